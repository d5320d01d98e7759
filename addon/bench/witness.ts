/** `node addon/bench/witness.ts`: whether the witness errs differently than the main recogniser, where the finder finds plates. See `--help`. */
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { openNetworkFinder } from '../src/plate/networks/network-finder.ts';
import { openNetworkRecogniser } from '../src/plate/networks/network-recogniser.ts';
import { openPicture } from '../src/plate/picture.ts';
import type { FoundPlate, PlateFinder } from '../src/plate/plate-finder.ts';
import type { PlateRecogniser } from '../src/plate/plate-recogniser.ts';
import type { Pixels } from '../src/plate/pixels.ts';
import { overlap, quadOf } from '../src/plate/quad.ts';
import type { Quad } from '../src/plate/reading.ts';
import { openTesseractWitness } from '../src/plate/witness/tesseract-witness.ts';
import { outcomeOf, OUTCOMES } from './agreement.ts';
import type { TwoTexts } from './agreement.ts';
import { readDataSet } from './data-set.ts';
import type { LabelledPhoto } from './data-set.ts';
import { plain } from './plate-match.ts';
import { quantile } from './share.ts';

const USAGE = `Usage: node addon/bench/witness.ts [options]

  --data FOLDER    a folder of sets, each with photos and a manifest.jsonl
                   (../shared/data/validation without it)
  --sets A,B       only these sets
  --models FOLDER  where the witness finds plates.traineddata
  --true-boxes     read the labelled boxes instead of what the finder finds there
  --json FILE      write all answers to FILE too

Counts whole plates with O as 0 and I as 1. "agree, wrong" is what a second witness cannot see.`;

const { values } = parseArgs({
  options: {
    data: { type: 'string', default: resolve(import.meta.dirname, '../../../shared/data/validation') },
    sets: { type: 'string' },
    models: { type: 'string' },
    'true-boxes': { type: 'boolean', default: false },
    json: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});

interface Answer extends TwoTexts {
  readonly photo: string;
  readonly witnessMs: number;
}

interface Readers {
  readonly finder: PlateFinder;
  readonly main: PlateRecogniser;
  readonly witness: PlateRecogniser;
}

/** The finder places a plate here when they share so much of their union. */
const SAME_PLATE = 0.3;

if (values.help) console.log(USAGE);
else await main();

async function main(): Promise<void> {
  const finder = await openNetworkFinder();
  const recogniser = await openNetworkRecogniser();
  const witness = await openTesseractWitness(
    values.models === undefined ? {} : { modelsFolder: values.models },
  );
  const bySet: Record<string, readonly Answer[]> = {};
  for (const set of await setNames()) {
    const answers: Answer[] = [];
    for (const photo of (await readDataSet(join(values.data, set))) ?? []) {
      answers.push(...(await answersOf(photo, { finder, main: recogniser, witness })));
    }
    if (answers.length > 0) bySet[set] = answers;
  }
  await Promise.all([finder, recogniser, witness].map((part) => part.close()));
  report(bySet);
  if (values.json !== undefined) await writeFile(values.json, JSON.stringify(bySet, null, 1));
}

async function setNames(): Promise<readonly string[]> {
  return values.sets?.split(',') ?? (await readdir(values.data)).toSorted();
}

async function answersOf(photo: LabelledPhoto, { finder, main, witness }: Readers): Promise<Answer[]> {
  const opened = await openPicture(await readFile(photo.path), { longestSide: 1920 });
  if (!opened.ok) throw new Error(`${photo.path}: ${opened.trouble.detail}`);
  const { pixels } = opened.picture;
  const asked = photo.plates.filter(({ hard, unreadable }) => hard !== true && unreadable !== true);
  const found = asked.length === 0 ? [] : await finder.find(pixels);
  const answers: Answer[] = [];
  for (const { box, text } of asked) {
    if (typeof text !== 'string' || box === null || box === undefined) continue;
    const plate = plateAt(quadOf({ x: box[0], y: box[1], w: box[2], h: box[3] }), found);
    const before = performance.now();
    const saidByWitness = await textOf(witness, pixels, plate);
    const witnessMs = performance.now() - before;
    const saidByMain = await textOf(main, pixels, plate);
    const { image } = photo;
    answers.push({ photo: image, truth: plain(text), main: saidByMain, witness: saidByWitness, witnessMs });
  }
  return answers;
}

function plateAt(corners: Quad, found: readonly FoundPlate[]): FoundPlate {
  const nearest = found.toSorted((a, b) => overlap(b.corners, corners) - overlap(a.corners, corners))[0];
  if (nearest === undefined || overlap(nearest.corners, corners) < SAME_PLATE) {
    return { corners, score: 1, twoRows: null };
  }
  return values['true-boxes'] ? { ...nearest, corners } : nearest;
}

async function textOf(recogniser: PlateRecogniser, picture: Pixels, plate: FoundPlate): Promise<string> {
  const text = await recogniser.recognise(picture, plate);
  return text?.characters.map(({ char }) => char).join('') ?? '';
}

function report(bySet: Readonly<Record<string, readonly Answer[]>>): void {
  const all = Object.values(bySet).flat();
  for (const [set, answers] of [...Object.entries(bySet), ['all', all] as const]) {
    const outcomes = answers.map(outcomeOf);
    const counts = OUTCOMES.map((outcome) => `${outcome} ${outcomes.filter((is) => is === outcome).length}`);
    console.log(`${set}: ${answers.length} plates: ${counts.join(', ')}`);
  }
  const medianMs = quantile(
    all.map(({ witnessMs }) => witnessMs),
    0.5,
  );
  console.log(`witness: ${medianMs.toFixed(1)} ms a plate (median, wall)`);
  for (const { photo, truth, main } of all.filter((answer) => outcomeOf(answer) === 'agree, wrong')) {
    console.log(`agree, wrong: ${photo} is ${truth}, both read ${main}`);
  }
}
