import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { z } from 'zod';
import { PAIRINGS, VISIT_ANOMALIES } from '../contract/visits.ts';
import type { Instant } from '../contract/words.ts';
import type { Visit } from '../parking/visit.ts';
import { instantColumn, jsonColumn } from './rows.ts';
import type { Tables } from './tables.ts';

const text = z.string().nullable();
const anomalies = z.array(z.enum(VISIT_ANOMALIES)).readonly();

export const visitRow = z
  .object({
    id: z.string(),
    plate: text,
    exit_plate: text,
    permit_id: text,
    entered_at: instantColumn.nullable(),
    entry_passage_id: text,
    entry_gate_id: text,
    left_at: instantColumn.nullable(),
    exit_passage_id: text,
    exit_gate_id: text,
    paired_by: z.enum(PAIRINGS).nullable(),
    anomalies_json: jsonColumn(anomalies),
    reviewed_at: instantColumn.nullable(),
    assigned_slot_id: text,
    slot_id: text,
  })
  .transform((row): Visit => ({
    id: row.id,
    plate: row.plate,
    exitPlate: row.exit_plate,
    permitId: row.permit_id,
    enteredAt: row.entered_at,
    entryPassageId: row.entry_passage_id,
    entryGateId: row.entry_gate_id,
    leftAt: row.left_at,
    exitPassageId: row.exit_passage_id,
    exitGateId: row.exit_gate_id,
    pairedBy: row.paired_by,
    anomalies: row.anomalies_json,
    reviewedAt: row.reviewed_at,
    assignedSlotId: row.assigned_slot_id,
    slotId: row.slot_id,
  }));

function rowOfVisit(visit: Visit) {
  return {
    id: visit.id,
    plate: visit.plate,
    exit_plate: visit.exitPlate,
    permit_id: visit.permitId,
    entered_at: visit.enteredAt,
    entry_passage_id: visit.entryPassageId,
    entry_gate_id: visit.entryGateId,
    left_at: visit.leftAt,
    exit_passage_id: visit.exitPassageId,
    exit_gate_id: visit.exitGateId,
    paired_by: visit.pairedBy,
    anomalies_json: JSON.stringify(visit.anomalies),
    reviewed_at: visit.reviewedAt,
    assigned_slot_id: visit.assignedSlotId,
    slot_id: visit.slotId,
  };
}

/** Inserts the visit, or replaces the one of the same id; for use within a transaction. */
export async function putVisit(db: Kysely<Tables>, visit: Visit): Promise<void> {
  const { id, ...row } = rowOfVisit(visit);
  const beganAt = visit.enteredAt ?? visit.leftAt ?? 0;
  // One that began at another time than was thought gets another place in history, and with it another number.
  await db
    .deleteFrom('visits')
    .where('id', '=', id)
    .where(sql`number >> 20`, '<>', beganAt)
    .execute();
  await db
    .insertInto('visits')
    .values({ id, number: numberFrom(beganAt), ...row })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
    .execute();
}

function numberFrom(beganAt: Instant) {
  return sql<number>`(
    select coalesce(max(number) + 1, ${beganAt} << 20) from visits
    where number >= ${beganAt} << 20 and number < (${beganAt} + 1) << 20
  )`;
}

/** False when there was none of that id; for use within a transaction. */
export async function removeVisit(db: Kysely<Tables>, id: string): Promise<boolean> {
  const { numDeletedRows } = await db.deleteFrom('visits').where('id', '=', id).executeTakeFirstOrThrow();
  return numDeletedRows > 0n;
}

/** When something happened in it. */
export function instantsOfVisit({ enteredAt, leftAt, reviewedAt }: Visit): readonly (Instant | null)[] {
  return [enteredAt, leftAt, reviewedAt];
}
