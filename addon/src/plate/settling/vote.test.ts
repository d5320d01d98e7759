import fc from 'fast-check';
import { expect, it } from 'vitest';
import { anyPlate } from '../../../test/any-plates.ts';
import { seen } from '../../../test/seen-plates.ts';
import type { PlateReading } from '../reading.ts';
import { accountKeeper } from './account.ts';
import { align } from './alignment.ts';
import { vote } from './vote.ts';
import type { VoteRules } from './vote.ts';

const alignTo: VoteRules['alignTo'] = (reference) => (text) => align(reference, text);
const RULES: VoteRules = { worthOf: (text) => (text.length > 9 ? 1 : 0.3), alignTo };
const EQUAL: VoteRules = { worthOf: () => 1, alignTo };

function saidIn([first, ...rest]: readonly [PlateReading, ...PlateReading[]]) {
  const sighting = (plate: PlateReading, frame: number) => ({ frame, reader: 'eye', plate });
  return accountKeeper()([sighting(first, 0), ...rest.map((plate, at) => sighting(plate, at + 1))]).said;
}

it('does not depend on the order in which the texts were said', () => {
  fc.assert(
    fc.property(anyPlate, fc.array(anyPlate, { maxLength: 12 }), (first, rest) => {
      const said = saidIn([first, ...rest]);
      const inOrder = ({ text, whole, slots }: ReturnType<typeof vote>) => ({
        text,
        whole,
        slots: slots.map(({ char, votes, allVotes, frames, others }) => {
          return { char, votes, allVotes, frames, others: others.toSorted() };
        }),
      });
      const reversed = new Map([...said].reverse());
      expect(inOrder(vote(reversed, RULES))).toEqual(inOrder(vote(said, RULES)));
    }),
  );
});

it('nor where two characters have as many votes against that of the weightiest text', () => {
  const plates = ['B21', 'B31', 'C41', 'C51'].map((text) => seen(text, { h: 8 }));
  const weightiest = seen('A11', { h: 12 });
  expect(vote(saidIn([weightiest, ...plates]), EQUAL).text).toBe('B11');
  expect(vote(saidIn([weightiest, ...plates.toReversed()]), EQUAL).text).toBe('B11');
});

it('tells for each slot who has the same there and what others have', () => {
  const { text, whole, slots } = vote(saidIn([seen('AB1'), seen('AB1'), seen('AB7'), seen('AB12')]), EQUAL);
  expect({ text, whole }).toEqual({ text: 'AB1', whole: 2 });
  expect(slots.map(({ char, frames, others }) => [char, frames, others])).toEqual([
    ['', 4, []],
    ['A', 4, []],
    ['', 4, []],
    ['B', 4, []],
    ['', 4, []],
    ['1', 3, ['7']],
    ['', 3, ['2']],
  ]);
});

it('weighs a character by its score, a missing one by the size of the plate and one too many by the whole text', () => {
  const plates = [
    { ...seen('AB1', { h: 10, score: 0.5 }), confidence: 0.9 },
    { ...seen('AB', { h: 2 }), confidence: 0.5 },
    { ...seen('AXB1', { h: 4, score: 0.75 }), confidence: 0.25 },
  ] as const;
  const { text, slots } = vote(saidIn(plates), EQUAL);
  expect(text).toBe('AB1');
  expect(slots.map(({ votes, allVotes }) => [votes / 1e6, allVotes / 1e6])).toEqual([
    [16, 16],
    [5 + 1.96 + 3, 5 + 1.96 + 3],
    [10 + 2, 10 + 2 + 1],
    [5 + 1.96 + 3, 5 + 1.96 + 3],
    [16, 16],
    [5 + 3, 5 + 3 + 2],
    [16, 16],
  ]);
});

it('counts the votes on the text that comes out, not on one that was read', () => {
  const slips = ['KA01AB12X4', 'KA01ABX234', 'KX01AB1234'].map((text) => seen(text));
  const { text, whole, slots } = vote(saidIn(slips as [PlateReading, ...PlateReading[]]), EQUAL);
  expect({ text, whole }).toEqual({ text: 'KA01AB1234', whole: 0 });
  expect(slots.map(({ char }) => char).join('')).toBe(text);
  expect(slots.map(({ frames }) => frames)).toEqual(
    Array.from({ length: 21 }, (_, slot) => ([3, 13, 17].includes(slot) ? 2 : 3)),
  );
});
