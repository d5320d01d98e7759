import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Clock } from '../../clock.ts';
import type { NewUploadKey, NewUploadKeyView, UploadKeyView } from '../../contract/api.ts';
import { DIRECTIONS } from '../../contract/words.ts';
import type { Store } from '../../store/store.ts';
import { refusal } from '../http-errors.ts';
import type { LiveSite } from '../live-site.ts';
import { parseBody } from '../parse-input.ts';
import { newUploadKey } from './upload-keys.ts';

const nameAllowed = 'a name of 1 to 60 characters';
const gateAllowed = 'the id of a gate of this site, or null';

const newKey = z.strictObject({
  name: z
    .string({ error: nameAllowed })
    .trim()
    .min(1, { error: nameAllowed })
    .max(60, { error: nameAllowed }),
  gateId: z.string({ error: gateAllowed }).nullable().default(null),
  watches: z.enum(DIRECTIONS, { error: `one of ${DIRECTIONS.join(', ')}` }).default('in'),
} satisfies Record<keyof NewUploadKey, z.ZodType>);

export interface KeyRouteOptions {
  readonly clock: Clock;
  readonly site: Pick<LiveSite, 'view'>;
  readonly store: Pick<Store, 'uploadKeys'>;
}

/** `GET`, `POST /api/keys` and `DELETE /api/keys/:id`. */
export function addKeyRoutes(app: FastifyInstance, { clock, site, store }: KeyRouteOptions): void {
  app.get('/api/keys', async (): Promise<readonly UploadKeyView[]> => store.uploadKeys.all());

  app.post('/api/keys', async (request, reply): Promise<NewUploadKeyView> => {
    const wish = parseBody(newKey, request.body);
    if (wish.gateId !== null && !site.view().gates.some(({ id }) => id === wish.gateId)) {
      throw refusal('bad-body', {
        message: `gateId cannot be ${JSON.stringify(wish.gateId)}; it must be ${gateAllowed}.`,
      });
    }
    const { uploadKey, secret, hash } = newUploadKey(wish, clock.now());
    await store.uploadKeys.add(uploadKey, hash);
    reply.code(201);
    return { ...uploadKey, key: secret };
  });

  app.delete<{ Params: { readonly id: string } }>('/api/keys/:id', async (request, reply) => {
    if (!(await store.uploadKeys.remove(request.params.id))) throw refusal('no-such-key');
    return reply.code(204).send();
  });
}
