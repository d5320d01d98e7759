import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { StatisticsView } from '../../contract/statistics.ts';
import { statisticsOf } from '../../parking/statistics/statistics.ts';
import { assertInOrder, dayRangeFields } from '../day-range.ts';
import { refusal } from '../http-errors.ts';
import type { LiveSite } from '../live-site.ts';
import { parseQuery } from '../parse-input.ts';

const MOST_DAYS = 400;
const DAY_MS = 86_400_000;

const statisticsQuery = z.strictObject({
  from: dayRangeFields.from.unwrap(),
  to: dayRangeFields.to.unwrap(),
});

export interface StatisticsRouteOptions {
  readonly site: { readonly parking: Pick<LiveSite['parking'], 'days'> };
}

/** `GET /api/statistics`. */
export function addStatisticsRoute(app: FastifyInstance, { site }: StatisticsRouteOptions): void {
  app.get('/api/statistics', async (request): Promise<StatisticsView> => {
    const range = parseQuery(statisticsQuery, request.query);
    assertInOrder(range);
    const days = (Date.parse(range.to) - Date.parse(range.from)) / DAY_MS + 1;
    if (days > MOST_DAYS) {
      throw refusal('bad-query', {
        message: `From ${range.from} to ${range.to} are ${days} days; at most ${MOST_DAYS} are figured together.`,
      });
    }
    return statisticsOf(range, await site.parking.days(range.from, range.to));
  });
}
