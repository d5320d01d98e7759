import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { UserError } from '../../src/errors.ts';

/** Shares of the plates, 0 to 1, and how many samples the network learned from. */
const training = z.object({ strict: z.number(), folded: z.number(), samples: z.number().int() });

const rows = z.array(
  z.object({
    /** The source of photos that a second training did without. */
    source: z.string(),
    /** What both trainings were measured on. */
    set: z.string(),
    /** That were asked for. */
    plates: z.number().int(),
    /** How long each of the two trainings was. */
    minutes: z.number(),
    plain: training,
    leftOut: training,
  }),
);

/** What is lost on a set when nothing of its source is trained on. */
export type LeaveOneOut = z.infer<typeof rows>[number];

/**
 * What training/plates/leave_one_out.py left at `file`; null when nothing was measured.
 *
 * @throws UserError `leave-one-out-wrong`
 */
export async function readLeaveOneOut(file: string): Promise<readonly LeaveOneOut[] | null> {
  const text = await readFile(file, 'utf8').catch(() => null);
  if (text === null) return null;
  try {
    return rows.parse(JSON.parse(text));
  } catch (cause) {
    throw new UserError(
      'leave-one-out-wrong',
      `${file} is not what training/ writes. Delete it, or measure again.`,
      { cause },
    );
  }
}
