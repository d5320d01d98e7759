import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fullSite } from './full-site.ts';

const MINUTE_MS = 60_000;
const places = (occupied: number, promised = 0, now = 0) => ({ capacity: 10, occupied, promised, now });
const isFull = (...look: Parameters<typeof fullSite>): boolean => fullSite(...look).due.length > 0;

it.each([
  ['every place is taken', 10, 0, true],
  ['the last ones are promised', 7, 3, true],
  ['more are inside than there are places', 12, 0, true],
  ['one place is free', 9, 0, false],
  ['one place is not promised', 6, 3, false],
])('%s', (_when, occupied, promised, full) => {
  expect(isFull(places(occupied, promised), false, null)).toBe(full);
});

it('one place that is free does not end it before five minutes, two end it at once', () => {
  const first = fullSite(places(9, 0, 1000), true, null);
  expect(first).toMatchObject({ roomSince: 1000, nextAt: 1000 + 5 * MINUTE_MS });
  expect(first.due).toMatchObject([{ subject: { kind: 'full', capacity: 10 } }]);
  expect(isFull(places(9, 0, 1000 + 5 * MINUTE_MS - 1), true, 1000)).toBe(true);
  expect(isFull(places(9, 0, 1000 + 5 * MINUTE_MS), true, 1000)).toBe(false);
  expect(isFull(places(8, 0, 1001), true, 1000)).toBe(false);
});

it('who takes the place again begins the five minutes anew', () => {
  expect(fullSite(places(10, 0, 2000), true, 1000)).toMatchObject({ roomSince: null, nextAt: null });
});

it('does not come and go with one place, however often it changes', () => {
  fc.assert(
    fc.property(fc.array(fc.boolean(), { minLength: 2, maxLength: 100 }), (taken) => {
      let isTold = true;
      let roomSince: number | null = null;
      for (const [minute, isTaken] of taken.entries()) {
        // Nobody leaves it free for five minutes.
        const occupied = isTaken || minute % 4 === 0 ? 10 : 9;
        const look = fullSite(places(occupied, 0, minute * MINUTE_MS), isTold, roomSince);
        isTold = look.due.length > 0;
        roomSince = look.roomSince;
        expect(isTold).toBe(true);
      }
    }),
  );
});
