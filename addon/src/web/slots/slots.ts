import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { isEachOnce } from '../../access/each-once.ts';
import { SLOT_KINDS } from '../../contract/slots.ts';
import type { SlotChange, SlotDetails, SlotPresence } from '../../contract/slots.ts';
import { PRESENCES } from '../../contract/words.ts';
import type { Changes } from '../changes.ts';
import { idField } from '../fields/id-field.ts';
import { textField } from '../fields/text-field.ts';
import { holdersOf } from '../holders.ts';
import type { HolderOf } from '../holders.ts';
import { refusal } from '../http-errors.ts';
import type { LiveSite } from '../live-site.ts';
import { parseBody } from '../parse-input.ts';
import { slotDetails } from './slot-view.ts';

/** A household or a firm shares a slot; a whole house does not. */
const MOST_RESERVED = 100;
const LONGEST_REASON = 200;

const reservedAllowed = `a list of at most ${MOST_RESERVED} ids of permits, each once`;

const slotChange = z.strictObject({
  kind: z.enum(SLOT_KINDS, { error: `one of ${SLOT_KINDS.join(', ')}` }).exactOptional(),
  reservedFor: z
    .array(idField('the id of a permit'), { error: reservedAllowed })
    .max(MOST_RESERVED, { error: reservedAllowed })
    .refine(isEachOnce, { error: reservedAllowed })
    .exactOptional(),
  outOfOrder: textField(`a text of 1 to ${LONGEST_REASON} characters, or null`, {
    least: 1,
    most: LONGEST_REASON,
  })
    .nullable()
    .exactOptional(),
  taken: z.boolean({ error: 'true or false' }).exactOptional(),
} satisfies Record<keyof SlotChange, z.ZodType>);

const slotPresence = z.strictObject({
  presence: z.enum(PRESENCES, { error: `one of ${PRESENCES.join(', ')}` }),
} satisfies Record<keyof SlotPresence, z.ZodType>);

interface SlotRequest {
  readonly Params: { readonly id: string };
}

export interface SlotRouteOptions {
  readonly site: Pick<LiveSite, 'accessNow'> & {
    readonly parking: Pick<LiveSite['parking'], 'changeSlot' | 'slotPresence' | 'slots'>;
  };
  readonly changes: Changes;
}

/** `GET /api/slots`, `PATCH /api/slots/:id` and `PUT /api/slots/:id/presence`. */
export function addSlotRoutes(app: FastifyInstance, { site, changes }: SlotRouteOptions): void {
  app.get('/api/slots', (): readonly SlotDetails[] => {
    const holderOf = holdersOf(site);
    return site.parking.slots().map((standing) => slotDetails(standing, holderOf));
  });

  // One after the other with what changes permits: a slot is not kept for a permit that is just removed.
  app.patch<SlotRequest>('/api/slots/:id', (request) => {
    const change = parseBody(slotChange, request.body);
    return changes(async (): Promise<SlotDetails> => {
      const { id } = request.params;
      const holderOf = holdersOf(site);
      assertKnown(change.reservedFor ?? [], holderOf);
      const changed = await site.parking.changeSlot(id, change);
      if (typeof changed === 'string') throw refusal(changed);
      const standing = site.parking.slots().find((slot) => slot.id === id);
      if (standing === undefined) throw refusal('no-such-slot');
      return slotDetails(standing, holderOf);
    });
  });

  app.put<SlotRequest>('/api/slots/:id/presence', (request, reply) => {
    const { presence } = parseBody(slotPresence, request.body);
    const answer = site.parking.slotPresence(request.params.id, presence);
    if (answer !== 'done') throw refusal(answer);
    return reply.code(204).send();
  });
}

/** @throws HttpError `bad-body` */
function assertKnown(permitIds: readonly string[], holderOf: HolderOf): void {
  const unknown = permitIds.filter((permitId) => holderOf(permitId) === null);
  if (unknown.length === 0) return;
  throw refusal('bad-body', {
    message: `reservedFor cannot name ${unknown.map((id) => JSON.stringify(id)).join(', ')}; there is no such permit.`,
  });
}
