import type { PatternElement } from './pattern.ts';
import type { PlateFormat } from './region.ts';

/** The least that is asked of chance. */
export interface Chance {
  /** A whole number from `min` to `max`, both inclusive. */
  integer(min: number, max: number): number;
}

/** A plate of a format, drawn at random, as it is printed on one row: A-Z 0-9 and separators. */
export function exampleOf({ pattern }: PlateFormat, chance: Chance): string {
  return pattern.map((element) => drawn(element, chance)).join('');
}

function drawn(element: PatternElement, chance: Chance): string {
  switch (element.kind) {
    case 'characters':
      return Array.from({ length: chance.integer(element.least, element.most) }, () =>
        element.allowed.charAt(chance.integer(0, element.allowed.length - 1)),
      ).join('');
    case 'words':
      return element.words[chance.integer(0, element.words.length - 1)] ?? '';
    case 'separator':
      return element.printed;
    case 'row-break':
      return '';
  }
}
