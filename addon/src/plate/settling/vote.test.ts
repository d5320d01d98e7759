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
