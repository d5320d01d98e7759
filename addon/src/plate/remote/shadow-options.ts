import { z } from 'zod';
import { allowedReaderNames, READER_NAMES } from '../reader-name.ts';

const A_FOLDER = 'the folder of the networks';
const SOME_FRAMES = 'a whole number from 1 to 100';

/** A reader on this machine whose agreement with the one that decides is recorded. */
export const shadowOptions = z
  .strictObject({
    kind: z.enum(READER_NAMES, { error: ({ input }) => allowedReaderNames(input) }),
    /** Of `bring-your-own`: the folder with the networks. */
    models: z.string({ error: A_FOLDER }).min(1, { error: A_FOLDER }).optional(),
    /** Frames of one vehicle that it reads; each costs as much processor time as the reader that decides. */
    readsPerPassage: z
      .number({ error: SOME_FRAMES })
      .int({ error: SOME_FRAMES })
      .min(1, { error: SOME_FRAMES })
      .max(100, { error: SOME_FRAMES })
      .default(5),
  })
  .refine(({ kind, models }) => (models !== undefined) === (kind === 'bring-your-own'), {
    path: ['models'],
    error: `${A_FOLDER} where reader.shadow.kind is bring-your-own, and absent elsewhere`,
  });

export type ShadowOptions = Readonly<z.infer<typeof shadowOptions>>;
