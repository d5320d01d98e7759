import type { Clock } from '../../clock.ts';
import { createAttemptLimit } from '../attempt-limit.ts';
import { hashPassword, isPassword } from './password.ts';

const MINUTE_MS = 60_000;
/** A person who mistypes needs fewer; at this pace one address tries under a thousand passwords a day. */
const MOST_BY_PEER = { most: 10, windowMs: 15 * MINUTE_MS } as const;
/** OWASP ASVS 4, 2.2.1: no more than 100 failed attempts an hour on one account. */
const MOST_BY_ALL = { most: 100, windowMs: 60 * MINUTE_MS } as const;

export type SignInAnswer =
  | { readonly kind: 'right' }
  | { readonly kind: 'wrong' }
  | { readonly kind: 'too-many-attempts'; readonly retryAfterMs: number };

/** Checks the one password of the site, a limited number of times. */
export interface PasswordCheck {
  check(attempt: string, peer: string): Promise<SignInAnswer>;
}

export async function createPasswordCheck(options: {
  readonly password: string;
  readonly clock: Clock;
}): Promise<PasswordCheck> {
  const { password, clock } = options;
  const hash = await hashPassword(password);
  const byPeer = createAttemptLimit({ clock, ...MOST_BY_PEER });
  const byAll = createAttemptLimit({ clock, ...MOST_BY_ALL });
  const everybody = 'everybody';

  return {
    check: async (attempt, peer) => {
      // Counted before the slow comparison: attempts at the same time count too.
      const own = byPeer.take(peer);
      if (!own.allowed) return { kind: 'too-many-attempts', retryAfterMs: own.retryAfterMs };
      // One who is locked out does not use up the attempts of the others.
      const all = byAll.take(everybody);
      if (!all.allowed) return { kind: 'too-many-attempts', retryAfterMs: all.retryAfterMs };
      if (!(await isPassword(attempt, hash))) return { kind: 'wrong' };
      byPeer.giveBack(peer);
      byAll.giveBack(everybody);
      return { kind: 'right' };
    },
  };
}
