import type { NoticeSubject, NoticeView } from '../src/contract/notices.ts';
import { SITE_NOW } from './site-fixtures.ts';

export const UNKNOWN_WAITING: Extract<NoticeSubject, { readonly kind: 'unknown-waiting' }> = {
  kind: 'unknown-waiting',
  passageId: 'passage-1',
  gateId: 'main',
  plate: 'KL07XX1234',
  likelyPlate: null,
};

/** An unknown vehicle that waits and can be answered in every way; what a story is about is given as `changes`. */
export function noticeFixture(changes: Partial<NoticeView> = {}): NoticeView {
  return {
    id: 'notice-1',
    subject: UNKNOWN_WAITING,
    since: SITE_NOW - 60_000,
    endedAt: null,
    handled: null,
    picture: null,
    answers: ['once', 'today', 'always', 'refuse', 'block'],
    ...changes,
  };
}

export const FULL_SITE: NoticeView = noticeFixture({
  id: 'notice-full',
  subject: { kind: 'full', capacity: 8 },
  answers: [],
});
