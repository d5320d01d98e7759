import { describe, expect, it } from 'vitest';
import {
  play,
  position,
  clear,
  needed,
  owed,
  time,
  wasStopped,
  releases,
  emergency,
  emergencyEnds,
  holds,
} from '../../test/barrier-story.ts';
import type { Orders, Story } from '../../test/barrier-story.ts';

describe('a stop from before the program started', () => {
  it.each<[string, Story, Orders]>([
    [
      'keeps an arm up that would come down, and moves nothing',
      [
        [0, position('open')],
        [0, clear],
        [0.1, wasStopped],
        [60, time],
      ],
      [],
    ],
    [
      'keeps an arm up that is heard of later',
      [
        [0, wasStopped],
        [1, clear],
        [2, position('open')],
        [60, time],
      ],
      [],
    ],
    [
      'keeps an arm down for who wants in',
      [
        [0, position('closed')],
        [0, wasStopped],
        [1, needed(true)],
      ],
      [],
    ],
    [
      'keeps one down that is heard of later',
      [
        [0, wasStopped],
        [1, position('closed')],
        [2, needed(true)],
      ],
      [],
    ],
    [
      'ends with the next order',
      [
        [0, position('open')],
        [0, clear],
        [0, wasStopped],
        [60, releases],
      ],
      [[60, 'close']],
    ],
    [
      'lets out who wants to leave',
      [
        [0, position('closed')],
        [0, wasStopped],
        [1, owed],
      ],
      [[1, 'open']],
    ],
    [
      'is over for who is being let out already',
      [
        [0, position('closed')],
        [1, owed],
        [1, wasStopped],
        [5, time],
      ],
      [
        [1, 'open'],
        [5, 'open'],
      ],
    ],
    [
      'is over with the hold that came after it, for who is being let out already',
      [
        [0, position('open')],
        [0, clear],
        [1, owed],
        [2, holds(null)],
        [3, wasStopped],
        [4, needed(false)],
      ],
      [
        [2, 'open'],
        [4, 'close'],
      ],
    ],
    [
      'says nothing in an emergency',
      [
        [0, position('closed')],
        [1, emergency],
        [1, wasStopped],
        [5, time],
        [6, position('open')],
        [7, emergencyEnds],
        [8, clear],
        [10, time],
      ],
      [
        [1, 'open'],
        [5, 'open'],
        [10, 'close'],
      ],
    ],
  ])('%s', (_, story, orders) => {
    expect(play(...story).orders).toEqual(orders);
  });
});
