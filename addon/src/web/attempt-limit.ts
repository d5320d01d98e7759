import type { Clock } from '../clock.ts';
import type { Instant } from '../contract/words.ts';

export type Attempt = { readonly allowed: true } | { readonly allowed: false; readonly retryAfterMs: number };

/** Counts attempts in fixed windows; each one's window begins with its first attempt. */
export interface AttemptLimit {
  /** Counts one attempt unless there were too many already. */
  take(who: string): Attempt;
  /** The attempt was a good one and does not count. */
  giveBack(who: string): void;
}

/** So that a crowd of addresses cannot fill the memory; the oldest window is forgotten first. */
const MOST_REMEMBERED = 10_000;

export interface AttemptLimitOptions {
  readonly clock: Clock;
  /** Attempts that one may make in one window. */
  readonly most: number;
  readonly windowMs: number;
}

export function createAttemptLimit({ clock, most, windowMs }: AttemptLimitOptions): AttemptLimit {
  const windows = new Map<string, { attempts: number; readonly endsAt: Instant }>();

  const openWindow = (who: string): { attempts: number; readonly endsAt: Instant } => {
    const now = clock.now();
    const known = windows.get(who);
    if (known !== undefined && now < known.endsAt) return known;
    // Set anew, so that the map stays ordered by the age of its windows.
    windows.delete(who);
    for (const [oldest, { endsAt }] of windows) {
      if (now < endsAt && windows.size < MOST_REMEMBERED) break;
      windows.delete(oldest);
    }
    const fresh = { attempts: 0, endsAt: now + windowMs };
    windows.set(who, fresh);
    return fresh;
  };

  return {
    take: (who) => {
      const window = openWindow(who);
      if (window.attempts >= most) return { allowed: false, retryAfterMs: window.endsAt - clock.now() };
      window.attempts += 1;
      return { allowed: true };
    },
    giveBack: (who) => {
      const window = windows.get(who);
      if (window !== undefined && window.attempts > 0) window.attempts -= 1;
    },
  };
}
