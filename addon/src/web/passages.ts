import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { PassageAnswer, PassagePage, PassageQuery } from '../contract/api.ts';
import type { PassageView } from '../contract/site-view.ts';
import type { Store } from '../store/store.ts';
import { BY_PAGE } from './by-page.ts';
import { refusal } from './http-errors.ts';
import type { LiveSite } from './live-site.ts';
import { pagingFields } from './paging.ts';
import { parseBody, parseQuery } from './parse-input.ts';
import { passageFilterFields, passageFilterOf } from './passage-query.ts';
import { passageView } from './passage-view.ts';

const passageQuery = z.strictObject({ ...passageFilterFields, ...pagingFields } satisfies Record<
  keyof PassageQuery,
  z.ZodType
>);

const ANSWERS = ['approve', 'refuse'] as const;

const passageAnswer = z.strictObject({
  answer: z.enum(ANSWERS, { error: `one of ${ANSWERS.join(', ')}` }),
} satisfies Record<keyof PassageAnswer, z.ZodType<PassageAnswer['answer']>>);

export interface PassageRouteOptions {
  readonly site: Pick<LiveSite, 'answerPassage' | 'view'>;
  readonly store: Pick<Store, 'passages'>;
  /** IANA name of the place whose days are asked for. */
  readonly timeZone: string;
}

/** `GET /api/passages`: the history; `GET /api/passages/:id`; `POST /api/passages/:id/answer`. */
export function addPassageRoutes(app: FastifyInstance, { site, store, timeZone }: PassageRouteOptions): void {
  app.get('/api/passages', async (request): Promise<PassagePage> => {
    const { before, limit, ...asked } = parseQuery(passageQuery, request.query);
    const page = await store.passages.page(passageFilterOf(asked, timeZone), before ?? null, limit);
    const nameOf = gateNamesOf(site);
    return { passages: page.rows.map((row) => passageView(row, nameOf(row.gateId))), next: page.next };
  });

  app.get<{ Params: { readonly id: string } }>('/api/passages/:id', async (request): Promise<PassageView> => {
    const [passage] = await store.passages.many([request.params.id]);
    if (passage === undefined) throw refusal('no-such-passage');
    return passageView(passage, gateNamesOf(site)(passage.gateId));
  });

  app.post<{ Params: { readonly id: string } }>('/api/passages/:id/answer', async (request, reply) => {
    const { answer } = parseBody(passageAnswer, request.body);
    const outcome = await site.answerPassage(request.params.id, answer, BY_PAGE);
    if (outcome !== 'done') throw refusal(outcome);
    return reply.code(204).send();
  });
}

/** A gate that is no longer there keeps its history. */
function gateNamesOf(site: Pick<LiveSite, 'view'>): (gateId: string) => string {
  const names = new Map(site.view().gates.map(({ id, name }) => [id, name]));
  return (gateId) => names.get(gateId) ?? gateId;
}
