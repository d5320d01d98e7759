import { describe, expect, it } from 'vitest';
import {
  play,
  position,
  seen,
  clear,
  needed,
  owed,
  time,
  stops,
  opens,
  closes,
  locks,
  releases,
  holds,
} from '../../test/barrier-story.ts';
import type { Orders, Story } from '../../test/barrier-story.ts';

describe('a person who stops the arm', () => {
  it.each<[string, Story, Orders]>([
    [
      'has it stand half-way, with no fault, until a person orders',
      [
        [0, position('closed')],
        [1, opens],
        [2, position('opening')],
        [3, stops],
        [3.5, position('stopped')],
        [4, clear],
        [60, time],
        [61, closes],
      ],
      [
        [1, 'open'],
        [3, 'stop'],
        [61, 'close'],
      ],
    ],
    [
      'keeps an arm up that would come down',
      [
        [0, position('open')],
        [1, clear],
        [2, stops],
        [60, time],
      ],
      [[2, 'stop']],
    ],
    [
      'ends that with the next order, whichever it is',
      [
        [0, position('open')],
        [1, clear],
        [2, stops],
        [60, releases],
      ],
      [
        [2, 'stop'],
        [60, 'close'],
      ],
    ],
    [
      'ends that with a lock too',
      [
        [0, position('open')],
        [1, clear],
        [2, stops],
        [60, locks],
      ],
      [
        [2, 'stop'],
        [60, 'close'],
      ],
    ],
    [
      'ends a hold: it would be opened again',
      [
        [0, position('closed')],
        [1, holds(null)],
        [2, position('opening')],
        [3, stops],
        [4, position('stopped')],
        [60, time],
      ],
      [
        [1, 'open'],
        [3, 'stop'],
      ],
    ],
    [
      'stops it also for who is on the way out',
      [
        [0, position('closed')],
        [1, owed],
        [2, position('opening')],
        [3, stops],
        [3.5, position('stopped')],
        [60, time],
      ],
      [
        [1, 'open'],
        [3, 'stop'],
      ],
    ],
    [
      'does not stop the next one who wants out',
      [
        [0, position('closed')],
        [1, opens],
        [2, position('opening')],
        [3, stops],
        [4, position('stopped')],
        [5, owed],
      ],
      [
        [1, 'open'],
        [3, 'stop'],
        [5, 'open'],
      ],
    ],
    [
      'has who wants in wait',
      [
        [0, position('closed')],
        [1, opens],
        [2, position('opening')],
        [3, stops],
        [4, position('stopped')],
        [5, needed(true)],
        [60, time],
      ],
      [
        [1, 'open'],
        [3, 'stop'],
      ],
    ],
    [
      'has it open again for what shows itself before the arm stands',
      [
        [0, position('open')],
        [1, clear],
        [3, time],
        [4, position('closing')],
        [5, stops],
        [5.2, seen],
      ],
      [
        [3, 'close'],
        [5, 'stop'],
        [5.2, 'open'],
      ],
    ],
    [
      'has nothing to say any more about an arm that came down nevertheless',
      [
        [0, position('open')],
        [1, clear],
        [3, time],
        [4, position('closing')],
        [5, stops],
        [5.1, position('closed')],
        [9, needed(true)],
      ],
      [
        [3, 'close'],
        [5, 'stop'],
        [9, 'open'],
      ],
    ],
    [
      'keeps an arm down that is down',
      [
        [0, position('closed')],
        [1, stops],
        [2, position('closed')],
        [3, needed(true)],
        [60, time],
      ],
      [[1, 'stop']],
    ],
    [
      'opens it from where it stands',
      [
        [0, position('stopped')],
        [1, stops],
        [2, opens],
      ],
      [
        [1, 'stop'],
        [2, 'open'],
      ],
    ],
    [
      'holds it from where it stands',
      [
        [0, position('stopped')],
        [1, stops],
        [2, holds(null)],
      ],
      [
        [1, 'stop'],
        [2, 'open'],
      ],
    ],
  ])('%s', (_, story, orders) => {
    expect(play(...story).orders).toEqual(orders);
  });

  it('waits for an arm to come up that it may have stopped on its way down', () => {
    const { barrier } = play([0, position('open')], [1, clear], [3, time], [4, stops], [5, seen], [9, time]);
    expect(barrier.fault).toBe('opens-late');
  });

  it('causes no fault', () => {
    const { barrier } = play([0, position('closed')], [1, opens], [2, stops], [60, time]);
    expect(barrier).toMatchObject({ fault: null, ordered: null, stopped: true });
  });
});
