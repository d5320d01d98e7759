import { describe, expect, it } from 'vitest';
import type { BarrierPosition } from '../contract/words.ts';
import type { BarrierOrder } from './barrier-device.ts';
import { NO_TRAVEL, travelMoved, travelOrdered } from './travel.ts';

type Story = readonly (readonly [second: number, news: BarrierPosition | `tell ${BarrierOrder}`])[];

/** The travels that were measured: when, which way, how many seconds. */
function measured(story: Story): readonly (readonly [number, string, number])[] {
  let watch = NO_TRAVEL;
  return story.flatMap(([second, news]) => {
    if (news.startsWith('tell ')) {
      watch = travelOrdered(watch, news.slice(5) as BarrierOrder, second * 1_000);
      return [];
    }
    const moved = travelMoved(watch, news as BarrierPosition, second * 1_000);
    watch = moved.watch;
    const { travel } = moved;
    return travel === null ? [] : [[travel.at / 1_000, travel.way, travel.travelMs / 1_000] as const];
  });
}

describe('a travel of the arm', () => {
  it.each<[string, Story, readonly (readonly [number, string, number])[]]>([
    [
      'is measured from the order to the arrival, both ways',
      [
        [0, 'closed'],
        [1, 'tell open'],
        [2, 'opening'],
        [5, 'open'],
        [7, 'tell close'],
        [8, 'closing'],
        [13, 'closed'],
      ],
      [
        [5, 'up', 4],
        [13, 'down', 6],
      ],
    ],
    [
      'is measured from its beginning where somebody else moves the arm',
      [
        [0, 'closed'],
        [2, 'opening'],
        [5, 'open'],
        [8, 'closing'],
        [10, 'closed'],
      ],
      [
        [5, 'up', 3],
        [10, 'down', 2],
      ],
    ],
    [
      'is measured where the arm tells only of its ends',
      [
        [0, 'closed'],
        [1, 'tell open'],
        [4, 'open'],
      ],
      [[4, 'up', 3]],
    ],
    [
      'is measured once',
      [
        [0, 'closed'],
        [1, 'tell open'],
        [4, 'open'],
        [9, 'open'],
      ],
      [[4, 'up', 3]],
    ],
    [
      'begins anew when it is told again before it moves',
      [
        [0, 'closed'],
        [1, 'tell open'],
        [9, 'tell open'],
        [12, 'open'],
      ],
      [[12, 'up', 3]],
    ],
    [
      'goes on when it is told again on its way',
      [
        [0, 'closed'],
        [1, 'tell open'],
        [2, 'opening'],
        [7, 'tell open'],
        [9, 'open'],
      ],
      [[9, 'up', 8]],
    ],
    [
      'is none when it did not begin at an end',
      [
        [0, 'stopped'],
        [1, 'tell open'],
        [2, 'opening'],
        [4, 'open'],
      ],
      [],
    ],
    [
      'is none when the arm turns round',
      [
        [0, 'closed'],
        [1, 'tell open'],
        [2, 'opening'],
        [3, 'closing'],
        [4, 'closed'],
      ],
      [],
    ],
    [
      'is none when the arm turns round on its way down',
      [
        [0, 'open'],
        [1, 'tell close'],
        [2, 'closing'],
        [3, 'opening'],
        [4, 'open'],
      ],
      [],
    ],
    [
      'is none when the arm is stopped on it',
      [
        [0, 'closed'],
        [1, 'tell open'],
        [2, 'opening'],
        [3, 'stopped'],
        [4, 'opening'],
        [6, 'open'],
      ],
      [],
    ],
    [
      'is none when nobody knows what happened on it',
      [
        [0, 'closed'],
        [1, 'tell open'],
        [2, 'unknown'],
        [9, 'open'],
      ],
      [],
    ],
    [
      'is none when nobody saw it begin',
      [
        [0, 'closed'],
        [4, 'open'],
        [8, 'closed'],
      ],
      [],
    ],
    [
      'does not begin with an order to go where it stands',
      [
        [0, 'open'],
        [1, 'tell open'],
        [9, 'tell close'],
        [12, 'closed'],
      ],
      [[12, 'down', 3]],
    ],
    [
      'does not begin with an order to stop',
      [
        [0, 'open'],
        [1, 'tell stop'],
        [12, 'closed'],
      ],
      [],
    ],
    [
      'does not end at the end where it began, though nobody saw it turn round',
      [
        [0, 'closed'],
        [1, 'tell open'],
        [2, 'opening'],
        [3, 'closed'],
      ],
      [],
    ],
    [
      'does not end at the upper end where it began there',
      [
        [0, 'open'],
        [1, 'tell close'],
        [2, 'closing'],
        [3, 'open'],
      ],
      [],
    ],
    [
      'does not end at the end where it began',
      [
        [0, 'closed'],
        [1, 'tell open'],
        [2, 'stopped'],
        [3, 'closed'],
        [9, 'open'],
      ],
      [],
    ],
  ])('%s', (_, story, travels) => {
    expect(measured(story)).toEqual(travels);
  });
});
