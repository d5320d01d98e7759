import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { NoticeSubject } from '../../contract/notices.ts';
import { causeOf } from './cause.ts';
import type { DueNotice } from './due-notice.ts';
import { openNotices, stepNotices, withNotice } from './notice-book.ts';
import type { NoticeBook } from './notice-book.ts';
import type { Notice } from './notice.ts';
import { noticeOf, WAITING } from './notices-under-test.ts';

const FULL: NoticeSubject = { kind: 'full', capacity: 8 };
const due = (subject: NoticeSubject, pictureId: string | null = null): DueNotice => ({ subject, pictureId });

function step(book: NoticeBook, ...dues: readonly DueNotice[]) {
  let made = 0;
  const found = stepNotices(book, dues, { now: 100, newId: () => `new-${(made += 1)}` });
  return { ...found, after: found.changes.reduce(withNotice, found.book) };
}

const aside = { by: 'Ana', at: 50, answer: null } as const;
const answered = { by: 'Ana', at: 50, answer: 'once' } as const;

describe('a notice', () => {
  it('is raised once as long as its cause lasts, and ends with it', () => {
    const raised = step([], due(FULL));
    expect(raised.changes).toEqual([
      { id: 'new-1', subject: FULL, since: 100, endedAt: null, handled: null, pictureId: null },
    ]);
    expect(step(raised.after, due(FULL)).changes).toEqual([]);
    const ended = step(raised.after);
    expect(ended.changes).toEqual([{ ...raised.changes[0], endedAt: 100 }]);
    expect(ended.after).toEqual([]);
    expect(step(ended.after, due(FULL)).changes).toMatchObject([{ subject: FULL, endedAt: null }]);
  });

  it('that was put aside is not raised again for the same cause, and ends with it', () => {
    const notice = noticeOf({ subject: FULL, handled: aside });
    expect(step([notice], due(FULL))).toMatchObject({ changes: [], after: [notice] });
    expect(step([notice])).toMatchObject({ changes: [{ ...notice, endedAt: 100 }], after: [] });
  });

  it('that was answered is not raised again while the vehicle is there, and needs no second end', () => {
    const notice = noticeOf({ endedAt: 50, handled: answered });
    expect(step([notice], due(WAITING))).toMatchObject({ changes: [], after: [notice] });
    expect(step([notice], due({ ...WAITING, plate: 'OTHER1' }))).toMatchObject({ changes: [] });
    expect(step([notice])).toEqual({ book: [], changes: [], after: [] });
  });

  it('says the plate and shows the picture when they are there', () => {
    const notice = noticeOf({ subject: { ...WAITING, plate: null, likelyPlate: 'DL8' } });
    expect(step([notice], due(WAITING, 'f0')).changes).toEqual([
      { ...notice, subject: WAITING, pictureId: 'f0' },
    ]);
  });

  it.each([['OTHER1'], [null]])(
    'ends when its vehicle has the plate %s after all, and another is raised',
    (plate) => {
      const subject = { ...WAITING, plate };
      for (const handled of [null, aside]) {
        const notice = noticeOf({ handled });
        expect(step([notice], due(subject)).changes).toMatchObject([
          { id: 'n1', endedAt: 100, subject: WAITING },
          { id: 'new-1', endedAt: null, handled: null, subject },
        ]);
      }
    },
  );

  it('of paid reads is not written anew with each read', () => {
    const subject = { kind: 'reads-nearly-used', reader: 'cloud', used: 80, budget: 100 } as const;
    expect(step([noticeOf({ subject })], due({ ...subject, used: 81 })).changes).toEqual([]);
  });
});

it('each cause is its own', () => {
  const subjects: readonly NoticeSubject[] = [
    WAITING,
    { ...WAITING, passageId: 'p2' },
    { kind: 'overstay', visitId: 'p1', plate: null, enteredAt: 0, minutes: 1 },
    { kind: 'overstay', visitId: 'p2', plate: null, enteredAt: 0, minutes: 1 },
    FULL,
    { kind: 'left-open', gateId: 'p1' },
    { kind: 'left-open', gateId: 'p2' },
    { kind: 'wrong-slot', slotId: 'p1', why: 'reserved', visitId: null, plate: null },
    { kind: 'wrong-slot', slotId: 'p2', why: 'reserved', visitId: null, plate: null },
    { kind: 'count-drift', lanes: 1, likely: 2 },
    { kind: 'reads-nearly-used', reader: 'p1', used: 1, budget: 1 },
    { kind: 'reads-nearly-used', reader: 'p2', used: 1, budget: 1 },
  ];
  expect(new Set(subjects.map(causeOf)).size).toBe(subjects.length);
});

it('open ones are those that are not over and that nobody handled, newest first', () => {
  const notices = [
    noticeOf({ id: 'a', since: 1 }),
    noticeOf({ id: 'b', since: 1 }),
    noticeOf({ id: 'c', since: 2 }),
    noticeOf({ id: 'd', since: 3, handled: aside }),
    noticeOf({ id: 'e', since: 3, endedAt: 4, handled: answered }),
  ];
  expect(openNotices(notices).map(({ id }) => id)).toEqual(['c', 'b', 'a']);
});

it('whatever comes and goes, what is due is told exactly once, and nothing else', () => {
  const gates = ['a', 'b', 'c', 'd'];
  fc.assert(
    fc.property(fc.array(fc.subarray(gates), { maxLength: 20 }), (looks) => {
      let book: NoticeBook = [];
      let ids = 0;
      const kept = new Map<string, Notice>();
      for (const [now, open] of looks.entries()) {
        const dues = open.map((gateId) => due({ kind: 'left-open', gateId }));
        const found = stepNotices(book, dues, { now, newId: () => String((ids += 1)) });
        book = found.changes.reduce(withNotice, found.book);
        for (const notice of found.changes) kept.set(notice.id, notice);
        const told = [...kept.values()].filter(({ endedAt }) => endedAt === null);
        expect(told.map(({ subject }) => causeOf(subject)).toSorted()).toEqual(
          open.map((gateId) => `left-open ${gateId}`),
        );
      }
    }),
  );
});
