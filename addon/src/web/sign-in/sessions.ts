import { createHmac, randomBytes } from 'node:crypto';
import type { Cancel, Clock } from '../../clock.ts';
import type { Store } from '../../store/store.ts';
import { stretched } from './password.ts';

/** A household signs in on its own devices; longer would outlive a lost telephone. */
export const SESSION_LIFETIME_MS = 30 * 24 * 60 * 60 * 1000;

/** Who has signed in. The token is told to the browser alone; the store holds what cannot be turned back into it. */
export interface Sessions {
  /** Resolves with a new token when the session is on disk. */
  begin(): Promise<string>;
  isValid(token: string): Promise<boolean>;
  end(token: string): Promise<void>;
  /** Called when the session is ended by `end`. */
  onEnd(token: string, listener: () => void): Cancel;
}

export interface SessionsOptions {
  readonly store: Pick<Store, 'sessions'>;
  readonly clock: Clock;
  /** Sessions are bound to it: another password at the next start ends them all. */
  readonly password: string;
}

export async function createSessions({ store, clock, password }: SessionsOptions): Promise<Sessions> {
  const sealingKey = await stretched(password, Buffer.from('smart-parking session'));
  const sealed = (token: string): Uint8Array => createHmac('sha256', sealingKey).update(token).digest();
  const listeners = new Map<string, Set<() => void>>();

  return {
    begin: async () => {
      const token = randomBytes(32).toString('base64url');
      await store.sessions.add(sealed(token), clock.now() + SESSION_LIFETIME_MS);
      return token;
    },
    isValid: (token) => store.sessions.isValid(sealed(token), clock.now()),
    end: async (token) => {
      await store.sessions.remove(sealed(token));
      for (const listener of listeners.get(token) ?? []) listener();
    },
    onEnd: (token, listener) => {
      const ofToken = listeners.get(token) ?? new Set();
      listeners.set(token, ofToken.add(listener));
      return () => {
        ofToken.delete(listener);
        if (ofToken.size === 0) listeners.delete(token);
      };
    },
  };
}
