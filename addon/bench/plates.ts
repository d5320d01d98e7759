/** `npm run bench:plates`: how well and how fast each reader reads labelled photos. See `--help`. */
import { fork } from 'node:child_process';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { openReader, READER_NAMES } from '../src/plate/open-reader.ts';
import type { ReaderName } from '../src/plate/open-reader.ts';
import type { PlateReader } from '../src/plate/plate-reader.ts';
import { readDataSet } from './data-set.ts';
import type { LabelledPhoto } from './data-set.ts';
import { quantile, scorePhoto, shareOf } from './plate-score.ts';
import type { PhotoScore, Share } from './plate-score.ts';

const USAGE = `Usage: npm run -s bench:plates -- [options]

  --data FOLDER    a folder of sets, each with photos and a manifest.jsonl
                   (../shared/data/validation without it)
  --sets A,B       only these sets
  --readers A,B    of ${READER_NAMES.join(', ')}; all without it
  --limit N        only N photos of each set, spread evenly
  --side N         longest side in which the reader looks for plates, in pixels
  --crop           the photos are plates already
  --json FILE      write the figures to FILE too
  --misses         name each photo whose surest plate is wrong`;

const OPTIONS = {
  data: { type: 'string', default: resolve(import.meta.dirname, '../../../shared/data/validation') },
  sets: { type: 'string' },
  readers: { type: 'string' },
  limit: { type: 'string' },
  side: { type: 'string' },
  crop: { type: 'boolean', default: false },
  json: { type: 'string' },
  misses: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

const values = parseOptions();

interface SetResult {
  readonly reader: string;
  readonly set: string;
  readonly photos: number;
  /** Photos that could not be opened. */
  readonly unopened: number;
  readonly exact: Share | null;
  readonly exactFolded: Share | null;
  readonly topFolded: Share | null;
  readonly recallAtHalf: Share | null;
  readonly recallAtThird: Share | null;
  readonly falsePlatesPerPhoto: number | null;
  readonly cpuMsMedian: number;
  readonly cpuMsP95: number;
  readonly wallMsMedian: number;
  /** Largest resident set of the reader's process up to the end of the set, in megabytes. */
  readonly peakMb: number;
}

await main();

async function main(): Promise<void> {
  if (values.help) {
    console.log(USAGE);
    return;
  }
  const sets = await findSets();
  if (readerNames().length === 0) {
    console.error(`There is no such reader; there are ${READER_NAMES.join(', ')}.`);
    process.exitCode = 2;
    return;
  }
  if (sets.length === 0) {
    console.log(
      `There are no labelled photos in ${values.data}: nothing to measure. Name a folder with --data.`,
    );
    return;
  }
  if (process.send !== undefined) {
    process.send(await measureReader(sets));
    return;
  }
  const results: SetResult[] = [];
  for (const name of readerNames()) results.push(...(await inOwnProcess(name)));
  console.log(tableOf(results));
  if (values.json !== undefined) await writeFile(values.json, `${JSON.stringify(results, null, 2)}\n`);
}

/** A process for each reader, so that the peak memory is its own. */
function inOwnProcess(reader: ReaderName): Promise<readonly SetResult[]> {
  return new Promise((resolveRows, reject) => {
    const child = fork(import.meta.filename, [...process.argv.slice(2), '--readers', reader]);
    let rows: readonly SetResult[] | null = null;
    child.once('message', (message) => {
      rows = message as readonly SetResult[];
      child.disconnect();
    });
    child.once('error', reject);
    child.once('exit', (status) => {
      if (rows === null) reject(new Error(`Measuring ${reader} ended with status ${String(status)}`));
      else resolveRows(rows);
    });
  });
}

async function measureReader(sets: Sets): Promise<readonly SetResult[]> {
  const [name] = readerNames();
  if (name === undefined) return [];
  const side = values.side === undefined ? {} : { detectorSidePx: Number(values.side) };
  const reader = await openReader({ reader: name, ...side });
  const results: SetResult[] = [];
  for (const [set, photos] of sets) results.push(await measure(reader, set, photos));
  await reader.close();
  return results;
}

type Sets = readonly (readonly [string, readonly LabelledPhoto[]])[];

async function findSets(): Promise<Sets> {
  const wanted = values.sets?.split(',');
  const names = await readdir(values.data).catch(() => []);
  const sets: (readonly [string, readonly LabelledPhoto[]])[] = [];
  for (const name of names.toSorted()) {
    if (wanted !== undefined && !wanted.includes(name)) continue;
    const photos = await readDataSet(join(values.data, name));
    if (photos !== null) sets.push([name, spread(photos, Number(values.limit ?? Infinity))]);
  }
  return sets;
}

function spread(photos: readonly LabelledPhoto[], limit: number): readonly LabelledPhoto[] {
  const step = Math.max(1, photos.length / limit);
  return photos.filter((_, index) => Math.floor(index / step) !== Math.floor((index - 1) / step));
}

function readerNames(): readonly ReaderName[] {
  const wanted = values.readers?.split(',') ?? READER_NAMES;
  return READER_NAMES.filter((name) => wanted.includes(name));
}

function parseOptions() {
  try {
    return parseArgs({ options: OPTIONS }).values;
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
    process.exit(2);
  }
}

async function measure(
  reader: PlateReader,
  set: string,
  photos: readonly LabelledPhoto[],
): Promise<SetResult> {
  const scores: PhotoScore[] = [];
  for (const photo of photos) {
    const result = await reader.read(await readFile(photo.path), { crop: values.crop });
    if (!result.ok) continue;
    const score = scorePhoto(photo, result.reading);
    scores.push(score);
    if (values.misses && score.topIsRight === false) {
      const wanted = photo.plates.map(({ text }) => text ?? '-').join(' ');
      const got = result.reading.plates
        .map(({ text, confidence }) => `${text} ${confidence.toFixed(2)}`)
        .join(', ');
      console.log(`${reader.name} ${set}/${basename(photo.path)}: ${wanted} | ${got}`);
    }
  }
  const sum = (value: (score: PhotoScore) => number | null): number =>
    scores.reduce((total, score) => total + (value(score) ?? 0), 0);
  const boxes = sum((score) => score.boxes);
  const texts = sum((score) => score.texts);
  const asked = scores.filter(({ topIsRight }) => topIsRight !== null);
  const complete = scores.filter(({ falsePlates }) => falsePlates !== null);
  return {
    reader: reader.name,
    set,
    photos: photos.length,
    unopened: photos.length - scores.length,
    exact: shareOf(
      sum((score) => score.exact),
      texts,
    ),
    exactFolded: shareOf(
      sum((score) => score.exactFolded),
      texts,
    ),
    topFolded: shareOf(asked.filter(({ topIsRight }) => topIsRight).length, asked.length),
    recallAtHalf: shareOf(
      sum((score) => score.foundAtHalf),
      boxes,
    ),
    recallAtThird: shareOf(
      sum((score) => score.foundAtThird),
      boxes,
    ),
    falsePlatesPerPhoto: complete.length === 0 ? null : sum((score) => score.falsePlates) / complete.length,
    cpuMsMedian: quantile(
      scores.map(({ cpuMs }) => cpuMs),
      0.5,
    ),
    cpuMsP95: quantile(
      scores.map(({ cpuMs }) => cpuMs),
      0.95,
    ),
    wallMsMedian: quantile(
      scores.map(({ wallMs }) => wallMs),
      0.5,
    ),
    peakMb: process.resourceUsage().maxRSS / 1024,
  };
}

function tableOf(results: readonly SetResult[]): string {
  const rows = [
    [
      'reader',
      'set',
      'photos',
      'exact %',
      'folded %',
      'surest, folded %',
      'recall .5',
      'recall .3',
      'false/photo',
      'cpu ms',
      'p95',
      'peak MB',
    ],
    ...results.map((result) => [
      result.reader,
      result.set,
      result.unopened === 0 ? `${result.photos}` : `${result.photos} (${result.unopened} unopened)`,
      percent(result.exact),
      percent(result.exactFolded),
      percent(result.topFolded),
      percent(result.recallAtHalf),
      percent(result.recallAtThird),
      result.falsePlatesPerPhoto?.toFixed(2) ?? '-',
      result.cpuMsMedian.toFixed(0),
      result.cpuMsP95.toFixed(0),
      result.peakMb.toFixed(0),
    ]),
  ];
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** "83.3 (77-88)": the share and its 95 % interval, in percent. */
function percent(share: Share | null): string {
  if (share === null) return '-';
  const [value, low, high] = [share.share, share.low, share.high].map((part) => part * 100);
  return `${value?.toFixed(1)} (${low?.toFixed(0)}-${high?.toFixed(0)})`;
}
