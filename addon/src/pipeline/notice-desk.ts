import { plainPermit } from '../access/permits/plain-permit.ts';
import type { Permit } from '../access/permits/permit.ts';
import type { Cancel, Clock } from '../clock.ts';
import type { ReaderView } from '../contract/readers.ts';
import { answerDesk } from '../parking/notices/answer-desk.ts';
import type { AnswerDeskParts } from '../parking/notices/answer-desk.ts';
import type { NoticeFacts } from '../parking/notices/due-notices.ts';
import { noticeKeeper } from '../parking/notices/notice-keeper.ts';
import type { ReaderBudget } from '../parking/notices/reads-nearly-used.ts';
import type { SiteState } from '../parking/site-state.ts';
import type { Store } from '../store/store.ts';
import type { LiveParking } from '../web/live-site.ts';

/** Budgets are of months; a figure that is some minutes old is good enough. */
const BUDGETS_EVERY_MS = 10 * 60_000;

export interface NoticeDesk {
  readonly start: () => void;
  /** Something that notices may rest on has changed. */
  readonly look: () => void;
  /** The newest of those that are open, newest first, each with what can be answered. */
  readonly open: () => SiteState['notices'];
  readonly live: Pick<LiveParking, 'answerNotice' | 'answersTo' | 'noticeAside'>;
  readonly stop: () => Promise<void>;
}

export interface NoticeDeskParts {
  readonly store: Pick<Store, 'notices' | 'permits'>;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly timeZone: string;
  readonly facts: () => Omit<NoticeFacts, 'now' | 'hasPermit' | 'groupOf' | 'budgets'>;
  readonly permitOf: (plate: string) => Permit | null;
  readonly permit: (id: string) => Permit | null;
  /** Decisions rest on the permits of the store from now on; nobody who waits is answered anew by it. */
  readonly reloadPermits: () => Promise<void>;
  readonly order: AnswerDeskParts['order'];
  readonly readers: () => Promise<readonly ReaderView[]>;
  readonly onChange: () => void;
  readonly onTrouble: (what: string, error: unknown) => void;
}

/** What people should be told, and what they answer. */
export async function noticeDesk(parts: NoticeDeskParts): Promise<NoticeDesk> {
  const { store, clock, newId, timeZone } = parts;
  const hasPermit = (plate: string): boolean => parts.permitOf(plate) !== null;
  let budgets: readonly ReaderBudget[] = [];
  let cancelBudgets: Cancel = () => undefined;

  const keeper = await noticeKeeper({
    store: store.notices,
    clock,
    newId,
    facts: () => ({
      ...parts.facts(),
      now: clock.now(),
      hasPermit,
      groupOf: (permitId) => parts.permit(permitId)?.group ?? null,
      budgets,
    }),
    onChange: parts.onChange,
    onTrouble: parts.onTrouble,
  });
  const answers = answerDesk({
    keeper,
    clock,
    timeZone,
    hasPermit,
    addPermit: async (wish) => {
      const { holder, kind, group, plates = [], validUntil = null } = wish;
      const permit = plainPermit({
        id: newId(),
        holder,
        plates,
        validUntil,
        ...(kind !== undefined && { kind }),
        ...(group !== undefined && { group }),
      });
      const added = await store.permits.add(permit);
      if (!added.done) return added.why;
      await parts.reloadPermits();
      return { id: permit.id };
    },
    removePermit: async (id) => {
      await store.permits.remove(id);
      await parts.reloadPermits();
    },
    order: parts.order,
  });

  async function askBudgets(): Promise<void> {
    const readers = await parts.readers();
    budgets = readers.flatMap(({ name, budget }) => (budget === null ? [] : [{ ...budget, reader: name }]));
    keeper.look();
  }

  function askBudgetsAgain(): void {
    askBudgets().catch((error: unknown) => {
      parts.onTrouble('what readers have used of their budgets could not be asked', error);
    });
    cancelBudgets = clock.after(BUDGETS_EVERY_MS, askBudgetsAgain);
  }

  return {
    start: askBudgetsAgain,
    look: keeper.look,
    open: answers.open,
    live: {
      noticeAside: answers.aside,
      answerNotice: answers.answer,
      answersTo: answers.answersTo,
    },
    stop: async () => {
      cancelBudgets();
      await keeper.stop();
    },
  };
}
