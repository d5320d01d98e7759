import { describe, expect, it } from 'vitest';
import type { OrderView } from '../../src/contract/api.ts';
import { SITE_NOW } from '../../test/site-fixtures.ts';
import { namesOf } from '../names.ts';
import { createSiteTime } from '../time.ts';
import { orderModel } from './order-model.ts';

const time = createSiteTime('Asia/Kolkata');
const names = namesOf([{ id: 'main', name: 'Main gate' }]);

describe('an order', () => {
  it.each<[Partial<OrderView>, string, string]>([
    [{ command: 'hold' }, 'Hold open', 'Main gate'],
    [{ command: 'let-in-once', direction: 'out' }, 'Let in once (out)', 'Main gate'],
    [{ command: 'refuse', direction: 'in' }, 'Refuse (in)', 'Main gate'],
    [{ command: 'serviced' }, 'Barrier serviced', 'Main gate'],
    [{ command: 'emergency-open', gateId: null }, 'Emergency: open all gates', 'All gates'],
    [{ command: 'emergency-end', gateId: null }, 'End of the emergency', 'All gates'],
  ])('%j is %j at %j', (changes, what, where) => {
    const order: OrderView = {
      at: SITE_NOW - 86_400_000,
      gateId: 'main',
      command: 'open',
      direction: 'in',
      by: 'Asha',
      ...changes,
    };
    expect(orderModel(order, SITE_NOW, time, names)).toEqual({
      moment: 'Sun 22 Nov 2026, 14:03:20',
      what,
      where,
      by: 'by Asha',
    });
  });
});
