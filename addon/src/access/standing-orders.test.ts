import { describe, expect, it } from 'vitest';
import { STANDING_STORIES } from '../../test/standing-stories.ts';
import type { PersonOrder } from './person-order.ts';
import { standingOrders } from './standing-orders.ts';

const ordered = (...texts: readonly string[]) =>
  texts.map((text) => {
    const [command, gateId = null] = text.split('@');
    return { command: command as PersonOrder['command'], gateId };
  });

describe('what people ordered', () => {
  it.each(STANDING_STORIES)('%s', (_, commands, standing) => {
    const orders = commands.map((command) => ({
      command,
      gateId: command.startsWith('emergency') ? null : 'main',
    }));
    expect(standingOrders(orders).map(({ command }) => command)).toEqual(standing);
  });

  it.each<[string, readonly string[], readonly string[]]>([
    [
      'is a matter of each gate',
      ['hold@a', 'lock@a', 'stop@c', 'release@b', 'unlock@b', 'open@b', 'hold@b'],
      ['lock@a', 'stop@c', 'hold@b'],
    ],
    [
      'ends everywhere by an order for all gates',
      ['stop@a', 'stop@b', 'emergency-open', 'stop@b'],
      ['emergency-open', 'stop@b'],
    ],
    [
      'does not end for all gates by an order at one',
      ['emergency-open', 'emergency-end@a'],
      ['emergency-open'],
    ],
  ])('%s', (_, orders, standing) => {
    expect(standingOrders(ordered(...orders))).toEqual(ordered(...standing));
  });

  it('is told in full of those that stand, of two of a kind by the later one', () => {
    const [first, second] = [
      { command: 'hold', gateId: 'a', by: 'Ada' },
      { command: 'hold', gateId: 'a', by: 'Ben' },
    ] as const;
    expect(standingOrders([first, second])).toEqual([second]);
  });
});
