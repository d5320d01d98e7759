import { readFile } from 'node:fs/promises';
import { z } from 'zod';

/** 0 to 1. */
const shares = z.object({ strict: z.number(), folded: z.number() });

const rows = z.array(
  z.object({
    /** The source of photos that a second training did without. */
    source: z.string(),
    /** What both trainings were measured on. */
    set: z.string(),
    /** That were asked for. */
    plates: z.number().int(),
    plain: shares,
    leftOut: shares,
  }),
);

/** What is lost on a set when nothing of its source is trained on. */
export type LeaveOneOut = z.infer<typeof rows>[number];

/** What `training/` left at `file`; null when nothing was measured. */
export async function readLeaveOneOut(file: string): Promise<readonly LeaveOneOut[] | null> {
  const text = await readFile(file, 'utf8').catch(() => null);
  return text === null ? null : rows.parse(JSON.parse(text));
}
