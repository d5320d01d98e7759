import type { Instant } from '../../contract/words.ts';
import type { Visit } from '../visit.ts';
import { cameInLately, sentTo } from './on-the-way.ts';
import type { SlotPresenceState } from './slot.ts';
import type { SlotTurn } from './slot-watch.ts';

/** Who leaves a slot is at a gate soon; what emptied before that says nothing of who is there now. */
export const EMPTIED_COUNTS_MS = 10 * 60_000;
/** One vehicle cannot leave a slot and another one park there so soon: its sensor lost sight of it. */
const SAME_AGAIN_MS = 15_000;

/** A slot out of which a vehicle drove. */
export interface Emptied {
  readonly slotId: string;
  readonly visitId: string;
  readonly at: Instant;
}

/**
 * What tells who parked in a slot, surest first:
 * - `still-there`: it stood there before, and the sensor lost sight of it;
 * - `assigned`: it was sent there;
 * - `newcomer`: nobody else has come in within a quarter of an hour and stands nowhere;
 * - `reserved`: the slot is kept for it;
 * - `longest`: of those it can be it is the one under way for the longest, or the only one.
 */
export type ParkedBy = 'still-there' | 'assigned' | 'newcomer' | 'reserved' | 'longest';

export interface ParkedFacts {
  /** Of every slot. */
  readonly presences: ReadonlyMap<string, SlotPresenceState>;
  /** Ids of the permits that the slot is kept for. */
  readonly reservedFor: readonly string[];
  /** What emptied before, as the last turn left it. */
  readonly emptied: readonly Emptied[];
}

export interface ParkedResult {
  /** Who parked there; null when nobody did, or nobody knows who. */
  readonly parked: { readonly visit: Visit; readonly by: ParkedBy } | null;
  /** Who left; null when nobody did, or nobody knows who. */
  readonly left: Visit | null;
  /** Visits that changed. No two open ones have one slot. */
  readonly visits: readonly Visit[];
  readonly emptied: readonly Emptied[];
}

/**
 * Who parked in a slot or left it, when what is over it turned. Who stands in another slot that is not empty is never taken for
 * the one. Where it is not known when somebody came (the slot was unknown before), only who was sent there, or has it to
 * themselves, is taken for the one. Several who came in long ago are equally good, and so is nobody of them.
 *
 * @param openVisits oldest first.
 */
export function parked(openVisits: readonly Visit[], turn: SlotTurn, facts: ParkedFacts): ParkedResult {
  const { slotId, before, presence, at } = turn;
  const emptied = facts.emptied.filter((each) => isLately(each, at));
  const nothing: ParkedResult = { parked: null, left: null, visits: [], emptied };
  const stood = openVisits.find((visit) => visit.slotId === slotId);
  if (presence === 'clear' && before === 'present' && stood !== undefined) {
    return { ...nothing, left: stood, emptied: [...emptied, { slotId, visitId: stood.id, at }] };
  }
  if (presence !== 'present') return nothing;

  const found = whoParked(openVisits, turn, { ...facts, emptied });
  if (found !== null && found.visit.slotId === slotId) return { ...nothing, parked: found };
  const gone = stood === undefined ? [] : [{ ...stood, slotId: null }];
  if (found === null) return { ...nothing, visits: gone };
  const visit = { ...found.visit, slotId };
  return { ...nothing, parked: { visit, by: found.by }, visits: [...gone, visit] };
}

/** Visits whose vehicle left its slot in the last minutes and stands in none since. */
export function emptiedLately(
  emptied: readonly Emptied[],
  {
    openVisits,
    presences,
    now,
  }: {
    readonly openVisits: readonly Visit[];
    readonly presences: ParkedFacts['presences'];
    readonly now: Instant;
  },
): readonly string[] {
  const lately = new Set(emptied.filter((each) => isLately(each, now)).map(({ visitId }) => visitId));
  return openVisits.filter((visit) => lately.has(visit.id) && !stands(visit, presences)).map(({ id }) => id);
}

