import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Orders, Story } from '../../test/barrier-story.ts';
import type { BarrierFault } from '../contract/words.ts';
import {
  blindOptions,
  options,
  play,
  position,
  seen,
  clear,
  needed,
  owed,
  time,
  stops,
  wasStopped,
  opens,
  closes,
  locks,
  unlocks,
  releases,
  emergency,
  emergencyEnds,
  linkLost,
  holds,
} from '../../test/barrier-story.ts';
import { barrierWakesAt, stepBarrier, UNKNOWN_BARRIER } from './barrier.ts';
import type { BarrierEvent } from './barrier.ts';

describe('the barrier', () => {
  it('opens for who may pass and closes when they have passed and all has been clear for a while', () => {
    const { orders, barrier } = play(
      [0, position('closed')],
      [1, seen],
      [2, needed(true)],
      [3, position('opening')],
      [5, position('open')],
      [8, clear],
      [8, needed(false)],
      [9, time],
      [10, time],
      [13, position('closed')],
    );
    expect(orders).toEqual([
      [2, 'open'],
      [10, 'close'],
    ]);
    expect(barrier).toMatchObject({ position: 'closed', fault: null, ordered: null });
  });

  it.each<[string, readonly (readonly [number, BarrierEvent])[]]>([
    ['nothing moves at start', [[0, time]]],
    [
      'it stays open while something is seen',
      [
        [0, position('open')],
        [1, seen],
        [60, time],
      ],
    ],
    [
      'it stays open while no sensor has a valid state',
      [
        [0, position('open')],
        [60, time],
      ],
    ],
    [
      'it does not close from an unknown position',
      [
        [0, clear],
        [60, time],
      ],
    ],
    [
      'it stays open for who may pass but has not',
      [
        [0, position('open')],
        [1, needed(true)],
        [2, clear],
        [60, time],
      ],
    ],
    [
      'clear must last',
      [
        [0, position('open')],
        [1, clear],
        [2, seen],
        [3, clear],
        [4, time],
      ],
    ],
    [
      'it does not close while held open',
      [
        [0, position('closed')],
        [1, { kind: 'person-holds', by: 'Ada', until: null }],
        [2, position('open')],
        [3, clear],
        [60, time],
      ],
    ],
    [
      'a person cannot close it on a vehicle',
      [
        [0, position('open')],
        [1, seen],
        [2, { kind: 'person-closes' }],
        [60, time],
      ],
    ],
  ])('%s', (_, story) => {
    expect(play(...story).orders.map(([, order]) => order)).not.toContain('close');
  });

  it('opens again at once when something is seen while it closes', () => {
    const { orders } = play(
      [0, position('open')],
      [1, clear],
      [3, time],
      [4, position('closing')],
      [5, seen],
    );
    expect(orders).toEqual([
      [3, 'close'],
      [5, 'open'],
    ]);
  });

  it('opens again when somebody else lets the arm down on a vehicle', () => {
    expect(play([0, position('open')], [1, seen], [2, position('closing')]).orders).toEqual([[2, 'open']]);
  });

  it('opens again when somebody else lets the arm down before who may pass has passed', () => {
    const story = play([0, position('open')], [1, clear], [1, needed(true)], [2, position('closing')]);
    expect(story.orders).toEqual([[2, 'open']]);
  });

  it('tells an arm that opens late again as long as somebody needs it', () => {
    const { orders } = play(
      [0, position('closed')],
      [1, needed(true)],
      [5, time],
      [9, time],
      [10, needed(false)],
      [13, time],
    );
    expect(orders).toEqual([
      [1, 'open'],
      [5, 'open'],
      [9, 'open'],
    ]);
  });

  it('leaves an arm that closed late to a person, whatever went wrong after that', () => {
    const late = play(
      [0, position('open')],
      [1, clear],
      [3, time],
      [7, time],
      [11, time],
      [12, { kind: 'link-lost' }],
      [13, position('open')],
      [60, time],
    );
    expect(late.barrier.fault).toBe('closes-late');
    expect(late.orders.filter(([, order]) => order === 'close')).toEqual([[3, 'close']]);
  });

  it('opens for what shows itself when the link was lost while the arm came down', () => {
    const { orders } = play(
      [0, position('open')],
      [1, clear],
      [3, time],
      [4, { kind: 'link-lost' }],
      [5, seen],
    );
    expect(orders.at(-1)).toEqual([5, 'open']);
  });

  it('leaves an arm that was stopped half-way to a person', () => {
    const { orders } = play([0, position('open')], [1, clear], [2, position('stopped')], [60, time]);
    expect(orders).toEqual([]);
  });

  it('stays up when a vehicle went out of sight, until a person has looked', () => {
    const lost = [
      [0, position('open')],
      [1, clear],
      [2, { kind: 'vehicle-lost' }],
      [60, time],
    ] as const;
    expect(play(...lost)).toMatchObject({ orders: [], barrier: { fault: 'vehicle-lost' } });
    expect(play(...lost, [61, { kind: 'person-closes' }]).orders).toEqual([[61, 'close']]);
  });

  it('reports an arm that opens late, and forgets it when the arm is there', () => {
    const late = play([0, position('closed')], [1, needed(true)], [5, time]);
    expect(late.barrier.fault).toBe('opens-late');
    expect(stepBarrier(late.barrier, position('open'), 9_000, options).barrier.fault).toBeNull();
  });

  it('opens an arm that closes late once, reports it and then leaves it to a person', () => {
    const { orders, barrier } = play(
      [0, position('open')],
      [1, clear],
      [3, time],
      [7, time],
      [9, position('open')],
      [60, time],
    );
    expect(orders).toEqual([
      [3, 'close'],
      [7, 'open'],
    ]);
    expect(barrier.fault).toBe('closes-late');
    expect(stepBarrier(barrier, { kind: 'person-closes' }, 61_000, options).orders).toEqual(['close']);
  });

  it('says that the link is lost, and opens when it is back for who still waits', () => {
    const lost = play([0, position('closed')], [1, needed(true)], [1, { kind: 'link-lost' }]);
    expect(lost.barrier).toMatchObject({ position: 'unknown', fault: 'link-lost' });
    const back = stepBarrier(lost.barrier, position('closed'), 30_000, options);
    expect(back).toMatchObject({ orders: ['open'], barrier: { fault: null } });
  });

  it('closes after a hold is released', () => {
    const { orders } = play(
      [0, position('closed')],
      [1, { kind: 'person-holds', by: 'Ada', until: null }],
      [4, position('open')],
      [5, clear],
      [30, { kind: 'person-releases' }],
    );
    expect(orders).toEqual([
      [1, 'open'],
      [30, 'close'],
    ]);
  });
});

