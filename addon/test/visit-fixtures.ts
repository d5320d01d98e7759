import type { ReconciliationView } from '../src/contract/reconciliation.ts';
import type { CorrectionView, VisitView } from '../src/contract/visits.ts';
import { SITE_NOW } from './site-fixtures.ts';

const MINUTE_MS = 60_000;

/** Asha's car, inside since an hour and five minutes; what a story is about is given as `changes`. */
export function visitFixture(changes: Partial<VisitView> = {}): VisitView {
  return {
    id: 'asha',
    plate: 'KL01CA2555',
    exitPlate: null,
    permitId: 'permit-1',
    holder: 'Asha Nair, flat 4',
    enteredAt: SITE_NOW - 65 * MINUTE_MS,
    leftAt: null,
    entryPassageId: 'passage-in',
    exitPassageId: null,
    entryGateId: 'main',
    exitGateId: null,
    entryPicture: 'pictures/car',
    exitPicture: null,
    pairedBy: null,
    anomalies: [],
    reviewed: true,
    assignedSlotId: null,
    slotId: 'a1',
    suggestions: [],
    ...changes,
  };
}

/** It came in and left, and both were seen. */
export function endedVisitFixture(changes: Partial<VisitView> = {}): VisitView {
  return visitFixture({
    id: 'ended',
    leftAt: SITE_NOW - 5 * MINUTE_MS,
    exitPassageId: 'passage-out',
    exitGateId: 'main',
    exitPicture: 'pictures/car',
    pairedBy: 'plate',
    ...changes,
  });
}

/** Somebody left unread five minutes ago, whose entry nobody knows. */
export function loneExitFixture(changes: Partial<VisitView> = {}): VisitView {
  return visitFixture({
    id: 'lone',
    plate: null,
    permitId: null,
    holder: null,
    enteredAt: null,
    leftAt: SITE_NOW - 5 * MINUTE_MS,
    entryPassageId: null,
    exitPassageId: 'passage-out',
    entryGateId: null,
    exitGateId: 'main',
    entryPicture: null,
    exitPicture: 'pictures/car',
    anomalies: ['unread-exit'],
    reviewed: false,
    slotId: null,
    ...changes,
  });
}

/** Somebody looked at an unread exit and left it as it stands. */
export function correctionFixture(changes: Partial<CorrectionView> = {}): CorrectionView {
  const visit = loneExitFixture();
  return {
    id: 'correction-1',
    at: SITE_NOW - MINUTE_MS,
    by: 'the page',
    kind: 'confirm',
    before: [visit],
    after: [visit],
    countDelta: 0,
    undone: null,
    ...changes,
  };
}

/** Three witnesses who agree that three are inside. */
export function reconciliationFixture(changes: Partial<ReconciliationView> = {}): ReconciliationView {
  return {
    now: SITE_NOW,
    witnesses: { lanes: 3, visits: 3, slots: { least: 3, most: 4 } },
    agree: true,
    explanations: [],
    agreedAt: SITE_NOW,
    ...changes,
  };
}

/** One vehicle slipped in, so that the lanes count one too few. */
export function driftFixture(changes: Partial<ReconciliationView> = {}): ReconciliationView {
  return reconciliationFixture({
    witnesses: { lanes: 3, visits: 3, slots: { least: 4, most: 4 } },
    agree: false,
    agreedAt: SITE_NOW - 20 * MINUTE_MS,
    explanations: [
      {
        id: 'slipped-in',
        cause: 'tailgated-in',
        passageIds: ['passage-in'],
        visitIds: [],
        slotIds: [],
        remedy: { countDelta: 1, closes: [], adds: 1 },
      },
      {
        id: 'silent',
        cause: 'slot-sensor-silent',
        passageIds: [],
        visitIds: [],
        slotIds: ['a3'],
        remedy: null,
      },
    ],
    ...changes,
  });
}
