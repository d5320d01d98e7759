import { describe, expect, it } from 'vitest';
import { options, play, position, clear, needed, owed, time, linkLost } from '../../test/barrier-story.ts';
import { stepBarrier } from './barrier.ts';

describe('an arm that is needed', () => {
  it('is told again over a lost link, and never that it is late: nobody can know', () => {
    const { orders, barrier } = play(
      [0, position('closed')],
      [1, owed],
      [1, linkLost],
      [5, time],
      [9, time],
      [10, needed(false)],
      [20, time],
    );
    expect(orders).toEqual([
      [1, 'open'],
      [5, 'open'],
      [9, 'open'],
    ]);
    expect(barrier.fault).toBe('link-lost');
  });

  it('is opened again for who waits although it needed a person before', () => {
    const late = play(
      [0, position('open')],
      [1, clear],
      [3, time],
      [7, time],
      [8, position('open')],
      [9, owed],
    );
    expect(late.barrier.fault).toBe('closes-late');
    expect(stepBarrier(late.barrier, position('closed'), 20_000, options).orders).toEqual(['open']);
  });
});
