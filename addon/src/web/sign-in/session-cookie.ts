import type { FastifyReply, FastifyRequest } from 'fastify';
import { SESSION_LIFETIME_MS } from './sessions.ts';

const NAME = 'smart-parking-session';

export function sessionTokenOf(request: FastifyRequest): string | null {
  return request.cookies[NAME] ?? null;
}

/** @param secure whether the server speaks HTTPS; browsers then never send the cookie in the clear. */
export function giveSessionCookie(reply: FastifyReply, token: string, secure: boolean): void {
  reply.setCookie(NAME, token, { ...attributes(secure), maxAge: SESSION_LIFETIME_MS / 1000 });
}

export function takeSessionCookie(reply: FastifyReply, secure: boolean): void {
  reply.clearCookie(NAME, attributes(secure));
}

function attributes(secure: boolean) {
  return { path: '/', httpOnly: true, sameSite: 'strict', secure } as const;
}
