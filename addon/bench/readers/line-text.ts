import { foldLookAlikeScripts } from '../../src/plate/formats/look-alike-scripts.ts';

/** What the recogniser's classes stand for on a plate. */
export interface Alphabet {
  /** For each class: index into `symbols`; BLANK or NEVER. */
  readonly symbolOfClass: Int16Array;
  readonly symbols: readonly string[];
  /** For each class: 1 when it is a small letter that does not look like its capital. */
  readonly isSmall: Uint8Array;
}

/** The class that CTC puts between characters. */
const BLANK = -1;
/** A class that no plate carries; it is not read, however likely. */
const NEVER = -2;

/** A character or a separator (' ', '-', '.', ':', '/') as it was read in a line. */
export interface LineSymbol {
  readonly char: string;
  /** 0 to 1: the network's own, all cases and widths of the character together. */
  readonly score: number;
  /** Its middle, as a fraction of the line's length. */
  readonly at: number;
  /** 0 to 1: how much of the score says that it is a small letter, which plates do not have. */
  readonly small: number;
  /** Other characters that it may be, best first; none for a separator. */
  readonly runnersUp: readonly RunnerUp[];
}

export interface RunnerUp {
  readonly char: string;
  readonly score: number;
}

const SEPARATORS = new Map([
  [' ', ' '],
  ['-', '-'],
  ['—', '-'],
  ['–', '-'],
  ['一', '-'],
  ['~', '-'],
  ['_', '-'],
  ['.', '.'],
  ['·', '.'],
  ['•', '.'],
  ['、', '.'],
  ['。', '.'],
  [',', '.'],
  ['*', '.'],
  ["'", '.'],
  ['`', '.'],
  ['"', '.'],
  [':', ':'],
  [';', ':'],
  ['/', '/'],
  ['|', '-'],
  ['丨', '1'],
  ['〇', '0'],
  ['○', '0'],
  ['◎', '0'],
  // No plate has small letters: what looks like one is the bar of a 1 or I.
  ['l', 'I'],
]);

/**
 * @param dictionary the characters of classes 1, 2, 3 ...; class 0 is CTC's blank and the class after the last
 *   character is a space, as PP-OCR has it.
 */
export function plateAlphabet(dictionary: readonly string[]): Alphabet {
  const symbols: string[] = [];
  const classes = [null, ...dictionary, ' '];
  const symbolOfClass = Int16Array.from(classes, (written) => {
    if (written === null) return BLANK;
    const symbol = asOnPlate(written);
    if (symbol === null) return NEVER;
    const known = symbols.indexOf(symbol);
    return known === -1 ? symbols.push(symbol) - 1 : known;
  });
  const isSmall = Uint8Array.from(classes, (written) => (written !== null && SMALL.test(written) ? 1 : 0));
  return { symbolOfClass, symbols, isSmall };
}

/** Without c, o, s and others that are their capitals at another size, and without l, which is a bar. */
const SMALL = /^[abdefghijmnqrty]$/;

function asOnPlate(written: string): string | null {
  const known = SEPARATORS.get(written) ?? SEPARATORS.get(written.normalize('NFKC'));
  if (known !== undefined) return known;
  const plain = written
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .toUpperCase();
  const folded = foldLookAlikeScripts(plain);
  return /^[A-Z0-9]$/.test(folded) ? folded : null;
}

/** Fewer than this is not worth telling. */
const LEAST_RUNNER_UP = 0.01;
const MOST_RUNNERS_UP = 3;

/**
 * Greedy CTC: the likeliest symbol of each step, repeats merged, blanks dropped. Classes that a plate cannot carry are
 * left out first, so that a 0 is not lost to a ring that only another script has.
 *
 * @param probabilities `steps` rows of one probability a class.
 */
export function decodeLine(
  probabilities: Float32Array,
  steps: number,
  alphabet: Alphabet,
): readonly LineSymbol[] {
  const { symbols } = alphabet;
  const classes = alphabet.symbolOfClass.length;
  const line: LineSymbol[] = [];
  let previous: number | null = null;
  let runStart = 0;
  let peak = 0;
  for (let step = 0; step < steps; step++) {
    const sums = sumsOf(probabilities.subarray(step * classes, (step + 1) * classes), alphabet);
    const best = indexOfLargest(sums.symbols);
    const score = sums.symbols[best] ?? 0;
    if (sums.blank >= score) {
      previous = null;
      continue;
    }
    const isRepeat = previous === best;
    if (!isRepeat) {
      runStart = step;
      peak = 0;
    }
    previous = best;
    const char = symbols[best] ?? '';
    const known = line.at(-1);
    const runnersUp = isSeparator(char) ? [] : runnersUpOf(sums.symbols, best, symbols);
    const small = (sums.small[best] ?? 0) / score;
    const at = (runStart + step + 1) / 2 / steps;
    if (!isRepeat) line.push({ char, score: Math.min(1, score), at, small, runnersUp });
    else if (known !== undefined) {
      line[line.length - 1] =
        score > peak ? { char, score: Math.min(1, score), at, small, runnersUp } : { ...known, at };
    }
    peak = Math.max(peak, score);
  }
  return line;
}

interface StepSums {
  readonly blank: number;
  /** For each symbol, of all its classes. */
  readonly symbols: Float32Array;
  /** Of those that are small letters. */
  readonly small: Float32Array;
}

/** Adds up the classes of each symbol in one step. */
function sumsOf(step: Float32Array, { symbolOfClass, symbols: { length }, isSmall }: Alphabet): StepSums {
  const symbols = new Float32Array(length);
  const small = new Float32Array(length);
  let blank = 0;
  for (const [index, symbol] of symbolOfClass.entries()) {
    const probability = step[index] ?? 0;
    if (symbol === BLANK) blank += probability;
    if (symbol < 0) continue;
    symbols[symbol] = (symbols[symbol] ?? 0) + probability;
    if (isSmall[index] === 1) small[symbol] = (small[symbol] ?? 0) + probability;
  }
  return { blank, symbols, small };
}

export function isSeparator(char: string): boolean {
  return !/^[A-Z0-9]$/.test(char);
}

function runnersUpOf(sums: Float32Array, chosen: number, symbols: readonly string[]): readonly RunnerUp[] {
  return symbols
    .map((char, index) => ({ char, score: sums[index] ?? 0, index }))
    .filter(({ char, score, index }) => index !== chosen && score >= LEAST_RUNNER_UP && !isSeparator(char))
    .sort((a, b) => b.score - a.score)
    .slice(0, MOST_RUNNERS_UP)
    .map(({ char, score }) => ({ char, score }));
}

function indexOfLargest(values: Float32Array): number {
  let best = 0;
  for (let index = 1; index < values.length; index++) {
    if ((values[index] ?? 0) > (values[best] ?? 0)) best = index;
  }
  return best;
}
