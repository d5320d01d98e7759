import type { Clock } from '../../clock.ts';
import type { NoticeAnswer } from '../../contract/notices.ts';
import { oneAtATime } from '../../one-at-a-time.ts';
import { dueNotices, NO_MEMORY } from './due-notices.ts';
import type { NoticeFacts } from './due-notices.ts';
import { openNotice, openNotices, stepNotices, withNotice } from './notice-book.ts';
import type { Notice } from './notice.ts';

/** A disk that is full is seen to within minutes; asking it more often only fills the log. */
const RETRY_MS = 10_000;
/** Timers count milliseconds in 31 bits, and one that is asked for more fires at once. */
const LONGEST_WAIT_MS = 24 * 60 * 60_000;

/** What notices need of what is remembered. Every promise resolves when the change is on disk. */
export interface NoticeShelf {
  readonly put: (notice: Notice) => Promise<void>;
  readonly get: (id: string) => Promise<Notice | null>;
  /** Those that are not over, also those that somebody put aside, in any order. */
  readonly notOver: () => Promise<readonly Notice[]>;
}

export interface NoticeKeeperParts {
  readonly store: NoticeShelf;
  readonly clock: Clock;
  readonly newId: () => string;
  /** The site as it is now. */
  readonly facts: () => NoticeFacts;
  /** Those that are open are others than before, or say something else. */
  readonly onChange: () => void;
  readonly onTrouble: (what: string, error: unknown) => void;
}

export interface Handling {
  readonly by: string;
  /** Null: put aside. */
  readonly answer: NoticeAnswer | null;
}

/** Keeps the notices of a site: raises, ends and remembers them. */
export interface NoticeKeeper {
  /** Something that notices may rest on has changed. Calls before the next look are one. */
  readonly look: () => void;
  /** Those that are on disk, not over and that nobody handled, newest first. */
  readonly open: () => readonly Notice[];
  /** One of those; null where it is none of them. */
  readonly openNotice: (id: string) => Notice | null;
  /**
   * Carries out what a person says about a notice, and notes it when that is `done`; one after the other, so that no second answer to a notice
   * is carried out. `over`: it ended or somebody handled it already, and nothing was carried out.
   */
  readonly handle: <Outcome extends string>(
    id: string,
    handling: Handling,
    carryOut: (notice: Notice) => Promise<Outcome>,
  ) => Promise<Outcome | 'no-such-notice' | 'over'>;
  /** Resolves when nothing is being written any more. */
  readonly stop: () => Promise<void>;
}

/** Knows again what was told before the program stopped, and looks for the first time when it is asked to. */
export async function noticeKeeper(parts: NoticeKeeperParts): Promise<NoticeKeeper> {
  const { store, clock, newId } = parts;
  const inTurn = oneAtATime();
  let book = await store.notOver();
  let memory = NO_MEMORY;
  let isLookWanted = false;
  /** A write was refused: what changes at the site meanwhile is seen at the next try. */
  let isRetryAwaited = false;
  let isStopped = false;
  let cancelWake = (): void => undefined;

  const wakeAfter = (delayMs: number, wake: () => void): void => {
    cancelWake();
    if (!isStopped) cancelWake = clock.after(Math.min(delayMs, LONGEST_WAIT_MS), wake);
  };

  async function lookNow(): Promise<void> {
    isLookWanted = false;
    if (isStopped || isRetryAwaited) return;
    const facts = parts.facts();
    const { now } = facts;
    const found = dueNotices(facts, book, memory);
    memory = found.memory;
    const step = stepNotices(book, found.due, { now, newId });
    book = step.book;
    cancelWake();
    if (found.nextAt !== null) wakeAfter(found.nextAt - now, look);
    for (const notice of step.changes) {
      await store.put(notice);
      book = withNotice(book, notice);
      parts.onChange();
    }
  }

  function look(): void {
    if (isLookWanted || isStopped) return;
    isLookWanted = true;
    inTurn(lookNow).catch((error: unknown) => {
      parts.onTrouble('a notice could not be written; it will be tried again', error);
      isRetryAwaited = true;
      wakeAfter(RETRY_MS, lookAgain);
    });
  }

  function lookAgain(): void {
    isRetryAwaited = false;
    look();
  }

  async function note(notice: Notice, { by, answer }: Handling): Promise<void> {
    const at = clock.now();
    const endedAt = answer === null ? null : at;
    const handled: Notice = { ...notice, endedAt, handled: { by, at, answer } };
    try {
      await store.put(handled);
    } catch (error) {
      if (answer === null) throw error;
      // It was carried out already, and must not be a second time.
      parts.onTrouble('an answer to a notice could not be written', error);
    }
    book = withNotice(book, handled);
    parts.onChange();
  }

  return {
    look,
    open: () => openNotices(book),
    openNotice: (id) => openNotice(book, id),
    handle: (id, handling, carryOut) =>
      inTurn(async () => {
        const notice = openNotice(book, id);
        if (notice === null) return (await store.get(id)) === null ? 'no-such-notice' : 'over';
        const outcome = await carryOut(notice);
        if (outcome === 'done') await note(notice, handling);
        return outcome;
      }),
    stop: async () => {
      isStopped = true;
      cancelWake();
      await inTurn(() => Promise.resolve());
    },
  };
}
