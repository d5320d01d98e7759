import type { FastifyInstance } from 'fastify';
import type { ReaderView } from '../contract/readers.ts';
import type { LiveSite } from './live-site.ts';

/** `GET /api/readers`: who reads plates, how each fares, what it costs and how shadows agree. */
export function addReadersRoute(
  app: FastifyInstance,
  { site }: { readonly site: Pick<LiveSite, 'readers'> },
): void {
  app.get('/api/readers', (): Promise<readonly ReaderView[]> => site.readers());
}
