import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BarrierOrder } from './barrier-device.ts';
import { barrierWakesAt, stepBarrier, UNKNOWN_BARRIER } from './barrier.ts';
import type { Barrier, BarrierEvent } from './barrier.ts';

const options = { travelMs: 4_000, clearMs: 2_000 };

/** Steps through `[second, event]` pairs and answers with the orders that each second brought. */
function play(...story: readonly (readonly [number, BarrierEvent])[]): {
  barrier: Barrier;
  orders: readonly (readonly [number, BarrierOrder])[];
} {
  let barrier = UNKNOWN_BARRIER;
  const orders: (readonly [number, BarrierOrder])[] = [];
  for (const [second, event] of story) {
    const step = stepBarrier(barrier, event, second * 1_000, options);
    barrier = step.barrier;
    orders.push(...step.orders.map((order) => [second, order] as const));
  }
  return { barrier, orders };
}

const position = (position: Barrier['position']): BarrierEvent => ({ kind: 'position', position });
const seen: BarrierEvent = { kind: 'presence', allClear: false };
const clear: BarrierEvent = { kind: 'presence', allClear: true };
const needed = (needed: boolean, owed = false): BarrierEvent => ({ kind: 'needed', needed, owed });
/** Somebody wants to leave. */
const owed = needed(true, true);
const time: BarrierEvent = { kind: 'time' };

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

  it('stays up when a vehicle went out of sight, until one drives through or a person has looked', () => {
    const lost = [
      [0, position('open')],
      [1, clear],
      [2, { kind: 'vehicle-lost' }],
      [60, time],
    ] as const;
    expect(play(...lost)).toMatchObject({ orders: [], barrier: { fault: 'vehicle-lost' } });
    expect(play(...lost, [61, { kind: 'way-proven-free' }], [62, time]).orders).toEqual([[61, 'close']]);
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

const anyEvent: fc.Arbitrary<BarrierEvent> = fc.oneof(
  fc.constantFrom(
    ...(['unknown', 'closed', 'opening', 'open', 'closing', 'stopped'] as const).map(position),
    seen,
    clear,
    needed(true),
    needed(false),
    time,
  ),
  fc.constantFrom<BarrierEvent>(
    { kind: 'person-opens' },
    { kind: 'person-closes' },
    { kind: 'person-holds', by: 'Ada', until: null },
    { kind: 'person-releases' },
    { kind: 'link-lost' },
    { kind: 'vehicle-lost' },
    { kind: 'way-proven-free' },
  ),
);
const anyStory = fc.array(fc.tuple(fc.integer({ min: 0, max: 6_000 }), anyEvent), { maxLength: 60 });

/** Every step of a story, with whether all was clear before and after it. */
function steps(story: readonly (readonly [number, BarrierEvent])[]) {
  let barrier = UNKNOWN_BARRIER;
  let at = 0;
  return story.map(([afterMs, event]) => {
    at += afterMs;
    const before = barrier;
    const step = stepBarrier(before, event, at, options);
    barrier = step.barrier;
    return { before, event, at, ...step };
  });
}

describe('whatever happens in whatever order, the barrier', () => {
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
        for (const { before, event, orders } of steps(story)) {
          const comesDown = before.position === 'closing' || before.ordered?.order === 'close';
          const alreadyReversed = before.ordered?.order === 'open';
          if (event.kind === 'presence' && !event.allClear && comesDown && !alreadyReversed) {
            expect(orders).toContain('open');
          }
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it('never closes by itself on who may still pass or while it is held open', () => {
    fc.assert(
      fc.property(anyStory, (story) => {
        for (const { barrier, event, orders } of steps(story)) {
          if (event.kind !== 'person-closes' && (barrier.needed || barrier.heldOpenBy !== null)) {
            expect(orders).not.toContain('close');
          }
        }
      }),
      { numRuns: 2_000 },
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
