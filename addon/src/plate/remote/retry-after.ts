import type { Instant } from '../../contract/words.ts';

/** Nobody means more by it; what does is no reason to forget a reader for a year. */
const LONGEST_MS = 24 * 60 * 60 * 1000;

/**
 * How long a `Retry-After` header asks to wait, in milliseconds: seconds, or a date of HTTP (RFC 9110, 10.2.3). Null when it is
 * absent or neither.
 */
export function retryAfterMs(header: string | undefined, now: Instant): number | null {
  if (header === undefined) return null;
  const text = header.trim();
  const waitMs = /^\d{1,9}$/.test(text) ? Number(text) * 1000 : Date.parse(text) - now;
  if (Number.isNaN(waitMs) || (!/^\d+$/.test(text) && !/^[A-Z][a-z]{2}, /.test(text))) return null;
  return Math.min(LONGEST_MS, Math.max(0, waitMs));
}
