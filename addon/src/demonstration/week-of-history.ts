import { decide, decideByPerson } from '../access/decide.ts';
import { DEFAULT_RULES } from '../access/default-rules.ts';
import { permitBook } from '../access/permits/permit-book.ts';
import type { Permit } from '../access/permits/permit.ts';
import { ruleBook } from '../access/rule-book.ts';
import { DEFAULT_PARKING_SETTINGS } from '../contract/parking-settings.ts';
import type { ParkingSettings } from '../contract/parking-settings.ts';
import type { Sight } from '../contract/sight.ts';
import type { VisitCorrection } from '../contract/visits.ts';
import type { Direction, Instant } from '../contract/words.ts';
import type { GateOptions } from '../gate/gate-options.ts';
import type { PassageEnd } from '../gate/outcome.ts';
import type { Passage } from '../gate/passage.ts';
import { dayAt, daysFrom } from '../parking/days.ts';
import { assignSlot } from '../parking/slots/assign.ts';
import { emptiedLately, parked } from '../parking/slots/parked.ts';
import type { Emptied } from '../parking/slots/parked.ts';
import { slotBoard } from '../parking/slots/slot-board.ts';
import type { Slot, SlotPresenceState } from '../parking/slots/slot.ts';
import type { Visit } from '../parking/visit.ts';
import { correctVisit } from '../parking/visits/correct-visit.ts';
import type { Correction } from '../parking/visits/correction.ts';
import { isLoneExit } from '../parking/visits/exit.ts';
import { misreadsOf } from '../parking/visits/misreads.ts';
import { waitsForReview } from '../parking/visits/anomalies.ts';
import { insideLedger } from '../pipeline/inside-ledger.ts';
import type { Settlement } from '../plate/settling/settlement.ts';
import { daylightIn } from '../simulation/daylight.ts';
import { random } from '../simulation/random.ts';
import type { Random } from '../simulation/random.ts';
import { makeVehicle } from '../simulation/traffic.ts';
import type { Resident, Vehicle } from '../simulation/traffic.ts';
import type { CorrectionStep, PassageStep } from '../store/store.ts';
import { runLane } from './lane-run.ts';
import type { LaneManner } from './lane-run.ts';
import { staysOfDay } from './week-traffic.ts';
import type { PlannedStay } from './week-traffic.ts';

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
const DAYS = 7;
const READERS = ['plates', 'tesseract-plates'];
const OPERATOR = 'the operator';
/** The same vehicle tries again when it was turned away for mud. */
const WASHED_AFTER_MS = 20 * MINUTE_MS;
/** From the gate to the slot, and back. */
const PARKING_MS = 90_000;
/** An operator looks once a day at what is to be reviewed. */
const REVIEWED_AFTER_MS = 24 * 60 * MINUTE_MS;

/** What the demonstration asks of its parking place. */
export const DEMONSTRATION_SETTINGS: ParkingSettings = {
  ...DEFAULT_PARKING_SETTINGS,
  overstay: [{ group: null, minutes: 24 * 60 }],
  reconciliation: { ...DEFAULT_PARKING_SETTINGS.reconciliation, automatic: true },
};

/** One thing to be written, in order. */
export type HistoryStep =
  | { readonly kind: 'passage'; readonly step: PassageStep }
  | { readonly kind: 'visit'; readonly visit: Visit }
  | { readonly kind: 'correction'; readonly step: CorrectionStep };

/** A vehicle as its picture shows it; the same picture serves each time that it comes in the same light. */
export interface SeenAtGate {
  readonly vehicle: Vehicle;
  readonly gateId: string;
  readonly watches: Direction;
  readonly daylight: number;
}

export interface WeekParts {
  readonly seed: string | number;
  /** The week ends here. */
  readonly now: Instant;
  readonly timeZone: string;
  readonly capacity: number;
  readonly gates: readonly (GateOptions & { readonly id: string })[];
  readonly slots: readonly Slot[];
  readonly residents: readonly Resident[];
  readonly permits: readonly Permit[];
  readonly newId: () => string;
  /** Keeps the picture and tells its content address. */
  readonly pictureOf: (seen: SeenAtGate) => Promise<string>;
}

interface Coming {
  readonly at: Instant;
  readonly direction: Direction;
  readonly stay: PlannedStay;
}

/** Something that happens behind the gates. */
interface Later {
  readonly at: Instant;
  readonly happens: () => AsyncIterable<HistoryStep>;
}