function whoParked(
  openVisits: readonly Visit[],
  { slotId, before, at }: SlotTurn,
  { presences, reservedFor, emptied }: ParkedFacts,
): ParkedResult['parked'] {
  const stood = openVisits.find((visit) => visit.slotId === slotId);
  if (stood !== undefined && (before === 'unknown' || hasJustLeft(stood, emptied, at))) {
    return { visit: stood, by: 'still-there' };
  }
  const possible = openVisits.filter(
    (visit) =>
      visit.enteredAt !== null &&
      visit.enteredAt <= at &&
      (visit.slotId === slotId || !stands(visit, presences)),
  );
  const assigned = possible.findLast((visit) => sentTo(visit) === slotId);
  if (assigned !== undefined) return { visit: assigned, by: 'assigned' };

  const holders = possible.filter(({ permitId }) => permitId !== null && reservedFor.includes(permitId));
  const newcomers = before === 'unknown' ? [] : newcomersOf(possible, presences, at);
  const [newcomer, ...moreNewcomers] = newcomers;
  if (newcomer !== undefined && moreNewcomers.length === 0) return { visit: newcomer, by: 'newcomer' };
  const [holder, ...moreHolders] = holders;
  if (holder !== undefined && moreHolders.length === 0) return { visit: holder, by: 'reserved' };
  if (before === 'unknown') return null;
  const longest = longestUnderWay(holders.length > 0 ? holders : newcomers) ?? theOnlyOther();
  return longest === null ? null : { visit: longest, by: 'longest' };

  function theOnlyOther(): Visit | null {
    if (holders.length + newcomers.length > 0) return null;
    return (
      onlyOne(possible) ?? onlyOne(possible.filter(({ id }) => emptied.some(({ visitId }) => visitId === id)))
    );
  }
}

/** Those who never parked go before those who did, and those who were sent nowhere before those who were sent elsewhere. */
function newcomersOf(
  possible: readonly Visit[],
  presences: ParkedFacts['presences'],
  at: Instant,
): readonly Visit[] {
  const newcomers = possible.filter((visit) => cameInLately(visit, at));
  const unparked = preferred(newcomers, ({ slotId }) => slotId === null);
  return preferred(unparked, (visit) => {
    const elsewhere = sentTo(visit);
    return elsewhere === null || presences.get(elsewhere)?.presence === 'present';
  });
}

function preferred(visits: readonly Visit[], isBetter: (visit: Visit) => boolean): readonly Visit[] {
  const better = visits.filter(isBetter);
  return better.length > 0 ? better : visits;
}

/** Null when two came in at once. */
function longestUnderWay(visits: readonly Visit[]): Visit | null {
  const earliest = Math.min(...visits.map(({ enteredAt }) => enteredAt ?? Infinity));
  return onlyOne(visits.filter(({ enteredAt }) => enteredAt === earliest));
}

function onlyOne(visits: readonly Visit[]): Visit | null {
  const [first, ...others] = visits;
  return first !== undefined && others.length === 0 ? first : null;
}

/** A slot whose sensor is silent keeps who stood there; one that is no more keeps nobody. */
function stands({ slotId }: Visit, presences: ParkedFacts['presences']): boolean {
  const presence = slotId === null ? undefined : presences.get(slotId)?.presence;
  return presence !== undefined && presence !== 'clear';
}

function hasJustLeft(visit: Visit, emptied: readonly Emptied[], at: Instant): boolean {
  const last = emptied.findLast(({ visitId }) => visitId === visit.id);
  return last?.slotId === visit.slotId && at - last.at <= SAME_AGAIN_MS;
}

function isLately(emptied: Emptied, now: Instant): boolean {
  return emptied.at <= now && now - emptied.at <= EMPTIED_COUNTS_MS;
}
