import { describe, expect, it } from 'vitest';
import {
  blindOptions,
  options,
  play,
  playWith,
  position,
  seen,
  clear,
  needed,
  owed,
  time,
  stops,
  wasStopped,
  opens,
  closes,
  locks,
  unlocks,
  releases,
  emergency,
  emergencyEnds,
  linkLost,
  holds,
} from '../../test/barrier-story.ts';
import type { Orders, Story } from '../../test/barrier-story.ts';
import { barrierWakesAt, stepBarrier } from './barrier.ts';

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
  ])('over a link that may be lost: %s', (_, story, orders) => {
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

describe('a hold with an end', () => {
  it('ends by itself, and the arm comes down when all is clear', () => {
    const story = play(
      [0, position('closed')],
      [1, holds(30)],
      [4, position('open')],
      [5, clear],
      [29.9, time],
    );
    expect(story.barrier).toMatchObject({ heldOpenBy: 'Ada', heldUntil: 30_000 });
    expect(barrierWakesAt(story.barrier, options)).toBe(30_000);
    const ended = stepBarrier(story.barrier, time, 30_000, options);
    expect(ended).toMatchObject({ orders: ['close'], barrier: { heldOpenBy: null, heldUntil: null } });
  });

  it.each([29, 30])('is over where it is only heard of later, and opens nothing (%d s)', (until) => {
    const { orders, barrier } = play([0, position('closed')], [30, holds(until)]);
    expect(orders).toEqual([]);
    expect(barrier).toMatchObject({ heldOpenBy: null, heldUntil: null });
  });

  it('gives way to the one that comes after it', () => {
    const { barrier } = play([0, position('open')], [1, holds(30)], [2, holds(null)], [60, time]);
    expect(barrier).toMatchObject({ heldOpenBy: 'Ada', heldUntil: null });
  });

  it.each([releases, closes, stops, locks])('is over with %j', (event) => {
    const { barrier } = play([0, position('open')], [1, holds(30)], [2, event]);
    expect(barrier).toMatchObject({ heldOpenBy: null, heldUntil: null });
  });

  it('does not wake the gate for an arrival later than for its end, nor the other way round', () => {
    const early = play([0, position('closed')], [1, holds(3)]);
    expect(barrierWakesAt(early.barrier, options)).toBe(3_000);
    const late = play([0, position('closed')], [1, holds(30)]);
    expect(barrierWakesAt(late.barrier, options)).toBe(5_000);
  });
});

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
