import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { Direction, Instant } from '../../contract/words.ts';
import type { UploadKey } from '../../store/store.ts';

export interface UploadKeyWish {
  readonly name: string;
  readonly gateId: string | null;
  readonly watches: Direction;
}

export interface NewUploadKey {
  readonly uploadKey: UploadKey;
  /** To be shown once; 43 characters of A-Z a-z 0-9 - and _, so that it stands in a header or a sketch as it is. */
  readonly secret: string;
  readonly hash: Uint8Array;
}

export function newUploadKey(wish: UploadKeyWish, createdAt: Instant): NewUploadKey {
  const secret = randomBytes(32).toString('base64url');
  const uploadKey = { id: randomUUID(), ...wish, createdAt, lastUsedAt: null };
  return { uploadKey, secret, hash: hashOfSecret(secret) };
}

/**
 * What the store keeps and looks keys up by. The secret has 256 random bits: a fast hash suffices, and how long the
 * look-up takes tells about the hash of a guess at most, from which no better guess can be made.
 */
export function hashOfSecret(secret: string): Uint8Array {
  return createHash('sha256').update(secret).digest();
}

/**
 * The key in the header `Authorization`: raw, as the original sketch sends it, or after `Bearer` or `Token`, as its
 * descendants do. Null when it cannot be a key.
 */
export function secretOf(authorization: string | undefined): string | null {
  return /^(?:(?:Bearer|Token) +)?([A-Za-z0-9_-]{43})$/i.exec(authorization?.trim() ?? '')?.[1] ?? null;
}
