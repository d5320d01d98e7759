import { describe, expect, test } from 'vitest';
import { NOTICE_ANSWERS } from '../contract/notices.ts';
import type { NoticeKind, NoticeSubject } from '../contract/notices.ts';
import type { Notice } from '../parking/notices/notice.ts';
import { allPages, storeUnderTest } from './store-under-test.ts';
import type { StoreFixture } from './store-under-test.ts';

/** One of each kind, with every field set. */
const SUBJECTS: { readonly [Kind in NoticeKind]: Extract<NoticeSubject, { readonly kind: Kind }> } = {
  'unknown-waiting': {
    kind: 'unknown-waiting',
    passageId: 'p',
    gateId: 'lane',
    plate: 'AB1',
    likelyPlate: 'AB7',
  },
  overstay: { kind: 'overstay', visitId: 'v', plate: 'AB1', enteredAt: 5, minutes: 61 },
  full: { kind: 'full', capacity: 8 },
  'left-open': { kind: 'left-open', gateId: 'lane' },
  'wrong-slot': { kind: 'wrong-slot', slotId: 'a1', why: 'sent-elsewhere', visitId: 'v', plate: 'AB1' },
  'count-drift': { kind: 'count-drift', lanes: 7, likely: 6 },
  'reads-nearly-used': { kind: 'reads-nearly-used', reader: 'cloud', used: 800, budget: 1000 },
};

function noticeOf(changes: Partial<Notice> = {}): Notice {
  return {
    id: 'notice-1',
    subject: SUBJECTS.full,
    since: 1000,
    endedAt: null,
    handled: null,
    pictureId: null,
    ...changes,
  };
}

/** What every store keeps to about notices. */
export function noticesContract(makeFixture: () => Promise<StoreFixture>): void {
  describe('notices', () => {
    const under = storeUnderTest(makeFixture);

    const put = async (...notices: readonly Notice[]): Promise<void> => {
      for (const notice of notices) await under.store.notices.put(notice);
    };

    test.each(Object.values(SUBJECTS))('of $kind come back as they were written', async (subject) => {
      const handlings: readonly Notice['handled'][] = [null, ...NOTICE_ANSWERS].map((answer) => ({
        by: 'Ana',
        at: 2000,
        answer,
      }));
      for (const handled of [null, ...handlings]) {
        const notice = noticeOf({ subject, handled, endedAt: 3000, pictureId: 'f0'.repeat(32) });
        await put(notice);
        await under.openAgain();
        expect(await under.store.notices.get('notice-1')).toEqual(notice);
      }
      expect(await under.store.notices.get('another')).toBeNull();
    });

    const handled = { by: 'Ana', at: 2000, answer: null } as const;
    const open = noticeOf({ id: 'open', since: 1000 });
    const over = noticeOf({ id: 'over', since: 1000, endedAt: 1500 });
    const aside = noticeOf({ id: 'aside', since: 1200, handled });
    const openLater = noticeOf({ id: 'later', since: 1300 });
    const both = noticeOf({ id: 'both', since: 900, endedAt: 2000, handled });

    test('are open until they are over or somebody handled them, newest first', async () => {
      await put(open, over, aside, openLater, both);
      await under.openAgain();
      expect(await under.store.notices.open()).toEqual([openLater, open]);
      await put({ ...openLater, handled });
      expect(await under.store.notices.open()).toEqual([open]);
      await put({ ...open, endedAt: 1600 });
      expect(await under.store.notices.open()).toEqual([]);
    });

    test('are not over until they have ended, whoever put them aside, newest first', async () => {
      await put(open, over, aside, openLater, both);
      expect(await under.store.notices.notOver()).toEqual([openLater, aside, open]);
      await put({ ...aside, endedAt: 1600 });
      expect(await under.store.notices.notOver()).toEqual([openLater, open]);
    });

    test.each([1, 2, 3, 10])(
      'come newest first in pages of %i, all or those that are open or not',
      async (limit) => {
        await put(open, over, aside, openLater, both);
        const ids = async (filter: { readonly open?: boolean }): Promise<readonly string[]> =>
          (await allPages((before) => under.store.notices.page(filter, before, limit)))
            .flatMap((page) => page.rows)
            .map(({ id }) => id);
        expect(await ids({})).toEqual(['later', 'aside', 'over', 'open', 'both']);
        expect(await ids({ open: true })).toEqual(['later', 'open']);
        expect(await ids({ open: false })).toEqual(['aside', 'over', 'both']);
      },
    );
  });
}
