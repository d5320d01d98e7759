import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  clear,
  closes,
  emergency,
  emergencyEnds,
  holds,
  locks,
  opens,
  play,
  position,
  releases,
  stops,
  unlocks,
} from '../../test/barrier-story.ts';
import { STANDING_STORIES } from '../../test/standing-stories.ts';
import type { PersonOrder } from '../access/person-order.ts';
import { standingOrders } from '../access/standing-orders.ts';
import { COMMANDS, EMERGENCY_ORDERS } from '../contract/words.ts';
import type { Barrier, BarrierEvent } from './barrier.ts';

type Command = PersonOrder['command'];

/** What the machine is told of each order; null where it moves vehicles, not the arm. */
const TOLD: Record<Command, BarrierEvent | null> = {
  open: opens,
  close: closes,
  stop: stops,
  hold: holds(null),
  release: releases,
  lock: locks,
  unlock: unlocks,
  'let-in-once': null,
  refuse: null,
  serviced: null,
  'emergency-open': emergency,
  'emergency-end': emergencyEnds,
};

function standingInMachine(ordered: readonly Command[]): readonly Command[] {
  const told = ordered.flatMap((command) => TOLD[command] ?? []);
  const { barrier } = play(
    [0, position('open')],
    [0, clear],
    ...told.map((event, index) => [index + 1, event] as const),
  );
  return standing(barrier);
}

function standing({ heldOpenBy, stopped, lockedBy, emergencyBy }: Barrier): readonly Command[] {
  const all: readonly (readonly [Command, boolean])[] = [
    ['hold', heldOpenBy !== null],
    ['stop', stopped],
    ['lock', lockedBy !== null],
    ['emergency-open', emergencyBy !== null],
  ];
  return all.flatMap(([command, isOn]) => (isOn ? [command] : []));
}

describe('what is still in force at the barrier is what is put in force again after a start', () => {
  it.each(STANDING_STORIES)('%s', (_, ordered, stands) => {
    expect(new Set(standingInMachine(ordered))).toEqual(new Set(stands));
  });

  it('whatever people order in whatever order', () => {
    const anyOrder = fc.constantFrom<Command>(...COMMANDS, ...EMERGENCY_ORDERS, 'serviced');
    fc.assert(
      fc.property(fc.array(anyOrder, { maxLength: 12 }), (ordered) => {
        const done = withoutRefused(ordered);
        const orders = done.map((command) => ({ command, gateId: isForAll(command) ? null : 'main' }));
        const kept = standingOrders(orders).map(({ command }) => command);
        expect(new Set(kept)).toEqual(new Set(standingInMachine(done)));
      }),
      { numRuns: 2_000 },
    );
  });
});

/** In an emergency nobody closes or stops anything, and what was refused is not kept. */
function withoutRefused(ordered: readonly Command[]): readonly Command[] {
  const emergencies: readonly Command[] = EMERGENCY_ORDERS;
  return ordered.filter((command, index) => {
    const last = ordered.slice(0, index).findLast((each) => emergencies.includes(each));
    return last !== 'emergency-open' || (command !== 'close' && command !== 'stop');
  });
}

function isForAll(command: Command): boolean {
  return command === 'emergency-open' || command === 'emergency-end';
}
