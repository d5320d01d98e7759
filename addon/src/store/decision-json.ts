import { z } from 'zod';
import type { Decision } from '../access/decision.ts';
import { policySchema } from '../access/rules-schema.ts';
import { EVIDENCE_KINDS, EVIDENCE_OCCASIONS } from '../contract/rules.ts';
import { DIRECTIONS, PLATE_DOUBTS, PLATE_GROUNDS, SITE_PARTS, VERDICTS } from '../contract/words.ts';
import { instantColumn, jsonColumn } from './rows.ts';

const text = z.string();
const texts = z.array(text).readonly();
const whole = z.int();
/** Absent where none were kept for others. */
const promised = { promised: z.int().exactOptional() };

const reason = z.discriminatedUnion('rule', [
  z.object({ rule: z.literal('exit-always-opens') }),
  z.object({ rule: z.literal('wrong-way'), directionRule: z.enum(['entry', 'exit']) }),
  z.object({
    rule: z.literal('plate-settled'),
    plate: text,
    frames: whole,
    readers: texts,
    // Rows that were written before this was said.
    settledBy: z.enum(PLATE_GROUNDS).nullable().default(null),
  }),
  z.object({ rule: z.literal('plate-unreadable'), frames: whole }),
  z.object({
    rule: z.literal('plate-not-settled'),
    best: text,
    frames: whole,
    // Rows that were written before this was said.
    why: z.enum(PLATE_DOUBTS).nullable().default(null),
  }),
  z.object({ rule: z.literal('blocked'), plate: text, permitId: text, holder: text }),
  z.object({ rule: z.literal('permit-matches'), plate: text, permitId: text, holder: text }),
  z.object({ rule: z.literal('permit-not-yet-valid'), permitId: text, validFrom: instantColumn }),
  z.object({ rule: z.literal('permit-expired'), permitId: text, validUntil: instantColumn }),
  z.object({ rule: z.literal('no-permit'), plate: text }),
  z.object({ rule: z.literal('permit-one-character-away'), plate: text, nearest: text }),
  z.object({ rule: z.literal('place-free'), free: whole, capacity: whole, ...promised }),
  z.object({ rule: z.literal('site-full'), occupied: whole, capacity: whole, ...promised }),
  z.object({ rule: z.literal('already-inside'), plate: text, since: instantColumn }),
  z.object({ rule: z.literal('permit-suspended'), permitId: text, holder: text }),
  z.object({
    rule: z.literal('outside-hours'),
    of: z.enum(['permit', 'group', 'unknown-plate', 'part-down']),
    id: text.nullable(),
    opensAt: instantColumn.nullable(),
  }),
  z.object({ rule: z.literal('wrong-gate'), permitId: text, gates: texts }),
  z.object({
    rule: z.literal('direction-not-allowed'),
    permitId: text,
    directions: z.array(z.enum(DIRECTIONS)).readonly(),
  }),
  z.object({ rule: z.literal('uses-left'), permitId: text, left: whole }),
  z.object({ rule: z.literal('uses-spent'), permitId: text, holder: text }),
  z.object({ rule: z.literal('places-taken'), permitId: text, holder: text, places: whole, inside: texts }),
  z.object({ rule: z.literal('let-in-again'), plate: text, since: instantColumn, withinMinutes: whole }),
  z.object({ rule: z.literal('permits-equally-near'), plate: text, nearest: texts }),
  z.object({
    rule: z.literal('policy'),
    policy: policySchema.keyof(),
    answer: text,
    group: text.nullable(),
    gate: text.nullable(),
  }),
  z.object({ rule: z.literal('visitors-mode'), until: instantColumn }),
  z.object({
    rule: z.literal('evidence-needed'),
    when: z.enum(EVIDENCE_OCCASIONS),
    accept: z.array(z.enum(EVIDENCE_KINDS)).readonly(),
  }),
  z.object({ rule: z.literal('evidence-given'), kind: z.enum(EVIDENCE_KINDS), by: text }),
  z.object({ rule: z.literal('part-down'), part: z.enum(SITE_PARTS) }),
  z.object({ rule: z.literal('gate-locked'), by: text }),
  z.object({ rule: z.literal('exit-needs-permit'), plate: text.nullable() }),
  z.object({ rule: z.literal('emergency'), by: text }),
  z.object({ rule: z.literal('person-ordered'), by: text, command: text }),
]);

const decision = z.object({
  verdict: z.enum(VERDICTS),
  plate: text.nullable(),
  // Rows that were written before this was said.
  permitId: text.nullable().default(null),
  decidedAt: instantColumn,
  reasons: z.array(reason).readonly(),
});

/** A decision with its reasons in one text column. */
export const decisionColumn = jsonColumn(decision);

/** Takes the shape that can be read back: a reason that is new in the contract and missing here does not compile. */
export function decisionJson(made: Decision): string {
  const readable: z.input<typeof decision> = made;
  return JSON.stringify(readable);
}
