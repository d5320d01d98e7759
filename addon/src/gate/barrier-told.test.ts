import { describe, expect, it } from 'vitest';
import {
  options,
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
  releases,
  linkLost,
  holds,
} from '../../test/barrier-story.ts';
import type { Orders, Story } from '../../test/barrier-story.ts';
import { barrierWakesAt, UNKNOWN_BARRIER } from './barrier.ts';

describe('what the arm is told, and when', () => {
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
