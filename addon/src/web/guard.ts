import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Clock } from '../clock.ts';
import type { Store, UploadKey } from '../store/store.ts';
import { createAttemptLimit } from './attempt-limit.ts';
import { refusal } from './http-errors.ts';
import { namesLoopback } from './loopback.ts';
import { mayChange } from './own-origin.ts';
import { peerOf } from './peer.ts';
import { sessionTokenOf } from './sign-in/session-cookie.ts';
import type { Sessions } from './sign-in/sessions.ts';
import { hashOfSecret, secretOf } from './upload/upload-keys.ts';
import { neededFor, whoMay } from './who-may.ts';

/** Keys cannot be guessed; this spares the box the work for a camera with an old key that tries for ever. */
const MOST_WRONG_KEYS = { most: 20, windowMs: 60_000 } as const;

/** Who is asking, as far as the route wanted to know. */
export interface RequestCaller {
  /** Of a valid session. */
  readonly sessionToken: string | null;
  readonly signedIn: boolean;
  readonly uploadKey: UploadKey | null;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by the guard before any handler runs. */
    caller: RequestCaller | null;
  }
}

export interface GuardOptions {
  readonly clock: Clock;
  readonly store: Pick<Store, 'uploadKeys'>;
  /** Null in the demonstration, where nobody has to sign in. */
  readonly sessions: Sessions | null;
}

/** Stands before every route, also those added later: who is not let in by `who-may.ts` gets no further. */
export function addGuard(app: FastifyInstance, { clock, store, sessions }: GuardOptions): void {
  const wrongKeys = createAttemptLimit({ clock, ...MOST_WRONG_KEYS });

  const uploadKeyOf = async (request: FastifyRequest): Promise<UploadKey | null> => {
    const { authorization } = request.headers;
    if (authorization === undefined) return null;
    const secret = secretOf(authorization);
    const key = secret === null ? null : await store.uploadKeys.byHash(hashOfSecret(secret));
    if (key !== null) return key;
    // Only wrong keys are counted: a camera that has none must not shut out its neighbours behind the same address.
    const attempt = wrongKeys.take(peerOf(request.ip));
    if (!attempt.allowed) throw refusal('too-many-attempts', { retryAfterMs: attempt.retryAfterMs });
    return null;
  };

  const callerOf = async (request: FastifyRequest, keyCounts: boolean): Promise<RequestCaller> => {
    const token = sessions === null ? null : sessionTokenOf(request);
    const sessionToken = token !== null && (await sessions?.isValid(token)) === true ? token : null;
    return {
      sessionToken,
      signedIn: sessions === null || sessionToken !== null,
      uploadKey: keyCounts ? await uploadKeyOf(request) : null,
    };
  };

  app.decorateRequest('caller', null);
  app.addHook('onRequest', async (request) => {
    const { host, origin, 'sec-fetch-site': secFetchSite } = request.headers;
    if (sessions === null && !namesLoopback(host)) throw refusal('wrong-host');
    const route = request.routeOptions.url;
    if (request.is404 || route === undefined) return;

    const needed = neededFor(request.method, route);
    const keyCounts = needed === 'key' || needed === 'session-or-key';
    // What a key or a link allows is asked of no cookie, which is all that another page could borrow.
    if (
      needed !== 'key' &&
      needed !== 'link' &&
      !mayChange({ method: request.method, host, origin, secFetchSite: one(secFetchSite) })
    ) {
      throw refusal('other-origin');
    }
    const caller = await callerOf(request, keyCounts);
    const admission = whoMay(needed, { signedIn: caller.signedIn, hasKey: caller.uploadKey !== null });
    if (admission !== 'welcome') throw refusal(admission);
    request.caller = caller;
  });
}

/** Node joins repeated headers of this kind; the types do not know it. */
function one(header: string | readonly string[] | undefined): string | undefined {
  return typeof header === 'string' ? header : header?.join(', ');
}
