import { describe, expect, it } from 'vitest';
import {
  play,
  position,
  seen,
  clear,
  needed,
  owed,
  time,
  opens,
  locks,
  unlocks,
  holds,
} from '../../test/barrier-story.ts';
import type { Orders, Story } from '../../test/barrier-story.ts';

describe('a locked gate', () => {
  it.each<[string, Story, Orders]>([
    [
      'stays shut for who wants in',
      [
        [0, position('closed')],
        [1, locks],
        [2, needed(true)],
        [60, time],
      ],
      [],
    ],
    [
      'opens for who wants out, or was let in by a person',
      [
        [0, position('closed')],
        [1, locks],
        [2, owed],
      ],
      [[2, 'open']],
    ],
    [
      'obeys a person who opens it',
      [
        [0, position('closed')],
        [1, locks],
        [2, opens],
      ],
      [[2, 'open']],
    ],
    [
      'opens, once unlocked, for who waited meanwhile',
      [
        [0, position('closed')],
        [1, locks],
        [2, needed(true)],
        [9, unlocks],
      ],
      [[9, 'open']],
    ],
    [
      'opens for nobody when it is unlocked and nobody waits',
      [
        [0, position('closed')],
        [1, locks],
        [9, unlocks],
      ],
      [],
    ],
    [
      'is not held open any more, and comes down as ever',
      [
        [0, position('closed')],
        [1, holds(null)],
        [3, position('open')],
        [4, clear],
        [5, locks],
        [5.9, time],
        [6, time],
      ],
      [
        [1, 'open'],
        [6, 'close'],
      ],
    ],
    [
      'does not come down on what is seen',
      [
        [0, position('open')],
        [1, seen],
        [2, locks],
        [60, time],
      ],
      [],
    ],
    [
      'does not come down before it has been clear for its time',
      [
        [0, position('open')],
        [1, clear],
        [2, locks],
        [2.9, time],
        [3, time],
      ],
      [[3, 'close']],
    ],
    [
      'does not come down on who was already let through',
      [
        [0, position('open')],
        [1, needed(true)],
        [2, clear],
        [3, locks],
        [60, time],
      ],
      [],
    ],
    [
      'is opened again where somebody else lets the arm down before who wants out',
      [
        [0, position('open')],
        [1, owed],
        [2, locks],
        [3, position('closed')],
      ],
      [[3, 'open']],
    ],
    [
      'is not opened again where somebody else lets the arm down before who wants in',
      [
        [0, position('open')],
        [1, needed(true)],
        [2, locks],
        [3, position('closed')],
      ],
      [],
    ],
    [
      'is not told again to open for who wants in',
      [
        [0, position('closed')],
        [1, needed(true)],
        [2, locks],
        [5, time],
        [60, time],
      ],
      [[1, 'open']],
    ],
  ])('%s', (_, story, orders) => {
    expect(play(...story).orders).toEqual(orders);
  });

  it('says who locked it', () => {
    expect(play([0, locks]).barrier.lockedBy).toBe('Ada');
    expect(play([0, locks], [1, unlocks]).barrier.lockedBy).toBeNull();
  });
});
