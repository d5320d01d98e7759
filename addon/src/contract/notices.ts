import type { Instant } from './words.ts';

export const NOTICE_KINDS = [
  'unknown-waiting',
  'overstay',
  'full',
  'left-open',
  'wrong-slot',
  'count-drift',
  'reads-nearly-used',
] as const;
/** What a person should be told without looking. */
export type NoticeKind = (typeof NOTICE_KINDS)[number];

export const NOTICE_ANSWERS = ['once', 'today', 'always', 'refuse', 'block'] as const;
/**
 * What can be said about a vehicle that waits and that nobody knows: let in this time; let in, with a permit until the end of the day; let in, with a
 * permit; turn away; turn away, now and later. Only `once` and `refuse` are offered while its plate is not settled.
 */
export type NoticeAnswer = (typeof NOTICE_ANSWERS)[number];

/** What a notice is about. */
export type NoticeSubject =
  | {
      readonly kind: 'unknown-waiting';
      readonly passageId: string;
      readonly gateId: string;
      readonly plate: string | null;
      readonly likelyPlate: string | null;
    }
  | {
      readonly kind: 'overstay';
      readonly visitId: string;
      readonly plate: string | null;
      readonly enteredAt: Instant;
      readonly minutes: number;
    }
  | { readonly kind: 'full'; readonly capacity: number }
  | { readonly kind: 'left-open'; readonly gateId: string }
  | {
      readonly kind: 'wrong-slot';
      readonly slotId: string;
      /** The slot is kept for others, or for vehicles of another kind, or this vehicle was sent elsewhere. */
      readonly why: 'reserved' | 'promised' | 'charging' | 'accessible' | 'sent-elsewhere' | 'out-of-order';
      readonly visitId: string | null;
      readonly plate: string | null;
    }
  | { readonly kind: 'count-drift'; readonly lanes: number; readonly likely: number }
  | {
      readonly kind: 'reads-nearly-used';
      readonly reader: string;
      readonly used: number;
      readonly budget: number;
    };

/**
 * `GET api/notices?open=true|false&before=&limit=`; newest first. Those that are open are in `SiteView` too.
 */
export interface NoticeView {
  readonly id: string;
  readonly subject: NoticeSubject;
  readonly since: Instant;
  /** When what it tells was over, or somebody answered; null: it still is. */
  readonly endedAt: Instant | null;
  /** Who put it aside or answered, and what. */
  readonly handled: {
    readonly by: string;
    readonly at: Instant;
    readonly answer: NoticeAnswer | null;
  } | null;
  /** Path relative to the page's base. */
  readonly picture: string | null;
  /** What can be answered now; empty when nothing is asked. */
  readonly answers: readonly NoticeAnswer[];
}

export interface NoticePage {
  readonly notices: readonly NoticeView[];
  readonly next: string | null;
}

/**
 * `POST api/notices/:id/aside`: seen, 204. `POST api/notices/:id/answer` (`NoticeAnswered`; 204): 404 `no-such-notice`, 409 `nobody-waits` when nothing is
 * asked any more, `plate-has-permit` or `store-down`.
 */
export interface NoticeAnswered {
  readonly answer: NoticeAnswer;
}

/**
 * `POST api/notices/:id/links`: makes a link for each answer, to be sent to somebody (a message, a notification on a phone); 201. A link
 * stands for one answer, can be used once, and ends with the notice and at `until`; when one was used the others of the notice are of no use.
 *
 * `GET answer/:token` shows a page that asks once more (whoever only previews a link answers nothing), with the picture at `GET answer/:token/picture`;
 * `POST answer/:token` answers. 404 `no-such-link` for anything that was not signed here, 410 `link-used` or `link-ended`.
 */
export interface NoticeLinks {
  readonly until: Instant;
  readonly links: readonly { readonly answer: NoticeAnswer; readonly path: string }[];
}