/**
 * A week as it would have been: vehicles and their drivers are drawn, what the gates, the rules and the parking place make of them is worked out by
 * the same code that does so at a real gate. Who is inside at the end stays inside. The same seed and instant, the same week.
 */
export async function* weekOfHistory(parts: WeekParts): AsyncGenerator<HistoryStep> {
  const { now, timeZone, capacity, gates, newId } = parts;
  const chance = random(parts.seed).fork('week');
  const daylight = daylightIn(timeZone);
  const permits = permitBook(parts.permits);
  const rules = ruleBook(DEFAULT_RULES, timeZone);
  const presences = new Map<string, SlotPresenceState>(
    parts.slots.map(({ id }) => [id, { presence: 'clear', since: now - DAYS * DAY_MS }]),
  );
  let clockNow = now - DAYS * DAY_MS;
  let emptied: readonly Emptied[] = [];
  const inside = insideLedger(
    { occupied: 0, openVisits: [], unpairedExits: [] },
    {
      capacity,
      newId,
      emptiedVisitIds: () =>
        emptiedLately(emptied, { openVisits: inside.openVisits(), presences, now: clockNow }),
    },
  );
  /** True whereabouts, by vehicle: which slot it stands in. */
  const parkedIn = new Map<string, string>();
  /** Every visit as it was last written. */
  const visits = new Map<string, Visit>();
  const agenda: Later[] = [];
  const soon = (at: Instant, happens: Later['happens']): void => {
    if (at < now) agenda.push({ at, happens });
  };

  const days = daysFrom(dayAt(now - DAYS * DAY_MS, timeZone), dayAt(now, timeZone));
  for (const day of days) {
    const stays = staysOfDay(day, { timeZone, residents: parts.residents, chance: chance.fork(day) });
    for (const stay of stays) {
      if (stay.arrivesAt < now - DAYS * DAY_MS) continue;
      soon(stay.arrivesAt, () => come({ at: stay.arrivesAt, direction: 'in', stay }));
    }
  }
  while (agenda.length > 0) {
    agenda.sort((one, other) => one.at - other.at);
    const next = agenda.shift();
    if (next === undefined) return;
    clockNow = next.at;
    for await (const step of next.happens()) {
      remember(step);
      yield step;
    }
  }

  function remember(happened: HistoryStep): void {
    switch (happened.kind) {
      case 'passage':
        for (const id of happened.step.removedVisitIds ?? []) visits.delete(id);
        for (const visit of happened.step.visits ?? []) visits.set(visit.id, visit);
        break;
      case 'visit':
        visits.set(happened.visit.id, happened.visit);
        break;
      case 'correction':
        for (const { id } of happened.step.correction.before) visits.delete(id);
        for (const visit of happened.step.correction.after) visits.set(visit.id, visit);
        break;
    }
  }

  async function* come(coming: Coming): AsyncGenerator<HistoryStep> {
    const { at, direction, stay } = coming;
    const { vehicle, conduct, own } = stay;
    // Who is inside does not come in.
    if (direction === 'in' && parkedIn.has(vehicle.id)) return;
    const gate = gateFor(direction, own);
    if (gate === null) return;
    const light = daylight(at);
    const seen = seenBy(vehicle, coming, own);
    const pictureId = await parts.pictureOf({
      vehicle: stay.muddy ? caked(vehicle) : vehicle,
      gateId: gate.id,
      watches: direction,
      daylight: light,
    });
    const follower =
      conduct === 'followed' && direction === 'in'
        ? makeVehicle(`${vehicle.id}-${at}`, own.fork('follower'))
        : null;
    const followerPictureId =
      follower === null
        ? null
        : await parts.pictureOf({ vehicle: follower, gateId: gate.id, watches: direction, daylight: light });
    const ends = runLane({
      gate,
      direction,
      at,
      manner: mannerOf(coming),
      patienceMs: own.integer(20_000, 60_000),
      follower: follower === null ? null : settled(follower.plate, 'witness'),
      settlement: seen,
      pictureId,
      followerPictureId,
      newId,
      decide: (settlement, decidedAt) =>
        decide({
          now: decidedAt,
          direction,
          gate: {
            id: gate.id,
            directionRule: gate.directionRule,
            otherWayOut: true,
            heldOpenBy: null,
            lockedBy: null,
            emergencyBy: null,
          },
          settlement,
          permits,
          rules,
          occupancy: {
            capacity,
            occupied: inside.occupied(),
            insideSince: inside.insideSince,
            isOnItsWay: () => false,
            usesPending: () => 0,
            promisedToOthers: () => 0,
          },
          evidence: [],
          isNear: () => false,
          down: [],
        }),
      // Nobody is let in where there is no place for them.
      person:
        stay.isExpected && (direction === 'out' || inside.occupied() < capacity)
          ? (orderedAt) => {
              const plate = seen.state === 'settled' ? seen.plate : null;
              return decideByPerson({ by: OPERATOR, command: 'let-in-once', plate, now: orderedAt });
            }
          : null,
    });
    for (const [index, end] of ends.entries()) {
      const isFollower = index > 0;
      yield* ended(
        end,
        isFollower && follower !== null ? follower : vehicle,
        stay,
        light,
        isFollower ? null : seen,
      );
    }
    if (direction === 'out' && !ends.some(({ crossed }) => crossed === 'out')) {
      soon(at + WASHED_AFTER_MS, () => come({ ...coming, at: at + WASHED_AFTER_MS }));
    }
    const washed = { ...stay, muddy: false, conduct: 'ordinary' as const };
    if (direction === 'in' && stay.muddy) {
      soon(at + WASHED_AFTER_MS, () => come({ ...coming, at: at + WASHED_AFTER_MS, stay: washed }));
    }
  }

  function* ended(
    { passage, crossed }: PassageEnd,
    vehicle: Vehicle,
    stay: PlannedStay,
    light: number,
    seen: Settlement | null,
  ): Generator<HistoryStep> {
    const at = passage.endedAt ?? passage.arrivedAt;
    const kept = { ...passage, sight: sightOf(passage.arrivedAt, seen, light, stay.own) };
    if (crossed === null) {
      yield { kind: 'passage', step: { passage: kept } };
      return;
    }
    clockNow = at;
    const { step, announce } = inside.crossed(kept, crossed);
    announce();
    const opened = step.visits?.find(
      ({ entryPassageId, leftAt }) => entryPassageId === kept.id && leftAt === null,
    );
    const sent = opened === undefined ? null : sendToSlot(opened, at);
    yield {
      kind: 'passage',
      step: {
        ...step,
        visits: (step.visits ?? []).map((visit) => (visit === opened && sent !== null ? sent : visit)),
      },
    };
    const toReview = step.visits?.find(waitsForReview);
    if (toReview !== undefined) {
      soon(at + REVIEWED_AFTER_MS, () => review(toReview.id, stay.vehicle.plate, kept));
    }
    if (crossed === 'in') settleIn(vehicle, stay, sent, at);
  }

  function settleIn(vehicle: Vehicle, stay: PlannedStay, sent: Visit | null, at: Instant): void {
    const free = parts.slots.filter(({ id }) => ![...parkedIn.values()].includes(id)).map(({ id }) => id);
    const assigned = sent?.assignedSlotId ?? null;
    // Most park where they are sent.
    const slotId =
      assigned !== null && free.includes(assigned) && stay.own.chance(0.9)
        ? assigned
        : free[stay.own.integer(0, Math.max(0, free.length - 1))];
    const leavesAt = at + PARKING_MS + Math.max(5 * MINUTE_MS, stay.stayMs);
    parkedIn.set(vehicle.id, slotId ?? '');
    if (slotId !== undefined) {
      soon(at + PARKING_MS, () => turned(slotId, 'present', at + PARKING_MS));
    }
    if (gatesFor('out').length === 0) return;
    if (slotId !== undefined) {
      soon(leavesAt - PARKING_MS, () => turned(slotId, 'clear', leavesAt - PARKING_MS));
    }
    soon(leavesAt, () => leave({ at: leavesAt, direction: 'out', stay: { ...stay, vehicle } }));
  }

  async function* leave(coming: Coming): AsyncGenerator<HistoryStep> {
    parkedIn.delete(coming.stay.vehicle.id);
    // The arm stood open while the power was out, and nothing saw it go.
    if (coming.stay.conduct === 'leaves-unseen') return;
    yield* come(coming);
  }

  async function* turned(
    slotId: string,
    presence: 'present' | 'clear',
    at: Instant,
  ): AsyncGenerator<HistoryStep> {
    const before = presences.get(slotId)?.presence ?? 'unknown';
    presences.set(slotId, { presence, since: at });
    await Promise.resolve();
    const found = parked(
      inside.openVisits(),
      { slotId, before, presence, at },
      { presences, reservedFor: [], emptied },
    );
    emptied = found.emptied;
    for (const visit of found.visits) {
      inside.visitsChanged(visit);
      yield { kind: 'visit', visit };
    }
  }

  /** The operator looks at the pictures, and says what is true; nothing where that is known by then, or cannot be said. */
  async function* review(visitId: string, plate: string, exit: Passage): AsyncGenerator<HistoryStep> {
    await Promise.resolve();
    const visit = visits.get(visitId);
    if (visit === undefined || !waitsForReview(visit)) return;
    const entry = inside.openVisits().find((open) => open.plate === plate);
    const said: VisitCorrection | null = !isLoneExit(visit)
      ? visit.anomalies.includes('plates-differ')
        ? { kind: 'correct-plate', visitId: visit.id, plate }
        : { kind: 'confirm', visitId: visit.id }
      : entry === undefined
        ? null
        : { kind: 'merge', entryVisitId: entry.id, exitVisitId: visit.id };
    if (said === null) return;
    const corrected = correctVisit(
      said,
      { visits: entry === undefined ? [visit] : [visit, entry] },
      { now: clockNow, newId, permitIdOf: (known) => permits.of(known)?.id ?? null },
    );
    if (!corrected.done || inside.correct(corrected.change, 0) === null) return;
    const correction: Correction = {
      id: newId(),
      at: clockNow,
      by: OPERATOR,
      kind: said.kind,
      ...corrected.change,
      countDelta: 0,
      undone: null,
    };
    yield { kind: 'correction', step: { correction, misreads: misreadsOf(correction, [exit]) } };
  }

  function sendToSlot(visit: Visit, at: Instant): Visit {
    const permit = visit.permitId === null ? null : permits.byId(visit.permitId);
    const board = slotBoard({
      slots: parts.slots,
      uses: [],
      presences,
      promises: [],
      openVisits: inside.openVisits(),
      now: at,
      settings: DEMONSTRATION_SETTINGS,
      permitTags: (id) => permits.byId(id)?.tags ?? null,
    });
    const assignedSlotId = assignSlot(visit, permit, board, DEMONSTRATION_SETTINGS);
    const sent = { ...visit, assignedSlotId };
    inside.visitsChanged(sent);
    return sent;
  }

  function gatesFor(direction: Direction): WeekParts['gates'] {
    const other = direction === 'in' ? 'exit' : 'entry';
    return gates.filter(({ directionRule }) => directionRule !== other);
  }

  /** Null where no gate is for that way. */
  function gateFor(direction: Direction, own: Random): WeekParts['gates'][number] | null {
    const fitting = gatesFor(direction);
    return fitting.length === 0 ? null : own.fork(direction).pick(fitting);
  }

  function seenBy(vehicle: Vehicle, { direction, stay }: Coming, own: Random): Settlement {
    const isMisread = direction === 'out' && stay.conduct === 'leaves-misread';
    const isUnread = direction === 'in' ? stay.muddy : stay.conduct === 'leaves-unread';
    if (isUnread) return { state: 'nothing', frames: own.integer(8, 14) };
    const plate = isMisread ? misread(vehicle.plate, own.fork('misread')) : vehicle.plate;
    const isKnown = permits.of(plate) !== null || inside.insideSince(plate) !== null;
    return settled(plate, isKnown ? 'known' : 'witness');
  }
}

