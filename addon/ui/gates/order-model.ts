import type { OrderView } from '../../src/contract/api.ts';
import { COMMANDS, type GateCommand, type Instant } from '../../src/contract/words.ts';
import type { Names } from '../names.ts';
import { texts } from '../texts.ts';
import type { SiteTime } from '../time.ts';

/** One order of a person, everything already in words. */
export interface OrderModel {
  readonly moment: string;
  readonly what: string;
  readonly where: string;
  readonly by: string;
}

export function orderModel(order: OrderView, now: Instant, time: SiteTime, names: Names): OrderModel {
  return {
    moment: time.moment(order.at, now),
    what: whatOf(order),
    where: order.gateId === null ? texts.gates.allGates : names.gate(order.gateId),
    by: texts.gates.by(order.by),
  };
}

/** Only two orders are about somebody who goes one way. */
function whatOf({ command, direction }: OrderView): string {
  if (!isGateCommand(command)) return texts.words.otherOrders[command];
  const { label } = texts.commands[command];
  return command === 'let-in-once' || command === 'refuse'
    ? `${label} (${texts.words.direction[direction].toLowerCase()})`
    : label;
}

function isGateCommand(command: OrderView['command']): command is GateCommand {
  return COMMANDS.some((known) => known === command);
}
