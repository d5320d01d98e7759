import { z } from 'zod';

/** `finder.yaml`: only for networks that do not say it themselves. */
export const finderDescription = z.object({
  /** Numbers of the classes that are plates, from 0. */
  plate_classes: z
    .array(z.int({ error: 'numbers of classes, from 0' }).min(0), { error: 'a list of numbers of classes' })
    .min(1, { error: 'a list of numbers of classes' })
    .nullish(),
  /** Boxes with less are no plates. fast-alpr uses 0.4 too. */
  least_score: z
    .number({ error: 'a number from 0 to 1' })
    .min(0, { error: 'a number from 0 to 1' })
    .max(1, { error: 'a number from 0 to 1' })
    .default(0.4),
  /** Side of the picture that a network of open size is given, in pixels. */
  size: z
    .int({ error: 'a whole number from 64 to 2048' })
    .min(64, { error: 'a whole number from 64 to 2048' })
    .max(2048, { error: 'a whole number from 64 to 2048' })
    .default(640),
});

export type FinderDescription = z.output<typeof finderDescription>;

/** What a name of a class must hold to be a plate. */
const PLATE = /plate|licen[cs]e|kennzeichen|matr[ií]cula|plaque|placa|targa/i;

/** Classes as the exporter of YOLO writes them: `{0: 'plate', 1: 'car'}`. */
export function classNames(metadata: ReadonlyMap<string, string>): ReadonlyMap<number, string> {
  const written = metadata.get('names') ?? '';
  return new Map(
    Array.from(written.matchAll(/(\d+)\s*:\s*(['"])(.*?)\2/g), ([, number, , name = '']) => [
      Number(number),
      name,
    ]),
  );
}

export type ClassChoice =
  | { readonly ok: true; readonly plateClasses: readonly number[] | null }
  | { readonly ok: false; readonly found: string };

/**
 * Which of a network's classes are plates: those that its description names, the only one, or those whose name says so.
 *
 * @param count how many there are; null when the answers do not say.
 */
export function choosePlateClasses(
  description: FinderDescription,
  names: ReadonlyMap<number, string>,
  count: number | null,
): ClassChoice {
  const known = count ?? (names.size > 0 ? names.size : null);
  const { plate_classes: chosen } = description;
  if (chosen !== null && chosen !== undefined) {
    const missing = chosen.find((number) => known !== null && number >= known);
    return missing === undefined
      ? { ok: true, plateClasses: chosen }
      : { ok: false, found: `has ${known ?? 0} classes, and no class ${missing}` };
  }
  if (known === null || known === 1) return { ok: true, plateClasses: null };
  const plates = [...names].filter(([, name]) => PLATE.test(name)).map(([number]) => number);
  if (plates.length > 0) return { ok: true, plateClasses: plates };
  const told = [...names.values()].slice(0, 5).join(', ');
  return {
    ok: false,
    found: `tells ${known} classes apart${told === '' ? '' : ` (${told}, ...)`}, none of them a plate by its name`,
  };
}
