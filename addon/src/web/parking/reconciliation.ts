import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Reconcile, ReconciliationView } from '../../contract/reconciliation.ts';
import { BY_PAGE } from '../by-page.ts';
import { countField } from '../fields/count-field.ts';
import { idField } from '../fields/id-field.ts';
import { nothingWritten, refusal } from '../http-errors.ts';
import type { LiveSite } from '../live-site.ts';
import { parseBody } from '../parse-input.ts';

/** A count that somebody made on foot is nowhere near it, however full the site is. */
const MOST_FOLD_OF_CAPACITY = 10;

export interface ReconciliationRouteOptions {
  readonly site: Pick<LiveSite, 'accessNow'> & {
    readonly parking: Pick<LiveSite['parking'], 'reconcile' | 'reconciliation'>;
  };
}

/** `GET` and `POST /api/reconciliation`. */
export function addReconciliationRoutes(app: FastifyInstance, { site }: ReconciliationRouteOptions): void {
  app.get('/api/reconciliation', (): Promise<ReconciliationView> => site.parking.reconciliation());

  app.post('/api/reconciliation', async (request): Promise<ReconciliationView> => {
    const { capacity } = site.accessNow().occupancy;
    const wish = reconcileOf(request.body, capacity);
    const answer = await site.parking.reconcile(wish, BY_PAGE);
    if (answer === 'store-down') throw nothingWritten();
    if (answer !== 'done') throw refusal(answer);
    return site.parking.reconciliation();
  });
}

/** @throws HttpError `bad-body` */
function reconcileOf(body: unknown, capacity: number): Reconcile {
  const said = z.strictObject({
    explanationId: idField('the id of an explanation').optional(),
    count: countField(0, MOST_FOLD_OF_CAPACITY * capacity).optional(),
  });
  const { explanationId, count } = parseBody(said, body);
  if (explanationId !== undefined && count === undefined) return { explanationId };
  if (count !== undefined && explanationId === undefined) return { count };
  throw refusal('bad-body', {
    message: 'The count is put right by an explanation or by a count: give explanationId or count, not both.',
  });
}
