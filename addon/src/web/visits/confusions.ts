import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { ConfusionView } from '../../contract/visits.ts';
import { confusionsOf } from '../../parking/visits/confusions.ts';
import type { Store } from '../../store/store.ts';
import { idField } from '../fields/id-field.ts';
import { parseQuery } from '../parse-input.ts';

/** Newest corrections of a gate that its table rests on; a camera that was moved makes older ones meaningless. */
const MISREADS_OF_A_GATE = 1_000;

const confusionQuery = z.strictObject({ gate: idField('the id of a gate').optional() });

/** `GET /api/confusions`. */
export function addConfusionRoute(
  app: FastifyInstance,
  { store }: { readonly store: Pick<Store, 'corrections'> },
): void {
  app.get('/api/confusions', async (request): Promise<readonly ConfusionView[]> => {
    const { gate } = parseQuery(confusionQuery, request.query);
    return confusionsOf(await store.corrections.misreads(gate ?? null, MISREADS_OF_A_GATE));
  });
}
