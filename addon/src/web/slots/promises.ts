import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { A_PLATE } from '../../access/permits/written-plate.ts';
import type { NewPromise, PromiseView } from '../../contract/slots.ts';
import type { Instant } from '../../contract/words.ts';
import { LONGEST_PROMISE_MS } from '../../parking/slots/promises.ts';
import { BY_PAGE } from '../by-page.ts';
import type { Changes } from '../changes.ts';
import { idField } from '../fields/id-field.ts';
import { instantField } from '../fields/instant-field.ts';
import { plateField } from '../fields/plate-field.ts';
import { holdersOf } from '../holders.ts';
import { refusal } from '../http-errors.ts';
import type { LiveSite } from '../live-site.ts';
import { parseBody } from '../parse-input.ts';
import { promiseView } from './promise-view.ts';

const newPromise = z.strictObject({
  plate: plateField(A_PLATE).exactOptional(),
  permitId: idField('the id of a permit').exactOptional(),
  slotId: idField('the id of a slot, or null').nullable().exactOptional(),
  until: instantField(),
} satisfies Record<keyof NewPromise, z.ZodType>);

export interface PromiseRouteOptions {
  readonly site: Pick<LiveSite, 'accessNow'> & {
    readonly parking: Pick<LiveSite['parking'], 'promise' | 'promises' | 'takeBack'>;
  };
  readonly changes: Changes;
}

/** `GET`, `POST /api/promises` and `DELETE /api/promises/:id`. */
export function addPromiseRoutes(app: FastifyInstance, { site, changes }: PromiseRouteOptions): void {
  app.get('/api/promises', (): readonly PromiseView[] => {
    const holderOf = holdersOf(site);
    return site.parking
      .promises()
      .map((promised) => promiseView(promised, holderOf))
      .sort((one, other) => one.until - other.until);
  });

  // One after the other: two at the same time would each be promised the last place.
  app.post('/api/promises', (request, reply): Promise<PromiseView> => {
    const wish = parseBody(newPromise, request.body);
    assertForOne(wish);
    return changes(async () => {
      assertEnd(wish.until, site.accessNow().now);
      const holderOf = holdersOf(site);
      if (wish.permitId !== undefined && holderOf(wish.permitId) === null) {
        throw refusal('bad-body', {
          message: `permitId cannot be ${JSON.stringify(wish.permitId)}; there is no such permit.`,
        });
      }
      const answer = await site.parking.promise(wish, BY_PAGE);
      if (!answer.done) throw refusal(answer.why);
      reply.code(201);
      return promiseView(answer.promised, holderOf);
    });
  });

  app.delete<{ Params: { readonly id: string } }>('/api/promises/:id', (request, reply) =>
    changes(async () => {
      if (!(await site.parking.takeBack(request.params.id))) throw refusal('no-such-promise');
      return reply.code(204).send();
    }),
  );
}

function assertForOne({ plate, permitId }: NewPromise): void {
  if ((plate === undefined) !== (permitId === undefined)) return;
  throw refusal('bad-body', {
    message: 'A place is promised to a plate or to a permit: give plate or permitId, not both.',
  });
}

function assertEnd(until: Instant, now: Instant): void {
  if (until > now && until <= now + LONGEST_PROMISE_MS) return;
  throw refusal('bad-body', {
    message: `until cannot be ${until}; it must be later than now, ${now}, and at most a week later.`,
  });
}
