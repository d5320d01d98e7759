import { createHash } from 'node:crypto';
import { DRIFT_CAUSES } from '../../contract/reconciliation.ts';
import type { DriftCause, ExplanationView, WitnessCounts } from '../../contract/reconciliation.ts';
import type { SlotStanding } from '../slots/slot-board.ts';
import type { Visit } from '../visit.ts';
import type { DriftFacts } from './drift-facts.ts';
import { likelyCount } from './likely-count.ts';
import type { LikelyCount } from './likely-count.ts';
import { changeOf, remedyTo } from './remedy.ts';
import type { Remedy } from './remedy.ts';
import { contradictedSlots, slotsLeftByStrangers } from './slot-doubts.ts';
import { tracesOf } from './traces.ts';
import type { Trace } from './traces.ts';
import { doAgree, isSilent, witnessCounts } from './witnesses.ts';

/**
 * What most likely made the witnesses differ, likeliest first; empty while they agree. Who of them is right is a vote (`likelyCount`); the
 * traces of what happened since they last agreed say why, those first that explain the most of the difference. Every remedy leads to the
 * same count: only what is closed by it differs. Where slots that may be wrong make the difference, that comes first, and nothing is put
 * right by it.
 */
export function explainDrift(facts: DriftFacts): readonly ExplanationView[] {
  const counts = witnessCounts(facts);
  if (doAgree(counts)) return [];
  const likely = likelyCount(counts);
  const wrong: Wrong = {
    lanes: difference(counts.lanes, likely.count),
    visits: difference(counts.visits, likely.count),
  };
  const traces = tracesOf(facts)
    .map((trace) => ({ trace, explains: explains(trace, wrong) }))
    .filter((each) => each.explains > 0)
    .sort(
      (one, other) =>
        other.explains - one.explains ||
        DRIFT_CAUSES.indexOf(one.trace.cause) - DRIFT_CAUSES.indexOf(other.trace.cause),
    )
    .map(({ trace }) => trace);
  const vote = voteOf(likely);
  const votes: readonly Trace[] =
    vote === 'unseen-crossing' && traces.length > 0 ? [] : [{ cause: vote, makes: {} }];
  const remedied = [...traces, ...votes].map((trace) =>
    explanation(trace, remedyFor(trace, likely, facts), facts),
  );
  const doubts = doubtsOf(facts, counts, likely).map((doubt) => explanation(doubt, null, facts));
  const silent = facts.slots.filter((slot) => isSilent(slot, facts.now));
  const silence = { cause: 'slot-sensor-silent', slots: silent } as const;
  const isWorthALook = likely.saidBy.startsWith('slots') && silent.length > 0;
  return withoutTwins([...doubts, ...remedied, ...(isWorthALook ? [explanation(silence, null, facts)] : [])]);
}

type Difference = 'more' | 'fewer' | 'none';
type Wrong = Readonly<Record<'lanes' | 'visits', Difference>>;

function difference(count: number, truth: number): Difference {
  if (count === truth) return 'none';
  return count > truth ? 'more' : 'fewer';
}

/** How many of the wrong witnesses it explains; 0 where it would make one wrong that is right, or wrong the other way. */
function explains({ makes }: Trace, wrong: Wrong): number {
  const made = (['lanes', 'visits'] as const).filter((witness) => makes[witness] !== undefined);
  return made.every((witness) => makes[witness] === wrong[witness]) ? made.length : 0;
}

function voteOf({ saidBy }: LikelyCount): DriftCause {
  if (saidBy === 'slots-and-lanes') return 'slots-agree-with-lanes';
  return saidBy === 'slots-and-visits' ? 'slots-agree-with-visits' : 'unseen-crossing';
}

interface Doubt {
  readonly cause: DriftCause;
  readonly slots: readonly SlotStanding[];
}

/** What makes slots doubtful, where without those slots the vote would end otherwise. */
function doubtsOf(facts: DriftFacts, counts: WitnessCounts, likely: LikelyCount): readonly Doubt[] {
  const { slots } = counts;
  if (slots === null) return [];
  const left = slotsLeftByStrangers(facts);
  const contradicted = contradictedSlots(facts);
  const isDecisive = (range: WitnessCounts['slots']): boolean =>
    likelyCount({ ...counts, slots: range }).count !== likely.count;
  return [
    ...(isDecisive({ ...slots, most: slots.most + left.length })
      ? [{ cause: 'vehicle-between', slots: left } as const]
      : []),
    ...(isDecisive({ ...slots, least: slots.least - contradicted.length })
      ? [{ cause: 'slot-sensor-silent', slots: contradicted } as const]
      : []),
  ];
}

/** With the visits closed that the trace says to be gone, unless somebody's slot then says otherwise. */
function remedyFor({ gone = [] }: Trace, { count }: LikelyCount, facts: DriftFacts): Remedy {
  const remedy = remedyTo(count, facts, gone);
  return bringsTogether(remedy, facts) ? remedy : remedyTo(count, facts);
}

function bringsTogether(remedy: Remedy, facts: DriftFacts): boolean {
  const { after } = changeOf(remedy, facts, () => 'added');
  const openVisits = [
    ...facts.openVisits.filter(({ id }) => !remedy.closes.includes(id)),
    ...after.filter(({ leftAt }) => leftAt === null),
  ];
  return doAgree(witnessCounts({ ...facts, lanes: facts.lanes + remedy.countDelta, openVisits }));
}

function explanation(
  {
    cause,
    passages = [],
    visits = [],
    slots = [],
  }: Pick<Trace, 'cause' | 'passages' | 'visits'> & Partial<Doubt>,
  remedy: Remedy | null,
  { lanes }: DriftFacts,
): ExplanationView {
  const passageIds = passages.map(({ id }) => id);
  const visitIds = [...visits].sort((one, other) => beganAt(one) - beganAt(other)).map(({ id }) => id);
  const slotIds = slots.map(({ id }) => id);
  const rests = JSON.stringify([cause, passageIds, visitIds, slotIds, remedy, lanes]);
  const id = createHash('sha256').update(rests).digest('hex').slice(0, 24);
  return { id, cause, passageIds, visitIds, slotIds, remedy };
}

function beganAt({ enteredAt, leftAt }: Visit): number {
  return enteredAt ?? leftAt ?? 0;
}

/** Two ways in which the same thing may have gone wrong are one to who reads it. */
function withoutTwins(explanations: readonly ExplanationView[]): readonly ExplanationView[] {
  return explanations.filter(({ id }, index) => explanations.findIndex((other) => other.id === id) === index);
}
