import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Clock } from '../clock.ts';
import type { CodeTyped, CommandRequest } from '../contract/api.ts';
import { COMMANDS, DIRECTIONS } from '../contract/words.ts';
import type { Instant } from '../contract/words.ts';
import { BY_PAGE } from './by-page.ts';
import { createCodeAttempts } from './code-attempts.ts';
import { codeField } from './fields/code-field.ts';
import { refusal } from './http-errors.ts';
import { instantField } from './fields/instant-field.ts';
import { textField } from './fields/text-field.ts';
import type { LiveSite } from './live-site.ts';
import { assertNoBody, parseBody } from './parse-input.ts';
import { peerOf } from './peer.ts';

/** Longer than any delivery, move or holiday needs; who forgets a gate held open must not forget it for ever. */
const LONGEST_HOLD_MS = 7 * 24 * 60 * 60 * 1000;

const commandRequest = z.strictObject({
  command: z.enum(COMMANDS, { error: `one of ${COMMANDS.join(', ')}` }),
  direction: z.enum(DIRECTIONS, { error: `one of ${DIRECTIONS.join(', ')}` }).default('in'),
  passageId: textField('the id of a passage', { least: 1, most: 100 }).nullable().default(null),
  until: instantField('whole milliseconds since 1970, or null').nullable().default(null),
} satisfies Record<keyof CommandRequest, z.ZodType>);

const codeTyped = z.strictObject({ code: codeField('4 to 12 digits') } satisfies Record<
  keyof CodeTyped,
  z.ZodType
>);

interface GateRequest {
  readonly Params: { readonly id: string };
}

export interface GateRouteOptions {
  readonly site: Pick<LiveSite, 'accessNow' | 'command' | 'serviced' | 'typeCode'>;
  /** The machine's clock: how fast somebody may guess is about real time. */
  readonly clock: Clock;
}

/** `POST /api/gates/:id/command`, `/code` and `/service`. */
export function addGateRoutes(app: FastifyInstance, { site, clock }: GateRouteOptions): void {
  const attempts = createCodeAttempts({ clock });

  app.post<GateRequest>('/api/gates/:id/command', async (request, reply) => {
    const order = parseBody(commandRequest, request.body);
    if (order.until !== null) assertEnd(order.command, order.until, site.accessNow().now);
    const answer = await site.command(request.params.id, { ...order, by: BY_PAGE });
    if (!answer.done) throw refusal(answer.why);
    return reply.code(204).send();
  });

  app.post<GateRequest>('/api/gates/:id/code', async (request, reply) => {
    const { code } = parseBody(codeTyped, request.body);
    const gateId = request.params.id;
    if (!site.accessNow().gates.some(({ id }) => id === gateId)) throw refusal('no-such-gate');
    const caller = request.caller?.sessionToken ?? peerOf(request.ip);
    // Counted before it is looked at: guesses at the same time count too.
    const attempt = attempts.take(gateId, caller);
    if (!attempt.allowed) throw refusal('too-many-attempts', { retryAfterMs: attempt.retryAfterMs });
    const answer = await site.typeCode(gateId, code);
    if (answer !== 'wrong-code') attempts.giveBack(gateId, caller);
    if (answer !== 'accepted') throw refusal(answer);
    return reply.code(204).send();
  });

  app.post<GateRequest>('/api/gates/:id/service', async (request, reply) => {
    assertNoBody(request.body);
    if (!(await site.serviced(request.params.id, BY_PAGE))) throw refusal('no-such-gate');
    return reply.code(204).send();
  });
}

function assertEnd(command: string, until: Instant, now: Instant): void {
  if (command !== 'hold') {
    throw refusal('bad-body', { message: `until cannot be said of ${command}; only hold ends by itself.` });
  }
  if (until > now && until <= now + LONGEST_HOLD_MS) return;
  throw refusal('bad-body', {
    message: `until cannot be ${until}; it must be later than now, ${now}, and at most a week later.`,
  });
}
