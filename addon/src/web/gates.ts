import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { CommandRequest } from '../contract/api.ts';
import { COMMANDS, DIRECTIONS } from '../contract/words.ts';
import { refusal } from './http-errors.ts';
import type { LiveSite } from './live-site.ts';
import { parseBody } from './parse-input.ts';

const commandRequest = z.strictObject({
  command: z.enum(COMMANDS, { error: `one of ${COMMANDS.join(', ')}` }),
  direction: z.enum(DIRECTIONS, { error: `one of ${DIRECTIONS.join(', ')}` }).default('in'),
} satisfies Record<keyof CommandRequest, z.ZodType>);

/** How the history names who ordered it: there is one password and no names. */
const BY = 'the page';

/** `POST /api/gates/:id/command`. */
export function addGateRoutes(
  app: FastifyInstance,
  { site }: { readonly site: Pick<LiveSite, 'command'> },
): void {
  app.post<{ Params: { readonly id: string } }>('/api/gates/:id/command', async (request, reply) => {
    const { command, direction } = parseBody(commandRequest, request.body);
    const answer = await site.command(request.params.id, command, direction, BY);
    if (!answer.done) throw refusal(answer.why);
    return reply.code(204).send();
  });
}
