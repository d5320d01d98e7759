import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { PERMIT_CODE } from '../../contract/permits.ts';
import { UserError } from '../../errors.ts';
import type { Permit } from './permit.ts';

/**
 * OWASP Password Storage Cheat Sheet, scrypt: N = 2^14, r = 8, p = 5 is as strong as its other settings and takes the
 * least memory (16 MiB).
 */
const SCRYPT = { N: 2 ** 14, r: 8, p: 5, maxmem: 32 * 1024 * 1024 } as const;
const HASH_BYTES = 32;
const SALT_BYTES = 16;

/** Whether a text can be the code of a permit. */
export function isCode(text: string): boolean {
  return PERMIT_CODE.test(text);
}

/**
 * A code as it is kept: `salt$hash`, both in base64url.
 *
 * It keeps a code from being read in the database, in a copy of it or over a shoulder. It does not keep it from who has the
 * database and tries them all: ten thousand codes of four digits take an hour or less. Against guessing at the gate only
 * the limit of attempts helps. All codes share one salt, so that a typed one is looked for with one stretching instead of
 * one for each permit; so equal codes look equal here.
 * @param others what `codeHash` made of the codes of all permits; null for those without one.
 * @throws UserError `bad-code` for what is no code.
 */
export async function codeHash(code: string, others: readonly (string | null)[]): Promise<string> {
  if (!isCode(code)) throw new UserError('bad-code', 'A code has 4 to 12 digits and nothing else.');
  const salt =
    others.map(saltOf).find((each) => each !== null) ?? randomBytes(SALT_BYTES).toString('base64url');
  return `${salt}$${(await stretched(code, salt)).toString('base64url')}`;
}

/**
 * The permit whose code this is; null: no permit's, or the code of several, since then it says of nobody who it is.
 * It compares in constant time.
 */
export async function permitOfCode(permits: readonly Permit[], code: string): Promise<Permit | null> {
  if (!isCode(code)) return null;
  const bySalt = new Map<string, Buffer>();
  const fitting: Permit[] = [];
  for (const permit of permits) {
    const salt = saltOf(permit.codeHash);
    if (salt === null) continue;
    const typed = bySalt.get(salt) ?? (await stretched(code, salt));
    bySalt.set(salt, typed);
    const kept = Buffer.from(permit.codeHash?.slice(salt.length + 1) ?? '', 'base64url');
    if (kept.length === typed.length && timingSafeEqual(kept, typed)) fitting.push(permit);
  }
  const [only, ...more] = fitting;
  return only === undefined || more.length > 0 ? null : only;
}

function saltOf(hash: string | null): string | null {
  return /^([^$]+)\$/.exec(hash ?? '')?.[1] ?? null;
}

function stretched(code: string, salt: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(code, salt, HASH_BYTES, SCRYPT, (error, key) => {
      if (error === null) resolve(key);
      else reject(error);
    });
  });
}
