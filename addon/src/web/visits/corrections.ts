import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { CorrectionView } from '../../contract/visits.ts';
import type { Correction } from '../../parking/visits/correction.ts';
import type { Store } from '../../store/store.ts';
import { BY_PAGE } from '../by-page.ts';
import { idField } from '../fields/id-field.ts';
import { nothingWritten, refusal } from '../http-errors.ts';
import type { CorrectionAnswer, LiveSite } from '../live-site.ts';
import { pagingFields } from '../paging.ts';
import { assertNoBody, parseQuery } from '../parse-input.ts';
import { visitCorrectionOf } from './correction-body.ts';
import { correctedVisit } from './visit-view.ts';

const correctionQuery = z.strictObject({
  visit: idField('the id of a visit').optional(),
  limit: pagingFields.limit,
});

export interface CorrectionRouteOptions {
  readonly site: { readonly parking: Pick<LiveSite['parking'], 'correct' | 'undo'> };
  readonly store: Pick<Store, 'corrections'>;
}

/** `GET` and `POST /api/visits/corrections`, and `POST /api/visits/corrections/:id/undo`. */
export function addCorrectionRoutes(app: FastifyInstance, { site, store }: CorrectionRouteOptions): void {
  app.get('/api/visits/corrections', async (request): Promise<readonly CorrectionView[]> => {
    const { visit, limit } = parseQuery(correctionQuery, request.query);
    const newest = await store.corrections.newest(visit === undefined ? {} : { visitId: visit }, limit);
    return newest.map(correctionView);
  });

  app.post('/api/visits/corrections', async (request, reply): Promise<CorrectionView> => {
    const correction = visitCorrectionOf(request.body);
    const view = viewOf(await site.parking.correct(correction, BY_PAGE));
    reply.code(201);
    return view;
  });

  app.post<{ Params: { readonly id: string } }>(
    '/api/visits/corrections/:id/undo',
    async (request): Promise<CorrectionView> => {
      assertNoBody(request.body);
      return viewOf(await site.parking.undo(request.params.id, BY_PAGE));
    },
  );
}

function correctionView({ before, after, ...correction }: Correction): CorrectionView {
  return { ...correction, before: before.map(correctedVisit), after: after.map(correctedVisit) };
}

/** @throws HttpError for what was not done. */
function viewOf(answer: CorrectionAnswer): CorrectionView {
  if (answer.done) return correctionView(answer.correction);
  const { why, message } = answer;
  if (why === 'store-down') throw nothingWritten();
  throw message === '' ? refusal(why) : refusal(why, { message });
}
