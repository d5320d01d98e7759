import { z } from 'zod';

const ID = /^[a-z][a-z0-9-]{0,31}$/;
const ALLOWED = 'lower-case letters, digits and hyphens, beginning with a letter, at most 32';

/** Ids end up in addresses and in Home Assistant's entity ids, so they are plain. */
export const plainId = z.string({ error: ALLOWED }).regex(ID, { error: ALLOWED });
