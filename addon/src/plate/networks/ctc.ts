import type { CharacterGuess, CharacterReading } from '../reading.ts';

/** What the classes of a recogniser mean: 0 is CTC's blank, 1... are `characters`, the one after them parts groups. */
export interface Alphabet {
  readonly characters: string;
  /** How a separator is written in the raw text. */
  readonly separator: string;
}

/** Probabilities of one row of characters, [steps, classes], rows of the matrix one after the other. */
export interface Steps {
  readonly data: Float32Array;
  readonly steps: number;
  readonly classes: number;
}

export interface RowText {
  readonly characters: readonly CharacterReading[];
  /** With separators, also at the ends. */
  readonly raw: string;
}

const BLANK = 0;
const MOST_RUNNERS_UP = 3;
/** Less likely ones never turn out to be right and only fill memory. */
const LEAST_SCORE = 0.001;

/**
 * Greedy decoding of connectionist temporal classification (Graves et al., 2006): the likeliest class of each step,
 * repeats merged, blanks dropped. A character's score is its class's highest probability within its run.
 */
export function decodeSteps({ data, steps, classes }: Steps, alphabet: Alphabet): RowText {
  const separatorClass = alphabet.characters.length + 1;
  const characters: CharacterReading[] = [];
  let raw = '';
  let step = 0;
  while (step < steps) {
    const best = likeliest(data, step * classes, classes);
    let peak = step;
    let end = step + 1;
    while (end < steps && likeliest(data, end * classes, classes) === best) {
      if (at(data, end * classes + best) > at(data, peak * classes + best)) peak = end;
      end++;
    }
    if (best === separatorClass) raw += alphabet.separator;
    else if (best !== BLANK) {
      const char = alphabet.characters.charAt(best - 1);
      raw += char;
      characters.push({
        char,
        score: Math.min(1, at(data, peak * classes + best)),
        runnersUp: runnersUp(data, { from: step, to: end, classes, best }, alphabet),
      });
    }
    step = end;
  }
  return { characters, raw };
}

interface Run {
  /** First step of a character and the one after its last. */
  readonly from: number;
  readonly to: number;
  readonly classes: number;
  readonly best: number;
}

/** What else a character may be, by the highest probability anywhere in its run. */
function runnersUp(data: Float32Array, run: Run, { characters }: Alphabet): readonly CharacterGuess[] {
  const guesses: CharacterGuess[] = [];
  for (let index = 1; index <= characters.length; index++) {
    if (index === run.best) continue;
    let score = 0;
    for (let step = run.from; step < run.to; step++) {
      score = Math.max(score, at(data, step * run.classes + index));
    }
    if (score >= LEAST_SCORE) guesses.push({ char: characters.charAt(index - 1), score });
  }
  return guesses.sort((a, b) => b.score - a.score).slice(0, MOST_RUNNERS_UP);
}

function likeliest(data: Float32Array, from: number, classes: number): number {
  let best = 0;
  for (let index = 1; index < classes; index++) {
    if (at(data, from + index) > at(data, from + best)) best = index;
  }
  return best;
}

function at(data: Float32Array, index: number): number {
  return data[index] ?? 0;
}
