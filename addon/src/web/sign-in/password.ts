import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

/**
 * OWASP Password Storage Cheat Sheet, scrypt: N = 2^14, r = 8, p = 5 is as strong as its other settings and takes the
 * least memory (16 MiB) that keeps within a small box next to the reader.
 */
const SCRYPT = { N: 2 ** 14, r: 8, p: 5, maxmem: 32 * 1024 * 1024 } as const;
const HASH_BYTES = 32;

/** A password as it is kept in memory: salted and slow to guess. */
export interface PasswordHash {
  readonly salt: Uint8Array;
  readonly hash: Uint8Array;
}

export async function hashPassword(password: string): Promise<PasswordHash> {
  const salt = randomBytes(16);
  return { salt, hash: await stretched(password, salt) };
}

/** Takes as long for a wrong password as for the right one. */
export async function isPassword(attempt: string, { salt, hash }: PasswordHash): Promise<boolean> {
  return timingSafeEqual(await stretched(attempt, salt), hash);
}

/** Bytes that only this password gives; `salt` keeps uses apart from each other. */
export function stretched(password: string, salt: Uint8Array): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    // NFC: keyboards write the same letter in more than one way.
    scrypt(password.normalize('NFC'), salt, HASH_BYTES, SCRYPT, (error, key) => {
      if (error === null) resolve(key);
      else reject(error);
    });
  });
}
