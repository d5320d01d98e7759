import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { UserError } from '../../src/errors.ts';
import type { CommandContestant } from './ask-command.ts';
import { CONTESTANT_NAMES, CONTESTANTS } from './contestants.ts';
import type { ContestantName } from './contestants.ts';

export const BENCH_USAGE = `Usage: npm run -s bench:plates -- [options]

  --data FOLDER    a folder of sets, each with photos and a manifest.jsonl
                   (../shared/data/validation without it)
  --sets A,B       only these sets
  --readers A,B    only these:
${CONTESTANT_NAMES.map((name) => `                     ${name.padEnd(15)} ${CONTESTANTS[name].about}`).join('\n')}
  --models FOLDER  networks for bring-your-own, which is left out without it
  --also NAME=COMMAND
                   an installed program too, as often as you like: it gets paths on standard
                   input, one a line, and answers as "npm run -s read -- --json --list -" does
  --limit N        only N photos of each set, spread evenly
  --crop           the photos are plates already
  --out FOLDER     where plates.json and plates.html are written (bench-results without it)
  --misses         name each plate that was not read
  --help           this text`;

const REPOSITORY = resolve(import.meta.dirname, '../../..');

const OPTIONS = {
  data: { type: 'string' },
  sets: { type: 'string' },
  readers: { type: 'string' },
  models: { type: 'string' },
  also: { type: 'string', multiple: true },
  limit: { type: 'string' },
  crop: { type: 'boolean' },
  out: { type: 'string' },
  misses: { type: 'boolean' },
  help: { type: 'boolean' },
} as const;

export interface BenchJob {
  readonly data: string;
  readonly sets: readonly string[] | null;
  readonly contestants: readonly ContestantName[];
  readonly models: string | null;
  readonly also: readonly CommandContestant[];
  /** Most photos of each set; Infinity for all. */
  readonly limit: number;
  readonly crop: boolean;
  readonly out: string;
  readonly misses: boolean;
}

/**
 * @returns `help` when somebody asks how to call the program.
 * @throws UserError `arguments-wrong`
 */
export function parseBenchArguments(args: readonly string[]): BenchJob | 'help' {
  const values = parse(args);
  if (values.help === true) return 'help';
  const models = values.models ?? null;
  return {
    data: values.data ?? resolve(REPOSITORY, '../shared/data/validation'),
    sets: values.sets?.split(',') ?? null,
    contestants: contestantsOf(values.readers, models),
    models,
    also: (values.also ?? []).map(toCommand),
    limit: values.limit === undefined ? Infinity : toLimit(values.limit),
    crop: values.crop ?? false,
    out: values.out ?? resolve(REPOSITORY, 'bench-results'),
    misses: values.misses ?? false,
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS }).values;
  } catch (error) {
    throw wrong(error instanceof Error ? error.message : String(error));
  }
}

function contestantsOf(written: string | undefined, models: string | null): readonly ContestantName[] {
  const wanted =
    written?.split(',') ?? CONTESTANT_NAMES.filter((name) => models !== null || name !== BROUGHT);
  const unknown = wanted.filter((name) => !CONTESTANT_NAMES.some((known) => known === name));
  if (unknown.length > 0) {
    throw wrong(`There is no reader ${unknown.join(', ')}; there are ${CONTESTANT_NAMES.join(', ')}.`);
  }
  if (wanted.includes(BROUGHT) && models === null) throw wrong(`${BROUGHT} needs --models FOLDER.`);
  return CONTESTANT_NAMES.filter((name) => wanted.includes(name));
}

const BROUGHT: ContestantName = 'bring-your-own';

function toCommand(written: string): CommandContestant {
  const [, name, command] = /^([\w.-]+)=(.+)$/s.exec(written) ?? [];
  if (name === undefined || command === undefined) throw wrong(`--also is NAME=COMMAND, not "${written}".`);
  if (CONTESTANT_NAMES.some((known) => known === name)) throw wrong(`There is a reader ${name} already.`);
  return { name, command };
}

function toLimit(written: string): number {
  if (/^[1-9]\d*$/.test(written)) return Number(written);
  throw wrong(`--limit is a whole number from 1 on, not "${written}".`);
}

function wrong(message: string): UserError {
  return new UserError('arguments-wrong', `${message}\nCall with --help to see how.`);
}
