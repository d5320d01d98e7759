import { describe, expect, it } from 'vitest';
import {
  play,
  position,
  seen,
  clear,
  time,
  stops,
  closes,
  locks,
  releases,
  emergency,
  emergencyEnds,
  linkLost,
  holds,
} from '../../test/barrier-story.ts';
import type { Orders, Story } from '../../test/barrier-story.ts';

describe('in an emergency the barrier', () => {
  it.each<[string, Story, Orders]>([
    [
      'opens at once',
      [
        [0, position('closed')],
        [1, emergency],
      ],
      [[1, 'open']],
    ],
    [
      'opens also where it is locked and stopped',
      [
        [0, position('closed')],
        [1, locks],
        [2, stops],
        [3, emergency],
      ],
      [
        [2, 'stop'],
        [3, 'open'],
      ],
    ],
    [
      'is told to open also where it says that it is open',
      [
        [0, position('open')],
        [1, emergency],
      ],
      [[1, 'open']],
    ],
    [
      'hears nobody who closes or stops it',
      [
        [0, position('open')],
        [1, emergency],
        [2, clear],
        [3, closes],
        [4, stops],
        [5, locks],
        [6, releases],
        [60, time],
      ],
      [[1, 'open']],
    ],
    ...(['closing', 'closed', 'stopped', 'opening'] as const).map((where): [string, Story, Orders] => [
      `is opened again when it is ${where}`,
      [
        [0, position('open')],
        [1, emergency],
        [2, position('open')],
        [3, position(where)],
      ],
      [
        [1, 'open'],
        [3, 'open'],
      ],
    ]),
    [
      'is opened again when it is stopped on its way up',
      [
        [0, position('closed')],
        [1, emergency],
        [2, position('opening')],
        [3, position('stopped')],
      ],
      [
        [1, 'open'],
        [3, 'open'],
      ],
    ],
    [
      'is told once while it does as it is told',
      [
        [0, position('closed')],
        [1, emergency],
        [2, position('opening')],
        [4, position('open')],
        [60, time],
      ],
      [[1, 'open']],
    ],
    [
      'is told again as long as it is late',
      [
        [0, position('closed')],
        [1, emergency],
        [5, time],
        [9, time],
      ],
      [
        [1, 'open'],
        [5, 'open'],
        [9, 'open'],
      ],
    ],
    [
      'is told again when its link comes back',
      [
        [0, position('closed')],
        [1, emergency],
        [1, linkLost],
        [3, position('closed')],
      ],
      [
        [1, 'open'],
        [3, 'open'],
      ],
    ],
    [
      'is told again over a link of which nobody says that it is back',
      [
        [0, position('closed')],
        [1, emergency],
        [1, linkLost],
        [4, time],
        [5, time],
        [5, linkLost],
        [9, time],
      ],
      [
        [1, 'open'],
        [5, 'open'],
        [9, 'open'],
      ],
    ],
    [
      'comes down as ever once a person ends it',
      [
        [0, position('open')],
        [1, emergency],
        [2, clear],
        [30, emergencyEnds],
      ],
      [
        [1, 'open'],
        [30, 'close'],
      ],
    ],
    [
      'stays up after it while it is held, or somebody is under it',
      [
        [0, position('open')],
        [1, holds(null)],
        [2, emergency],
        [3, clear],
        [4, emergencyEnds],
        [60, time],
        [61, seen],
        [62, releases],
        [90, time],
      ],
      [
        [1, 'open'],
        [2, 'open'],
      ],
    ],
  ])('%s', (_, story, orders) => {
    expect(play(...story).orders).toEqual(orders);
  });

  it('keeps to itself what a person has to look at', () => {
    const lost = play(
      [0, position('open')],
      [1, { kind: 'vehicle-lost' }],
      [2, emergency],
      [3, emergencyEnds],
      [4, clear],
      [60, time],
    );
    expect(lost).toMatchObject({
      orders: [[2, 'open']],
      barrier: { fault: 'vehicle-lost', emergencyBy: null },
    });
  });

  it('says who ordered it', () => {
    expect(play([0, emergency]).barrier.emergencyBy).toBe('Ada');
  });
});
