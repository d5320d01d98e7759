import { describe, expect, it } from 'vitest';
import {
  blindOptions,
  play,
  playWith,
  position,
  seen,
  clear,
  needed,
  time,
  stops,
  opens,
  closes,
  releases,
  linkLost,
  holds,
} from '../../test/barrier-story.ts';
import type { Orders, Story } from '../../test/barrier-story.ts';
import { barrierWakesAt } from './barrier.ts';

describe('a person who closes the arm', () => {
  const comesUp: Story = [
    [0, clear],
    [0, position('closed')],
    [1, opens],
    [3, position('open')],
  ];

  it('need not wait where the sensors show all of what may be under it', () => {
    expect(play(...comesUp, [3.5, closes]).orders).toEqual([
      [1, 'open'],
      [3.5, 'close'],
    ]);
  });

  it('waits as long as ever where they do not', () => {
    const story = playWith(blindOptions, ...comesUp, [3.5, closes], [4.9, time], [5, time]);
    expect(story.orders).toEqual([
      [1, 'open'],
      [5, 'close'],
    ]);
  });

  it('does not wait anew where nothing has been seen for long enough', () => {
    expect(playWith(blindOptions, ...comesUp, [4, holds(null)], [9, closes]).orders.at(-1)).toEqual([
      9,
      'close',
    ]);
  });

  it.each<[string, Story, Orders]>([
    [
      'closes it from half-way when the wait is over',
      [
        [0, position('stopped')],
        [1, clear],
        [2, closes],
        [2.9, time],
        [3, time],
        [4, position('closing')],
      ],
      [[3, 'close']],
    ],
    [
      'has it wait for the end of the wait that is under way, also when told twice',
      [
        [0, position('stopped')],
        [1, clear],
        [2, closes],
        [2.5, closes],
        [3, time],
      ],
      [[3, 'close']],
    ],
    ...(
      [
        ['something is seen', [seen, clear]],
        ['a person stops it', [stops, position('stopped')]],
        ['the link is lost', [linkLost, position('stopped')]],
        ['it came down by itself', [position('closed'), position('stopped')]],
      ] as const
    ).map(([what, events]): [string, Story, Orders] => [
      `is not obeyed later when ${what} meanwhile`,
      [
        [0, position('stopped')],
        [1, clear],
        [2, closes],
        ...events.map((event) => [2.5, event] as const),
        [60, time],
      ],
      events[0] === stops ? [[2.5, 'stop']] : [],
    ]),
    [
      'is not obeyed later when somebody is let in meanwhile',
      [
        [0, position('stopped')],
        [1, clear],
        [2, closes],
        [2.5, needed(true)],
        [2.6, needed(false)],
        [4, position('open')],
        [4.5, position('stopped')],
        [60, time],
      ],
      [[2.5, 'open']],
    ],
    [
      'is not obeyed later when somebody is let in meanwhile under an arm that is up',
      [
        [0, position('open')],
        [1, clear],
        [1.5, closes],
        [2, needed(true)],
        [2.5, position('stopped')],
        [2.6, needed(false)],
        [60, time],
      ],
      [],
    ],
    [
      'is not obeyed later when a person stopped it and released it',
      [
        [0, position('stopped')],
        [1, clear],
        [2, closes],
        [2.5, stops],
        [2.6, releases],
        [60, time],
      ],
      [[2.5, 'stop']],
    ],
  ])('%s', (_, story, orders) => {
    expect(playWith(blindOptions, ...story).orders).toEqual(orders);
  });

  it('is waited for until then', () => {
    const { barrier } = playWith(blindOptions, [0, position('stopped')], [1, clear], [2, closes]);
    expect(barrierWakesAt(barrier, blindOptions)).toBe(3_000);
  });
});
