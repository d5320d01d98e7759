import type { Visit } from '../visit.ts';
import type { VisitChange } from './correction.ts';
import { isSameVisit, slotsOf } from './same-visit.ts';

/**
 * The change that takes a correction back. `changed-since` when a visit that it left behind is not as it was left any more,
 * or one that it took away is there again. Where a vehicle stands is no part of it and stays as it is.
 *
 * @param current those visits of `before` and `after` that there are now, in any order.
 */
export function undoOf(correction: VisitChange, current: readonly Visit[]): VisitChange | 'changed-since' {
  const { before, after } = correction;
  const now = new Map(current.map((visit) => [visit.id, visit]));
  const left = new Map(after.map((visit) => [visit.id, visit]));
  const isAsLeft = [...before, ...after].every(({ id }) => isSame(now.get(id), left.get(id)));
  if (!isAsLeft) return 'changed-since';
  return {
    before: after.map((visit) => now.get(visit.id) ?? visit),
    after: before.map((visit) => ({ ...visit, ...slotsOf(now.get(visit.id) ?? visit) })),
  };
}

function isSame(one: Visit | undefined, other: Visit | undefined): boolean {
  if (one === undefined || other === undefined) return one === other;
  return isSameVisit(one, other);
}