describe('the barrier in every detail', () => {
  it('knows nothing at first and wants nothing', () => {
    expect(UNKNOWN_BARRIER).toEqual({
      position: 'unknown',
      needed: false,
      owed: false,
      heldOpenBy: null,
      heldUntil: null,
      lockedBy: null,
      emergencyBy: null,
      stopped: false,
      toClose: false,
      openSince: null,
      clearSince: null,
      ordered: null,
      mayComeDownUntil: null,
      fault: null,
    });
  });

  it.each<[string, Story, Orders]>([
    [
      'opens once for who may pass, however often that is said',
      [
        [0, position('closed')],
        [1, needed(true)],
        [2, needed(true)],
        [3, needed(true)],
      ],
      [[1, 'open']],
    ],
    [
      'is told as often as a person tells it',
      [
        [0, position('closed')],
        [1, opens],
        [2, opens],
        [3, holds(null)],
      ],
      [
        [1, 'open'],
        [2, 'open'],
        [3, 'open'],
      ],
    ],
    [
      'waits for its time from when it came up, and no longer',
      [
        [0, position('closed')],
        [1, clear],
        [2, opens],
        [3, position('open')],
        [4, position('open')],
        [4.9, time],
        [5, time],
      ],
      [
        [2, 'open'],
        [5, 'close'],
      ],
    ],
    [
      'waits for its time although it was held until it was clear',
      [
        [0, position('open')],
        [1, holds(null)],
        [59, clear],
        [60, releases],
        [61, time],
      ],
      [
        [1, 'open'],
        [61, 'close'],
      ],
    ],
    [
      'is not told to close where it lies already',
      [
        [0, position('closed')],
        [1, clear],
        [2, closes],
      ],
      [],
    ],
    [
      'closes by itself when what kept a person from closing it is gone',
      [
        [0, position('open')],
        [1, stops],
        [2, seen],
        [3, closes],
        [4, clear],
        [6, time],
      ],
      [
        [1, 'stop'],
        [6, 'close'],
      ],
    ],
    [
      'closes by itself after a person had it open where it was stopped',
      [
        [0, position('closed')],
        [0, clear],
        [1, stops],
        [2, opens],
        [3, position('open')],
        [5, time],
      ],
      [
        [1, 'stop'],
        [2, 'open'],
        [5, 'close'],
      ],
    ],
    [
      'opens again when it closes late on the word of a person',
      [
        [0, position('open')],
        [1, clear],
        [2, closes],
        [6, time],
      ],
      [
        [2, 'close'],
        [6, 'open'],
      ],
    ],
    [
      'opens again when it closes late although it began to',
      [
        [0, position('open')],
        [1, clear],
        [3, time],
        [4, position('closing')],
        [7, time],
      ],
      [
        [3, 'close'],
        [7, 'open'],
      ],
    ],
    [
      'is late also where it says again and again where it was',
      [
        [0, position('open')],
        [1, clear],
        [3, time],
        [4, position('open')],
        [7, time],
      ],
      [
        [3, 'close'],
        [7, 'open'],
      ],
    ],
    [
      'is not told again for saying again where it lies',
      [
        [0, position('closed')],
        [1, owed],
        [2, position('closed')],
        [5, time],
      ],
      [
        [1, 'open'],
        [5, 'open'],
      ],
    ],
    [
      'is told again only when late where it was stopped at the device',
      [
        [0, position('closed')],
        [1, owed],
        [2, position('opening')],
        [3, position('stopped')],
        [5, time],
      ],
      [
        [1, 'open'],
        [5, 'open'],
      ],
    ],
    [
      'is left where it was stopped at the device after it was up',
      [
        [0, position('open')],
        [1, owed],
        [2, position('stopped')],
        [60, time],
      ],
      [],
    ],
    [
      'is told again by the next reason where somebody turned it round on its way up',
      [
        [0, position('closed')],
        [0, clear],
        [1, opens],
        [2, position('opening')],
        [3, position('closing')],
        [4, seen],
      ],
      [
        [1, 'open'],
        [4, 'open'],
      ],
    ],
    [
      'stays up where nobody said that it was clear',
      [
        [0, position('closed')],
        [1, opens],
        [3, position('open')],
        [60, time],
      ],
      [[1, 'open']],
    ],
  ])('%s', (_, story, orders) => {
    expect(play(...story).orders).toEqual(orders);
  });

  it.each<[string, Story, BarrierFault | null]>([
    ['has no fault before it was heard of', [[0, position('unknown')]], null],
    [
      'has lost its link when it does not know any more where it is',
      [
        [0, position('closed')],
        [1, position('unknown')],
      ],
      'link-lost',
    ],
    [
      'has lost it until it knows again',
      [
        [0, position('closed')],
        [1, linkLost],
        [2, position('unknown')],
      ],
      'link-lost',
    ],
    [
      'is late until it is up',
      [
        [0, position('closed')],
        [1, owed],
        [5, time],
        [6, position('opening')],
      ],
      'opens-late',
    ],
    [
      'is late where it was turned round and does not obey',
      [
        [0, position('open')],
        [1, clear],
        [3, time],
        [3.5, seen],
        [7.5, time],
      ],
      'opens-late',
    ],
    [
      'is up with a vehicle that may be under it, whatever becomes of its link',
      [
        [0, position('open')],
        [1, { kind: 'vehicle-lost' }],
        [2, linkLost],
      ],
      'vehicle-lost',
    ],
    [
      'is so still while it comes down',
      [
        [0, position('open')],
        [1, { kind: 'vehicle-lost' }],
        [2, position('closing')],
      ],
      'vehicle-lost',
    ],
    [
      'lies on nothing when it is down',
      [
        [0, position('open')],
        [1, { kind: 'vehicle-lost' }],
        [2, position('closed')],
      ],
      null,
    ],
    [
      'needs a person who looks why it closed late, also when it came down at last',
      [
        [0, position('open')],
        [1, clear],
        [3, time],
        [7, time],
        [8, position('closed')],
      ],
      'closes-late',
    ],
  ])('%s', (_, story, fault) => {
    expect(play(...story).barrier.fault).toBe(fault);
  });

  it("is nobody's any more when a person closes it", () => {
    const { barrier } = play([0, position('open')], [1, owed], [2, closes]);
    expect(barrier).toMatchObject({ needed: false, owed: false });
  });

  it('wakes up to close, and for nothing else while something is seen', () => {
    expect(barrierWakesAt(play([0, position('open')], [1, clear]).barrier, options)).toBe(3_000);
    expect(barrierWakesAt(play([0, position('open')], [1, seen]).barrier, options)).toBeNull();
    expect(barrierWakesAt(play([0, position('closed')], [1, clear]).barrier, options)).toBeNull();
  });

  it('does not wake up for an order that a lost link swallowed when nobody needs it', () => {
    const { barrier } = play([0, position('closed')], [1, opens], [1, linkLost]);
    expect(barrierWakesAt(barrier, options)).toBeNull();
  });
});

