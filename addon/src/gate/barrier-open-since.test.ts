import { describe, expect, it } from 'vitest';
import { play, position, time, releases, emergency, emergencyEnds, holds } from '../../test/barrier-story.ts';
import type { Story } from '../../test/barrier-story.ts';

describe('how long the arm has been up', () => {
  it.each<[string, Story, number | null]>([
    ['is not known at first', [[0, time]], null],
    ['is not known where the arm is not', [[0, position('unknown')]], null],
    [
      'counts from when it left the ground',
      [
        [0, position('closed')],
        [2, position('opening')],
        [4, position('open')],
        [9, time],
      ],
      2,
    ],
    [
      'counts from when it was first heard of',
      [
        [3, position('stopped')],
        [9, position('open')],
      ],
      3,
    ],
    [
      'is over when it is down',
      [
        [3, position('open')],
        [9, position('closing')],
        [10, position('closed')],
      ],
      null,
    ],
    [
      'goes on while nobody can say',
      [
        [3, position('open')],
        [9, position('unknown')],
      ],
      3,
    ],
    [
      'is not begun by what nobody can say',
      [
        [3, position('closed')],
        [9, position('unknown')],
      ],
      null,
    ],
    [
      'counts anew when a hold ends',
      [
        [3, position('open')],
        [4, holds(null)],
        [9, releases],
      ],
      9,
    ],
    [
      'counts anew when a hold ends by itself',
      [
        [3, position('open')],
        [4, holds(9)],
        [20, time],
      ],
      20,
    ],
    [
      'counts anew when an emergency ends',
      [
        [3, position('open')],
        [4, emergency],
        [9, emergencyEnds],
      ],
      9,
    ],
    [
      'does not count anew when nothing was held',
      [
        [3, position('open')],
        [9, releases],
      ],
      3,
    ],
    [
      'does not begin with the end of a hold of an arm that is down',
      [
        [3, position('closed')],
        [4, holds(null)],
        [9, releases],
      ],
      null,
    ],
  ])('%s', (_, story, second) => {
    expect(play(...story).barrier.openSince).toBe(second === null ? null : second * 1_000);
  });
});
