import { describe, expect, it } from 'vitest';
import { play, position, seen, clear, needed, time } from '../../test/barrier-story.ts';
import type { BarrierEvent } from './barrier.ts';

describe('the barrier', () => {
  it('opens for who may pass and closes when they have passed and all has been clear for a while', () => {
    const { orders, barrier } = play(
      [0, position('closed')],
      [1, seen],
      [2, needed(true)],
      [3, position('opening')],
      [5, position('open')],
      [8, clear],
      [8, needed(false)],
      [9, time],
      [10, time],
      [13, position('closed')],
    );
    expect(orders).toEqual([
      [2, 'open'],
      [10, 'close'],
    ]);
    expect(barrier).toMatchObject({ position: 'closed', fault: null, ordered: null });
  });

  it.each<[string, readonly (readonly [number, BarrierEvent])[]]>([
    ['nothing moves at start', [[0, time]]],
    [
      'it stays open while something is seen',
      [
        [0, position('open')],
        [1, seen],
        [60, time],
      ],
    ],
    [
      'it stays open while no sensor has a valid state',
      [
        [0, position('open')],
        [60, time],
      ],
    ],
    [
      'it does not close from an unknown position',
      [
        [0, clear],
        [60, time],
      ],
    ],
    [
      'it stays open for who may pass but has not',
      [
        [0, position('open')],
        [1, needed(true)],
        [2, clear],
        [60, time],
      ],
    ],
    [
      'clear must last',
      [
        [0, position('open')],
        [1, clear],
        [2, seen],
        [3, clear],
        [4, time],
      ],
    ],
    [
      'it does not close while held open',
      [
        [0, position('closed')],
        [1, { kind: 'person-holds', by: 'Ada', until: null }],
        [2, position('open')],
        [3, clear],
        [60, time],
      ],
    ],
    [
      'a person cannot close it on a vehicle',
      [
        [0, position('open')],
        [1, seen],
        [2, { kind: 'person-closes' }],
        [60, time],
      ],
    ],
  ])('%s', (_, story) => {
    expect(play(...story).orders.map(([, order]) => order)).not.toContain('close');
  });

  it('opens again at once when something is seen while it closes', () => {
    const { orders } = play(
      [0, position('open')],
      [1, clear],
      [3, time],
      [4, position('closing')],
      [5, seen],
    );
    expect(orders).toEqual([
      [3, 'close'],
      [5, 'open'],
    ]);
  });

  it('opens again when somebody else lets the arm down on a vehicle', () => {
    expect(play([0, position('open')], [1, seen], [2, position('closing')]).orders).toEqual([[2, 'open']]);
  });

  it('opens again when somebody else lets the arm down before who may pass has passed', () => {
    const story = play([0, position('open')], [1, clear], [1, needed(true)], [2, position('closing')]);
    expect(story.orders).toEqual([[2, 'open']]);
  });

  it('tells an arm that opens late again as long as somebody needs it', () => {
    const { orders } = play(
      [0, position('closed')],
      [1, needed(true)],
      [5, time],
      [9, time],
      [10, needed(false)],
      [13, time],
    );
    expect(orders).toEqual([
      [1, 'open'],
      [5, 'open'],
      [9, 'open'],
    ]);
  });

  it('opens for what shows itself when the link was lost while the arm came down', () => {
    const { orders } = play(
      [0, position('open')],
      [1, clear],
      [3, time],
      [4, { kind: 'link-lost' }],
      [5, seen],
    );
    expect(orders.at(-1)).toEqual([5, 'open']);
  });

  it('leaves an arm that was stopped half-way to a person', () => {
    const { orders } = play([0, position('open')], [1, clear], [2, position('stopped')], [60, time]);
    expect(orders).toEqual([]);
  });

  it('closes after a hold is released', () => {
    const { orders } = play(
      [0, position('closed')],
      [1, { kind: 'person-holds', by: 'Ada', until: null }],
      [4, position('open')],
      [5, clear],
      [30, { kind: 'person-releases' }],
    );
    expect(orders).toEqual([
      [1, 'open'],
      [30, 'close'],
    ]);
  });
});
