import { z } from 'zod';
import { REMOTE_KINDS, REMOTE_USES } from '../../contract/readers.ts';
import { READER_NAMES } from '../reader-name.ts';
import { REMOTE_PROTOCOLS } from './remote-protocols.ts';
import { A_SAFE_ADDRESS, isSafeAddress } from './safe-address.ts';

const A_NAME = 'a name of small letters, with a dash between words, for example gate-service';
const AN_ENVIRONMENT_VARIABLE = 'the name of an environment variable';
const A_PATH = 'the path of a file';

const whole = (least: number, most: number) => {
  const error = `a whole number from ${least} to ${most}`;
  return z.number({ error }).int({ error }).min(least, { error }).max(most, { error });
};

/** Frames after which a plate that nobody knows is settled when all goes well, and two more: what settles by itself is free. */
const FRAMES_TO_SETTLE = 18;

/** One reader that is not on this machine. */
export const remoteOptions = z
  .strictObject({
    kind: z.enum(REMOTE_KINDS, { error: REMOTE_KINDS.join(' or ') }),
    /** What readings are signed with and reads are counted under; its kind where there is none. */
    name: z
      .string({ error: A_NAME })
      .regex(/^[a-z]+(-[a-z]+)*$/, { error: A_NAME })
      .max(40, { error: A_NAME })
      .refine((name) => !isLocalName(name), { error: `${A_NAME}, and not that of a reader on this machine` })
      .optional(),
    use: z.enum(REMOTE_USES, { error: REMOTE_USES.join(', ') }).default('when-unread'),
    /** Where the service is. Plate Recognizer's own where there is none. */
    url: z.string({ error: A_SAFE_ADDRESS }).refine(isSafeAddress, { error: A_SAFE_ADDRESS }).optional(),
    /** The file that holds the key, which nobody else may read. */
    keyFile: z.string({ error: A_PATH }).min(1, { error: A_PATH }).optional(),
    /** The environment variable that holds the key. */
    keyVariable: z
      .string({ error: AN_ENVIRONMENT_VARIABLE })
      .regex(/^[A-Za-z_][A-Za-z0-9_]*$/, { error: AN_ENVIRONMENT_VARIABLE })
      .optional(),
    /** A PEM file of whom to trust instead of the public authorities. */
    caFile: z.string({ error: A_PATH }).min(1, { error: A_PATH }).optional(),
    /** Reads that may be paid for in a month. There is no default: it is somebody's money. */
    monthlyBudget: whole(1, 10_000_000),
    /** How often one vehicle may be sent. */
    readsPerPassage: whole(1, 100).default(2),
    /** Frames before a vehicle counts as unread. */
    afterFrames: whole(1, 100).default(FRAMES_TO_SETTLE),
    /** How long an answer is waited for. */
    timeLimitMs: whole(500, 10_000).default(3_000),
    /** Least time between two calls. Plate Recognizer's smallest plan allows one a second. */
    spacingMs: whole(0, 60_000).default(1_000),
  })
  .refine(({ keyFile, keyVariable }) => (keyFile === undefined) !== (keyVariable === undefined), {
    path: ['keyFile'],
    error: 'the file of the key, or absent where keyVariable names it',
  })
  .refine(({ kind, url }) => url !== undefined || REMOTE_PROTOCOLS[kind].usualUrl !== null, {
    path: ['url'],
    error: A_SAFE_ADDRESS,
  });

export type RemoteOptions = Readonly<z.infer<typeof remoteOptions>>;

function isLocalName(name: string): boolean {
  return READER_NAMES.some((local) => local === name);
}

/** What its readings are signed with. */
export function remoteName({ name, kind }: Pick<RemoteOptions, 'name' | 'kind'>): string {
  return name ?? kind;
}
