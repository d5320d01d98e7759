import type { FastifyInstance } from 'fastify';
import type { ReaderView } from '../contract/readers.ts';

export interface ReadersRouteParts {
  /** In the order in which they are asked. */
  readonly readers: () => Promise<readonly ReaderView[]>;
}

/** `GET /api/readers`: who reads plates, how each fares, what it costs and how shadows agree. */
export function addReadersRoute(app: FastifyInstance, { readers }: ReadersRouteParts): void {
  app.get('/api/readers', (): Promise<readonly ReaderView[]> => readers());
}
