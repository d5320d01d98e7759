import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { ReviewCount, VisitPage, VisitQuery, VisitSuggestion } from '../../contract/visits.ts';
import type { Store } from '../../store/store.ts';
import { holdersOf } from '../holders.ts';
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

/** `GET /api/visits` and `GET /api/visits/review`. */
export function addVisitRoutes(app: FastifyInstance, { site, store, timeZone }: VisitRouteOptions): void {
  app.get('/api/visits', async (request): Promise<VisitPage> => {
    const { before, limit, ...asked } = parseQuery(visitQuery, request.query);
    const page = await store.visits.page(visitFilterOf(asked, timeZone), before ?? null, limit);
    const pictureOf = await picturesOf(page.rows, store);
    const suggestions: ReadonlyMap<string, readonly VisitSuggestion[]> =
      asked.review === undefined ? new Map() : await site.parking.suggestions(page.rows);
    const surroundings = {
      holderOf: holdersOf(site),
      pictureOf,
      suggestionsFor: (visitId: string) => suggestions.get(visitId) ?? [],
    };
    return { visits: page.rows.map((visit) => visitView(visit, surroundings)), next: page.next };
  });

  app.get('/api/visits/review', async (): Promise<ReviewCount> => ({
    waiting: await store.visits.toReview(),
  }));
}
