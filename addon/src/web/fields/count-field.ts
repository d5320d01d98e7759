import { z } from 'zod';

/** A whole number from `least` to `most`. */
export function countField(least: number, most: number, orNull: '' | ', or null' = '') {
  const error = `a whole number from ${least} to ${most}${orNull}`;
  return z.number({ error }).int({ error }).min(least, { error }).max(most, { error });
}
