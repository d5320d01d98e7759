/** `npm run bench:plates`: how well and how fast each reader reads labelled photos. See `--help`. */
import { mkdir, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { UserError } from '../src/errors.ts';
import { askCommand } from './plates/ask-command.ts';
import type { ContestantAnswers, ContestantResult } from './plates/answers.ts';
import { BENCH_USAGE, parseBenchArguments } from './plates/bench-arguments.ts';
import type { BenchJob } from './plates/bench-arguments.ts';
import { findPhotos } from './plates/find-photos.ts';
import { inOwnProcess } from './plates/in-own-process.ts';
import { readLeaveOneOut } from './plates/leave-one-out.ts';
import type { Misread } from './plates/misses.ts';
import { networkFiles } from './plates/networks.ts';
import { page } from './plates/page.ts';
import type { BenchPhoto } from './plates/photo.ts';
import { pictureMisses } from './plates/picture-misses.ts';
import { reportOf } from './plates/report.ts';
import type { Report } from './plates/report.ts';
import { asText } from './plates/table.ts';
import { tablesOf } from './plates/tables.ts';
import { readUnlabelled, UNLABELLED_FILE } from './plates/unlabelled.ts';

process.exitCode = await main(process.argv.slice(2));

async function main(args: readonly string[]): Promise<number> {
  try {
    const job = parseBenchArguments(args);
    if (job === 'help') console.log(BENCH_USAGE);
    else await compare(job);
    return 0;
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    console.error(error.message);
    return error.code === 'arguments-wrong' ? 2 : 1;
  }
}

async function compare(job: BenchJob): Promise<void> {
  const unlabelled = await readUnlabelled(UNLABELLED_FILE);
  const photos = await findPhotos({ folder: job.data, sets: job.sets, limit: job.limit, unlabelled });
  if (photos.length === 0) {
    console.log(
      `There are no labelled photos in ${job.data}: nothing to measure. --data names a folder of sets, each with photos and a manifest.jsonl; addon/bench/data-set.ts shows its rows.`,
    );
    return;
  }
  const leaveOneOut = await readLeaveOneOut(join(import.meta.dirname, 'leave-one-out.json'));
  const networks = await networkFiles();
  const measured = await measureAll(job, photos);
  const report = reportOf({
    ...measured,
    photos,
    networks,
    leaveOneOut,
    measuredAt: new Date().toISOString(),
    measuredOn: `${cpus()[0]?.model ?? 'an unknown processor'}, Node ${process.version}`,
  });
  await write(job, report, photos);
}

interface Measured {
  readonly answers: readonly ContestantAnswers[];
  readonly notMeasured: readonly string[];
}

/** One after the other: side by side they would take each other's cores. */
async function measureAll(
  { contestants, also, crop, models }: BenchJob,
  photos: readonly BenchPhoto[],
): Promise<Measured> {
  const answers: ContestantAnswers[] = [];
  const notMeasured: string[] = [];
  const note = (name: string, result: ContestantResult): void => {
    if (result.ok) answers.push(result.answers);
    else notMeasured.push(`${name} was not measured: ${result.reason}`);
  };
  for (const name of contestants) note(name, await inOwnProcess({ name, photos, crop, models }));
  for (const command of also) note(command.name, await askCommand(command, photos));
  return { answers, notMeasured };
}

async function write(job: BenchJob, report: Report, photos: readonly BenchPhoto[]): Promise<void> {
  await mkdir(job.out, { recursive: true });
  const jsonFile = join(job.out, 'plates.json');
  const pageFile = join(job.out, 'plates.html');
  await writeFile(jsonFile, `${JSON.stringify(report, null, 2)}\n`);
  await writeFile(pageFile, page(report, await pictureMisses(report, photos)));
  for (const table of tablesOf(report)) console.log(`${asText(table)}\n`);
  for (const sentence of report.notMeasured) console.log(sentence);
  if (job.misses) for (const miss of report.misread) console.log(misreadLine(miss));
  console.log(`Written: ${jsonFile}, ${pageFile}`);
}

function misreadLine({ set, photo, truth, answers }: Misread): string {
  const said = answers.map(({ contestant, text }) => `${contestant} ${text === '' ? '-' : text}`);
  return `${set}/${photo}: ${truth ?? ''} | ${said.join(', ')}`;
}
