import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { VisitPage } from '../contract/api.ts';
import type { Store } from '../store/store.ts';
import { pagingFields } from './paging.ts';
import { parseQuery } from './parse-input.ts';

const visitQuery = z.strictObject({
  open: z
    .enum(['true', 'false'], { error: 'true (still inside) or false (gone)' })
    .transform((open) => open === 'true')
    .optional(),
  ...pagingFields,
});

/** `GET /api/visits`. */
export function addVisitRoutes(
  app: FastifyInstance,
  { store }: { readonly store: Pick<Store, 'visits'> },
): void {
  app.get('/api/visits', async (request): Promise<VisitPage> => {
    const { open, before, limit } = parseQuery(visitQuery, request.query);
    const page = await store.visits.page(open === undefined ? {} : { open }, before ?? null, limit);
    return { visits: page.rows, next: page.next };
  });
}
