import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { SessionView, SignIn } from '../../contract/api.ts';
import { refusal } from '../http-errors.ts';
import { parseBody } from '../parse-input.ts';
import { peerOf } from '../peer.ts';
import { giveSessionCookie, takeSessionCookie } from './session-cookie.ts';
import type { Sessions } from './sessions.ts';
import type { PasswordCheck } from './sign-in.ts';

const passwordAllowed = 'a text of 1 to 200 characters';

const signIn = z.strictObject({
  password: z
    .string({ error: passwordAllowed })
    .min(1, { error: passwordAllowed })
    .max(200, { error: passwordAllowed }),
} satisfies Record<keyof SignIn, z.ZodType>);

export interface SignInParts {
  readonly sessions: Sessions;
  readonly passwords: PasswordCheck;
  /** The server speaks HTTPS. */
  readonly secure: boolean;
}

/** `GET`, `POST` and `DELETE /api/session`. @param parts null in the demonstration, where nobody has to sign in. */
export function addSessionRoutes(app: FastifyInstance, parts: SignInParts | null): void {
  app.get('/api/session', (request): SessionView => ({
    signedIn: request.caller?.signedIn ?? false,
    passwordNeeded: parts !== null,
  }));

  app.post('/api/session', async (request, reply): Promise<SessionView> => {
    const { password } = parseBody(signIn, request.body);
    if (parts === null) throw refusal('no-password-set');
    const answer = await parts.passwords.check(password, peerOf(request.ip));
    if (answer.kind === 'too-many-attempts') {
      throw refusal('too-many-attempts', { retryAfterMs: answer.retryAfterMs });
    }
    if (answer.kind === 'wrong') throw refusal('wrong-password');
    // A browser has one session; the one it had would only linger.
    const before = request.caller?.sessionToken ?? null;
    if (before !== null) await parts.sessions.end(before);
    giveSessionCookie(reply, await parts.sessions.begin(), parts.secure);
    return { signedIn: true, passwordNeeded: true };
  });

  app.delete('/api/session', async (request, reply): Promise<SessionView> => {
    if (parts === null) return { signedIn: true, passwordNeeded: false };
    const token = request.caller?.sessionToken ?? null;
    if (token !== null) await parts.sessions.end(token);
    takeSessionCookie(reply, parts.secure);
    // Pictures may be kept by the browser, which may not be the visitor's own.
    reply.header('clear-site-data', '"cache"');
    return { signedIn: false, passwordNeeded: true };
  });
}
