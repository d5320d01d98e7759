import { createHash } from 'node:crypto';
import { DRIFT_CAUSES } from '../../contract/reconciliation.ts';
import type { DriftCause, ExplanationView } from '../../contract/reconciliation.ts';
import type { Passage } from '../../gate/passage.ts';
import type { SlotStanding } from '../slots/slot-board.ts';
import type { Visit } from '../visit.ts';
import { isStale } from '../visits/stale.ts';
import { likelyCount } from './likely-count.ts';
import type { LikelyCount } from './likely-count.ts';
import { remedyTo } from './remedy.ts';
import { doAgree, standingVisitIds, witnessCounts } from './witnesses.ts';
import type { CountFacts } from './witnesses.ts';

/** A vehicle rarely stands for so long; a sensor that says so for longer is likelier stuck. */
const STUCK_MS = 14 * 24 * 60 * 60_000;

export interface DriftFacts extends CountFacts {
  /** Those that ended since the witnesses last agreed, oldest first. */
  readonly passages: readonly Passage[];
  /** Visits that ended since then, and exits that nobody was paired with. */
  readonly endedVisits: readonly Visit[];
  /** How long the visits of late lasted, in milliseconds. */
  readonly staysMs: readonly number[];
}

/** Something that happened and that makes a count wrong. */
interface Trace {
  readonly cause: DriftCause;
  readonly passages?: readonly Passage[];
  readonly visits?: readonly Visit[];
  readonly slots?: readonly SlotStanding[];
  /** What it does to the counts where it happened once: more or fewer than there truly are. */
  readonly makes: { readonly lanes?: 'more' | 'fewer'; readonly visits?: 'more' | 'fewer' };
  /** Visits that it says to be gone. */
  readonly gone?: readonly string[];
}

/**
 * What most likely made the witnesses differ, likeliest first; empty while they agree. Who of them is right is a vote (`likelyCount`); the
 * traces of what happened since they last agreed say why, those first that explain the most of the difference. Every remedy leads to the
 * same count: only what is closed by it differs. Where only the slots are silent or stuck, nothing is put right.
 */
export function explainDrift(facts: DriftFacts): readonly ExplanationView[] {
  const counts = witnessCounts(facts);
  if (doAgree(counts)) return [];
  const likely = likelyCount(counts);
  const wrong = {
    lanes: difference(counts.lanes, likely.count),
    visits: difference(counts.visits, likely.count),
  };
  const explained = tracesOf(facts)
    .filter(({ makes }) => wrongSaid(makes, wrong))
    .map((trace) => ({ trace, explains: explains(trace, wrong) }))
    .sort(
      (one, other) =>
        other.explains - one.explains ||
        DRIFT_CAUSES.indexOf(one.trace.cause) - DRIFT_CAUSES.indexOf(other.trace.cause),
    )
    .map(({ trace }) => explanation(trace, likely, facts));
  const silent = facts.slots.filter((slot) => isSilent(slot, facts.now));
  return [
    ...explained,
    ...(counts.slots === null && explained.length > 0
      ? []
      : [explanation({ cause: voteOf(likely), makes: {} }, likely, facts)]),
    ...(counts.slots !== null && likely.saidBy.startsWith('slots') && silent.length > 0
      ? [
          {
            ...explanation({ cause: 'slot-sensor-silent', slots: silent, makes: {} }, likely, facts),
            remedy: null,
          },
        ]
      : []),
  ];
}

type Difference = 'more' | 'fewer' | 'none';

function difference(count: number, truth: number): Difference {
  if (count === truth) return 'none';
  return count > truth ? 'more' : 'fewer';
}

/** It says nothing of a witness that is right, and something of one that is not. */
function wrongSaid(
  makes: Trace['makes'],
  wrong: { readonly lanes: Difference; readonly visits: Difference },
): boolean {
  const fits = (['lanes', 'visits'] as const).map((witness) => {
    const made = makes[witness];
    return made === undefined ? 0 : made === wrong[witness] ? 1 : -1;
  });
  return !fits.includes(-1) && fits.includes(1);
}

function explains(
  { makes }: Trace,
  wrong: { readonly lanes: Difference; readonly visits: Difference },
): number {
  return (['lanes', 'visits'] as const).filter((witness) => makes[witness] === wrong[witness]).length;
}

