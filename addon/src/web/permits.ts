import { randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Permit } from '../access/permit.ts';
import type { NewPermit, PermitView } from '../contract/api.ts';
import { PERMIT_KINDS } from '../contract/words.ts';
import type { Store } from '../store/store.ts';
import { refusal } from './http-errors.ts';
import type { LiveSite } from './live-site.ts';
import { parseBody } from './parse-input.ts';
import { plateField } from './plate-field.ts';

const holderAllowed = 'a name of 1 to 100 characters';
const instantAllowed = 'whole milliseconds since 1970, or null';
/** The last instant that a Date can hold (ECMA-262, 21.4.1.1). */
const LAST_INSTANT = 8.64e15;

const instantField = z
  .number({ error: instantAllowed })
  .int({ error: instantAllowed })
  .min(0, { error: instantAllowed })
  .max(LAST_INSTANT, { error: instantAllowed })
  .nullable()
  .default(null);

const newPermit = z.strictObject({
  plate: plateField('a plate: 1 to 16 letters A-Z and digits, with spaces or dashes between them'),
  kind: z.enum(PERMIT_KINDS, { error: `one of ${PERMIT_KINDS.join(', ')}` }),
  holder: z
    .string({ error: holderAllowed })
    .trim()
    .min(1, { error: holderAllowed })
    .max(100, { error: holderAllowed }),
  validFrom: instantField,
  validUntil: instantField,
} satisfies Record<keyof NewPermit, z.ZodType>);

export interface PermitRouteOptions {
  readonly site: Pick<LiveSite, 'permitsChanged'>;
  readonly store: Pick<Store, 'permits'>;
}

/** `GET`, `POST /api/permits` and `DELETE /api/permits/:id`. */
export function addPermitRoutes(app: FastifyInstance, { site, store }: PermitRouteOptions): void {
  app.get('/api/permits', async (): Promise<readonly PermitView[]> => store.permits.all());

  app.post('/api/permits', async (request, reply): Promise<PermitView> => {
    const wish = parseBody(newPermit, request.body);
    if (wish.validFrom !== null && wish.validUntil !== null && wish.validUntil <= wish.validFrom) {
      throw refusal('bad-body', {
        message: `validUntil cannot be ${wish.validUntil}; it must be later than validFrom, ${wish.validFrom}.`,
      });
    }
    const permit: Permit = { id: randomUUID(), ...wish };
    const answer = await store.permits.add(permit);
    if (!answer.added) {
      throw refusal('plate-has-permit', {
        message: `${permit.plate} has a permit already, held by ${answer.existing.holder}. Remove that one first.`,
      });
    }
    await site.permitsChanged();
    reply.code(201);
    return permit;
  });

  app.delete<{ Params: { readonly id: string } }>('/api/permits/:id', async (request, reply) => {
    if (!(await store.permits.remove(request.params.id))) throw refusal('no-such-permit');
    await site.permitsChanged();
    return reply.code(204).send();
  });
}
