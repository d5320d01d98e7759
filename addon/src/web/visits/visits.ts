import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type {
  ReviewCount,
  VisitPage,
  VisitQuery,
  VisitSuggestion,
  VisitView,
} from '../../contract/visits.ts';
import type { Visit } from '../../parking/visit.ts';
import type { Store } from '../../store/store.ts';
import { holdersOf } from '../holders.ts';
import { refusal } from '../http-errors.ts';
import type { LiveSite } from '../live-site.ts';
import { pagingFields } from '../paging.ts';
import { parseQuery } from '../parse-input.ts';
import { picturesOf } from './visit-pictures.ts';
import { visitFilterFields, visitFilterOf } from './visit-query.ts';
import { visitView } from './visit-view.ts';

const visitQuery = z.strictObject({ ...visitFilterFields, ...pagingFields } satisfies Record<
  keyof VisitQuery,
  z.ZodType
>);

export interface VisitRouteOptions {
  readonly site: Pick<LiveSite, 'accessNow'> & {
    readonly parking: Pick<LiveSite['parking'], 'suggestions'>;
  };
  readonly store: Pick<Store, 'passages' | 'visits'>;
  /** IANA name of the place whose days are asked for. */
  readonly timeZone: string;
}

/** `GET /api/visits`, `GET /api/visits/:id` and `GET /api/visits/review`. */
export function addVisitRoutes(app: FastifyInstance, { site, store, timeZone }: VisitRouteOptions): void {
  const viewsOf = async (
    visits: readonly Visit[],
    withSuggestions: boolean,
  ): Promise<readonly VisitView[]> => {
    const pictureOf = await picturesOf(visits, store);
    const suggestions: ReadonlyMap<string, readonly VisitSuggestion[]> = withSuggestions
      ? await site.parking.suggestions(visits)
      : new Map();
    const holderOf = holdersOf(site);
    const suggestionsFor = (visitId: string): readonly VisitSuggestion[] => suggestions.get(visitId) ?? [];
    return visits.map((visit) => visitView(visit, { holderOf, pictureOf, suggestionsFor }));
  };

  app.get('/api/visits', async (request): Promise<VisitPage> => {
    const { before, limit, ...asked } = parseQuery(visitQuery, request.query);
    const page = await store.visits.page(visitFilterOf(asked, timeZone), before ?? null, limit);
    return { visits: await viewsOf(page.rows, asked.review !== undefined), next: page.next };
  });

  app.get<{ Params: { readonly id: string } }>('/api/visits/:id', async (request): Promise<VisitView> => {
    const [view] = await viewsOf(await store.visits.many([request.params.id]), true);
    if (view === undefined) throw refusal('no-such-visit');
    return view;
  });

  app.get('/api/visits/review', async (): Promise<ReviewCount> => ({
    waiting: await store.visits.toReview(),
  }));
}
