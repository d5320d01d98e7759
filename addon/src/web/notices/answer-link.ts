import { createHmac, timingSafeEqual } from 'node:crypto';
import type { NoticeAnswer } from '../../contract/notices.ts';
import type { Instant } from '../../contract/words.ts';

/** What a link says, for whoever holds it: this answer to this notice, until then. */
export interface AnswerLink {
  readonly noticeId: string;
  readonly answer: NoticeAnswer;
  /** First instant at which it cannot be used any more. */
  readonly until: Instant;
}

/** In links that were sent: another letter would be another answer. */
const LETTERS = {
  once: 'o',
  today: 't',
  always: 'a',
  refuse: 'r',
  block: 'b',
} as const satisfies Record<NoticeAnswer, string>;

const UNTIL_BYTES = 6;
const HEAD_BYTES = UNTIL_BYTES + 1;
const MAC_BYTES = 32;
/** The router passes no longer part of an address on. */
const LONGEST_TOKEN = 100;
const LONGEST_ID_BYTES = (LONGEST_TOKEN / 4) * 3 - HEAD_BYTES - MAC_BYTES;
const TOKEN = new RegExp(`^[A-Za-z0-9_-]{54,${LONGEST_TOKEN}}$`);

/**
 * The token of a link: base64url of until, answer, notice and their HMAC-SHA256.
 * @param key 32 bytes that nobody else has.
 * @throws RangeError when the id of the notice has more than 36 bytes.
 */
export function answerToken({ noticeId, answer, until }: AnswerLink, key: Uint8Array): string {
  const id = Buffer.from(noticeId);
  if (id.length > LONGEST_ID_BYTES) throw new RangeError(`The id "${noticeId}" is too long for a link.`);
  const head = Buffer.alloc(HEAD_BYTES);
  head.writeUIntBE(until, 0, UNTIL_BYTES);
  head.write(LETTERS[answer], UNTIL_BYTES);
  const said = Buffer.concat([head, id]);
  return Buffer.concat([said, macOf(said, key)]).toString('base64url');
}

/** What a token says; null for what was not signed with this key, however it looks. Whether it has ended is for the caller. */
export function linkOfToken(token: string, key: Uint8Array): AnswerLink | null {
  if (!TOKEN.test(token)) return null;
  const bytes = Buffer.from(token, 'base64url');
  // The last character has bits that decoding drops: one link has one spelling.
  if (bytes.toString('base64url') !== token) return null;
  const said = bytes.subarray(0, -MAC_BYTES);
  if (!timingSafeEqual(bytes.subarray(-MAC_BYTES), macOf(said, key))) return null;
  const answer = answerOf(said.toString('latin1', UNTIL_BYTES, HEAD_BYTES));
  if (answer === null) return null;
  return {
    noticeId: said.toString('utf8', HEAD_BYTES),
    answer,
    until: said.readUIntBE(0, UNTIL_BYTES),
  };
}

function macOf(said: Uint8Array, key: Uint8Array): Buffer {
  return createHmac('sha256', key).update(said).digest();
}

function answerOf(letter: string): NoticeAnswer | null {
  switch (letter) {
    case LETTERS.once:
      return 'once';
    case LETTERS.today:
      return 'today';
    case LETTERS.always:
      return 'always';
    case LETTERS.refuse:
      return 'refuse';
    case LETTERS.block:
      return 'block';
    default:
      return null;
  }
}
