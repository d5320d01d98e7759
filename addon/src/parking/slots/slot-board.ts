import type { ParkingSettings } from '../../contract/parking-settings.ts';
import type { SlotState } from '../../contract/slots.ts';
import type { Instant, Presence } from '../../contract/words.ts';
import type { Visit } from '../visit.ts';
import { cameInLately, sentTo } from './on-the-way.ts';
import { holdingPromises } from './promises.ts';
import { plainUse } from './slot-use.ts';
import type { Promised, Slot, SlotPresenceState, SlotUse } from './slot.ts';
import { whyWrong } from './wrong-slot.ts';
import type { WrongSlotReason } from './wrong-slot.ts';

/** A slot as it stands now. */
export interface SlotStanding extends Slot {
  /** Reserved for permits that there still are. */
  readonly use: SlotUse;
  readonly presence: Presence;
  readonly since: Instant;
  readonly state: SlotState;
  readonly promise: Promised | null;
  /** The visit whose vehicle most likely stands there. */
  readonly visit: Visit | null;
  /** The visit that was sent there lately and has not parked yet; the slot is `promised` then, if nothing else. */
  readonly awaited: Visit | null;
  /** Why that vehicle, or the one nobody knows, should not stand there; null: nothing is wrong. */
  readonly wrong: WrongSlotReason | null;
}

export interface SlotBoardFacts {
  readonly slots: readonly Slot[];
  readonly uses: readonly SlotUse[];
  readonly presences: ReadonlyMap<string, SlotPresenceState>;
  readonly promises: readonly Promised[];
  /** Oldest first. */
  readonly openVisits: readonly Visit[];
  readonly now: Instant;
  readonly settings: Pick<ParkingSettings, 'assignment'>;
  /** Null: there is no such permit any more. */
  readonly permitTags: (permitId: string) => readonly string[] | null;
}

/**
 * Every slot as it stands, in the order of the site's list. The presence of a slot without a sensor is what a person said, `unknown`
 * where nobody did; since no sensor is silent there, its state is what is known otherwise: who was sent there stands there while they are
 * inside, unless a person said since that it is empty.
 */
export function slotBoard(facts: SlotBoardFacts): readonly SlotStanding[] {
  const { openVisits, now } = facts;
  const uses = new Map(facts.uses.map((use) => [use.slotId, use]));
  const promises = new Map<string, Promised>();
  for (const promise of holdingPromises(facts.promises, now)) {
    if (promise.slotId !== null && !promises.has(promise.slotId)) promises.set(promise.slotId, promise);
  }
  const parked = byKnownKey(openVisits, ({ slotId }) => slotId);
  const sent = byKnownKey(openVisits, sentTo);

  const standings = facts.slots.map((slot): Omit<SlotStanding, 'wrong'> => {
    const { id } = slot;
    const said = uses.get(id) ?? plainUse(id);
    const reservedFor = said.reservedFor.filter((permitId) => facts.permitTags(permitId) !== null);
    const use = { ...said, reservedFor };
    const { presence, since } = facts.presences.get(id) ?? { presence: 'unknown', since: now };
    const promise = promises.get(id) ?? null;
    const comer = sent.get(id) ?? null;
    const presumed = slot.sensor === 'none' && comer !== null && !wasSaidEmpty(use, comer) ? comer : null;
    const visit = (presence === 'clear' ? null : parked.get(id)) ?? presumed;
    const awaited = comer !== null && presumed === null && cameInLately(comer, now) ? comer : null;
    const state = slotState({
      isOutOfOrder: use.outOfOrder !== null,
      isTaken: presence === 'present' || presumed !== null,
      isUnknown: presence === 'unknown' && slot.sensor !== 'none',
      isPromised: promise !== null || awaited !== null,
      isReserved: reservedFor.length > 0,
    });
    const kind = use.kind ?? slot.kind;
    return { ...slot, kind, use, presence, since, state, promise, visit, awaited };
  });

  const stands = new Set(standings.map(({ visit }) => visit?.id));
  const unparked = openVisits.filter(({ id }) => !stands.has(id));
  const vacant = new Set(
    standings
      .filter(({ state, presence }) => state !== 'out-of-order' && presence === 'clear')
      .map(({ id }) => id),
  );
  const wrongFacts = {
    assignment: facts.settings.assignment,
    unparked,
    isVacant: (slotId: string) => vacant.has(slotId),
    permitTags: facts.permitTags,
  };
  return standings.map((standing) => ({ ...standing, wrong: whyWrong(standing, wrongFacts) }));
}

function slotState(known: {
  readonly isOutOfOrder: boolean;
  readonly isTaken: boolean;
  readonly isUnknown: boolean;
  readonly isPromised: boolean;
  readonly isReserved: boolean;
}): SlotState {
  if (known.isOutOfOrder) return 'out-of-order';
  if (known.isTaken) return 'taken';
  if (known.isUnknown) return 'unknown';
  if (known.isPromised) return 'promised';
  return known.isReserved ? 'reserved' : 'free';
}

function wasSaidEmpty({ taken }: SlotUse, { enteredAt }: Visit): boolean {
  return taken !== null && !taken.is && enteredAt !== null && taken.at >= enteredAt;
}

/** Of several with one key the last. */
function byKnownKey(
  visits: readonly Visit[],
  keyOf: (visit: Visit) => string | null,
): ReadonlyMap<string, Visit> {
  return new Map(
    visits.flatMap((visit) => {
      const key = keyOf(visit);
      return key === null ? [] : [[key, visit] as const];
    }),
  );
}
