import { z } from 'zod';
import { allowedReaderNames, READER_NAMES } from './reader-name.ts';

const A_FOLDER = 'the folder of the networks';

/** How plates are read. */
export const readerOptions = z
  .strictObject({
    kind: z.enum(READER_NAMES, { error: ({ input }) => allowedReaderNames(input) }).default('plates'),
    /**
     * Whether a second, independent reader reads each plate too. Frames of one reader share its errors: without a witness
     * a plate needs more of them to be settled.
     */
    witness: z.boolean({ error: 'true or false' }).default(true),
    /** Of `bring-your-own`: the folder with the networks. */
    models: z.string({ error: A_FOLDER }).min(1, { error: A_FOLDER }).optional(),
  })
  .refine(({ kind, models }) => (models !== undefined) === (kind === 'bring-your-own'), {
    path: ['models'],
    error: `${A_FOLDER} where reader.kind is bring-your-own, and absent elsewhere`,
  });
