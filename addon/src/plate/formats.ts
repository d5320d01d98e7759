import { COUNTRY_FORMATS } from './country-formats.ts';
import type { Country } from './country-formats.ts';

/** A text after look-alikes were put right by a country's formats. */
export interface Repair {
  readonly text: string;
  /** Empty when the text fitted as it was read. */
  readonly changes: readonly CharacterChange[];
}

export interface CharacterChange {
  /** Index in the text. */
  readonly at: number;
  readonly read: string;
  readonly meant: string;
}

/**
 * A letter and the digit that it is taken for. Between two letters or two digits there is no swap: a format cannot
 * tell them apart. Order matters: the first letter of a digit is tried first.
 */
export const LOOK_ALIKES: readonly (readonly [letter: string, digit: string])[] = [
  ['O', '0'],
  ['Q', '0'],
  ['D', '0'],
  ['I', '1'],
  ['L', '1'],
  ['Z', '2'],
  ['A', '4'],
  ['S', '5'],
  ['G', '6'],
  ['T', '7'],
  ['B', '8'],
];

/** Whether a text (A-Z 0-9, no separators) has one of the country's shapes. */
export function fitsFormat(text: string, country: Country): boolean {
  return COUNTRY_FORMATS[country].some((format) => slotsOfFormat(format).some((slots) => fits(text, slots)));
}

/** Whether a text (A-Z 0-9, no separators) has a shape of any known country. */
export function fitsAnyFormat(text: string): boolean {
  return ANY_FORMAT.test(text);
}

/**
 * The texts with one of the country's shapes that `text` (A-Z 0-9, no separators) may have been: characters are
 * swapped for their look-alikes only where the shape forbids the one that was read. Only the repairs with the fewest
 * changes count, so that it is just `text` when it fits as it is. Empty when no swap makes it fit.
 */
export function repairByFormat(text: string, country: Country): readonly Repair[] {
  const repairs = new Map<string, Repair>();
  for (const format of COUNTRY_FORMATS[country]) {
    for (const slots of slotsOfFormat(format)) {
      if (slots.length !== text.length) continue;
      for (const repair of repairsInto(text, slots)) {
        const known = repairs.get(repair.text);
        if (known === undefined) repairs.set(repair.text, repair);
      }
    }
  }
  const fewest = Math.min(...Array.from(repairs.values(), ({ changes }) => changes.length));
  return [...repairs.values()].filter(({ changes }) => changes.length === fewest);
}

const ANY_FORMAT = new RegExp(`^(?:${Object.values(COUNTRY_FORMATS).flat().map(toPattern).join('|')})$`);

function toPattern(format: string): string {
  return format.replace(/\[[^\]]+\]|[LN]/g, (kind) =>
    kind === 'L' ? '[A-Z]' : kind === 'N' ? '[0-9]' : kind,
  );
}

/** For each position, the characters that may stand there. */
type Slots = readonly string[];

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const DIGITS = '0123456789';

/** One list of slots for each length that a format allows. */
function slotsOfFormat(format: string): readonly Slots[] {
  let all: readonly Slots[] = [[]];
  for (const [, kind = '', least = '1', most = least] of format.matchAll(
    /(L|N|\[[^\]]+\])(?:\{(\d+)(?:,(\d+))?\})?/g,
  )) {
    const allowed = charactersOf(kind);
    const grown: Slots[] = [];
    for (const slots of all) {
      for (let count = Number(least); count <= Number(most); count++) {
        grown.push([...slots, ...Array.from({ length: count }, () => allowed)]);
      }
    }
    all = grown;
  }
  return all;
}

function charactersOf(kind: string): string {
  if (kind === 'L') return LETTERS;
  if (kind === 'N') return DIGITS;
  const pattern = new RegExp(kind);
  return Array.from(LETTERS + DIGITS)
    .filter((char) => pattern.test(char))
    .join('');
}

function fits(text: string, slots: Slots): boolean {
  return text.length === slots.length && slots.every((allowed, at) => allowed.includes(text.charAt(at)));
}

function repairsInto(text: string, slots: Slots): readonly Repair[] {
  let repairs: readonly Repair[] = [{ text: '', changes: [] }];
  for (const [at, allowed] of slots.entries()) {
    const read = text.charAt(at);
    const meanings = allowed.includes(read)
      ? [read]
      : lookAlikes(read).filter((char) => allowed.includes(char));
    repairs = repairs.flatMap((repair) =>
      meanings.map((meant) => ({
        text: repair.text + meant,
        changes: meant === read ? repair.changes : [...repair.changes, { at, read, meant }],
      })),
    );
  }
  return repairs;
}

function lookAlikes(char: string): readonly string[] {
  return LOOK_ALIKES.flatMap(([letter, digit]) =>
    letter === char ? [digit] : digit === char ? [letter] : [],
  );
}
