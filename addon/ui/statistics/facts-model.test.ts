import { expect, it } from 'vitest';
import {
  dayFigures,
  funnelCounts,
  NO_STATISTICS,
  statisticsFixture,
} from '../../test/statistics-fixtures.ts';
import { factsModel, isNothing } from './facts-model.ts';

it('the few numbers that say most', () => {
  expect(factsModel(statisticsFixture(), 8).map(({ value, meaning }) => [value, meaning])).toEqual([
    ['15', '5 a day'],
    ['10', '3.3 a day'],
    ['7', 'of 8 places'],
    ['1 h 30 min', '10 stays that ended'],
    ['84%', '16 of 19 that wanted in'],
    ['68%', '13 of 19 that wanted in'],
  ]);
});

it.each([
  ['days that are not there', [], true],
  ['a quiet day', [dayFigures('2026-11-23')], true],
  ['one that came in', [dayFigures('2026-11-23', { entered: 1 })], false],
  ['one that went', [dayFigures('2026-11-23', { left: 1 })], false],
  ['one that stood inside', [dayFigures('2026-11-23', { most: 1 })], false],
  [
    'one that was turned away',
    [dayFigures('2026-11-23', { funnel: [{ gateId: 'main', counts: funnelCounts(1, 0) }] })],
    false,
  ],
])('of %s nothing is to be counted: %j', (_, days, nothing) => {
  expect(isNothing({ ...NO_STATISTICS, days })).toBe(nothing);
});
