import { randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { codeHash } from '../../access/permits/code.ts';
import { permitFaults } from '../../access/permits/permit-faults.ts';
import type { PermitSurroundings } from '../../access/permits/permit-faults.ts';
import type { Permit } from '../../access/permits/permit.ts';
import { rulesInForce } from '../../access/rules-in-force.ts';
import type { PermitView } from '../../contract/permits.ts';
import type { PermitAnswer, PermitChanged, Store } from '../../store/store.ts';
import type { Changes } from '../changes.ts';
import { refusal } from '../http-errors.ts';
import type { HttpError } from '../http-errors.ts';
import { LARGEST_PERMIT_BYTES } from '../largest-bodies.ts';
import type { LiveSite } from '../live-site.ts';
import { parseBody } from '../parse-input.ts';
import { faultSentence } from './fault-sentence.ts';
import { changedPermit, newPermitOf } from './new-permit.ts';
import { newPermit, permitChange } from './permit-body.ts';
import { permitView } from './permit-view.ts';

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
        const names = await knownNames({ site, store });
        const { hash, otherCodes } = await hashOfCode(wish.code ?? null, { store, exceptId: null });
        const permit = newPermitOf(wish, randomUUID(), hash);
        assertFits(permit, null, { ...names, otherCodes });
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
      const { id } = request.params;
      const names = await knownNames({ site, store });
      const { hash, otherCodes } = await hashOfCode(wish.code ?? null, { store, exceptId: id });
      const answer = await store.permits.change(id, (before) => {
        const permit = changedPermit(before, wish, hash);
        assertFits(permit, before, { ...names, otherCodes });
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
}): Promise<Pick<PermitSurroundings, 'gates' | 'groups'>> {
  const { rules } = rulesInForce(await store.rules.current());
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

/** @throws HttpError `bad-body`, or `code-has-permit` where nothing else is wrong. */
function assertFits(permit: Permit, before: Permit | null, surroundings: PermitSurroundings): void {
  const faults = permitFaults(permit, before, surroundings);
  const inBody = faults.filter(({ fault }) => fault !== 'code-has-permit');
  if (inBody.length > 0) {
    const sentences = inBody.map((fault) => faultSentence(fault, surroundings));
    throw refusal('bad-body', { message: sentences.join(' ') });
  }
  if (faults.length > 0) throw refusal('code-has-permit');
}

async function hashOfCode(
  code: string | null,
  { store, exceptId }: { readonly store: Pick<Store, 'permits'>; readonly exceptId: string | null },
): Promise<{ readonly hash: string | null } & Pick<PermitSurroundings, 'otherCodes'>> {
  if (code === null) return { hash: null, otherCodes: [] };
  const others = (await store.permits.all()).filter(({ id }) => id !== exceptId);
  const otherCodes = others.map((permit) => permit.codeHash);
  return { hash: await codeHash(code, otherCodes), otherCodes };
}
