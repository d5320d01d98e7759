import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { UserError } from './errors.ts';
import { parseOptions } from './options.ts';
import type { Options, OptionsInput } from './options.ts';

export const USAGE = `Usage: npm start -- [options]

  --config FILE     site, gates and cameras from a JSON file; the demonstration without it
                    (run by Home Assistant's Supervisor: /data/options.json)
  --seed N          another day at the demonstration; the same number, the same day
  --speed N         how many times faster than real time its clock runs (0.1 to 60)
  --time-zone ZONE  where it is, for example Asia/Kolkata
  --data FOLDER     where history, permits and pictures are kept
  --help            this text

The page is on http://127.0.0.1:8099; another port by the environment variable PORT.`;

/** Where the Supervisor puts the options of an app, and what it keeps of it. */
const APP_OPTIONS = '/data/options.json';
const APP_DATA = '/data';

const ARGUMENTS = {
  config: { type: 'string' },
  seed: { type: 'string' },
  speed: { type: 'string' },
  'time-zone': { type: 'string' },
  data: { type: 'string' },
  help: { type: 'boolean' },
} as const;

/**
 * The options of one run: a file or the demonstration, and over it what the command line and the environment say.
 *
 * @returns `help` when somebody asks how to call the program.
 * @throws UserError `arguments-wrong`, `config-unreadable`, `options-wrong`
 */
export async function programOptions(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
  demonstration: OptionsInput,
): Promise<Options | 'help'> {
  const given = parseArguments(args);
  if (given.help === true) return 'help';
  const file = given.config ?? (environment['SUPERVISOR_TOKEN'] === undefined ? undefined : APP_OPTIONS);
  const base = file === undefined ? demonstration : await readConfig(file);
  const changes = [
    change(['site', 'timeZone'], given['time-zone']),
    change(['simulation', 'seed'], asNumber(given.seed)),
    change(['simulation', 'speed'], asNumber(given.speed)),
    change(['dataFolder'], given.data ?? (file === APP_OPTIONS ? APP_DATA : undefined)),
    change(['web', 'port'], asNumber(environment['PORT'])),
  ];
  return parseOptions(
    changes.reduce<unknown>((options, apply) => apply(options), base),
    file ?? 'What was given on the command line',
  );
}

function parseArguments(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: ARGUMENTS }).values;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new UserError('arguments-wrong', `${why}\n\n${USAGE}`, { cause: error });
  }
}

async function readConfig(file: string): Promise<unknown> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new UserError('config-unreadable', `The configuration cannot be read: ${why}`, { cause: error });
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new UserError('config-unreadable', `${file} is not JSON: ${why}`, { cause: error });
  }
}

/** What is no number stays as it is, so that the schema can name it. */
function asNumber(text: string | undefined): number | string | undefined {
  if (text === undefined || text === '') return undefined;
  const number = Number(text);
  return Number.isNaN(number) ? text : number;
}

/** Sets a value deep inside, leaving what is not an object to the schema. */
function change(path: readonly string[], value: unknown): (options: unknown) => unknown {
  const [key, ...rest] = path;
  return (options) => {
    if (value === undefined || key === undefined) return options;
    if (options !== undefined && !isRecord(options)) return options;
    const inner = options?.[key];
    return { ...options, [key]: rest.length === 0 ? value : change(rest, value)(inner) };
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
