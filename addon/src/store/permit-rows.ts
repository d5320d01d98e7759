import { z } from 'zod';
import type { Permit } from '../access/permits/permit.ts';
import { scheduleSchema } from '../access/rules-schema.ts';
import { DIRECTIONS, PERMIT_KINDS } from '../contract/words.ts';
import { flagColumn, instantColumn, jsonColumn } from './rows.ts';

const texts = jsonColumn(z.array(z.string()).readonly());

/** A row of `permits` with the plates of the permit, in their order, as `plates_json`. */
export const permitRow = z
  .object({
    id: z.string(),
    holder: z.string(),
    kind: z.enum(PERMIT_KINDS),
    plates_json: texts,
    group_id: z.string(),
    valid_from: instantColumn.nullable(),
    valid_until: instantColumn.nullable(),
    schedule_json: jsonColumn(scheduleSchema).nullable(),
    gates_json: texts.nullable(),
    directions_json: jsonColumn(z.array(z.enum(DIRECTIONS)).readonly()),
    uses_left: z.int().nullable(),
    places: z.int().nullable(),
    suspended: flagColumn,
    person: z.string().nullable(),
    notes: z.string(),
    tags_json: texts,
    code_hash: z.string().nullable(),
  })
  .transform((row): Permit => ({
    id: row.id,
    holder: row.holder,
    kind: row.kind,
    plates: row.plates_json,
    group: row.group_id,
    validFrom: row.valid_from,
    validUntil: row.valid_until,
    schedule: row.schedule_json,
    gates: row.gates_json,
    directions: row.directions_json,
    usesLeft: row.uses_left,
    places: row.places,
    suspended: row.suspended,
    person: row.person,
    notes: row.notes,
    tags: row.tags_json,
    codeHash: row.code_hash,
  }));

export function rowOfPermit(permit: Permit) {
  return {
    id: permit.id,
    holder: permit.holder,
    kind: permit.kind,
    group_id: permit.group,
    valid_from: permit.validFrom,
    valid_until: permit.validUntil,
    schedule_json: permit.schedule === null ? null : scheduleJson(permit.schedule),
    gates_json: permit.gates === null ? null : JSON.stringify(permit.gates),
    directions_json: JSON.stringify(permit.directions),
    uses_left: permit.usesLeft,
    places: permit.places,
    suspended: Number(permit.suspended),
    person: permit.person,
    notes: permit.notes,
    tags_json: JSON.stringify(permit.tags),
    code_hash: permit.codeHash,
  };
}

/** Takes the shape that can be read back: what is new in the contract and missing in the schema does not compile. */
function scheduleJson(schedule: NonNullable<Permit['schedule']>): string {
  const readable: z.input<typeof scheduleSchema> = schedule;
  return JSON.stringify(readable);
}

export function rowsOfPlates({ id, plates }: Permit) {
  return plates.map((plate, position) => ({ plate, permit_id: id, position }));
}
