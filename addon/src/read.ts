/** `npm run read`: prints the plates of photos. See `--help`. */
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { UserError } from './errors.ts';
import { openReader } from './plate/open-reader.ts';
import type { PlateReader, ReadResult } from './plate/plate-reader.ts';
import { parseReadArguments, READ_USAGE } from './read-arguments.ts';
import type { ReadJob } from './read-arguments.ts';
import { jsonLine, TABLE_HEAD, tableRows } from './read-output.ts';

/** A photo of a phone has up to 30 million bytes; a file beyond this is something else. */
const MOST_BYTES = 100_000_000;

// Photos are read one after the other; each further thread of the pool keeps memory that it once used.
process.env['UV_THREADPOOL_SIZE'] ??= '1';

// Whoever reads the output may stop before the end (`| head`): that is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});

process.exitCode = await main(process.argv.slice(2));

async function main(args: readonly string[]): Promise<number> {
  try {
    const job = parseReadArguments(args);
    if (job === 'help') {
      console.log(READ_USAGE);
      return 0;
    }
    return await readAll(job);
  } catch (error) {
    console.error(error instanceof UserError ? error.message : `The program failed: ${String(error)}`);
    return error instanceof UserError && error.code === 'arguments-wrong' ? 2 : 1;
  }
}

/** 0 when all pictures could be opened, else 1. */
async function readAll(job: ReadJob): Promise<number> {
  const { reader: name, threads, witness, country, models } = job;
  const reader = await openReader({
    reader: name,
    threads,
    witness,
    regions: country === null ? [] : [country],
    ...(models !== null && { models }),
  });
  let status = 0;
  try {
    if (!job.json) console.log(TABLE_HEAD);
    for await (const path of pathsOf(job)) {
      const result = await readOne(reader, path, job);
      if (result.ok) {
        console.log(job.json ? jsonLine(path, result.reading) : tableRows(path, result.reading));
      } else {
        console.error(`${path}: ${result.trouble.detail}`);
        status = 1;
      }
    }
  } finally {
    await reader.close();
  }
  return status;
}

type ReadOutcome = ReadResult | { readonly ok: false; readonly trouble: { readonly detail: string } };

async function readOne(reader: PlateReader, path: string, { crop }: ReadJob): Promise<ReadOutcome> {
  const file = await bytesOf(path);
  if (!(file instanceof Uint8Array)) return { ok: false, trouble: { detail: file } };
  try {
    return await reader.read(file, { crop });
  } catch (error) {
    return { ok: false, trouble: { detail: `The reader failed on it: ${String(error)}` } };
  }
}

/** The content of a file, or a sentence why there is none. */
async function bytesOf(path: string): Promise<Uint8Array | string> {
  try {
    // Asked before it is opened: a pipe that nobody writes to cannot even be opened.
    const about = await stat(path);
    if (about.isCharacterDevice()) return 'This is a device, not a picture.';
    if (about.isFIFO() || about.isSocket()) return 'This is a pipe, not a picture.';
    if (about.size > MOST_BYTES)
      return `The file is too large: ${Math.round(about.size / 1e6)} million bytes.`;
    return await readFile(path);
  } catch (error) {
    return reasonOf(error);
  }
}

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return 'There is no such file.';
    case 'EISDIR':
      return 'This is a folder, not a file.';
    case 'EACCES':
    case 'EPERM':
      return 'The file may not be read by this user.';
    default:
      return `The file cannot be read${code === '' ? '' : ` (${code})`}.`;
  }
}

/** The paths one by one: a list may be longer than memory, or still being written. */
async function* pathsOf({ paths, list }: ReadJob): AsyncGenerator<string> {
  yield* paths;
  if (list === null) return;
  const input = list === '-' ? process.stdin : createReadStream(list);
  try {
    for await (const line of createInterface({ input, crlfDelay: Infinity })) {
      // Editors of some systems begin a text file with a byte order mark.
      const path = line.replace(/^\uFEFF/, '');
      if (path.trim() !== '') yield path;
    }
  } catch (error) {
    throw new UserError('list-unreadable', `${list}: ${reasonOf(error)}`, { cause: error });
  }
}
