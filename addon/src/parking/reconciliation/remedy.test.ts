import { describe, expect, it } from 'vitest';
import { cameIn, minutesAgo, NOON } from '../slots/slots-under-test.ts';
import { plainVisit } from '../visit.ts';
import { driftAtNoon } from './drift-under-test.ts';
import { changeOf, leastSeen, remedyTo } from './remedy.ts';

/** One stands in slot `a`; one drives to its slot; one drove out of slot `b` an hour ago; one never parked; one was never read. */
const site = driftAtNoon({
  over: { a: 'present', b: 'clear' },
  openVisits: [
    cameIn('parked', 300, { slotId: 'a' }),
    cameIn('nowhere', 200),
    cameIn('unread', 150, { plate: null }),
    cameIn('drove-out', 120, { slotId: 'b' }),
    cameIn('comes', 5),
  ],
});

describe('who is least seen to be inside', () => {
  it('drove out of a slot, was never read, is seen nowhere, is on the way, stands in a slot: in this order', () => {
    expect(leastSeen(site, [])).toEqual(['drove-out', 'unread', 'nowhere', 'comes', 'parked']);
  });

  it('whom something says to be gone comes first of all', () => {
    expect(leastSeen(site, ['comes', 'parked']).slice(0, 3)).toEqual(['comes', 'parked', 'drove-out']);
  });

  it('of two alike who has been here for longer comes first', () => {
    const alike = driftAtNoon({ openVisits: [cameIn('newer', 60), cameIn('older', 70)] });
    expect(leastSeen(alike, [])).toEqual(['older', 'newer']);
  });
});

describe('a remedy', () => {
  it.each([
    [3, { countDelta: -4, closes: ['drove-out', 'unread'], adds: 0 }],
    [5, { countDelta: -2, closes: [], adds: 0 }],
    [9, { countDelta: 2, closes: [], adds: 4 }],
  ] as const)('brings lanes and visits to %d', (count, remedy) => {
    expect(remedyTo(count, { ...site, lanes: 7 })).toEqual(remedy);
  });

  it('closes visits by now, as looked at, and keeps what was strange about them', () => {
    const strange = cameIn('v', 60, { anomalies: ['unread-entry'], plate: null, permitId: 'p' });
    const { openVisits } = driftAtNoon({ openVisits: [strange, cameIn('other', 50)] });
    const change = changeOf(
      { countDelta: -1, closes: ['v'], adds: 0 },
      { openVisits, slots: [], now: NOON },
      () => '',
    );
    expect(change).toEqual({ before: [strange], after: [{ ...strange, leftAt: NOON, reviewedAt: NOON }] });
  });

  it('ends no visit before it began, where a clock was set back', () => {
    const openVisits = [cameIn('v', -5)];
    const { after } = changeOf(
      { countDelta: 0, closes: ['v'], adds: 0 },
      { openVisits, slots: [], now: NOON },
      () => '',
    );
    expect(after[0]?.leftAt).toBe(minutesAgo(-5));
  });

  it('adds visits for those who stand in slots unknown, since they stand there, and by now for the others', () => {
    const { slots } = driftAtNoon({
      over: {
        newer: ['present', 20],
        older: ['present', 30],
        empty: 'clear',
        silent: 'unknown',
        stuck: ['present', 60 * 24 * 60],
        known: 'present',
      },
      openVisits: [cameIn('v', 90, { slotId: 'known' })],
    });
    let ids = 0;
    const { before, after } = changeOf(
      { countDelta: 3, closes: [], adds: 3 },
      { openVisits: [], slots, now: NOON },
      () => `made ${(ids += 1)}`,
    );
    const made = (id: string, enteredAt: number, slotId: string | null) =>
      plainVisit({ id, enteredAt, slotId, anomalies: ['unread-entry'], reviewedAt: NOON });
    expect(before).toEqual([]);
    expect(after).toEqual([
      made('made 1', minutesAgo(30), 'older'),
      made('made 2', minutesAgo(20), 'newer'),
      made('made 3', NOON, null),
    ]);
  });
});
