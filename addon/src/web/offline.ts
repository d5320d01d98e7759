import type { FastifyInstance } from 'fastify';
import type { OfflineView } from '../contract/rules.ts';
import type { LiveSite } from './live-site.ts';

/** `GET /api/offline`: what happens while a part of the site is down, and how the parts are. */
export function addOfflineRoute(
  app: FastifyInstance,
  { site }: { readonly site: Pick<LiveSite, 'offline'> },
): void {
  app.get('/api/offline', (): OfflineView => site.offline());
}
