/** `npm run bench:plates`: how well and how fast each reader reads labelled photos. See `--help`. */
import { mkdir, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { UserError } from '../src/errors.ts';
import type { ContestantAnswers } from './plates/answers.ts';
import { BENCH_USAGE, parseBenchArguments } from './plates/bench-arguments.ts';
import type { BenchJob } from './plates/bench-arguments.ts';
import { figuresOf } from './plates/figures.ts';
import { findPhotos } from './plates/find-photos.ts';
import { inOwnProcess } from './plates/in-own-process.ts';
import { judge } from './plates/judge.ts';
import { readLeaveOneOut } from './plates/leave-one-out.ts';
import { missPicture } from './plates/miss-picture.ts';
import { missesOf } from './plates/misses.ts';
import type { Miss } from './plates/misses.ts';
import { page } from './plates/page.ts';
import type { PicturedMiss } from './plates/page.ts';
import type { BenchPhoto } from './plates/photo.ts';
import { asText, costTable, groupTables, leaveOneOutTable, setsTable } from './plates/tables.ts';

/** A page with more pictures is too heavy to look at. */
const MOST_PICTURES = 600;

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
  const photos = await findPhotos({ folder: job.data, sets: job.sets, limit: job.limit });
  if (photos.length === 0) {
    console.log(
      `There are no labelled photos in ${job.data}: nothing to measure. Name a folder with --data.`,
    );
    return;
  }
  const { answers, notMeasured } = await measureAll(job, photos);
  await report(job, photos, answers, notMeasured);
}

interface Measured {
  readonly answers: readonly ContestantAnswers[];
  /** A sentence for each contestant that could not be measured. */
  readonly notMeasured: readonly string[];
}

/** One after the other: side by side they would take each other's cores. */
async function measureAll(
  { contestants, crop, models }: BenchJob,
  photos: readonly BenchPhoto[],
): Promise<Measured> {
  const answers: ContestantAnswers[] = [];
  const notMeasured: string[] = [];
  for (const name of contestants) {
    const result = await inOwnProcess({ name, photos, crop, models });
    if (result.ok) answers.push(result.answers);
    else notMeasured.push(`${name} was not measured: ${result.reason}`);
  }
  return { answers, notMeasured };
}

async function report(
  job: BenchJob,
  photos: readonly BenchPhoto[],
  answers: readonly ContestantAnswers[],
  notMeasured: readonly string[],
): Promise<void> {
  const figures = answers.map((each) => figuresOf(photos, each));
  const judgements = new Map(answers.map((each) => [each.contestant, judge(photos, each)]));
  const misses = missesOf(judgements, ours(answers));
  const leaveOneOut = await readLeaveOneOut(join(import.meta.dirname, 'leave-one-out.json'));
  const measuredOn = `${cpus()[0]?.model ?? 'unknown processor'}, Node ${process.version}`;
  const measuredAt = new Date().toISOString();

  await mkdir(job.out, { recursive: true });
  const jsonFile = join(job.out, 'plates.json');
  const pageFile = join(job.out, 'plates.html');
  await writeFile(
    jsonFile,
    `${JSON.stringify({ measuredAt, measuredOn, notMeasured, figures, leaveOneOut, misses }, null, 2)}\n`,
  );
  const content = page({
    title: 'Plate readers side by side',
    about: [
      `${photos.length} photos of ${new Set(photos.map(({ set }) => set)).size} sets, measured on ${measuredOn}, ${measuredAt}.`,
      ...notMeasured,
      'The misses are plates that our reader or our recogniser alone read wrong, with what else each takes them for.',
    ],
    tables: [setsTable(figures), costTable(figures), ...groupTables(figures), leaveOneOutTable(leaveOneOut)],
    misses: await withPictures(misses.slice(0, MOST_PICTURES), photos),
  });
  await writeFile(pageFile, content);

  for (const table of [setsTable(figures), costTable(figures)]) console.log(`${asText(table)}\n`);
  if (leaveOneOut === null) console.log('Leave-one-source-out: not measured.');
  for (const sentence of notMeasured) console.log(sentence);
  if (job.misses)
    misses.map(missLine).forEach((line) => {
      console.log(line);
    });
  console.log(`Written: ${jsonFile}, ${pageFile}`);
}

/** Whose misses are shown: ours, or the first where none of ours was asked. */
function ours(answers: readonly ContestantAnswers[]): readonly string[] {
  const names = answers.filter(({ kind }) => kind !== 'finder').map(({ contestant }) => contestant);
  const own = names.filter((name) => name === 'plates' || name === 'recogniser');
  return own.length > 0 ? own : names.slice(0, 1);
}

async function withPictures(
  misses: readonly Miss[],
  photos: readonly BenchPhoto[],
): Promise<readonly PicturedMiss[]> {
  const pictured: PicturedMiss[] = [];
  for (const miss of misses) {
    const photo = photos.find(({ set, name }) => set === miss.set && name === miss.photo);
    const box = photo?.plates[miss.index]?.box ?? null;
    pictured.push({ ...miss, picture: photo === undefined ? null : await missPicture(photo.path, box) });
  }
  return pictured;
}

function missLine({ set, photo, truth, answers }: Miss): string {
  return `${set}/${photo}: ${truth} | ${answers.map(({ contestant, text }) => `${contestant} ${text || '-'}`).join(', ')}`;
}
