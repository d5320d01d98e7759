import { expect, it } from 'vitest';
import { agreementBySet } from './agreement-by-set.ts';
import { answered, answerOf, answersOf, photoOf, truePlate } from './fixtures.ts';
import { judge } from './judge.ts';
import type { Judgement } from './judge.ts';

it('recogniser and witness are right together, alone, or wrong alike or apart; folded, and set by set', () => {
  const texts: readonly (readonly [main: string, witness: string])[] = [
    ['AB10', 'ABIO'],
    ['AB10', 'A810'],
    ['A810', 'AB10'],
    ['A810', 'A8I0'],
    ['A810', 'AB1'],
    ['', ''],
  ];
  const photos = [
    ...texts.map((_, index) => photoOf(`${index}.jpg`, { plates: [truePlate('AB10')] })),
    photoOf('unasked.jpg', { plates: [truePlate(null)] }),
    photoOf('0.jpg', { set: 'yard', plates: [truePlate('AB10')] }),
  ];
  const says = (which: 0 | 1): Judgement =>
    judge(
      photos,
      answersOf(
        [...texts.map((pair) => pair[which]), 'AB10', 'AB10'].map((text) => answerOf([answered(text)])),
        { kind: 'recogniser' },
      ),
    );
  expect(agreementBySet(says(0), says(1))).toEqual([
    {
      set: 'street',
      plates: 6,
      counts: { 'both right': 1, 'main only': 1, 'witness only': 1, 'agree, wrong': 1, 'differ, wrong': 2 },
    },
    { set: 'yard', plates: 1, counts: { 'both right': 1 } },
  ]);
});
