import type { Clock } from '../../clock.ts';
import type { NoticeAnswer } from '../../contract/notices.ts';
import type { NewPermit } from '../../contract/permits.ts';
import type { SiteState } from '../site-state.ts';
import { answersTo, whatToDo } from './answers.ts';
import type { AnswerDeeds } from './answers.ts';
import type { NoticeKeeper } from './notice-keeper.ts';

/** As many as the live page shows at once; the list has them all. */
const MOST_OPEN = 50;

export type NoticeAnswerOutcome =
  'done' | 'no-such-notice' | 'nobody-waits' | 'plate-has-permit' | 'store-down';

/** What a person orders at the gate, for this passage and no other. */
export interface PassageOrder {
  readonly gateId: string;
  readonly passageId: string;
  readonly command: AnswerDeeds['command'];
  readonly by: string;
}

export interface AnswerDeskParts {
  readonly keeper: Pick<NoticeKeeper, 'handle' | 'open' | 'openNotice'>;
  readonly clock: Pick<Clock, 'now'>;
  /** IANA name of the site's time zone. */
  readonly timeZone: string;
  readonly hasPermit: (plate: string) => boolean;
  /**
   * Makes a permit, on disk and in what decisions rest on; nobody who waits is to be answered anew before the promise resolves, or the vehicle
   * would be let in as if it had come with the permit. Its id, or that the plate has one.
   */
  readonly addPermit: (permit: NewPermit) => Promise<{ readonly id: string } | 'plate-has-permit'>;
  readonly removePermit: (id: string) => Promise<void>;
  readonly order: (order: PassageOrder) => Promise<'done' | 'nobody-waits' | 'store-down'>;
}

/** What people say about notices, carried out. */
export interface AnswerDesk {
  readonly answer: (noticeId: string, answer: NoticeAnswer, by: string) => Promise<NoticeAnswerOutcome>;
  readonly aside: (noticeId: string, by: string) => Promise<'done' | 'no-such-notice'>;
  /** The newest of those that are open, newest first, each with what can be answered now. */
  readonly open: () => SiteState['notices'];
  /** What can be answered to a notice now. */
  readonly answersTo: (noticeId: string) => readonly NoticeAnswer[];
}

export function answerDesk(parts: AnswerDeskParts): AnswerDesk {
  const { keeper, clock, timeZone, hasPermit } = parts;

  async function carryOut(
    order: Omit<PassageOrder, 'command'>,
    { command, permit }: AnswerDeeds,
  ): Promise<NoticeAnswerOutcome> {
    // The permit comes first, so that the visit is its holder's; it goes again where nobody is there any more to be let in by it.
    const added = permit === null ? null : await parts.addPermit(permit);
    if (added === 'plate-has-permit') return added;
    const outcome = await parts.order({ ...order, command });
    if (outcome !== 'done' && added !== null) await parts.removePermit(added.id);
    return outcome;
  }

  return {
    open: () =>
      keeper
        .open()
        .slice(0, MOST_OPEN)
        .map((notice) => ({ ...notice, answers: answersTo(notice, hasPermit) })),
    answersTo: (noticeId) => {
      const notice = keeper.openNotice(noticeId);
      return notice === null ? [] : answersTo(notice, hasPermit);
    },
    aside: async (noticeId, by) => {
      const outcome = await keeper.handle(noticeId, { by, answer: null }, () => Promise.resolve('done'));
      return outcome === 'no-such-notice' ? outcome : 'done';
    },
    answer: async (noticeId, answer, by) => {
      const outcome = await keeper.handle(
        noticeId,
        { by, answer },
        ({ subject }): Promise<NoticeAnswerOutcome> => {
          if (subject.kind !== 'unknown-waiting') return Promise.resolve('nobody-waits');
          const { gateId, passageId, plate } = subject;
          const deeds = whatToDo(answer, plate, clock.now(), timeZone);
          if (deeds === null) return Promise.resolve('nobody-waits');
          if (deeds.permit !== null && plate !== null && hasPermit(plate))
            return Promise.resolve('plate-has-permit');
          return carryOut({ gateId, passageId, by }, deeds);
        },
      );
      return outcome === 'over' ? 'nobody-waits' : outcome;
    },
  };
}
