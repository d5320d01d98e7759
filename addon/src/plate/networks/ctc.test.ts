import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeSteps } from './ctc.ts';
import type { Alphabet, RowText } from './ctc.ts';

const ALPHABET: Alphabet = { characters: '01AB', separator: '-' };
const CLASSES = ALPHABET.characters.length + 2;
/** How tests write the classes: blank, characters, separator. */
const SIGNS = '_01AB-';

/** Each step is sure of its class, 0.9, and divides the rest. */
function decoded(path: string): RowText {
  const data = new Float32Array(path.length * CLASSES).fill(0.1 / (CLASSES - 1));
  for (const [step, sign] of Array.from(path).entries()) data[step * CLASSES + SIGNS.indexOf(sign)] = 0.9;
  return decodeSteps({ data, steps: path.length, classes: CLASSES }, ALPHABET);
}

function textOf({ characters }: RowText): string {
  return characters.map(({ char }) => char).join('');
}

describe('what a recogniser gives, step by step', () => {
  it.each([
    ['one step a character', 'A_B', 'AB', 'AB'],
    ['a character that lasts', '_AAA__BB_', 'AB', 'AB'],
    ['a double letter, parted by a blank', 'A_A', 'AA', 'AA'],
    ['a separator between groups', 'A--_1', 'A1', 'A-1'],
    ['a separator parts equal characters too', 'A-A', 'AA', 'A-A'],
    ['nothing but blanks', '____', '', ''],
    ['no steps', '', '', ''],
  ])('becomes a text: %s', (_, path, text, raw) => {
    expect(textOf(decoded(path))).toBe(text);
    expect(decoded(path).raw).toBe(raw);
  });

  it('scores a character by the surest step of its run and names what else it may be anywhere in it', () => {
    const steps = [
      [0, 0.3, 0, 0.7, 0, 0],
      [0, 0, 0, 0.8, 0.2, 0],
      [0.1, 0, 0, 0.6, 0.3, 0],
    ];
    const row = decodeSteps({ data: Float32Array.from(steps.flat()), steps: 3, classes: CLASSES }, ALPHABET);
    expect(row.characters).toHaveLength(1);
    const [character] = row.characters;
    expect(character?.char).toBe('A');
    expect(character?.score).toBeCloseTo(0.8);
    expect(character?.runnersUp.map(({ char }) => char).toSorted()).toEqual(['0', 'B']);
    expect(character?.runnersUp[0]?.score).toBeCloseTo(0.3);
  });

  it('never says more than was there: characters and separators of the path, in its order', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...Array.from(SIGNS)), maxLength: 40 }), (path) => {
        const merged = path.replace(/(.)\1+/g, '$1').replaceAll('_', '');
        expect(decoded(path).raw).toBe(merged);
        expect(textOf(decoded(path))).toBe(merged.replaceAll('-', ''));
      }),
    );
  });
});
