import type { Pattern } from './pattern.ts';

/** A format of one length, part by part; separators are no part of it. */
export interface Shape {
  readonly length: number;
  readonly parts: readonly ShapePart[];
}

/** What may stand at one place: one of these characters, or one of these texts of the same length. */
export type ShapePart = string | readonly string[];

/** Every shape that a pattern can take, one for each choice of lengths. */
export function shapesOf(pattern: Pattern): readonly Shape[] {
  let shapes: readonly Shape[] = [{ length: 0, parts: [] }];
  for (const element of pattern) {
    if (element.kind === 'separator' || element.kind === 'row-break') continue;
    const choices =
      element.kind === 'words' ? wordChoices(element.words) : characterChoices(element.allowed, element);
    shapes = shapes.flatMap((shape) =>
      choices.map((choice) => ({
        length: shape.length + choice.length,
        parts: [...shape.parts, ...choice.parts],
      })),
    );
  }
  return shapes;
}

/** Whether a text has the shape. */
export function hasShape(text: string, { length, parts }: Shape): boolean {
  if (text.length !== length) return false;
  let at = 0;
  return parts.every((part) => {
    if (typeof part === 'string') return part.includes(text.charAt(at++));
    const word = text.slice(at, (at += wordLength(part)));
    return part.includes(word);
  });
}

/** How many characters a part takes. */
export function wordLength(part: ShapePart): number {
  return typeof part === 'string' ? 1 : (part[0]?.length ?? 0);
}

function characterChoices(
  allowed: string,
  { least, most }: { readonly least: number; readonly most: number },
): readonly Shape[] {
  return Array.from({ length: most - least + 1 }, (_, more) => ({
    length: least + more,
    parts: Array.from({ length: least + more }, () => allowed),
  }));
}

function wordChoices(words: readonly string[]): readonly Shape[] {
  const byLength = Map.groupBy(words, ({ length }) => length);
  return Array.from(byLength, ([length, ofLength]) => ({ length, parts: [ofLength] }));
}
