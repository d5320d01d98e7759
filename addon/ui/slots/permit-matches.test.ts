import { expect, it } from 'vitest';
import { permitFixture } from '../../test/permit-fixtures.ts';
import { namesOf } from '../names.ts';
import { permitMatches } from './permit-matches.ts';

const permits = Array.from({ length: 9 }, (_, index) =>
  permitFixture({ id: `p${index}`, holder: `Holder ${index}`, plates: [`KL0${index}`] }),
);
const matches = (wanted: string, chosen: readonly string[] = [], of = permits) =>
  permitMatches(of, wanted, chosen, namesOf([]));

it('nothing is offered before something is written', () => {
  expect(matches('  ')).toBeNull();
});

it('the first ones are offered, and it says how many more there are', () => {
  const found = matches('holder');
  expect(found?.shown.map(({ id }) => id)).toEqual(['p0', 'p1', 'p2', 'p3', 'p4', 'p5']);
  expect(found?.more).toBe(3);
});

it('plates are found as well, and what is chosen already is not offered again', () => {
  expect(matches('kl 03')?.shown.map(({ id }) => id)).toEqual(['p3']);
  expect(matches('kl 03', ['p3'])).toEqual({ shown: [], more: 0 });
});

it('who is blocked is not offered', () => {
  expect(matches('holder', [], [permitFixture({ holder: 'Holder', kind: 'block' })])?.shown).toEqual([]);
});
