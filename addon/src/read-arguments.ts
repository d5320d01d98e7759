import { parseArgs } from 'node:util';
import { UserError } from './errors.ts';
import { allowedRegionCodes, isRegionCode } from './plate/formats/region-code.ts';
import { allowedReaderNames, READER_NAMES } from './plate/reader-name.ts';
import type { ReaderName } from './plate/reader-name.ts';

export const READ_USAGE = `Usage: npm run -s read -- [options] PHOTO...

Finds and reads number plates in JPEG, PNG and WebP pictures.

  --json          one JSON object a line instead of a table; boxes are [x, y, width, height] in
                  pixels of the file as a person sees it (after EXIF rotation)
  --list FILE     read the paths in FILE too, one a line; - is standard input
  --crop          each picture is a plate already
  --country XX    put look-alikes right by the formats of a country or a part of one: DE, IN, US-CA
  --reader NAME   ${READER_NAMES.join(' or ')}; ${READER_NAMES[0]} is used without it
  --witness       a second, independent reader tells what it reads ("witnesses" in the JSON)
  --models FOLDER the networks of the reader bring-your-own
  --threads N     threads inside a network, 1 without it
  --help          this text

Exit status: 0 when all pictures could be opened, 1 when one could not (each is named on standard
error), 2 when the call is wrong.`;

const ARGUMENTS = {
  json: { type: 'boolean' },
  list: { type: 'string' },
  crop: { type: 'boolean' },
  country: { type: 'string' },
  reader: { type: 'string' },
  models: { type: 'string' },
  witness: { type: 'boolean' },
  threads: { type: 'string' },
  help: { type: 'boolean' },
} as const;

/** What one call of `read` is to do. */
export interface ReadJob {
  readonly paths: readonly string[];
  /** A file of more paths, `-` for standard input. */
  readonly list: string | null;
  readonly json: boolean;
  readonly crop: boolean;
  readonly country: string | null;
  readonly reader: ReaderName;
  /** Folder of the networks of `bring-your-own`. */
  readonly models: string | null;
  readonly witness: boolean;
  readonly threads: number;
}

/**
 * @returns `help` when somebody asks how to call the program.
 * @throws UserError `arguments-wrong`
 */
export function parseReadArguments(args: readonly string[]): ReadJob | 'help' {
  const { values, positionals } = parse(args);
  if (values.help === true) return 'help';
  const job: ReadJob = {
    paths: positionals,
    list: values.list ?? null,
    json: values.json ?? false,
    crop: values.crop ?? false,
    country: values.country === undefined ? null : toCountry(values.country),
    reader: values.reader === undefined ? READER_NAMES[0] : toReader(values.reader),
    models: values.models ?? null,
    witness: values.witness ?? false,
    threads: values.threads === undefined ? 1 : toThreads(values.threads),
  };
  if (job.paths.length === 0 && job.list === null) throw wrong('Name at least one photo, or a list of them.');
  if ((job.models !== null) !== (job.reader === 'bring-your-own')) {
    throw wrong('--reader bring-your-own and --models FOLDER go together.');
  }
  return job;
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: ARGUMENTS, allowPositionals: true });
  } catch (error) {
    throw wrong(error instanceof Error ? error.message : String(error));
  }
}

function toCountry(written: string): string {
  const code = written.toUpperCase();
  if (isRegionCode(code)) return code;
  throw wrong(`--country cannot be "${written}"; it must be ${allowedRegionCodes(written)}.`);
}

function toReader(written: string): ReaderName {
  const known = READER_NAMES.find((name) => name === written);
  if (known !== undefined) return known;
  throw wrong(`--reader cannot be "${written}"; it must be ${allowedReaderNames(written)}.`);
}

function toThreads(written: string): number {
  if (/^[1-9]\d?$/.test(written)) return Number(written);
  throw wrong(`--threads is a number from 1 to 99, not "${written}".`);
}

function wrong(message: string): UserError {
  return new UserError('arguments-wrong', `${message}\nCall with --help to see how.`);
}
