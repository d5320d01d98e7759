import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { OrderView } from '../contract/api.ts';
import type { Store } from '../store/store.ts';
import { pagingFields } from './paging.ts';
import { parseQuery } from './parse-input.ts';

const orderQuery = z.strictObject({ limit: pagingFields.limit });

/** `GET /api/orders`: what people ordered. */
export function addOrderRoutes(
  app: FastifyInstance,
  { store }: { readonly store: Pick<Store, 'personOrders'> },
): void {
  app.get('/api/orders', async (request): Promise<readonly OrderView[]> => {
    const { limit } = parseQuery(orderQuery, request.query);
    const orders = await store.personOrders.newest(limit);
    return orders.map(({ at, gateId, command, direction, by }) => ({ at, gateId, command, direction, by }));
  });
}
