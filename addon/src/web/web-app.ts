import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import cookie from '@fastify/cookie';
import { fastify, LogController } from 'fastify';
import type { FastifyBaseLogger, FastifyInstance, FastifyReply } from 'fastify';
import type { Clock } from '../clock.ts';
import { bodyDrained } from './drained-body.ts';
import { errorAnswer, refusal } from './http-errors.ts';
import type { ErrorAnswer } from './http-errors.ts';
import { isTooDeep } from './json-depth.ts';
import { addRequestLog } from './request-log.ts';
import { SECURE_HEADERS } from './secure-headers.ts';
import type { TlsFiles } from './tls-files.ts';

/** Far more than most calls of the page need; those that take more have limits of their own. */
const LARGEST_BODY_BYTES = 16 * 1024;
/** A picture over poor Wi-Fi takes seconds; who needs longer for a request holds a connection for nothing. */
const REQUEST_TIMEOUT_MS = 60_000;

export interface WebAppOptions {
  readonly clock: Clock;
  /** Bare of what is personal already: see `request-log.ts`. */
  readonly log: FastifyBaseLogger;
  /** Speaks HTTPS with these, else HTTP. */
  readonly tls: TlsFiles | null;
}

/** The manners that every route shares: headers, bodies, errors, log lines. It has no routes and does not listen yet. */
export async function createWebApp({ clock, log, tls }: WebAppOptions): Promise<FastifyInstance> {
  const options = {
    loggerInstance: log,
    // It would log addresses; request-log.ts does not.
    logController: new LogController({ disableRequestLogging: true }),
    exposeHeadRoutes: false,
    bodyLimit: LARGEST_BODY_BYTES,
    requestTimeout: REQUEST_TIMEOUT_MS,
    clientErrorHandler: answerBrokenRequest,
    frameworkErrors: (error: unknown, _request: unknown, reply: FastifyReply) => {
      void sendError(reply, errorAnswer(error));
    },
  };
  const app: FastifyInstance = tls === null ? fastify(options) : fastify({ ...options, https: tls });

  app.addHook('onRequest', (_request, reply, done) => {
    reply.headers(SECURE_HEADERS);
    done();
  });
  addRequestLog(app);

  app.removeContentTypeParser('text/plain');
  const parseJson = app.getDefaultJsonParser('error', 'error');
  app.addContentTypeParser<string>('application/json', { parseAs: 'string' }, (request, body, done) => {
    // DELETE has no body, and fetch wrappers name the content type all the same.
    if (body === '') done(null, undefined);
    else if (isTooDeep(body)) done(refusal('too-deep'));
    else void parseJson(request, body, done);
  });

  app.setErrorHandler(async (error, request, reply) => {
    const answer = errorAnswer(error);
    if (answer.unexpected) request.log.error({ err: error }, 'request failed');
    // Closing with unread bytes resets the connection, and the client may never see the answer.
    await bodyDrained(request.raw, clock);
    return sendError(reply, answer);
  });
  app.setNotFoundHandler(() => {
    throw refusal('not-found');
  });
  await app.register(cookie);
  return app;
}

function sendError(reply: FastifyReply, { status, view, retryAfterS }: ErrorAnswer): FastifyReply {
  reply.headers(SECURE_HEADERS).code(status);
  if (retryAfterS !== null) reply.header('retry-after', retryAfterS);
  return reply.type('application/json; charset=utf-8').send(JSON.stringify(view));
}

/** For what is not HTTP, or too much of it, and therefore reaches no route. */
function answerBrokenRequest(error: Error, socket: Socket): void {
  if (!socket.writable) {
    socket.destroy();
    return;
  }
  const { status, view } = errorAnswer(error);
  const body = JSON.stringify(view);
  socket.end(
    [
      `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`,
      'content-type: application/json; charset=utf-8',
      `content-length: ${Buffer.byteLength(body)}`,
      'connection: close',
      '',
      body,
    ].join('\r\n'),
  );
}
