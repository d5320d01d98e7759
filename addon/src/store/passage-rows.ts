import { z } from 'zod';
import type { Sight } from '../contract/sight.ts';
import { DIRECTIONS, PASSAGE_OUTCOMES, PASSAGE_PHASES } from '../contract/words.ts';
import type { Passage } from '../gate/passage.ts';
import { decisionColumn, decisionJson } from './decision-json.ts';
import { flagColumn, instantColumn, jsonColumn } from './rows.ts';
import type { StoredReading } from './store.ts';

const sight = z.object({
  frames: z.int(),
  found: z.int(),
  read: z.int(),
  brightness: z.number().nullable(),
  advice: z.string().nullable(),
  firstAt: instantColumn.nullable(),
});

export const passageRow = z
  .object({
    id: z.string(),
    gate_id: z.string(),
    direction: z.enum(DIRECTIONS),
    phase: z.enum(PASSAGE_PHASES),
    arrived_at: instantColumn,
    ended_at: instantColumn.nullable(),
    plate: z.string().nullable(),
    likely_plate: z.string().nullable(),
    decision_json: decisionColumn.nullable(),
    outcome: z.enum(PASSAGE_OUTCOMES).nullable(),
    inferred: flagColumn,
    interrupted: flagColumn,
    picture_id: z.string().nullable(),
    sight_json: jsonColumn(sight).nullable(),
  })
  .transform((row): Passage => ({
    id: row.id,
    gateId: row.gate_id,
    direction: row.direction,
    phase: row.phase,
    arrivedAt: row.arrived_at,
    endedAt: row.ended_at,
    plate: row.plate,
    likelyPlate: row.likely_plate,
    decision: row.decision_json,
    outcome: row.outcome,
    inferred: row.inferred,
    interrupted: row.interrupted,
    pictureId: row.picture_id,
    sight: row.sight_json,
  }));

export function rowOfPassage(passage: Passage) {
  return {
    id: passage.id,
    gate_id: passage.gateId,
    direction: passage.direction,
    phase: passage.phase,
    arrived_at: passage.arrivedAt,
    ended_at: passage.endedAt,
    plate: passage.plate,
    likely_plate: passage.likelyPlate,
    decision_json: passage.decision === null ? null : decisionJson(passage.decision),
    outcome: passage.outcome,
    inferred: Number(passage.inferred),
    interrupted: Number(passage.interrupted),
    picture_id: passage.pictureId,
    sight_json: passage.sight === null ? null : sightJson(passage.sight),
  };
}

/** Takes the shape that can be read back: what is new in the contract and missing in the schema does not compile. */
function sightJson(seen: Sight): string {
  const readable: z.input<typeof sight> = seen;
  return JSON.stringify(readable);
}

const box = z.object({ x: z.number(), y: z.number(), w: z.number(), h: z.number() });

const witness = z.object({ reader: z.string(), text: z.string(), confidence: z.number() });

export const readingRow = z
  .object({
    passage_id: z.string(),
    taken_at: instantColumn,
    reader: z.string(),
    text: z.string(),
    raw: z.string(),
    confidence: z.number(),
    characters_json: jsonColumn(z.array(z.number())),
    box_json: jsonColumn(box),
    witnesses_json: jsonColumn(z.array(witness)),
  })
  .transform((row): StoredReading => ({
    passageId: row.passage_id,
    takenAt: row.taken_at,
    reader: row.reader,
    text: row.text,
    raw: row.raw,
    confidence: row.confidence,
    characters: row.characters_json,
    box: row.box_json,
    witnesses: row.witnesses_json,
  }));

export function rowOfReading(reading: StoredReading) {
  return {
    passage_id: reading.passageId,
    taken_at: reading.takenAt,
    reader: reading.reader,
    text: reading.text,
    raw: reading.raw,
    confidence: reading.confidence,
    characters_json: JSON.stringify(reading.characters),
    box_json: JSON.stringify(reading.box),
    witnesses_json: JSON.stringify(reading.witnesses),
  };
}
