import { describe, expect, it } from 'vitest';
import {
  options,
  play,
  position,
  clear,
  time,
  stops,
  closes,
  locks,
  releases,
  holds,
} from '../../test/barrier-story.ts';
import { barrierWakesAt, stepBarrier } from './barrier.ts';

describe('a hold with an end', () => {
  it('ends by itself, and the arm comes down when all is clear', () => {
    const story = play(
      [0, position('closed')],
      [1, holds(30)],
      [4, position('open')],
      [5, clear],
      [29.9, time],
    );
    expect(story.barrier).toMatchObject({ heldOpenBy: 'Ada', heldUntil: 30_000 });
    expect(barrierWakesAt(story.barrier, options)).toBe(30_000);
    const ended = stepBarrier(story.barrier, time, 30_000, options);
    expect(ended).toMatchObject({ orders: ['close'], barrier: { heldOpenBy: null, heldUntil: null } });
  });

  it.each([29, 30])('is over where it is only heard of later, and opens nothing (%d s)', (until) => {
    const { orders, barrier } = play([0, position('closed')], [30, holds(until)]);
    expect(orders).toEqual([]);
    expect(barrier).toMatchObject({ heldOpenBy: null, heldUntil: null });
  });

  it('gives way to the one that comes after it', () => {
    const { barrier } = play([0, position('open')], [1, holds(30)], [2, holds(null)], [60, time]);
    expect(barrier).toMatchObject({ heldOpenBy: 'Ada', heldUntil: null });
  });

  it.each([releases, closes, stops, locks])('is over with %j', (event) => {
    const { barrier } = play([0, position('open')], [1, holds(30)], [2, event]);
    expect(barrier).toMatchObject({ heldOpenBy: null, heldUntil: null });
  });

  it('does not wake the gate for an arrival later than for its end, nor the other way round', () => {
    const early = play([0, position('closed')], [1, holds(3)]);
    expect(barrierWakesAt(early.barrier, options)).toBe(3_000);
    const late = play([0, position('closed')], [1, holds(30)]);
    expect(barrierWakesAt(late.barrier, options)).toBe(5_000);
  });
});
