import { VISIT_ANOMALIES } from '../../contract/visits.ts';
import type { VisitAnomaly } from '../../contract/visits.ts';
import type { Visit } from '../visit.ts';

/** Each once, in the order of `VISIT_ANOMALIES`. */
export function inOrder(anomalies: readonly VisitAnomaly[]): readonly VisitAnomaly[] {
  return VISIT_ANOMALIES.filter((anomaly) => anomalies.includes(anomaly));
}

/** With these besides those it has. What is new waits for a person, also where one has looked at the others. */
export function withAnomalies(visit: Visit, ...added: readonly VisitAnomaly[]): Visit {
  const anomalies = inOrder([...visit.anomalies, ...added]);
  const hasNew = anomalies.length > visit.anomalies.length;
  return { ...visit, anomalies, reviewedAt: hasNew ? null : visit.reviewedAt };
}

/** What is strange about an entry, by its plate alone. */
export function entryAnomalies(plate: string | null): readonly VisitAnomaly[] {
  return plate === null ? ['unread-entry'] : [];
}

/** What is strange about an exit that nobody's entry is known of. */
export function loneExitAnomalies(plate: string | null): readonly VisitAnomaly[] {
  return plate === null ? ['unread-exit'] : ['exit-without-entry'];
}

export function waitsForReview({ anomalies, reviewedAt }: Visit): boolean {
  return anomalies.length > 0 && reviewedAt === null;
}
