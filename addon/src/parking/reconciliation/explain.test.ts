import { describe, expect, it } from 'vitest';
import { cameIn, minutesAgo } from '../slots/slots-under-test.ts';
import { driftAtNoon, loneExit, passageOf } from './drift-under-test.ts';
import type { SiteAtNoon } from './drift-under-test.ts';
import { explainDrift } from './explain.ts';

const HOUR_MS = 60 * 60_000;
const DAY_MINUTES = 24 * 60;

const first = (site: SiteAtNoon) => explainDrift(driftAtNoon(site))[0];
const causes = (site: SiteAtNoon) => explainDrift(driftAtNoon(site)).map(({ cause }) => cause);

/** Two parked, in `a` and `b`. */
const PARKED = [cameIn('asha', 90, { slotId: 'a' }), cameIn('bala', 80, { slotId: 'b' })];
const BOTH_THERE = { a: 'present', b: 'present', c: 'clear' } as const;

it('nothing is explained where all agree', () => {
  expect(explainDrift(driftAtNoon({ over: BOTH_THERE, openVisits: PARKED }))).toEqual([]);
});

describe('the likeliest explanation', () => {
  it('somebody left unread, whose visit is still open: the one that stands nowhere is closed', () => {
    const site: SiteAtNoon = {
      over: BOTH_THERE,
      lanes: 2,
      openVisits: [cameIn('gone', 200), ...PARKED],
      endedVisits: [loneExit('x', 30, null)],
    };
    expect(first(site)).toMatchObject({
      cause: 'unread-exit',
      visitIds: ['x'],
      remedy: { countDelta: 0, closes: ['gone'], adds: 0 },
    });
  });

  it('of several, who left unread is the one whose slot had just emptied', () => {
    const site: SiteAtNoon = {
      lanes: 1,
      openVisits: [cameIn('older', 200), cameIn('emptied', 100)],
      emptiedVisitIds: ['emptied'],
      endedVisits: [loneExit('x', 1, null)],
    };
    expect(first(site)).toMatchObject({ cause: 'unread-exit', remedy: { closes: ['emptied'] } });
  });

  it('but not where another slot says that it cannot be', () => {
    const site: SiteAtNoon = {
      over: { a: 'present', b: 'clear' },
      lanes: 2,
      openVisits: [
        cameIn('lost', 200),
        cameIn('parked', 120, { slotId: 'a' }),
        cameIn('emptied', 100, { slotId: 'b' }),
      ],
      emptiedVisitIds: ['emptied'],
      endedVisits: [loneExit('x', 1, null)],
    };
    // Were `emptied` the one, nobody could be where `lost` is said to be.
    expect(first(site)).toMatchObject({ cause: 'unread-exit', remedy: { closes: ['lost'] } });
  });

  it('a plate was read wrong when it came or went: an open visit that may have been the one is closed', () => {
    const site: SiteAtNoon = {
      lanes: 2,
      openVisits: [
        cameIn('other', 300, { plate: 'DL8CAF5031' }),
        cameIn('unread', 200, { plate: null }),
        cameIn('later', 10, { plate: null }),
      ],
      endedVisits: [loneExit('x', 30, 'MH12DE1433')],
    };
    expect(first(site)).toMatchObject({
      cause: 'exit-without-entry',
      remedy: { countDelta: 0, closes: ['unread'], adds: 0 },
    });
  });

  it('somebody left whom nobody had counted', () => {
    const site: SiteAtNoon = {
      over: BOTH_THERE,
      lanes: 1,
      openVisits: PARKED,
      endedVisits: [loneExit('x', 30, 'MH12DE1433')],
    };
    expect(first(site)).toMatchObject({
      cause: 'exit-without-entry',
      remedy: { countDelta: 1, closes: [], adds: 0 },
    });
  });

  it('who came in again had left before: the count goes down', () => {
    const again = cameIn('asha-before', 400, { leftAt: minutesAgo(90), anomalies: ['entered-twice'] });
    const site: SiteAtNoon = { over: BOTH_THERE, lanes: 3, openVisits: PARKED, endedVisits: [again] };
    expect(first(site)).toMatchObject({
      cause: 'entered-twice',
      visitIds: ['asha-before'],
      remedy: { countDelta: -1, closes: [], adds: 0 },
    });
  });

  it('a visit is open for longer than anybody stays', () => {
    const site: SiteAtNoon = {
      lanes: 1,
      openVisits: [cameIn('stale', 5 * DAY_MINUTES), cameIn('asha', 90)],
      staysMs: [8 * HOUR_MS],
    };
    expect(first(site)).toMatchObject({
      cause: 'stale-visit',
      visitIds: ['stale'],
      remedy: { countDelta: 0, closes: ['stale'], adds: 0 },
    });
  });

  it.each([
    ['tailgated-in', { outcome: 'tailgated' }],
    ['forced-entry', { outcome: 'forced' }],
    ['inferred-crossing', { inferred: true }],
    ['interrupted-passage', { interrupted: true, inferred: true }],
    ['interrupted-passage', { interrupted: true, outcome: 'abandoned' }],
  ] as const)('%s: one more came in than was counted', (cause, said) => {
    const site: SiteAtNoon = {
      over: { ...BOTH_THERE, c: ['present', 25] },
      openVisits: PARKED,
      passages: [passageOf('p', said), passageOf('ordinary', {})],
    };
    expect(first(site)).toMatchObject({
      cause,
      passageIds: ['p'],
      remedy: { countDelta: 1, closes: [], adds: 1 },
    });
  });

  it.each([
    ['inferred-crossing', 'in', { inferred: true }],
    ['inferred-crossing', 'out', { inferred: true, outcome: 'left' }],
    ['interrupted-passage', 'in', { interrupted: true, inferred: true }],
    ['interrupted-passage', 'out', { interrupted: true, outcome: 'abandoned' }],
  ] as const)('%s on the way %s: one fewer is inside than was counted', (cause, direction, said) => {
    const site: SiteAtNoon = {
      over: BOTH_THERE,
      openVisits: [cameIn('nowhere', 40), ...PARKED],
      passages: [passageOf('p', { direction, ...said })],
    };
    expect(first(site)).toMatchObject({
      cause,
      passageIds: ['p'],
      remedy: { countDelta: -1, closes: ['nowhere'], adds: 0 },
    });
  });

  it.each(['tailgated', 'forced'] as const)('who was %s on the way out let nobody in', (outcome) => {
    const site: SiteAtNoon = {
      over: { ...BOTH_THERE, c: ['present', 25] },
      openVisits: PARKED,
      passages: [passageOf('p', { outcome, direction: 'out' })],
    };
    expect(causes(site)).toEqual(['unseen-crossing']);
  });

  it('an exit that was none is one too few in the lanes alone, where nobody was paired with it', () => {
    const site: SiteAtNoon = {
      over: BOTH_THERE,
      lanes: 1,
      openVisits: PARKED,
      passages: [passageOf('p', { direction: 'out', outcome: 'left', inferred: true })],
    };
    expect(first(site)).toMatchObject({ cause: 'inferred-crossing', remedy: { countDelta: 1, adds: 0 } });
  });

  it.each([
    ['slots-agree-with-lanes', { lanes: 2, openVisits: [cameIn('lost', 70), ...PARKED] }],
    ['slots-agree-with-visits', { lanes: 4, openVisits: PARKED }],
  ] as const)('%s, where nothing that happened explains it', (cause, said) => {
    expect(causes({ over: BOTH_THERE, ...said })).toEqual([cause]);
  });

  it('two witnesses agree, beside what happened and may be the reason', () => {
    const lost = cameIn('lost', 70);
    const site = { over: BOTH_THERE, lanes: 2, openVisits: [lost, ...PARKED] };
    expect(causes({ ...site, endedVisits: [loneExit('x', 30, null)] })).toEqual([
      'unread-exit',
      'slots-agree-with-lanes',
    ]);
  });

  it('somebody came or went unseen, where all that is known is that the slots say otherwise', () => {
    const site: SiteAtNoon = { over: { a: 'present', b: 'clear' }, openVisits: PARKED };
    expect(explainDrift(driftAtNoon(site))).toMatchObject([
      { cause: 'unseen-crossing', remedy: { countDelta: -1, closes: ['bala'], adds: 0 } },
    ]);
    expect(causes({ lanes: 5, openVisits: PARKED })).toEqual(['unseen-crossing']);
  });

  it('says nothing of a witness that is right', () => {
    const site: SiteAtNoon = {
      over: BOTH_THERE,
      lanes: 2,
      openVisits: [cameIn('nowhere', 40), ...PARKED],
      passages: [passageOf('p', { inferred: true }), passageOf('q', { outcome: 'tailgated' })],
    };
    expect(causes(site)).toEqual(['slots-agree-with-lanes']);
  });

  it('explains more of the difference than the others', () => {
    const site: SiteAtNoon = {
      over: BOTH_THERE,
      lanes: 3,
      openVisits: [cameIn('nowhere', 40), ...PARKED],
      passages: [passageOf('p', { inferred: true })],
      endedVisits: [loneExit('x', 30, null)],
    };
    expect(causes(site).slice(0, 1)).toEqual(['inferred-crossing']);
  });
});

