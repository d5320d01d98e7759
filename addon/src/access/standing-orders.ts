import type { PersonOrder } from './person-order.ts';

type Command = PersonOrder['command'];

/**
 * The orders that stand until they are taken back, each with the orders that do that; a later one of its own kind takes its
 * place. What ends an order without anybody ordering it (its time is over, somebody is let out) is not said here.
 */
export const ENDED_BY = {
  hold: ['release', 'close', 'stop', 'lock'],
  stop: ['open', 'hold', 'release', 'close', 'lock', 'emergency-open'],
  lock: ['unlock'],
  'emergency-open': ['emergency-end'],
} as const satisfies Partial<Record<Command, readonly Command[]>>;

/** Which of these orders, the newest last, are still in force. One for all gates ends what stands at each of them. */
export function standingOrders<Order extends Pick<PersonOrder, 'gateId' | 'command'>>(
  orders: readonly Order[],
): readonly Order[] {
  return orders.filter(
    (order, index) => stands(order.command) && !orders.slice(index + 1).some((later) => ends(later, order)),
  );
}

/** Whether an order holds until another one takes it back. */
function stands(command: Command): command is keyof typeof ENDED_BY {
  return Object.hasOwn(ENDED_BY, command);
}

function ends(later: Pick<PersonOrder, 'gateId' | 'command'>, { gateId, command }: typeof later): boolean {
  if (later.gateId !== null && later.gateId !== gateId) return false;
  if (later.command === command) return true;
  const endings: readonly Command[] = stands(command) ? ENDED_BY[command] : [];
  return endings.includes(later.command);
}
