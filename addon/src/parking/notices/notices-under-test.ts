/** For the tests of this room: passages that wait, facts of a quiet site, and notices. */
import type { Decision } from '../../access/decision.ts';
import type { NoticeSubject } from '../../contract/notices.ts';
import type { Reason } from '../../contract/reasons.ts';
import type { Verdict } from '../../contract/words.ts';
import { newPassage } from '../../gate/passage.ts';
import type { Passage } from '../../gate/passage.ts';
import type { NoticeFacts } from './due-notices.ts';
import type { Notice } from './notice.ts';

export const STRANGER = 'DL8CAF5031';

export function decisionOf(verdict: Verdict, ...reasons: readonly Reason[]): Decision {
  return { verdict, plate: null, permitId: null, decidedAt: 0, reasons };
}

/** A stranger who wants in, and about whom a person is asked. */
export function waitingPassage(said: Partial<Passage> = {}): Passage {
  return {
    ...newPassage({ id: 'p1', gateId: 'main', direction: 'in', arrivedAt: 0 }),
    phase: 'decided',
    plate: STRANGER,
    decision: decisionOf('ask', { rule: 'no-permit', plate: STRANGER }),
    pictureId: 'a1'.repeat(32),
    ...said,
  };
}

/** Of a site where nothing needs a person. */
export function quietFacts(said: Partial<NoticeFacts> = {}): NoticeFacts {
  return {
    now: 0,
    settings: { overstay: [], muted: [] },
    capacity: 10,
    occupied: 0,
    promised: 0,
    gates: [],
    waiting: [],
    hasPermit: () => false,
    openVisits: [],
    groupOf: () => null,
    slots: [],
    drift: null,
    budgets: [],
    ...said,
  };
}

export const WAITING: Extract<NoticeSubject, { readonly kind: 'unknown-waiting' }> = {
  kind: 'unknown-waiting',
  passageId: 'p1',
  gateId: 'main',
  plate: STRANGER,
  likelyPlate: null,
};

export function noticeOf(said: Partial<Notice> = {}): Notice {
  return { id: 'n1', subject: WAITING, since: 0, endedAt: null, handled: null, pictureId: null, ...said };
}