function settled(plate: string, settledBy: 'known' | 'witness'): Settlement {
  return { state: 'settled', plate, frames: settledBy === 'known' ? 2 : 4, readers: READERS, settledBy };
}

/** As it looks when nobody can read its plate. */
function caked(vehicle: Vehicle): Vehicle {
  return { ...vehicle, id: `${vehicle.id}-caked`, look: { ...vehicle.look, dirt: 1 } };
}

function mannerOf({ direction, stay: { conduct } }: Coming): LaneManner {
  if (direction === 'out') return 'ordinary';
  return conduct === 'reverses' || conduct === 'abandons' ? conduct : 'ordinary';
}

function misread(plate: string, own: Random): string {
  const at = own.integer(0, plate.length - 1);
  const others = Array.from('0123456789').filter((other) => other !== plate[at]);
  return plate.slice(0, at) + own.pick(others) + plate.slice(at + 1);
}

/** As cameras see it: a mean grey of some 45 at night under the lamp, of some 140 by day. */
function sightOf(arrivedAt: Instant, seen: Settlement | null, daylight: number, own: Random): Sight {
  const frames = seen?.state === 'nothing' ? seen.frames : own.integer(3, 7);
  const read = seen?.state === 'nothing' ? 0 : frames - own.integer(0, 1);
  const brightness = Math.round(45 + 95 * daylight + own.between(-10, 10));
  return { frames, found: read, read, brightness, advice: null, firstAt: arrivedAt + 800 };
}
