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
  linkLost,
} from '../../test/barrier-story.ts';
import type { Story } from '../../test/barrier-story.ts';
import type { BarrierFault } from '../contract/words.ts';
import { stepBarrier } from './barrier.ts';

describe('the barrier, where something is wrong,', () => {
  it.each<[string, Story, BarrierFault | null]>([
    ['has no fault before it was heard of', [[0, position('unknown')]], null],
    [
      'has lost its link when it does not know any more where it is',
      [
        [0, position('closed')],
        [1, position('unknown')],
      ],
      'link-lost',
    ],
    [
      'has lost it until it knows again',
      [
        [0, position('closed')],
        [1, linkLost],
        [2, position('unknown')],
      ],
      'link-lost',
    ],
    [
      'is late until it is up',
      [
        [0, position('closed')],
        [1, owed],
        [5, time],
        [6, position('opening')],
      ],
      'opens-late',
    ],
    [
      'is late where it was turned round and does not obey',
      [
        [0, position('open')],
        [1, clear],
        [3, time],
        [3.5, seen],
        [7.5, time],
      ],
      'opens-late',
    ],
    [
      'is up with a vehicle that may be under it, whatever becomes of its link',
      [
        [0, position('open')],
        [1, { kind: 'vehicle-lost' }],
        [2, linkLost],
      ],
      'vehicle-lost',
    ],
    [
      'is so still while it comes down',
      [
        [0, position('open')],
        [1, { kind: 'vehicle-lost' }],
        [2, position('closing')],
      ],
      'vehicle-lost',
    ],
    [
      'lies on nothing when it is down',
      [
        [0, position('open')],
        [1, { kind: 'vehicle-lost' }],
        [2, position('closed')],
      ],
      null,
    ],
    [
      'needs a person who looks why it closed late, also when it came down at last',
      [
        [0, position('open')],
        [1, clear],
        [3, time],
        [7, time],
        [8, position('closed')],
      ],
      'closes-late',
    ],
  ])('%s', (_, story, fault) => {
    expect(play(...story).barrier.fault).toBe(fault);
  });

  it('leaves an arm that closed late to a person, whatever went wrong after that', () => {
    const late = play(
      [0, position('open')],
      [1, clear],
      [3, time],
      [7, time],
      [11, time],
      [12, { kind: 'link-lost' }],
      [13, position('open')],
      [60, time],
    );
    expect(late.barrier.fault).toBe('closes-late');
    expect(late.orders.filter(([, order]) => order === 'close')).toEqual([[3, 'close']]);
  });

  it('stays up when a vehicle went out of sight, until a person has looked', () => {
    const lost = [
      [0, position('open')],
      [1, clear],
      [2, { kind: 'vehicle-lost' }],
      [60, time],
    ] as const;
    expect(play(...lost)).toMatchObject({ orders: [], barrier: { fault: 'vehicle-lost' } });
    expect(play(...lost, [61, { kind: 'person-closes' }]).orders).toEqual([[61, 'close']]);
  });

  it('reports an arm that opens late, and forgets it when the arm is there', () => {
    const late = play([0, position('closed')], [1, needed(true)], [5, time]);
    expect(late.barrier.fault).toBe('opens-late');
    expect(stepBarrier(late.barrier, position('open'), 9_000, options).barrier.fault).toBeNull();
  });

  it('opens an arm that closes late once, reports it and then leaves it to a person', () => {
    const { orders, barrier } = play(
      [0, position('open')],
      [1, clear],
      [3, time],
      [7, time],
      [9, position('open')],
      [60, time],
    );
    expect(orders).toEqual([
      [3, 'close'],
      [7, 'open'],
    ]);
    expect(barrier.fault).toBe('closes-late');
    expect(stepBarrier(barrier, { kind: 'person-closes' }, 61_000, options).orders).toEqual(['close']);
  });

  it('says that the link is lost, and opens when it is back for who still waits', () => {
    const lost = play([0, position('closed')], [1, needed(true)], [1, { kind: 'link-lost' }]);
    expect(lost.barrier).toMatchObject({ position: 'unknown', fault: 'link-lost' });
    const back = stepBarrier(lost.barrier, position('closed'), 30_000, options);
    expect(back).toMatchObject({ orders: ['open'], barrier: { fault: null } });
  });
});
