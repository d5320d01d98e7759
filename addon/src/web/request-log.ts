import type { FastifyBaseLogger, FastifyInstance, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';

const SECRET_HEADERS = ['authorization', 'cookie', 'set-cookie'] as const;

/**
 * The log of this room. Lines name the route, never the address that was asked for: addresses hold plates in their
 * query, and names of permits and pictures.
 */
export function webLog(log: Logger): FastifyBaseLogger {
  return log.child(
    { room: 'web' },
    {
      redact: {
        paths: SECRET_HEADERS.flatMap((name) => [
          `["${name}"]`,
          `headers["${name}"]`,
          `*.headers["${name}"]`,
        ]),
        censor: '(hidden)',
      },
      serializers: {
        req: (request: FastifyRequest) => ({ method: request.method, route: routeOf(request) }),
      },
    },
  );
}

/** One line for each answer; those that only look are for the curious. */
export function addRequestLog(app: FastifyInstance): void {
  app.addHook('onResponse', (request, reply, done) => {
    const line = {
      method: request.method,
      route: routeOf(request),
      status: reply.statusCode,
      tookMs: Math.round(reply.elapsedTime),
    };
    if (request.method === 'GET' && reply.statusCode < 400) request.log.debug(line, 'answered');
    else request.log.info(line, 'answered');
    done();
  });
}

function routeOf(request: FastifyRequest): string {
  return request.routeOptions.url ?? '(none)';
}
