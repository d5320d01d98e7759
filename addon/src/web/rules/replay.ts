import { setImmediate } from 'node:timers/promises';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { replay } from '../../access/replay.ts';
import { rulesSchema } from '../../access/rules-schema.ts';
import type { Replay, ReplayView } from '../../contract/what-if.ts';
import type { Instant } from '../../contract/words.ts';
import type { Store } from '../../store/store.ts';
import { countField } from '../fields/count-field.ts';
import { refusal } from '../http-errors.ts';
import { LARGEST_RULES_BYTES } from '../largest-bodies.ts';
import type { LiveSite } from '../live-site.ts';
import { parseBody } from '../parse-input.ts';
import { picturePath } from '../passage-view.ts';
import { unknownNamesInRules } from './unknown-names.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
/** So many are decided within milliseconds; then whoever stands at a gate has a turn. */
const PASSAGES_A_TURN = 50;
const BUSY_RETRY_MS = 5_000;

const question = z.strictObject({
  days: countField(1, 366),
  rules: rulesSchema.exactOptional(),
} satisfies Record<keyof Replay, z.ZodType>);

type PastStore = Pick<Store, 'occupancy' | 'passages' | 'visits'>;

export interface ReplayRouteOptions {
  readonly site: Pick<LiveSite, 'accessNow' | 'view'>;
  readonly store: PastStore;
}

/** `POST /api/replay`; one at a time, since it reads and decides for seconds. */
export function addReplayRoute(app: FastifyInstance, { site, store }: ReplayRouteOptions): void {
  let isRunning = false;

  app.post('/api/replay', { bodyLimit: LARGEST_RULES_BYTES }, async (request): Promise<ReplayView> => {
    const { days, rules } = parseBody(question, request.body);
    const { now, timeZone, permits, gates, occupancy, ...held } = site.accessNow();
    if (rules !== undefined) {
      const unknown = unknownNamesInRules(
        rules,
        gates.map(({ id }) => id),
      );
      if (unknown.length > 0) throw refusal('bad-body', { message: unknown.join(' ') });
    }
    if (isRunning) throw refusal('busy', { retryAfterMs: BUSY_RETRY_MS });
    isRunning = true;
    try {
      const from = Math.max(0, now - days * DAY_MS);
      const past = {
        capacity: occupancy.capacity,
        gates,
        passages: whileAsked(store.passages.since(from), request),
        visits: await store.visits.since(from),
        ...(await countsSince(from, store)),
      };
      const replayed = await replay(past, { permits, rules: rules ?? held.rules, timeZone });
      const names = new Map(site.view().gates.map(({ id, name }) => [id, name]));
      return {
        ...replayed,
        passages: replayed.passages.map(({ passage, was, wouldBe }) => ({
          passageId: passage.id,
          gateId: passage.gateId,
          gateName: names.get(passage.gateId) ?? passage.gateId,
          direction: passage.direction,
          arrivedAt: passage.arrivedAt,
          plate: passage.plate,
          was,
          wouldBe,
          picture: passage.pictureId === null ? null : picturePath(passage.pictureId),
        })),
      };
    } finally {
      isRunning = false;
    }
  });
}

/** Lets others have their turns in between, and ends when nobody waits for the answer any more. */
async function* whileAsked<Row>(rows: AsyncIterable<Row>, { socket }: FastifyRequest): AsyncGenerator<Row> {
  let inTurn = 0;
  for await (const row of rows) {
    inTurn += 1;
    if (inTurn === PASSAGES_A_TURN) {
      inTurn = 0;
      await setImmediate();
      if (socket.destroyed) return;
    }
    yield row;
  }
}

/** The ledger from `from` on and how many were inside before it, both of the same moment. */
async function countsSince(
  from: Instant,
  { occupancy }: PastStore,
): Promise<{ countChanges: Awaited<ReturnType<PastStore['occupancy']['since']>>; occupiedAtStart: number }> {
  let before = await occupancy.count();
  for (;;) {
    const countChanges = await occupancy.since(from);
    const after = await occupancy.count();
    if (after === before) {
      return {
        countChanges,
        occupiedAtStart: countChanges.reduce((count, { delta }) => count - delta, after),
      };
    }
    // A vehicle crossed in between.
    before = after;
  }
}
