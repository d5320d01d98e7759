import { z } from 'zod';
import { PAIRINGS, VISIT_ANOMALIES, VISIT_CORRECTIONS } from '../contract/visits.ts';
import type { Visit } from '../parking/visit.ts';
import type { Correction, Misread } from '../parking/visits/correction.ts';
import { instantColumn, jsonColumn } from './rows.ts';

const text = z.string().nullable();
const instant = instantColumn.nullable();

const visit = z.object({
  id: z.string(),
  plate: text,
  exitPlate: text,
  permitId: text,
  enteredAt: instant,
  entryPassageId: text,
  entryGateId: text,
  leftAt: instant,
  exitPassageId: text,
  exitGateId: text,
  pairedBy: z.enum(PAIRINGS).nullable(),
  anomalies: z.array(z.enum(VISIT_ANOMALIES)).readonly(),
  reviewedAt: instant,
  assignedSlotId: text,
  slotId: text,
});

const visits = jsonColumn(z.array(visit).readonly());

export const correctionRow = z
  .object({
    id: z.string(),
    at: instantColumn,
    corrected_by: z.string(),
    kind: z.enum([...VISIT_CORRECTIONS, 'reconcile']),
    before_json: visits,
    after_json: visits,
    count_delta: z.int(),
    undone_at: instant,
    undone_by: text,
  })
  .transform(({ undone_at, undone_by, ...row }): Correction => ({
    id: row.id,
    at: row.at,
    by: row.corrected_by,
    kind: row.kind,
    before: row.before_json,
    after: row.after_json,
    countDelta: row.count_delta,
    undone: undone_at === null || undone_by === null ? null : { at: undone_at, by: undone_by },
  }));

export function rowOfCorrection(correction: Correction) {
  return {
    id: correction.id,
    at: correction.at,
    corrected_by: correction.by,
    kind: correction.kind,
    before_json: visitsJson(correction.before),
    after_json: visitsJson(correction.after),
    count_delta: correction.countDelta,
    undone_at: correction.undone?.at ?? null,
    undone_by: correction.undone?.by ?? null,
  };
}

/** Takes the shape that can be read back: what is new in a visit and missing in the schema does not compile. */
function visitsJson(corrected: readonly Visit[]): string {
  const readable: z.input<typeof visit>[] = corrected.map((each) => ({
    ...each,
    anomalies: [...each.anomalies],
  }));
  return JSON.stringify(readable);
}

export const misreadRow = z
  .object({
    correction_id: z.string(),
    gate_id: z.string(),
    read_text: z.string(),
    meant_text: z.string(),
    at: instantColumn,
  })
  .transform(({ correction_id, gate_id, read_text, meant_text, at }): Misread => ({
    correctionId: correction_id,
    gateId: gate_id,
    read: read_text,
    meant: meant_text,
    at,
  }));
