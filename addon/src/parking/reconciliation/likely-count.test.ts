import { expect, it } from 'vitest';
import { likelyCount } from './likely-count.ts';

const range = (least: number, most: number) => ({ least, most });

it.each([
  ['all say the same', 5, 5, range(5, 5), 5, 'all'],
  ['two outvote the visits', 5, 6, range(5, 5), 5, 'slots-and-lanes'],
  ['two outvote the lanes', 6, 5, range(5, 5), 5, 'slots-and-visits'],
  ['also where the slots leave room', 9, 5, range(4, 7), 5, 'slots-and-visits'],
  ['certain slots are the truth about places', 5, 5, range(4, 4), 4, 'slots'],
  ['whatever the others say', 2, 9, range(6, 6), 6, 'slots'],
  ['the lanes as near as slots allow: at least', 2, 9, range(4, 6), 4, 'slots'],
  ['the lanes as near as slots allow: at most', 8, 9, range(4, 6), 6, 'slots'],
  ['the lower where slots allow both: lanes', 5, 6, range(4, 7), 5, 'lanes'],
  ['the lower where slots allow both: visits', 6, 5, range(4, 7), 5, 'visits'],
  ['the lower without slots: lanes', 5, 6, null, 5, 'lanes'],
  ['the lower without slots: visits', 6, 5, null, 5, 'visits'],
] as const)('%s', (_, lanes, visits, slots, count, saidBy) => {
  expect(likelyCount({ lanes, visits, slots })).toEqual({ count, saidBy });
});
