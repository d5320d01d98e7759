import { NOTICE_ANSWERS } from '../../contract/notices.ts';
import type { NoticeAnswer } from '../../contract/notices.ts';
import type { NewPermit } from '../../contract/permits.ts';
import type { Instant } from '../../contract/words.ts';
import { dayAt, endOfDay } from '../days.ts';
import type { Notice } from './notice.ts';

/** Those that need no plate, since they are about this one passage alone. */
const WITHOUT_PLATE: readonly NoticeAnswer[] = ['once', 'refuse'];

/** What can be answered to a notice now; nothing once it is over or handled. */
export function answersTo(
  { subject, endedAt, handled }: Notice,
  hasPermit: (plate: string) => boolean,
): readonly NoticeAnswer[] {
  if (subject.kind !== 'unknown-waiting' || endedAt !== null || handled !== null) return [];
  const isPlateFree = subject.plate !== null && !hasPermit(subject.plate);
  return isPlateFree ? NOTICE_ANSWERS : WITHOUT_PLATE;
}

/** What carries out an answer, for the vehicle of the notice and no other. */
export interface AnswerDeeds {
  readonly command: 'let-in-once' | 'refuse';
  /** Null: none is made. */
  readonly permit: NewPermit | null;
}

/**
 * What an answer comes to. `today` holds until the day at the site ends. Permits are of the group `visitor`: whoever answers at a gate has not
 * said that somebody lives there.
 * @param plate the settled plate of the vehicle; null: none.
 * @param timeZone IANA name.
 * @returns null where the answer needs a plate and there is none.
 */
export function whatToDo(
  answer: NoticeAnswer,
  plate: string | null,
  now: Instant,
  timeZone: string,
): AnswerDeeds | null {
  switch (answer) {
    case 'once':
      return { command: 'let-in-once', permit: null };
    case 'refuse':
      return { command: 'refuse', permit: null };
    case 'today': {
      const validUntil = endOfDay(dayAt(now, timeZone), timeZone);
      return plate === null ? null : { command: 'let-in-once', permit: { ...guest(plate), validUntil } };
    }
    case 'always':
      return plate === null ? null : { command: 'let-in-once', permit: guest(plate) };
    case 'block':
      return plate === null
        ? null
        : { command: 'refuse', permit: { ...guest(plate), kind: 'block', holder: `Blocked, ${plate}` } };
  }
}

function guest(plate: string): NewPermit {
  return { holder: `Guest, ${plate}`, group: 'visitor', plates: [plate] };
}
