import { describe, expect, it } from 'vitest';
import { decodeLine, plateAlphabet } from './line-text.ts';

const DICTIONARY = ['A', 'a', 'B', '8', '0', 'O', '口', '·', '-', 'Ａ'];
const ALPHABET = plateAlphabet(DICTIONARY);
/** Blank, the dictionary, and the space that PP-OCR puts last. */
const CLASSES = ['', ...DICTIONARY, ' '];

/** Probabilities of a line from the likely classes of each step. */
function line(steps: readonly Readonly<Record<string, number>>[]): Float32Array {
  const values = new Float32Array(steps.length * CLASSES.length);
  for (const [step, scores] of steps.entries()) {
    for (const [written, score] of Object.entries(scores)) {
      values[step * CLASSES.length + CLASSES.indexOf(written)] = score;
    }
  }
  return values;
}

function decode(steps: readonly Readonly<Record<string, number>>[]): string {
  return decodeLine(line(steps), steps.length, ALPHABET)
    .map(({ char }) => char)
    .join('');
}

const BLANK = { '': 0.9 };

describe('the text of a line', () => {
  it('merges repeats and drops blanks', () => {
    expect(decode([{ A: 0.9 }, { A: 0.8 }, BLANK, { A: 0.9 }, { B: 0.9 }, BLANK])).toBe('AAB');
    expect(decode([BLANK, BLANK])).toBe('');
    expect(decode([])).toBe('');
  });

  it('takes small, wide and capital forms of a letter together', () => {
    const [symbol] = decodeLine(line([{ A: 0.3, a: 0.3, Ａ: 0.2, B: 0.1, '': 0.1 }]), 1, ALPHABET);
    expect(symbol?.char).toBe('A');
    expect(symbol?.score).toBeCloseTo(0.8);
    expect(symbol?.small).toBeCloseTo(0.3 / 0.8);
  });

  it('is not led astray by characters that no plate has', () => {
    expect(decode([{ 口: 0.6, '0': 0.3, '': 0.1 }])).toBe('0');
    expect(decode([{ 口: 0.9, '0': 0.02, '': 0.08 }])).toBe('');
  });

  it('keeps separators, in one form each', () => {
    expect(decode([{ A: 1 }, { '·': 1 }, { '8': 1 }, { ' ': 1 }, { B: 1 }, { '-': 1 }, { '0': 1 }])).toBe(
      'A.8 B-0',
    );
  });

  it('scores a character by its best step and names what else it may be', () => {
    const [symbol] = decodeLine(
      line([{ '8': 0.6, B: 0.35 }, { '8': 0.7, B: 0.25, '0': 0.02 }, BLANK]),
      3,
      ALPHABET,
    );
    expect(symbol?.score).toBeCloseTo(0.7);
    expect(symbol?.at).toBeCloseTo(1 / 3);
    expect(symbol?.runnersUp).toEqual([
      { char: 'B', score: expect.closeTo(0.25) as number },
      { char: '0', score: expect.closeTo(0.02) as number },
    ]);
  });
});
