import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  blindOptions,
  options,
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
