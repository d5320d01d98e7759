import { isDeepStrictEqual } from 'node:util';
import type { Instant } from '../../contract/words.ts';
import { causeOf } from './cause.ts';
import type { DueNotice } from './due-notice.ts';
import type { Notice } from './notice.ts';

/** Notices whose cause is still there: those that are open, that were put aside, and that were answered. A cause once. */
export type NoticeBook = readonly Notice[];

export interface NoticeStep {
  /** Less those that were over already and whose cause is gone now too. */
  readonly book: NoticeBook;
  /** Raised, ended, or saying more than before; each is put into the book by `withNotice` when it is on disk. */
  readonly changes: readonly Notice[];
}

/** Raises what is due and not told yet, and ends what is due no more. */
export function stepNotices(
  book: NoticeBook,
  due: readonly DueNotice[],
  { now, newId }: { readonly now: Instant; readonly newId: () => string },
): NoticeStep {
  const dueBy = new Map(due.map((each) => [causeOf(each.subject), each]));
  const stays = book.filter((notice) => notice.endedAt === null || dueBy.has(causeOf(notice.subject)));
  const told = new Set<string>();
  const changes: Notice[] = [];
  for (const notice of stays) {
    const cause = causeOf(notice.subject);
    const still = dueBy.get(cause);
    if (still === undefined || isAboutAnother(notice, still)) {
      changes.push({ ...notice, endedAt: now });
      continue;
    }
    told.add(cause);
    if (notice.endedAt === null && saysMore(notice, still)) changes.push({ ...notice, ...still });
  }
  for (const { subject, pictureId } of dueBy.values()) {
    if (told.has(causeOf(subject))) continue;
    changes.push({ id: newId(), subject, since: now, endedAt: null, handled: null, pictureId });
  }
  return { book: stays, changes };
}

/** The book with a notice as it is now. One that ended stays only where it was answered, so that nobody is asked again. */
export function withNotice(book: NoticeBook, notice: Notice): NoticeBook {
  const others = book.filter(({ id }) => id !== notice.id);
  return notice.endedAt === null || isAnswered(notice) ? [...others, notice] : others;
}

/** Those that are not over and that nobody handled, newest first. */
export function openNotices(book: NoticeBook): readonly Notice[] {
  return book.filter(isOpen).toSorted((a, b) => b.since - a.since || (a.id < b.id ? 1 : -1));
}

/** One of those; null where it is none of them. */
export function openNotice(book: NoticeBook, id: string): Notice | null {
  return book.find((notice) => notice.id === id && isOpen(notice)) ?? null;
}

function isOpen({ endedAt, handled }: Notice): boolean {
  return endedAt === null && handled === null;
}

function isAnswered({ handled }: Notice): boolean {
  return handled !== null && handled.answer !== null;
}

/** Who was shown one plate and answers must not have answered for another one. */
function isAboutAnother(notice: Notice, { subject }: DueNotice): boolean {
  const before = notice.subject;
  if (before.kind !== 'unknown-waiting' || subject.kind !== 'unknown-waiting') return false;
  return !isAnswered(notice) && before.plate !== null && before.plate !== subject.plate;
}

function saysMore(notice: Notice, { subject, pictureId }: DueNotice): boolean {
  // Each paid read changes the figure, and none is worth a write of its own.
  if (subject.kind === 'reads-nearly-used') return false;
  return notice.pictureId !== pictureId || !isDeepStrictEqual(notice.subject, subject);
}
