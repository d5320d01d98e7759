import type { VisitCorrection, VisitView } from '../../src/contract/visits.ts';

type End = Pick<VisitView, 'enteredAt' | 'leftAt' | 'exitPassageId'>;

/** What a person can say of a visit; the server has the last word. */
export function possibleCorrections(
  visit: End & Pick<VisitView, 'reviewed'>,
): readonly VisitCorrection['kind'][] {
  const { enteredAt, leftAt, exitPassageId, reviewed } = visit;
  const can: Record<VisitCorrection['kind'], boolean> = {
    confirm: !reviewed,
    'correct-plate': true,
    merge: isLoneExit(visit) || isOpenEntry(visit),
    split: enteredAt !== null && exitPassageId !== null,
    close: enteredAt !== null && leftAt === null,
  };
  return (Object.keys(can) as (keyof typeof can)[]).filter((kind) => can[kind]);
}

/** Somebody left whose entry nobody saw. */
export function isLoneExit({ enteredAt, exitPassageId }: End): boolean {
  return enteredAt === null && exitPassageId !== null;
}

/** Somebody came in whose exit nobody saw. */
export function isOpenEntry({ enteredAt, exitPassageId }: End): boolean {
  return enteredAt !== null && exitPassageId === null;
}
