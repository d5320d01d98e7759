import type { Instant } from '../contract/words.ts';
import { UserError } from '../errors.ts';

/** The row after which a page begins; rows of the same instant are ordered by their id. */
export interface Cursor {
  readonly at: Instant;
  readonly id: string;
}

/** Opaque to its bearer, and safe in a URL. */
export function encodeCursor({ at, id }: Cursor): string {
  return Buffer.from(`${at}:${id}`).toString('base64url');
}

/** @throws UserError `bad-cursor` for whatever `encodeCursor` did not make. */
export function decodeCursor(text: string): Cursor {
  const written = Buffer.from(text, 'base64url').toString();
  const colon = written.indexOf(':');
  const cursor = { at: Number(written.slice(0, Math.max(colon, 0))), id: written.slice(colon + 1) };
  // Whatever does not come out the same again was not made here.
  if (colon < 1 || !Number.isSafeInteger(cursor.at) || encodeCursor(cursor) !== text) {
    throw new UserError('bad-cursor', 'The page asked for does not exist. Start again from the first one.');
  }
  return cursor;
}
