import { z } from 'zod';
import { allowedReaderNames, READER_NAMES } from './reader-name.ts';
import { remoteName, remoteOptions } from './remote/remote-options.ts';
import { shadowOptions } from './remote/shadow-options.ts';

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
    /** Readers that are not on this machine, in the order in which they are asked. */
    remotes: z
      .array(remoteOptions, { error: 'a list of remote readers' })
      .refine((remotes) => new Set(remotes.map(remoteName)).size === remotes.length, {
        error: 'remote readers with different names',
        when: ({ value }) =>
          Array.isArray(value) && value.every((each) => remoteOptions.safeParse(each).success),
      })
      .default([]),
    /** A second reader on this machine that runs beside and decides nothing. */
    shadow: shadowOptions.optional(),
  })
  .refine(({ kind, models }) => (models !== undefined) === (kind === 'bring-your-own'), {
    path: ['models'],
    error: `${A_FOLDER} where reader.kind is bring-your-own, and absent elsewhere`,
  });
