import { describe, expect, it } from 'vitest';
import { play, position, seen, clear, time, stops, opens, linkLost } from '../../test/barrier-story.ts';
import type { Orders, Story } from '../../test/barrier-story.ts';

describe('a person who stops the arm over a link that may be lost', () => {
  it.each<[string, Story, Orders]>([
    [
      'opens for what shows itself while the link that was to carry the order is lost',
      [
        [0, position('open')],
        [1, clear],
        [3, time],
        [4, stops],
        [4, linkLost],
        [5, seen],
      ],
      [
        [3, 'close'],
        [4, 'stop'],
        [5, 'open'],
      ],
    ],
    [
      'opens for it also where the arm had not been heard to move yet',
      [
        [0, position('open')],
        [1, clear],
        [3, time],
        [4, stops],
        [5, seen],
      ],
      [
        [3, 'close'],
        [4, 'stop'],
        [5, 'open'],
      ],
    ],
    [
      'opens for it where somebody else let the arm down',
      [
        [0, position('open')],
        [1, clear],
        [2, position('closing')],
        [2.5, stops],
        [2.5, linkLost],
        [6.4, seen],
      ],
      [
        [2.5, 'stop'],
        [6.4, 'open'],
      ],
    ],
    [
      'opens for it where it is stopped twice',
      [
        [0, position('open')],
        [1, clear],
        [3, time],
        [4, stops],
        [4.5, stops],
        [4.5, linkLost],
        [6.9, seen],
      ],
      [
        [3, 'close'],
        [4, 'stop'],
        [4.5, 'stop'],
        [6.9, 'open'],
      ],
    ],
    [
      'opens for it where nobody can say again and again where the arm is',
      [
        [0, position('open')],
        [1, clear],
        [3, time],
        [4, stops],
        [4, linkLost],
        [4.5, position('unknown')],
        [5, seen],
      ],
      [
        [3, 'close'],
        [4, 'stop'],
        [5, 'open'],
      ],
    ],
    [
      'opens for it again where an order to open may be lost too',
      [
        [0, position('open')],
        [1, clear],
        [3, time],
        [4, stops],
        [4.5, opens],
        [4.5, linkLost],
        [5, seen],
      ],
      [
        [3, 'close'],
        [4, 'stop'],
        [4.5, 'open'],
        [5, 'open'],
      ],
    ],
    [
      'leaves the arm alone once it must have come down, if it ever did',
      [
        [0, position('open')],
        [1, clear],
        [3, time],
        [4, stops],
        [4, linkLost],
        [7, seen],
      ],
      [
        [3, 'close'],
        [4, 'stop'],
      ],
    ],
    ...(['stopped', 'open', 'opening', 'closed'] as const).map((where): [string, Story, Orders] => [
      `leaves an arm alone that is heard to be ${where} after it`,
      [
        [0, position('open')],
        [1, clear],
        [3, time],
        [4, stops],
        [4.5, position(where)],
        [5, seen],
      ],
      [
        [3, 'close'],
        [4, 'stop'],
      ],
    ]),
    [
      'leaves an arm alone that did not come down',
      [
        [0, position('open')],
        [1, clear],
        [2, stops],
        [2, linkLost],
        [3, seen],
      ],
      [[2, 'stop']],
    ],
  ])('%s', (_, story, orders) => {
    expect(play(...story).orders).toEqual(orders);
  });
});

describe('an arm that comes down when its link is lost', () => {
  it('is opened for what shows itself, whoever let it down', () => {
    const { orders } = play(
      [0, position('open')],
      [1, clear],
      [2, position('closing')],
      [3, linkLost],
      [6.9, seen],
    );
    expect(orders).toEqual([[6.9, 'open']]);
  });

  it('is down by the time that it takes', () => {
    const { orders } = play(
      [0, position('open')],
      [1, clear],
      [2, position('closing')],
      [3, linkLost],
      [7, seen],
    );
    expect(orders).toEqual([]);
  });
});
