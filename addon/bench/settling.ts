/* How often settled plates are wrong: in simulated passages, and in sequences made of photos. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openReader } from '../src/plate/open-reader.ts';
import type { PlateReader } from '../src/plate/plate-reader.ts';
import type { Reading } from '../src/plate/reading.ts';
import { settle } from '../src/plate/settling/settle.ts';
import { random } from '../src/simulation/random.ts';
import { readDataSet } from './data-set.ts';
import type { LabelledPhoto } from './data-set.ts';
import { photoSequence } from './photo-sequence.ts';
import { openPaddleOcrReader } from './readers/paddle-ocr-reader.ts';
import { EXPECTED_RATES } from './simulated-passage.ts';
import type { ErrorRates } from './simulated-passage.ts';
import { scorePassages, upperBound } from './settling-score.ts';
import type { Scenario } from './settling-score.ts';

const USAGE = `Usage: npm run bench:settling -- [options]

  --passages N    simulated passages of each kind (default 100000)
  --photos N      photos made into sequences (default 0: none)
  --reader NAME   plates (the default; with its witness), plates-alone or paddle-ocr
  --data FOLDER   folder of data sets, each with manifest.jsonl (default ../shared/data/validation)
  --seed TEXT     of everything that is drawn (default 1)`;

const FRAMES_OF_A_PHOTO = 10;

const values = parseOptions();

await main();

async function main(): Promise<void> {
  const passages = Number(values.passages);
  const photos = Number(values.photos);
  if (passages > 0) simulated(passages);
  if (photos > 0) await photographed(photos);
}

function simulated(passages: number): void {
  const shared = (share: number): ErrorRates => ({
    ...EXPECTED_RATES,
    witness: EXPECTED_RATES.witness && { ...EXPECTED_RATES.witness, shared: share },
  });
  const strangers = { knowsRegion: true, known: 0, vehicles: 'strangers' } as const;
  const scenarios: readonly Scenario[] = [
    { name: 'strangers', ...strangers, rates: EXPECTED_RATES },
    { name: 'strangers; same mistakes half as often', ...strangers, rates: shared(0.08) },
    { name: 'strangers; same mistakes twice as often', ...strangers, rates: shared(0.32) },
    { name: 'strangers, no region set', ...strangers, knowsRegion: false, rates: EXPECTED_RATES },
    { name: 'known vehicles', ...strangers, known: 200, vehicles: 'known', rates: EXPECTED_RATES },
    { name: 'strangers where 200 are known', ...strangers, known: 200, rates: EXPECTED_RATES },
    {
      name: 'known vehicles, no witness',
      ...strangers,
      known: 200,
      vehicles: 'known',
      rates: { ...EXPECTED_RATES, witness: null },
    },
    { name: 'strangers, no witness', ...strangers, rates: { ...EXPECTED_RATES, witness: null } },
    {
      name: 'strangers, no witness, no region set',
      ...strangers,
      knowsRegion: false,
      rates: { ...EXPECTED_RATES, witness: null },
    },
  ];
  console.log(
    `${passages} simulated passages each; wrong ones in 10,000 with the upper end of the 95 % interval`,
  );
  for (const scenario of scenarios) {
    const score = scorePassages(scenario, passages, random(`${values.seed}/${scenario.name}`));
    const frames = (share: number): string =>
      String(score.framesUntilSettled[Math.floor(share * (score.settled - 1))] ?? '-');
    console.log(
      [
        scenario.name.padEnd(42),
        `settled ${((100 * score.settled) / passages).toFixed(1)} %`,
        `wrong ${((10_000 * score.wrong) / passages).toFixed(2)} (<= ${(10_000 * upperBound(score.wrong, passages)).toFixed(2)})`,
        `of strangers as known ${score.wrongAndKnown}`,
        `frames: median ${frames(0.5)}, 95 % ${frames(0.95)}`,
        Object.entries(score.settledBy)
          .map(([by, count]) => `${by} ${count}`)
          .join(' '),
      ].join('  '),
    );
  }
}

async function photographed(limit: number): Promise<void> {
  const reader = await openNamed(values.reader);
  const counts = { settled: 0, wrong: 0, tentative: 0, nothing: 0 };
  let misread = 0;
  let misreadAgain = 0;
  const photos = await photosWithOnePlate(limit);
  for (const photo of photos) {
    const truth = folded(photo.plates[0]?.text ?? '');
    const chance = random(`${values.seed}/${photo.image}`);
    const readings: Reading[] = [];
    for (const [frame, picture] of (
      await photoSequence(await readFile(photo.path), FRAMES_OF_A_PHOTO, chance)
    ).entries()) {
      const result = await reader.read(picture);
      if (result.ok) readings.push({ ...result.reading, takenAt: frame * 200 });
    }
    const texts = readings.flatMap(({ plates }) => (plates[0] === undefined ? [] : [folded(plates[0].text)]));
    const wrongTexts = texts.filter((text) => text !== truth);
    misread += wrongTexts.length;
    misreadAgain += wrongTexts.filter((text, at) => wrongTexts.indexOf(text) !== at).length;
    const settlement = settle(readings);
    const isWrong = settlement.state === 'settled' && folded(settlement.plate) !== truth;
    counts[isWrong ? 'wrong' : settlement.state] += 1;
    const said =
      settlement.state === 'settled'
        ? settlement.plate
        : settlement.state === 'tentative'
          ? `${settlement.best}? ${settlement.why}`
          : '-';
    console.log(
      `${photo.image}  ${truth}  ${said}  ${texts.filter((text) => text === truth).length}/${FRAMES_OF_A_PHOTO} frames right`,
    );
  }
  await reader.close();
  console.log(
    `${reader.name}, ${photos.length} photos as ${FRAMES_OF_A_PHOTO} frames each (O = 0, I = 1): settled right ${counts.settled}, ` +
      `settled wrong ${counts.wrong}, tentative ${counts.tentative}, nothing ${counts.nothing}; ` +
      `${misread} frames misread, ${misreadAgain} of them as a frame before`,
  );
}

async function photosWithOnePlate(limit: number): Promise<readonly LabelledPhoto[]> {
  const found: LabelledPhoto[] = [];
  for (const name of (await readdir(values.data)).toSorted()) {
    const photos = (await readDataSet(join(values.data, name))) ?? [];
    found.push(...photos.filter(({ plates }) => plates.length === 1 && isReadable(plates[0])));
  }
  const step = Math.max(1, found.length / limit);
  return Array.from(
    { length: Math.min(limit, found.length) },
    (_, at) => found[Math.floor(at * step)],
  ).filter((photo) => photo !== undefined);
}

function isReadable(plate: LabelledPhoto['plates'][number] | undefined): boolean {
  return typeof plate?.text === 'string' && plate.hard !== true && plate.unreadable !== true;
}

function folded(text: string): string {
  return text.replaceAll('O', '0').replaceAll('I', '1');
}

async function openNamed(name: string): Promise<PlateReader> {
  switch (name) {
    case 'plates':
      return openReader({ reader: 'plates', witness: true });
    case 'plates-alone':
      return openReader({ reader: 'plates' });
    case 'paddle-ocr':
      return openPaddleOcrReader();
    default:
      console.error(USAGE);
      return process.exit(2);
  }
}

function parseOptions() {
  try {
    return parseArgs({
      options: {
        passages: { type: 'string', default: '100000' },
        photos: { type: 'string', default: '0' },
        reader: { type: 'string', default: 'plates' },
        data: { type: 'string', default: '../shared/data/validation' },
        seed: { type: 'string', default: '1' },
      },
    }).values;
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
    process.exit(2);
  }
}
