import { readFile } from 'node:fs/promises';
import { candidatesOf } from '../../src/plate/candidates.ts';
import { boundsOf, quadOf } from '../../src/plate/quad.ts';
import { keepSharpModest, openPicture } from '../../src/plate/picture.ts';
import type { Pixels } from '../../src/plate/pixels.ts';
import type { PlateFinder } from '../../src/plate/plate-finder.ts';
import type { PlateReader } from '../../src/plate/plate-reader.ts';
import type { PlateRecogniser } from '../../src/plate/plate-recogniser.ts';
import type { Box, Quad } from '../../src/plate/reading.ts';
import { UNOPENED } from './answers.ts';
import type { AnsweredPlate, ContestantAnswers, PhotoAnswer } from './answers.ts';
import type { OpenContestant } from './contestants.ts';
import { peakMb } from './peak-memory.ts';
import type { BenchPhoto } from './photo.ts';

export interface MeasureOptions {
  readonly name: string;
  readonly contestant: OpenContestant;
  readonly photos: readonly BenchPhoto[];
  /** The photos are plates already. */
  readonly crop: boolean;
}

/** Opens a contestant, shows it the photos one after the other, and closes it. */
export async function measure({
  name,
  contestant,
  photos,
  crop,
}: MeasureOptions): Promise<ContestantAnswers> {
  // Also for contestants that are no reader of ours, and parts of one.
  keepSharpModest();
  const startedMs = performance.now();
  const { ask, close } = await opened(contestant, crop);
  const startMs = performance.now() - startedMs;
  const answers: PhotoAnswer[] = [];
  for (const photo of photos) answers.push(await ask(photo));
  await close();
  return { contestant: name, kind: contestant.kind, startMs, peakMb: await peakMb(), photos: answers };
}

interface Opened {
  readonly ask: (photo: BenchPhoto) => Promise<PhotoAnswer>;
  readonly close: () => Promise<void>;
}

async function opened(contestant: OpenContestant, crop: boolean): Promise<Opened> {
  switch (contestant.kind) {
    case 'reader': {
      const reader = await contestant.open();
      return { ask: (photo) => askReader(reader, photo, crop), close: () => reader.close() };
    }
    case 'finder': {
      const finder = await contestant.open();
      return {
        ask: (photo) => onPixels(photo, (pixels) => found(finder, pixels)),
        close: () => finder.close(),
      };
    }
    case 'recogniser': {
      const recogniser = await contestant.open();
      return {
        ask: (photo) =>
          hasBox(photo)
            ? onPixels(photo, (pixels) => recognised(recogniser, pixels, photo))
            : Promise.resolve(NOT_ASKED),
        close: () => recogniser.close(),
      };
    }
  }
}

async function askReader(reader: PlateReader, { path }: BenchPhoto, crop: boolean): Promise<PhotoAnswer> {
  const result = await reader.read(await readFile(path), { crop });
  if (!result.ok) return UNOPENED;
  const { plates, cpuMs, wallMs } = result.reading;
  return {
    plates: plates.map(({ box, text, candidates }) => ({
      box,
      text,
      candidates: candidates.map((candidate) => candidate.text),
    })),
    cpuMs,
    wallMs,
  };
}

/** Labels are in pixels of the whole photo, so it is not shrunk. */
const ANY_SIDE_PX = 100_000;

/** Times only what the part itself does. */
async function onPixels(
  { path }: BenchPhoto,
  task: (pixels: Pixels) => Promise<readonly AnsweredPlate[]>,
): Promise<PhotoAnswer> {
  const picture = await openPicture(await readFile(path), { longestSide: ANY_SIDE_PX });
  if (!picture.ok) return UNOPENED;
  const startedMs = performance.now();
  const cpuBefore = process.cpuUsage();
  const plates = await task(picture.picture.pixels);
  const { user, system } = process.cpuUsage(cpuBefore);
  return { plates, cpuMs: (user + system) / 1000, wallMs: performance.now() - startedMs };
}

async function found(finder: PlateFinder, pixels: Pixels): Promise<readonly AnsweredPlate[]> {
  return (await finder.find(pixels)).map(({ corners }) => {
    const { left, top, right, bottom } = boundsOf(corners);
    return { box: { x: left, y: top, w: right - left, h: bottom - top }, text: '', candidates: [] };
  });
}

function hasBox({ plates }: BenchPhoto): boolean {
  return plates.some(({ box }) => box !== null);
}

const NOT_ASKED: PhotoAnswer = { plates: [], cpuMs: null, wallMs: null };

/** Labelled boxes are tight, a finder's are not. */
const WIDENED = 0.05;

async function recognised(
  recogniser: PlateRecogniser,
  pixels: Pixels,
  { plates }: BenchPhoto,
): Promise<readonly AnsweredPlate[]> {
  const answers: AnsweredPlate[] = [];
  for (const { box } of plates) {
    if (box === null) continue;
    const text = await recogniser.recognise(pixels, { corners: widened(box), score: 1, twoRows: null });
    const characters = text?.characters ?? [];
    answers.push({
      box,
      text: characters.map(({ char }) => char).join(''),
      candidates: candidatesOf(characters).map((candidate) => candidate.text),
    });
  }
  return answers;
}

function widened({ x, y, w, h }: Box): Quad {
  const more = 1 + WIDENED;
  return quadOf({ x: x - (WIDENED / 2) * w, y: y - (WIDENED / 2) * h, w: more * w, h: more * h });
}
