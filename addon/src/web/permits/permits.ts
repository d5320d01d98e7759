import { randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { codeHash } from '../../access/permits/code.ts';
import type { Permit } from '../../access/permits/permit.ts';
import type { PermitView } from '../../contract/permits.ts';
import type { PermitAnswer, PermitChanged, Store } from '../../store/store.ts';
import type { Changes } from '../changes.ts';
import { refusal } from '../http-errors.ts';
import type { HttpError } from '../http-errors.ts';
import { strangersInPermit } from '../rules/known-names.ts';
import type { KnownNames } from '../rules/known-names.ts';
import { LARGEST_PERMIT_BYTES } from '../largest-bodies.ts';
import type { LiveSite } from '../live-site.ts';
import { changedPermit, contradictionIn, newPermitOf } from './new-permit.ts';
import { parseBody } from '../parse-input.ts';
import { newPermit, permitChange } from './permit-body.ts';
import { permitView } from './permit-view.ts';
import { rulesInForce } from '../rules/rules-in-force.ts';

export interface PermitRouteOptions {
  readonly site: Pick<LiveSite, 'accessNow' | 'permitsChanged'>;
  readonly store: Pick<Store, 'permits' | 'rules'>;
  readonly changes: Changes;
}

interface PermitRequest {
  readonly Params: { readonly id: string };
}

/** `GET`, `POST /api/permits` and `PATCH`, `DELETE /api/permits/:id`. */
export function addPermitRoutes(app: FastifyInstance, { site, store, changes }: PermitRouteOptions): void {
  const asSeen = (permit: Permit): PermitView => permitView(permit, site.accessNow().occupancy);

  app.get('/api/permits', async (): Promise<readonly PermitView[]> => {
    const permits = await store.permits.all();
    const { occupancy } = site.accessNow();
    return permits.map((permit) => permitView(permit, occupancy));
  });

  app.post(
    '/api/permits',
    { bodyLimit: LARGEST_PERMIT_BYTES },
    async (request, reply): Promise<PermitView> => {
      const wish = parseBody(newPermit, request.body);
      return changes(async () => {
        assertKnown(wish, await knownNames({ site, store }));
        const hash = await hashOfCode(wish.code ?? null, { store, exceptId: null });
        const permit = newPermitOf(wish, randomUUID(), hash);
        assertFits(permit);
        assertDone(await store.permits.add(permit));
        await site.permitsChanged();
        reply.code(201);
        return asSeen(permit);
      });
    },
  );

  app.patch<PermitRequest>('/api/permits/:id', { bodyLimit: LARGEST_PERMIT_BYTES }, (request) => {
    const wish = parseBody(permitChange, request.body);
    return changes(async (): Promise<PermitView> => {
      assertKnown(wish, await knownNames({ site, store }));
      const hash = await hashOfCode(wish.code ?? null, { store, exceptId: request.params.id });
      const answer = await store.permits.change(request.params.id, (before) => {
        const permit = changedPermit(before, wish, hash);
        assertFits(permit);
        return permit;
      });
      if (!answer.done) throw refusalOf(answer);
      await site.permitsChanged();
      return asSeen(answer.permit);
    });
  });

  app.delete<PermitRequest>('/api/permits/:id', (request, reply) =>
    changes(async () => {
      if (!(await store.permits.remove(request.params.id))) throw refusal('no-such-permit');
      await site.permitsChanged();
      return reply.code(204).send();
    }),
  );
}

/** What permits may name now. */
export async function knownNames({
  site,
  store,
}: {
  readonly site: Pick<LiveSite, 'accessNow'>;
  readonly store: Pick<Store, 'rules'>;
}): Promise<KnownNames> {
  const { rules } = await rulesInForce(store);
  return {
    gates: site.accessNow().gates.map(({ id }) => id),
    groups: rules.groups.map(({ id }) => id),
  };
}

/** @throws HttpError `plate-has-permit`, pointing to the other permit. */
export function assertDone(answer: PermitAnswer): void {
  if (!answer.done) throw refusalOf(answer);
}

function refusalOf(answer: Extract<PermitAnswer | PermitChanged, { readonly done: false }>): HttpError {
  return answer.why === 'plate-has-permit' ? plateHasPermit(answer) : refusal(answer.why);
}

function plateHasPermit({ plate, existing }: Extract<PermitAnswer, { readonly done: false }>): HttpError {
  return refusal('plate-has-permit', {
    message: `${plate} has a permit already: that of ${existing.holder}, ${existing.id}.`,
  });
}

function assertKnown(wish: Parameters<typeof strangersInPermit>[0], known: KnownNames): void {
  const strangers = strangersInPermit(wish, known);
  if (strangers.length > 0) throw refusal('bad-body', { message: strangers.join(' ') });
}

function assertFits(permit: Permit): void {
  const contradiction = contradictionIn(permit);
  if (contradiction !== null) throw refusal('bad-body', { message: contradiction });
}

async function hashOfCode(
  code: string | null,
  { store, exceptId }: { readonly store: Pick<Store, 'permits'>; readonly exceptId: string | null },
): Promise<string | null> {
  if (code === null) return null;
  const others = (await store.permits.all()).filter(({ id }) => id !== exceptId);
  const hashes = others.map(({ codeHash: hash }) => hash);
  const hash = await codeHash(code, hashes);
  // Two permits with one code would each be let in as the other, so such a code counts for neither.
  if (hashes.includes(hash)) throw refusal('code-has-permit');
  return hash;
}