const anyEvent: fc.Arbitrary<BarrierEvent> = fc.oneof(
  fc.constantFrom(
    ...(['unknown', 'closed', 'opening', 'open', 'closing', 'stopped'] as const).map(position),
    seen,
    clear,
    needed(true),
    owed,
    needed(false),
    time,
  ),
  fc.constantFrom<BarrierEvent>(
    opens,
    closes,
    stops,
    wasStopped,
    holds(null),
    releases,
    locks,
    unlocks,
    emergency,
    emergencyEnds,
    linkLost,
    { kind: 'vehicle-lost' },
  ),
  fc.integer({ min: 0, max: 120 }).map(holds),
);
const anyStory = fc.array(fc.tuple(fc.integer({ min: 0, max: 6_000 }), anyEvent), { maxLength: 60 });

/** Every step of a story, with whether all was clear before and after it. */
function steps(story: readonly (readonly [number, BarrierEvent])[], how = options) {
  let barrier = UNKNOWN_BARRIER;
  let at = 0;
  return story.map(([afterMs, event]) => {
    at += afterMs;
    const before = barrier;
    const step = stepBarrier(before, event, at, how);
    barrier = step.barrier;
    return { before, event, at, ...step };
  });
}

describe('whatever happens in whatever order, the barrier', () => {
  it('is never told to close before everything has been seen to be clear for its time, but by a person', () => {
    fc.assert(
      fc.property(anyStory, (story) => {
        let clearSince: number | null = null;
        for (const { event, at, orders } of steps(story)) {
          if (event.kind === 'presence') clearSince = event.allClear ? (clearSince ?? at) : null;
          if (!orders.includes('close') || event.kind === 'person-closes') continue;
          expect(at - (clearSince ?? at)).toBeGreaterThanOrEqual(options.clearMs);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it('is not told to by a person either, where its gate does not see all of what may be under it', () => {
    fc.assert(
      fc.property(anyStory, (story) => {
        let clearSince: number | null = null;
        for (const { event, at, orders } of steps(story, blindOptions)) {
          if (event.kind === 'presence') clearSince = event.allClear ? (clearSince ?? at) : null;
          if (!orders.includes('close')) continue;
          expect(at - (clearSince ?? at)).toBeGreaterThanOrEqual(blindOptions.clearMs);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it('is never told to close unless everything is seen to be clear', () => {
    fc.assert(
      fc.property(anyStory, (story) => {
        let isClear = false;
        for (const { event, orders } of steps(story)) {
          if (event.kind === 'presence') isClear = event.allClear;
          if (!isClear) expect(orders).not.toContain('close');
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it('is told to open when anything is seen while it comes down', () => {
    fc.assert(
      fc.property(anyStory, (story) => {
        for (const { before, event, at, orders } of steps(story)) {
          const mayComeDown = (before.mayComeDownUntil ?? 0) > at;
          const comesDown = before.position === 'closing' || before.ordered?.order === 'close' || mayComeDown;
          const alreadyReversed = before.ordered?.order === 'open';
          if (event.kind === 'presence' && !event.allClear && comesDown && !alreadyReversed) {
            expect(orders).toContain('open');
          }
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it('never closes by itself on who may still pass, while it is kept open, or where it was stopped', () => {
    fc.assert(
      fc.property(anyStory, (story) => {
        for (const { barrier, event, orders } of steps(story)) {
          const { needed, heldOpenBy, stopped } = barrier;
          if (event.kind !== 'person-closes' && (needed || heldOpenBy !== null || stopped)) {
            expect(orders).not.toContain('close');
          }
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it('is never told to close or to stop in an emergency', () => {
    fc.assert(
      fc.property(anyStory, (story) => {
        for (const { barrier, orders } of steps(story)) {
          if (barrier.emergencyBy === null) continue;
          expect(orders).not.toContain('close');
          expect(orders).not.toContain('stop');
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it('is open, on its way or told again some time, in an emergency', () => {
    fc.assert(
      fc.property(anyStory, (story) => {
        for (const { barrier } of steps(story)) {
          if (barrier.emergencyBy === null || barrier.position === 'unknown') continue;
          expect(barrier.position === 'open' || barrier.ordered?.order === 'open').toBe(true);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it('opens for who is let out then, whatever was ordered before', () => {
    fc.assert(
      fc.property(anyStory, (story) => {
        const last = steps(story).at(-1);
        const before = last?.barrier ?? UNKNOWN_BARRIER;
        const { barrier, orders } = stepBarrier(before, owed, last?.at ?? 0, options);
        const isUp = before.position === 'open' && before.ordered?.order !== 'close';
        expect(isUp || barrier.ordered?.order === 'open').toBe(true);
        if (!isUp && before.ordered?.order !== 'open') expect(orders).toContain('open');
      }),
      { numRuns: 2_000 },
    );
  });

  it('holds no longer than it was ordered to', () => {
    fc.assert(
      fc.property(anyStory, (story) => {
        for (const { barrier, at } of steps(story)) {
          expect(barrier.heldUntil ?? Infinity).toBeGreaterThan(at);
          if (barrier.heldOpenBy === null) expect(barrier.heldUntil).toBeNull();
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it('does not wake up for nothing: at its wake-up time something is decided', () => {
    fc.assert(
      fc.property(anyStory, (story) => {
        const last = steps(story).at(-1);
        if (last === undefined) return;
        const wakesAt = barrierWakesAt(last.barrier, options);
        if (wakesAt === null) return;
        const woken = stepBarrier(last.barrier, time, Math.max(wakesAt, last.at), options);
        expect(woken.barrier).not.toEqual(last.barrier);
      }),
    );
  });
});
