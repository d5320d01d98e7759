import { UserError } from '../../errors.ts';

/**
 * A format as it is printed, from left to right and from the upper row to the lower one. The notation is told in
 * `plate-formats.json`.
 */
export type Pattern = readonly PatternElement[];

export type PatternElement = Characters | Words | Separator | RowBreak;

/** So many characters, each one of a set. */
export interface Characters {
  readonly kind: 'characters';
  /** A-Z 0-9, each once. */
  readonly allowed: string;
  readonly least: number;
  readonly most: number;
}

/** One of several texts. */
export interface Words {
  readonly kind: 'words';
  /** A-Z 0-9; not empty. */
  readonly words: readonly string[];
}

/** Printed, but no part of the text. */
export interface Separator {
  readonly kind: 'separator';
  readonly printed: string;
}

/** Where a plate of two rows breaks. */
export interface RowBreak {
  readonly kind: 'row-break';
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const DIGITS = '0123456789';

const ELEMENT =
  /(?:(?<set>[LD]|\[[A-Z0-9-]+\])(?:\{(?<least>\d)(?:,(?<most>\d))?\})?|<(?<list>[a-z-]+)>|(?<separator>[ .-])|(?<rowBreak>\|))/y;

/**
 * @param lists the lists that the pattern may name.
 * @throws UserError `pattern-wrong`
 */
export function parsePattern(pattern: string, lists: Readonly<Record<string, readonly string[]>>): Pattern {
  const elements: PatternElement[] = [];
  const scanner = new RegExp(ELEMENT);
  while (scanner.lastIndex < pattern.length) {
    const at = scanner.lastIndex;
    const groups = scanner.exec(pattern)?.groups;
    if (groups === undefined) throw wrong(pattern, `"${pattern.slice(at)}" is no element`);
    elements.push(elementOf(groups, lists, pattern));
  }
  return elements;
}

function elementOf(
  groups: Readonly<Partial<Record<string, string>>>,
  lists: Readonly<Record<string, readonly string[]>>,
  pattern: string,
): PatternElement {
  const { set, list, separator, least = '1', most = least } = groups;
  if (set !== undefined) {
    const characters: Characters = {
      kind: 'characters',
      allowed: charactersOf(set),
      least: Number(least),
      most: Number(most),
    };
    if (characters.allowed === '' || characters.most < Math.max(1, characters.least)) {
      throw wrong(pattern, `${set} stands for nothing`);
    }
    return characters;
  }
  if (list !== undefined) {
    const words = lists[list] ?? [];
    if (words.length === 0) throw wrong(pattern, `there is no list ${list}`);
    return { kind: 'words', words };
  }
  return separator === undefined ? { kind: 'row-break' } : { kind: 'separator', printed: separator };
}

function charactersOf(set: string): string {
  if (set === 'L') return LETTERS;
  if (set === 'D') return DIGITS;
  const ranges = Array.from(set.matchAll(/([A-Z0-9])(?:-([A-Z0-9]))?/g), ([, first = '', last = first]) => ({
    first,
    last,
  }));
  return Array.from(LETTERS + DIGITS)
    .filter((character) => ranges.some(({ first, last }) => first <= character && character <= last))
    .join('');
}

function wrong(pattern: string, what: string): UserError {
  return new UserError('pattern-wrong', `The plate pattern "${pattern}" cannot be used: ${what}.`);
}