function voteOf({ saidBy }: LikelyCount): DriftCause {
  return saidBy === 'slots-and-lanes' || saidBy === 'lanes'
    ? 'slots-agree-with-lanes'
    : 'slots-agree-with-visits';
}

function isSilent({ sensor, presence, since }: SlotStanding, now: number): boolean {
  if (sensor === 'none') return false;
  return presence === 'unknown' || (presence === 'present' && now - since > STUCK_MS);
}

function explanation(trace: Trace, { count }: LikelyCount, facts: DriftFacts): ExplanationView {
  const { cause, passages = [], visits = [], slots = [], gone = [] } = trace;
  const passageIds = passages.map(({ id }) => id);
  const visitIds = visits.map(({ id }) => id);
  const slotIds = slots.map(({ id }) => id);
  const remedy = remedyTo(count, facts, gone);
  const rests = JSON.stringify([cause, passageIds, visitIds, slotIds, remedy, facts.lanes]);
  const id = createHash('sha256').update(rests).digest('hex').slice(0, 24);
  return { id, cause, passageIds, visitIds, slotIds, remedy };
}

function tracesOf(facts: DriftFacts): readonly Trace[] {
  const { passages, openVisits, endedVisits, emptiedVisitIds } = facts;
  const standing = standingVisitIds(facts.slots);
  const notSeen = openVisits.filter(({ id }) => !standing.has(id)).map(({ id }) => id);
  const unpaired = endedVisits.filter(({ enteredAt }) => enteredAt === null);
  const withAnomaly = (visits: readonly Visit[], anomaly: Visit['anomalies'][number]): readonly Visit[] =>
    visits.filter(({ anomalies }) => anomalies.includes(anomaly));
  const crossedIn = (passage: Passage): boolean => passage.direction === 'in';
  const traces: Trace[] = [
    {
      cause: 'unread-exit',
      visits: withAnomaly(unpaired, 'unread-exit'),
      makes: { visits: 'more' },
      gone: emptiedVisitIds.length > 0 ? emptiedVisitIds : notSeen,
    },
    {
      cause: 'entered-twice',
      visits: withAnomaly([...endedVisits, ...openVisits], 'entered-twice'),
      makes: { lanes: 'more' },
    },
    {
      cause: 'exit-without-entry',
      visits: withAnomaly(unpaired, 'exit-without-entry'),
      makes: { lanes: 'fewer' },
    },
    staleTrace(facts),
    {
      cause: 'tailgated-in',
      passages: passages.filter(({ outcome, direction }) => outcome === 'tailgated' && direction === 'in'),
      makes: { lanes: 'fewer', visits: 'fewer' },
    },
    {
      cause: 'forced-entry',
      passages: passages.filter(({ outcome, direction }) => outcome === 'forced' && direction === 'in'),
      makes: { lanes: 'fewer', visits: 'fewer' },
    },
    ...bothWays(
      'inferred-crossing',
      passages.filter(({ inferred, interrupted }) => inferred && !interrupted),
      crossedIn,
    ),
    ...bothWays(
      'interrupted-passage',
      passages.filter(({ interrupted }) => interrupted),
      crossedIn,
    ),
  ];
  return traces.filter(
    ({ passages: seen = [], visits = [], slots = [] }) => seen.length + visits.length + slots.length > 0,
  );
}

/** A crossing that was not seen from end to end may not have been one, or have been one of two. */
function bothWays(
  cause: DriftCause,
  passages: readonly Passage[],
  isEntry: (passage: Passage) => boolean,
): readonly Trace[] {
  const entries = passages.filter(isEntry);
  const exits = passages.filter((passage) => !isEntry(passage));
  return [
    { cause, passages: entries, makes: { lanes: 'more', visits: 'more' } },
    { cause, passages: exits, makes: { lanes: 'fewer' } },
    { cause, passages, makes: { lanes: 'fewer', visits: 'fewer' } },
    { cause, passages: exits, makes: { lanes: 'more', visits: 'more' } },
  ];
}

function staleTrace({ openVisits, staysMs, now }: DriftFacts): Trace {
  const visits = openVisits.filter((visit) => isStale(visit, staysMs, now));
  return {
    cause: 'stale-visit',
    visits,
    makes: { visits: 'more' },
    gone: visits.map(({ id }) => id),
  };
}
