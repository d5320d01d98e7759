import type { NoticeAnswer } from '../../contract/notices.ts';
import type { Instant } from '../../contract/words.ts';
import type { Notice } from '../../parking/notices/notice.ts';
import type { AnswerLink } from './answer-link.ts';

/**
 * What is against using a link that was signed here; null: nothing, it can be used now.
 * @param notice null: it is not kept any more.
 * @param answers what can be answered to the notice now.
 */
export function linkFault(
  { answer, until }: AnswerLink,
  notice: Notice | null,
  answers: readonly NoticeAnswer[],
  now: Instant,
): 'link-used' | 'link-ended' | null {
  if (notice === null) return 'link-ended';
  const wasAnswered = notice.handled !== null && notice.handled.answer !== null;
  if (wasAnswered) return 'link-used';
  return now >= until || !answers.includes(answer) ? 'link-ended' : null;
}
