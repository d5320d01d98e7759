import { z } from 'zod';
import type { Decision } from '../access/decision.ts';
import { PLATE_DOUBTS, PLATE_GROUNDS, VERDICTS } from '../contract/words.ts';
import { instantColumn, jsonColumn } from './rows.ts';

const text = z.string();
const whole = z.int();

const reason = z.discriminatedUnion('rule', [
  z.object({ rule: z.literal('exit-always-opens') }),
  z.object({ rule: z.literal('wrong-way'), directionRule: z.enum(['entry', 'exit']) }),
  z.object({
    rule: z.literal('plate-settled'),
    plate: text,
    frames: whole,
    readers: z.array(text).readonly(),
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
  z.object({ rule: z.literal('place-free'), free: whole, capacity: whole }),
  z.object({ rule: z.literal('site-full'), occupied: whole, capacity: whole }),
  z.object({ rule: z.literal('already-inside'), plate: text, since: instantColumn }),
  z.object({ rule: z.literal('person-ordered'), by: text, command: text }),
]);

const decision = z.object({
  verdict: z.enum(VERDICTS),
  plate: text.nullable(),
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
