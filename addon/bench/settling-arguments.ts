import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { UserError } from '../src/errors.ts';

export const SETTLING_USAGE = `Usage: npm run bench:settling -- [options]

  --passages N    simulated passages of each kind (default 100000; 0 for none)
  --worst         only passages where both readers make the same mistake, counted as often as they happen: a rare end
                  is seen with far fewer of them
  --kind TEXT     only the kinds of passages whose name has this text
  --photos N      photos made into sequences (default 0)
  --frames N      frames of each sequence (default 10)
  --reader NAME   plates (the default; with its witness), plates-alone or paddle-ocr
  --data FOLDER   folder of data sets, each with manifest.jsonl (../shared/data/validation without it)
  --seed TEXT     of everything that is drawn (default 1)
  --help          this text`;

const READER_NAMES = ['plates', 'plates-alone', 'paddle-ocr'] as const;
export type SettlingReaderName = (typeof READER_NAMES)[number];

const REPOSITORY = resolve(import.meta.dirname, '../..');

const OPTIONS = {
  passages: { type: 'string', default: '100000' },
  worst: { type: 'boolean', default: false },
  kind: { type: 'string', default: '' },
  photos: { type: 'string', default: '0' },
  frames: { type: 'string', default: '10' },
  reader: { type: 'string', default: 'plates' },
  data: { type: 'string', default: resolve(REPOSITORY, '../shared/data/validation') },
  seed: { type: 'string', default: '1' },
  help: { type: 'boolean', default: false },
} as const;

export interface SettlingJob {
  /** Simulated passages of each kind. */
  readonly passages: number;
  readonly worst: boolean;
  /** Part of the names of the kinds of passages that are simulated; empty for all. */
  readonly kind: string;
  readonly photos: number;
  /** Of each sequence. */
  readonly frames: number;
  readonly reader: SettlingReaderName;
  readonly data: string;
  readonly seed: string;
}

/**
 * @returns `help` when somebody asks how to call the program.
 * @throws UserError `arguments-wrong`
 */
export function parseSettlingArguments(args: readonly string[]): SettlingJob | 'help' {
  const { help, ...values } = parse(args);
  if (help) return 'help';
  return {
    ...values,
    passages: toCount('--passages', values.passages, 0),
    photos: toCount('--photos', values.photos, 0),
    frames: toCount('--frames', values.frames, 1),
    reader: toReaderName(values.reader),
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS }).values;
  } catch (error) {
    throw wrong(error instanceof Error ? error.message : String(error));
  }
}

function toCount(option: string, written: string, least: number): number {
  const count = /^\d+$/.test(written) ? Number(written) : NaN;
  if (count >= least) return count;
  throw wrong(`${option} is a whole number from ${least} on, not "${written}".`);
}

function toReaderName(written: string): SettlingReaderName {
  const name = READER_NAMES.find((known) => known === written);
  if (name !== undefined) return name;
  throw wrong(`There is no reader ${written}; there are ${READER_NAMES.join(', ')}.`);
}

function wrong(message: string): UserError {
  return new UserError('arguments-wrong', `${message}\nCall with --help to see how.`);
}
