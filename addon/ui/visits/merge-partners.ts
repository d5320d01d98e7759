import type { VisitQuery, VisitView } from '../../src/contract/visits.ts';
import type { SiteTime } from '../time.ts';
import { isLoneExit, isOpenEntry } from './possible-corrections.ts';

/** As many as the server gives at once. */
const LOOKED_THROUGH = 200;

/** What to ask for to find those that a visit may be merged with: an exit's may have come in at any time, an entry's came later. */
export function partnerQueries(visit: VisitView, plate: string, time: SiteTime): readonly VisitQuery[] {
  const part = plate.trim() === '' ? {} : { plate: plate.trim() };
  const common = { ...part, limit: LOOKED_THROUGH };
  if (!isLoneExit(visit)) {
    return [
      {
        ...common,
        open: 'false',
        ...(visit.enteredAt === null ? {} : { from: time.isoDay(visit.enteredAt) }),
      },
    ];
  }
  const until = visit.leftAt === null ? {} : { to: time.isoDay(visit.leftAt) };
  // Those that are open first: a visit that was ended by the next entry of its plate is the rarer case.
  return [
    { ...common, ...until, open: 'true' },
    { ...common, ...until, open: 'false' },
  ];
}

/** Those of the visits that can be the other half of one, nearest in time first, each once. */
export function mergePartners(visit: VisitView, others: readonly VisitView[]): readonly VisitView[] {
  const fits = isLoneExit(visit)
    ? (other: VisitView) => areHalves(other, visit)
    : (other: VisitView) => areHalves(visit, other);
  const distance = (other: VisitView): number =>
    Math.abs((other.enteredAt ?? other.leftAt ?? 0) - (visit.leftAt ?? visit.enteredAt ?? 0));
  return [...new Map(others.map((other) => [other.id, other])).values()]
    .filter((other) => other.id !== visit.id && fits(other))
    .sort((one, other) => distance(one) - distance(other));
}

/** Who came in may be who left: somebody's entry without an exit, and later an exit without an entry. */
function areHalves(entry: VisitView, exit: VisitView): boolean {
  if (!isOpenEntry(entry) || !isLoneExit(exit) || entry.enteredAt === null || exit.leftAt === null) {
    return false;
  }
  return entry.enteredAt <= exit.leftAt && (entry.leftAt === null || exit.leftAt <= entry.leftAt);
}
