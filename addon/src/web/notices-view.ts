import type { NoticeAnswer, NoticeView } from '../contract/notices.ts';
import type { Notice } from '../parking/notices/notice.ts';
import { picturePath } from './passage-view.ts';

/** @param answers what can be answered to it now. */
export function noticeView(
  { id, subject, since, endedAt, handled, pictureId }: Notice,
  answers: readonly NoticeAnswer[],
): NoticeView {
  return {
    id,
    subject,
    since,
    endedAt,
    handled,
    picture: pictureId === null ? null : picturePath(pictureId),
    answers,
  };
}