describe('slots that may be wrong', () => {
  const left = { leftAt: minutesAgo(30), exitPassageId: 'exit', pairedBy: 'plate' } as const;
  /** Asha was read when she left half an hour ago, and her slot has seen something for an hour. */
  const stuck: SiteAtNoon = {
    over: { a: ['present', 60], b: 'present', c: 'clear' },
    openVisits: [cameIn('bala', 80, { slotId: 'b' })],
    endedVisits: [cameIn('asha', 90, { slotId: 'a', ...left })],
  };

  it('come first where one still sees who was read to leave, and nothing is put right by it', () => {
    const [doubt, ...others] = explainDrift(driftAtNoon(stuck));
    expect(doubt).toMatchObject({ cause: 'slot-sensor-silent', slotIds: ['a'], remedy: null });
    expect(others).toMatchObject([{ cause: 'unseen-crossing', remedy: { countDelta: 1, adds: 1 } }]);
  });

  it.each<readonly [string, SiteAtNoon]>([
    ['the slot was taken again since', { over: { ...stuck.over, a: ['present', 40] } }],
    [
      'who left was not read',
      { endedVisits: [cameIn('asha', 90, { slotId: 'a', ...left, pairedBy: 'slot' })] },
    ],
    ['it was somebody else who left', { endedVisits: [cameIn('asha', 90, { slotId: 'c', ...left })] }],
  ])('but not where %s', (_, said) => {
    expect(causes({ ...stuck, ...said })).toEqual(['unseen-crossing']);
  });

  it('but not where somebody drove out of another one, and is taken for the one who left', () => {
    const swapped = cameIn('taken-for-her', 85, { slotId: 'c' });
    const openVisits = [swapped, ...(stuck.openVisits ?? [])];
    expect(causes({ ...stuck, lanes: 1, openVisits })).toEqual(['slots-agree-with-visits']);
  });

  it('are no reason to wait where they change nothing', () => {
    const site = { ...stuck, openVisits: [cameIn('lost', 85), ...(stuck.openVisits ?? [])] };
    expect(causes({ ...site, lanes: 0 })[0]).toBe('slots-agree-with-visits');
  });

  it('come first while who drove out of one unknown may still be inside', () => {
    const site: SiteAtNoon = {
      over: { a: 'present', b: 'present', c: ['clear', 10] },
      lanes: 3,
      openVisits: [cameIn('unknown', 300), ...PARKED],
    };
    expect(first(site)).toMatchObject({ cause: 'vehicle-between', slotIds: ['c'], remedy: null });
  });

  it.each<readonly [string, SiteAtNoon]>([
    ['that was long ago', { over: { ...BOTH_THERE, c: ['clear', 11] } }],
    ['it is known who that was', { openVisits: [cameIn('known', 300, { slotId: 'c' }), ...PARKED] }],
    [
      'that one has left by now',
      { endedVisits: [cameIn('v', 200, { slotId: 'c', ...left, leftAt: minutesAgo(5) })] },
    ],
  ])('but not where %s', (_, said) => {
    const site: SiteAtNoon = {
      over: { a: 'present', b: 'present', c: ['clear', 8] },
      lanes: 3,
      openVisits: [cameIn('unknown', 300), ...PARKED],
    };
    expect(first({ ...site, ...said })).toMatchObject({ cause: 'unseen-crossing' });
  });

  it('are shown last where one is silent and the others are enough', () => {
    const site: SiteAtNoon = {
      over: { a: 'present', b: 'clear', c: 'unknown' },
      lanes: 3,
      openVisits: [cameIn('lost', 100), ...PARKED],
    };
    expect(
      explainDrift(driftAtNoon(site)).map(({ cause, slotIds, remedy }) => [
        cause,
        slotIds,
        remedy?.countDelta,
      ]),
    ).toEqual([
      ['unseen-crossing', [], -1],
      ['slot-sensor-silent', ['c'], undefined],
    ]);
  });
});

describe('an explanation', () => {
  const site: SiteAtNoon = {
    lanes: 1,
    openVisits: PARKED,
    endedVisits: [loneExit('newer', 20, null), loneExit('older', 30, null)],
  };

  it('keeps its id while what it rests on stays, and gets another when that changes', () => {
    const id = first(site)?.id;
    expect(id).toMatch(/^[0-9a-f]{24}$/);
    expect(first({ ...site, staysMs: [HOUR_MS] })?.id).toBe(id);
    expect(first({ ...site, lanes: 0 })?.id).not.toBe(id);
    expect(first({ ...site, endedVisits: [loneExit('newer', 20, null)] })?.id).not.toBe(id);
  });

  it('names what it rests on oldest first', () => {
    expect(first(site)?.visitIds).toEqual(['older', 'newer']);
  });
});
