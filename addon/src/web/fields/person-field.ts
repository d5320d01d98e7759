import { z } from 'zod';
import { LONGEST_PERSON, PERSON_ID } from '../../access/permits/permit-limits.ts';

const allowed = 'the id of a person in Home Assistant, for example person.asha';

/** Whose presence is told. */
export const personField = z
  .string({ error: allowed })
  .max(LONGEST_PERSON, { error: allowed })
  .regex(PERSON_ID, { error: allowed });
