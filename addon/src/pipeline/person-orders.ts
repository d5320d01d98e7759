import { decideByPerson } from '../access/decide.ts';
import type { PersonOrder } from '../access/person-order.ts';
import type { Clock } from '../clock.ts';
import type { EmergencyView } from '../contract/api.ts';
import type { EmergencyOrder, Instant } from '../contract/words.ts';
import type { Barrier } from '../gate/barrier.ts';
import type { BarrierCommand } from '../gate/gate-control.ts';
import { isOwedTheWay } from '../gate/lane.ts';
import type { LaneVehicle } from '../gate/lane.ts';
import type { Store } from '../store/store.ts';
import type { CommandAnswer, GateOrder, LiveSite } from '../web/live-site.ts';
import type { RunningGate } from './running-gate.ts';

const LINK_LOST: CommandAnswer = { done: false, why: 'link-lost' };

/** What people order, carried out and remembered. */
export interface PersonOrders extends Pick<
  LiveSite,
  'command' | 'answerPassage' | 'orderEmergency' | 'serviced'
> {
  /** Puts in force again what was ordered before the program stopped. */
  readonly restore: () => Promise<void>;
  readonly emergency: () => { readonly by: string; readonly since: Instant } | null;
}

export function personOrders(parts: {
  readonly gates: ReadonlyMap<string, RunningGate>;
  readonly store: Pick<Store, 'personOrders' | 'barrierTravels' | 'passages'>;
  readonly clock: Clock;
  readonly onChange: () => void;
  /** The permit that a vehicle with this plate uses up by coming in, or null. */
  readonly permitIdOf: (plate: string) => string | null;
  /** Nothing can be written now. */
  readonly isStoreDown: () => boolean;
  readonly onTrouble: (what: string, error: unknown) => void;
}): PersonOrders {
  const { gates, store, clock } = parts;
  let emergency: { readonly by: string; readonly since: Instant } | null = null;

  async function remember(order: Omit<PersonOrder, 'at'>): Promise<void> {
    try {
      await store.personOrders.add({ at: clock.now(), ...order });
    } catch (error) {
      // Whoever stands at the gate is obeyed also when the disk takes nothing any more.
      parts.onTrouble('an order of a person could not be written', error);
    }
  }

  const decideFor = (
    { control }: RunningGate,
    { passage }: LaneVehicle,
    { command, by }: GateOrder,
  ): void => {
    const { id, plate } = passage;
    const permitId = plate === null ? null : parts.permitIdOf(plate);
    control.decided(id, decideByPerson({ by, command, plate, permitId, now: clock.now() }));
  };

  async function carryOut(gate: RunningGate, order: GateOrder): Promise<CommandAnswer> {
    const { control } = gate;
    const { command, direction, passageId, by } = order;
    const waiting =
      control
        .waiting()
        .find(({ track, passage }) =>
          passageId === null ? track.direction === direction : passage.id === passageId,
        ) ?? null;
    switch (command) {
      case 'let-in-once':
        if (waiting === null) return { done: false, why: 'nobody-waits' };
        // It would come into force only with the disk, when the person may have gone.
        if (parts.isStoreDown()) return { done: false, why: 'store-down' };
        decideFor(gate, waiting, order);
        return { done: true };
      case 'refuse':
        if (waiting === null) return { done: false, why: 'nobody-waits' };
        refuse(gate, waiting, by);
        return { done: true };
      case 'open':
        if ((await control.person({ kind: 'person-opens' })) === 'link-lost') return LINK_LOST;
        if (waiting !== null) decideFor(gate, waiting, order);
        return { done: true };
      case 'hold':
        return await hold(gate, order);
      case 'release':
        return answerOf(await control.person({ kind: 'person-releases' }));
      case 'lock':
        await control.person({ kind: 'person-locks', by });
        gate.decideAboutWaiting();
        return { done: true };
      case 'unlock':
        await control.person({ kind: 'person-unlocks' });
        gate.plates.lookAgain();
        return { done: true };
      case 'stop':
        if (emergency !== null) return { done: false, why: 'emergency' };
        return answerOf(await control.person({ kind: 'person-stops' }));
      case 'close':
        if (emergency !== null) return { done: false, why: 'emergency' };
        if (!control.isClear()) return { done: false, why: 'vehicle-present' };
        return answerOf(await control.person({ kind: 'person-closes' }));
    }
  }

  async function hold(gate: RunningGate, { by, until }: GateOrder): Promise<CommandAnswer> {
    const { control } = gate;
    const before = control.barrier();
    if ((await control.person({ kind: 'person-holds', by, until })) === 'sent') {
      gate.decideAboutWaiting();
      return { done: true };
    }
    // What the person was told did not happen must not happen later; what held before still does.
    await control.person(standingBefore(before));
    return LINK_LOST;
  }

  /** Somebody was let out there, or let in by a person, after it; or was let out before it and waited for a turn. */
  async function isStopOver({ section }: RunningGate, { at }: PersonOrder): Promise<boolean> {
    for await (const passage of store.passages.since(at - section.patienceMs)) {
      if (passage.gateId !== section.id || !isOwedTheWay(passage)) continue;
      const { direction, decision, endedAt, interrupted } = passage;
      const waitedMs = direction === 'out' && !interrupted ? (endedAt ?? at) - at : 0;
      if ((decision?.decidedAt ?? at) > at || waitedMs >= section.turnMs) return true;
    }
    return false;
  }

  /** Who wants out is answered by the rules alone: a vehicle can always leave. */
  function refuse(gate: RunningGate, { passage }: LaneVehicle, by: string): void {
    const { id, plate, direction } = passage;
    if (direction === 'out') return;
    const decision = decideByPerson({ by, command: 'refuse', plate, permitId: null, now: clock.now() });
    gate.control.decided(id, decision);
    gate.leaveRefused(id);
  }

  function waitingPassage(passageId: string): { gate: RunningGate; vehicle: LaneVehicle } | null {
    for (const gate of gates.values()) {
      const vehicle = gate.control.waiting().find(({ passage }) => passage.id === passageId);
      if (vehicle !== undefined) return { gate, vehicle };
    }
    return null;
  }

  async function tellAll(order: EmergencyOrder, by: string): Promise<EmergencyView> {
    const opens = order === 'emergency-open';
    const answers = await Promise.all(
      [...gates.values()].map(async (gate) => {
        const answer = await gate.control.person(
          opens ? { kind: 'emergency-opens', by } : { kind: 'emergency-ends' },
        );
        if (opens) gate.decideAboutWaiting();
        return { id: gate.section.id, answer };
      }),
    );
    parts.onChange();
    return {
      open: opens,
      unreached: answers.flatMap(({ id, answer }) => (answer === 'link-lost' ? [id] : [])),
    };
  }

  return {
    emergency: () => emergency,
    command: async (gateId, order) => {
      const gate = gates.get(gateId);
      if (gate === undefined) return { done: false, why: 'no-such-gate' };
      const { command, direction, by, until } = order;
      const answer = await carryOut(gate, order);
      // What was not done is not in force after a restart either. What the link lost is, but for a hold, which is taken back.
      const isInForce = answer.done || (answer.why === 'link-lost' && command !== 'hold');
      if (isInForce) await remember({ gateId, command, direction, by, until });
      return answer;
    },
    answerPassage: async (passageId, answer, by) => {
      const waits = waitingPassage(passageId);
      if (waits === null)
        return (await store.passages.get(passageId)) === null ? 'no-such-passage' : 'nobody-waits';
      const { gate, vehicle } = waits;
      const { direction } = vehicle.track;
      if (answer === 'approve') {
        // An approval answers a question; where the rules refuse, none was asked.
        if (vehicle.passage.decision?.verdict === 'refuse') return 'nobody-waits';
        gate.addEvidence(passageId, { kind: 'approval', by, at: clock.now() });
      } else {
        await remember({ gateId: gate.section.id, command: 'refuse', direction, by, until: null });
        refuse(gate, vehicle, by);
      }
      return 'done';
    },
    orderEmergency: async (order, by) => {
      // People may be in danger: the barriers move before anything is written.
      emergency = order === 'emergency-open' ? { by, since: clock.now() } : null;
      const told = tellAll(order, by);
      // Written meanwhile: a link that answers late may neither lose the order nor let a later one be written before it.
      await remember({ gateId: null, command: order, direction: 'out', by, until: null });
      return await told;
    },
    serviced: async (gateId, by) => {
      const gate = gates.get(gateId);
      if (gate === undefined) return false;
      await store.barrierTravels.serviced(gateId, clock.now());
      await remember({ gateId, command: 'serviced', direction: 'in', by, until: null });
      gate.setWear(await store.barrierTravels.wear(gateId));
      parts.onChange();
      return true;
    },
    restore: async () => {
      const standing = await store.personOrders.standing();
      for (const { gateId, command, by, until } of standing.gates) {
        const control = gateId === null ? undefined : gates.get(gateId)?.control;
        if (control === undefined) continue;
        if (command === 'lock') void control.person({ kind: 'person-locks', by });
        if (command === 'hold') void control.person({ kind: 'person-holds', by, until });
        if (command === 'stop') void control.person({ kind: 'person-stopped' });
      }
      if (standing.emergency !== null) {
        emergency = { by: standing.emergency.by, since: standing.emergency.at };
        void tellAll('emergency-open', standing.emergency.by);
      }
      // Nothing comes down while it is looked up whether a stop still holds.
      for (const order of standing.gates) {
        const gate = order.gateId === null ? undefined : gates.get(order.gateId);
        if (gate === undefined || order.command !== 'stop' || !(await isStopOver(gate, order))) continue;
        void gate.control.person({ kind: 'person-releases' });
      }
    },
  };
}

/** What puts in force again what was in force before somebody tried to hold the arm. */
function standingBefore({ heldOpenBy, heldUntil, stopped }: Barrier): BarrierCommand {
  if (heldOpenBy !== null) return { kind: 'person-holds', by: heldOpenBy, until: heldUntil };
  return { kind: stopped ? 'person-stopped' : 'person-releases' };
}

function answerOf(sent: 'sent' | 'link-lost'): CommandAnswer {
  return sent === 'sent' ? { done: true } : LINK_LOST;
}
