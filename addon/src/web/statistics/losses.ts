import { setImmediate } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { FUNNEL_STAGES } from '../../contract/statistics.ts';
import type { LossPage } from '../../contract/statistics.ts';
import type { Passage } from '../../gate/passage.ts';
import { wantedIn } from '../../parking/statistics/funnel.ts';
import { lossOf } from '../../parking/statistics/loss.ts';
import { encodeCursor } from '../../store/cursor.ts';
import type { Store } from '../../store/store.ts';
import type { LiveSite } from '../live-site.ts';
import { pagingFields } from '../paging.ts';
import { parseQuery } from '../parse-input.ts';
import { passageFilterFields, passageFilterOf } from '../passage-query.ts';
import { passageView } from '../passage-view.ts';

/** Passages that are looked at in one piece, and for one answer: where losses are rare a page may have few, or none. */
const PIECE = 200;
const MOST_LOOKED_AT = 5_000;

const stages = FUNNEL_STAGES.filter((stage) => stage !== 'arrived');

const { from, to, gate } = passageFilterFields;
const lossQuery = z.strictObject({
  from,
  to,
  gate,
  stage: z.enum(stages, { error: `one of ${stages.join(', ')}` }).optional(),
  ...pagingFields,
});

export interface LossRouteOptions {
  readonly site: Pick<LiveSite, 'view'>;
  readonly store: { readonly passages: Pick<Store['passages'], 'page'> };
  /** IANA name of the place whose days are asked for. */
  readonly timeZone: string;
}

/** `GET /api/statistics/losses`. */
export function addLossRoute(app: FastifyInstance, { site, store, timeZone }: LossRouteOptions): void {
  app.get('/api/statistics/losses', async (request): Promise<LossPage> => {
    const { before, limit, stage, ...asked } = parseQuery(lossQuery, request.query);
    const filter = passageFilterOf(asked, timeZone);
    const gates = new Map(site.view().gates.map((gate) => [gate.id, gate]));
    const losses: LossPage['losses'][number][] = [];

    const lost = (passage: Passage): void => {
      if (!wantedIn(passage)) return;
      const known = gates.get(passage.gateId);
      // Of a gate that is no longer there nobody knows whether it had a camera; most have.
      const hasCamera = known?.cameras.some(({ watches }) => watches === 'in') ?? true;
      const reason = lossOf(passage, { hasCamera });
      if (reason === null || (stage !== undefined && reason.stage !== stage)) return;
      losses.push({ passage: passageView(passage, known?.name ?? passage.gateId), reason });
    };

    let cursor = before ?? null;
    for (let looked = 0; looked < MOST_LOOKED_AT; looked += PIECE) {
      const page = await store.passages.page(filter, cursor, PIECE);
      for (const passage of page.rows) {
        lost(passage);
        if (losses.length === limit) {
          return { losses, next: encodeCursor({ at: passage.arrivedAt, id: passage.id }) };
        }
      }
      cursor = page.next;
      if (cursor === null) break;
      // The store answers at once; a gate has its turn in between.
      await setImmediate();
    }
    return { losses, next: cursor };
  });
}
