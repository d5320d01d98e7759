import { z } from 'zod';
import { isEachOnce } from '../../access/each-once.ts';
import {
  LONGEST_HOLDER,
  LONGEST_NOTES,
  LONGEST_TAG,
  MOST_PLACES,
  MOST_PLATES,
  MOST_TAGS,
  MOST_USES,
} from '../../access/permits/permit-limits.ts';
import { A_PLATE } from '../../access/permits/written-plate.ts';
import { scheduleSchema } from '../../access/rules-schema.ts';
import type { NewPermit } from '../../contract/permits.ts';
import { DIRECTIONS, PERMIT_KINDS } from '../../contract/words.ts';
import { plainId } from '../../plain-id.ts';
import { codeField } from '../fields/code-field.ts';
import { countField } from '../fields/count-field.ts';
import { instantOrNull } from '../fields/instant-field.ts';
import { personField } from '../fields/person-field.ts';
import { plateField } from '../fields/plate-field.ts';
import { textField } from '../fields/text-field.ts';

const platesAllowed = `a list of at most ${MOST_PLATES} different plates`;
const gatesAllowed = 'a list of ids of gates, each once and at least one, or null';
const directionsAllowed = `a list of ${DIRECTIONS.join(', ')}, each once and at least one`;
const tagsAllowed = `a list of at most ${MOST_TAGS} different tags`;

const holder = textField(`a name of 1 to ${LONGEST_HOLDER} characters`, { least: 1, most: LONGEST_HOLDER });

const fields = {
  kind: z.enum(PERMIT_KINDS, { error: `one of ${PERMIT_KINDS.join(', ')}` }).exactOptional(),
  plates: z
    .array(plateField(A_PLATE), {
      error: platesAllowed,
    })
    .max(MOST_PLATES, { error: platesAllowed })
    .refine(isEachOnce, { error: platesAllowed })
    .exactOptional(),
  group: plainId.exactOptional(),
  validFrom: instantOrNull.exactOptional(),
  validUntil: instantOrNull.exactOptional(),
  schedule: scheduleSchema.nullable().exactOptional(),
  gates: z
    .array(plainId, { error: gatesAllowed })
    .min(1, { error: gatesAllowed })
    .refine(isEachOnce, { error: gatesAllowed })
    .nullable()
    .exactOptional(),
  directions: z
    .array(z.enum(DIRECTIONS, { error: `one of ${DIRECTIONS.join(', ')}` }), { error: directionsAllowed })
    .min(1, { error: directionsAllowed })
    .refine(isEachOnce, { error: directionsAllowed })
    .exactOptional(),
  usesLeft: countField(0, MOST_USES, ', or null').nullable().exactOptional(),
  places: countField(1, MOST_PLACES, ', or null').nullable().exactOptional(),
  suspended: z.boolean({ error: 'true or false' }).exactOptional(),
  person: personField.nullable().exactOptional(),
  notes: textField(`a text of at most ${LONGEST_NOTES} characters`, {
    least: 0,
    most: LONGEST_NOTES,
    lines: true,
  }).exactOptional(),
  tags: z
    .array(textField(`a tag of 1 to ${LONGEST_TAG} characters`, { least: 1, most: LONGEST_TAG }), {
      error: tagsAllowed,
    })
    .max(MOST_TAGS, { error: tagsAllowed })
    .refine(isEachOnce, { error: tagsAllowed })
    .exactOptional(),
  code: codeField('4 to 12 digits, or null').nullable().exactOptional(),
} satisfies Record<Exclude<keyof NewPermit, 'holder'>, z.ZodType>;

/** The body of `POST /api/permits`. */
export const newPermit = z.strictObject({ holder, ...fields });

/** The body of `PATCH /api/permits/:id`. */
export const permitChange = z.strictObject({ holder: holder.exactOptional(), ...fields });
