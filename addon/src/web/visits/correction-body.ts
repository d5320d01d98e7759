import { z } from 'zod';
import { A_PLATE } from '../../access/permits/written-plate.ts';
import { VISIT_CORRECTIONS } from '../../contract/visits.ts';
import type { VisitCorrection } from '../../contract/visits.ts';
import { idField } from '../fields/id-field.ts';
import { instantField } from '../fields/instant-field.ts';
import { plateField } from '../fields/plate-field.ts';
import { parseBody } from '../parse-input.ts';

const kinds = `one of ${VISIT_CORRECTIONS.join(', ')}`;
const whicheverKind = z.looseObject({ kind: z.enum(VISIT_CORRECTIONS, { error: kinds }) });
const visitId = idField('the id of a visit');

/** The body of each kind of correction. */
const corrections = {
  confirm: z.strictObject({ kind: z.literal('confirm'), visitId }),
  'correct-plate': z.strictObject({
    kind: z.literal('correct-plate'),
    visitId,
    plate: plateField(`${A_PLATE}, or null where it cannot be read`).nullable(),
  }),
  merge: z.strictObject({ kind: z.literal('merge'), entryVisitId: visitId, exitVisitId: visitId }),
  split: z.strictObject({ kind: z.literal('split'), visitId }),
  close: z.strictObject({ kind: z.literal('close'), visitId, leftAt: instantField() }),
} as const satisfies {
  readonly [Kind in VisitCorrection['kind']]: z.ZodType<Extract<VisitCorrection, { readonly kind: Kind }>>;
};

/** @throws HttpError `bad-body`, which names the fields of the kind that was asked for. */
export function visitCorrectionOf(body: unknown): VisitCorrection {
  const { kind } = parseBody(whicheverKind, body);
  return parseBody(corrections[kind], body);
}
