import type { FastifyInstance } from 'fastify';
import type { EmergencyView } from '../contract/api.ts';
import { BY_PAGE } from './by-page.ts';
import type { LiveSite } from './live-site.ts';
import { assertNoBody } from './parse-input.ts';

/** `POST` and `DELETE /api/emergency`. */
export function addEmergencyRoutes(
  app: FastifyInstance,
  { site }: { readonly site: Pick<LiveSite, 'orderEmergency'> },
): void {
  app.post('/api/emergency', ({ body }): Promise<EmergencyView> => {
    assertNoBody(body);
    return site.orderEmergency('emergency-open', BY_PAGE);
  });
  app.delete('/api/emergency', ({ body }): Promise<EmergencyView> => {
    assertNoBody(body);
    return site.orderEmergency('emergency-end', BY_PAGE);
  });
}
