import type { DriftCause } from '../../contract/reconciliation.ts';
import type { Passage } from '../../gate/passage.ts';
import type { Visit } from '../visit.ts';
import { mayBeSame } from '../visits/likeness.ts';
import { isStale } from '../visits/stale.ts';
import type { DriftFacts } from './drift-facts.ts';
import { standingVisitIds } from './witnesses.ts';

/** Something that happened and that makes a count wrong. */
export interface Trace {
  readonly cause: DriftCause;
  readonly passages?: readonly Passage[];
  readonly visits?: readonly Visit[];
  /** What it does to the counts where it happened: there are more or fewer than truly are inside. */
  readonly makes: { readonly lanes?: 'more' | 'fewer'; readonly visits?: 'more' | 'fewer' };
  /** Visits that it says to be gone, likeliest first. */
  readonly gone?: readonly string[];
}

/** What happened since the witnesses last agreed, in no order; each trace rests on something. */
export function tracesOf(facts: DriftFacts): readonly Trace[] {
  const { passages, openVisits, endedVisits, staysMs, now } = facts;
  const loneExits = endedVisits.filter(({ enteredAt }) => enteredAt === null);
  const stale = openVisits.filter((visit) => isStale(visit, staysMs, now));
  const wentIn = (outcome: Passage['outcome']): readonly Passage[] =>
    passages.filter((passage) => passage.outcome === outcome && passage.direction === 'in');
  const traces: readonly Trace[] = [
    ...strangeExit('unread-exit', loneExits, facts),
    ...strangeExit('exit-without-entry', loneExits, facts),
    {
      cause: 'entered-twice',
      visits: withAnomaly([...endedVisits, ...openVisits], 'entered-twice'),
      makes: { lanes: 'more' },
    },
    { cause: 'stale-visit', visits: stale, makes: { visits: 'more' }, gone: stale.map(({ id }) => id) },
    { cause: 'tailgated-in', passages: wentIn('tailgated'), makes: { lanes: 'fewer', visits: 'fewer' } },
    { cause: 'forced-entry', passages: wentIn('forced'), makes: { lanes: 'fewer', visits: 'fewer' } },
    ...bothWays(
      'inferred-crossing',
      passages.filter(({ inferred, interrupted }) => inferred && !interrupted),
    ),
    ...bothWays(
      'interrupted-passage',
      passages.filter(({ interrupted }) => interrupted),
    ),
  ];
  return traces.filter(({ passages: seen = [], visits = [] }) => seen.length + visits.length > 0);
}

/** Somebody left whom nobody was paired with: a visit is still open for them, or nobody had counted them. */
function strangeExit(
  cause: 'unread-exit' | 'exit-without-entry',
  loneExits: readonly Visit[],
  { openVisits, slots, emptiedVisitIds }: DriftFacts,
): readonly Trace[] {
  const exits = withAnomaly(loneExits, cause);
  const standing = standingVisitIds(slots);
  const possible = openVisits
    .filter(({ id, plate, enteredAt }) => {
      const mayBe = (exit: Visit): boolean =>
        (enteredAt ?? 0) <= (exit.leftAt ?? 0) && mayBeSame(exit.plate, plate);
      return !standing.has(id) && exits.some(mayBe);
    })
    .map(({ id }) => id);
  const emptied = possible.filter((id) => emptiedVisitIds.includes(id));
  return [
    { cause, visits: exits, makes: { visits: 'more' }, gone: emptied.length > 0 ? emptied : possible },
    { cause, visits: exits, makes: { lanes: 'fewer' } },
  ];
}

/** A crossing that was not seen from end to end may not have been one, or have been one of two. */
function bothWays(cause: DriftCause, passages: readonly Passage[]): readonly Trace[] {
  const entries = passages.filter(({ direction }) => direction === 'in');
  const exits = passages.filter(({ direction }) => direction === 'out');
  return [
    { cause, passages: entries, makes: { lanes: 'more', visits: 'more' } },
    { cause, passages: entries, makes: { lanes: 'fewer', visits: 'fewer' } },
    { cause, passages: exits, makes: { lanes: 'more', visits: 'more' } },
    { cause, passages: exits, makes: { lanes: 'fewer', visits: 'fewer' } },
    // An exit that was none, of a vehicle that nobody was paired with.
    { cause, passages: exits, makes: { lanes: 'fewer' } },
  ];
}

function withAnomaly(visits: readonly Visit[], anomaly: Visit['anomalies'][number]): readonly Visit[] {
  return visits.filter(({ anomalies }) => anomalies.includes(anomaly));
}
