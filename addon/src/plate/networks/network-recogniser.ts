import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { confidenceOf } from '../candidates.ts';
import { likelyRows } from '../likely-rows.ts';
import { MODELS } from '../models-folder.ts';
import type { Pixels } from '../pixels.ts';
import type { FoundPlate } from '../plate-finder.ts';
import type { PlateRecogniser, PlateText } from '../plate-recogniser.ts';
import { widened } from '../quad.ts';
import type { Quad, RegionGuess } from '../reading.ts';
import { decodeSteps } from './ctc.ts';
import type { RowText } from './ctc.ts';
import { mostSaid } from './looks-vote.ts';
import type { Look } from './looks-vote.ts';
import { floatsOf, openModel } from './model-session.ts';
import { viewsOf } from './plate-views.ts';

export interface NetworkRecogniserOptions {
  /** Threads inside the network. One costs the least processor time. */
  readonly threads?: number;
}

/** Room that is left around a plate, in parts of its height: as in training, and the finder's corners are never exact. */
const MARGIN = 0.06;
/**
 * Below this sureness a plate is looked at again with less room around it, which moves every character, and the looks
 * vote. On the validation photos -0.1 reads no more plates and takes 4 ms longer for each.
 */
const DOUBTED = -0.2;
const OTHER_MARGINS = [0, -0.04] as const;
/** Below this there is nothing to be sure of: no plate, or none that can be read. */
const HOPELESS = -0.7;
/** Outside of these the finder is sure of one row, or of two; between them a plate is read both ways. */
const ONE_ROW_BELOW = 0.15;
const TWO_ROWS_ABOVE = 0.7;
/** With at least this probability a plate has as many rows as it was read with; else the other way is tried too. */
const SURELY_FITS = 0.8;
/** How much the log probability of the rows being right counts beside the mean one of the characters. */
const FIT_WEIGHT = 0.5;
/** A shorter text is no plate, so a way of reading that gives one is the wrong way. */
const FEWEST_CHARACTERS = 2;
/** A less likely region is not told. */
const LEAST_REGION = 0.6;

const aboutSchema = z.object({
  characters: z.string(),
  separator: z.string(),
  regions: z.array(z.string()),
  heightPx: z.number(),
  rowWidthPx: z.number(),
  halfWidthPx: z.number(),
  halfShare: z.number(),
});
type About = z.infer<typeof aboutSchema>;

/** Reads plates with our own network; training/README.md tells how it was made. */
export async function openNetworkRecogniser(
  options: NetworkRecogniserOptions = {},
): Promise<PlateRecogniser> {
  const about = aboutSchema.parse(
    JSON.parse(await readFile(new URL('plate-recogniser.json', MODELS), 'utf8')),
  );
  const model = await openModel('plate-recogniser.onnx', options.threads ?? 1);

  const readAs = async (picture: Pixels, corners: Quad, rows: 1 | 2): Promise<Way> => {
    const views = viewsOf(picture, corners, rows, about);
    const output = await model.run(views);
    const characters = floatsOf(output, 'characters');
    const classes = about.characters.length + 2;
    const size = characters.length / views.length;
    const texts = views.map((_, row) =>
      decodeSteps(
        { data: characters.subarray(row * size, (row + 1) * size), steps: size / classes, classes },
        about,
      ),
    );
    const text = plateText(texts, rows, regionOf(floatsOf(output, 'regions'), about));
    const fits = meanOf(floatsOf(output, 'fits'));
    const isShort = text.characters.length < FEWEST_CHARACTERS;
    const sureness = isShort
      ? -Infinity
      : Math.log(Math.max(text.confidence, LEAST)) + FIT_WEIGHT * Math.log(Math.max(fits, LEAST));
    return { text, fits, sureness };
  };

  return {
    name: 'network-recogniser',
    recognise: async (picture, plate) => {
      const corners = widened(plate.corners, MARGIN);
      const likelier = likelyRows(plate);
      const first = await readAs(picture, corners, likelier);
      const isSure = isToldRows(plate) && first.fits >= SURELY_FITS && first.sureness > -Infinity;
      const second = isSure ? first : await readAs(picture, corners, likelier === 1 ? 2 : 1);
      const surest = second.sureness > first.sureness ? second : first;
      if (surest.sureness === -Infinity) return null;
      if (surest.sureness >= DOUBTED || surest.sureness < HOPELESS) return surest.text;
      const looks = [surest];
      for (const margin of OTHER_MARGINS) {
        looks.push(await readAs(picture, widened(plate.corners, margin), surest.text.rows));
      }
      return mostSaid(looks).text;
    },
    close: () => model.close(),
  };
}

const LEAST = 1e-6;

/** A plate read with one number of rows. */
interface Way extends Look {
  /** Probability that it has this number of rows. */
  readonly fits: number;
}

function isToldRows({ twoRows }: FoundPlate): boolean {
  return twoRows !== null && (twoRows < ONE_ROW_BELOW || twoRows > TWO_ROWS_ABOVE);
}

function meanOf(values: Float32Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function plateText(texts: readonly RowText[], rows: 1 | 2, region: RegionGuess | null): PlateText {
  const characters = texts.flatMap((row) => row.characters);
  const raw = texts
    .map((row) => row.raw)
    .join('-')
    .replace(/-+/g, '-')
    .replace(/^-|-$/g, '');
  return { characters, raw, confidence: confidenceOf(characters.map(({ score }) => score)), rows, region };
}

/** The mean over the rows of a plate. */
function regionOf(probabilities: Float32Array, { regions }: About): RegionGuess | null {
  const views = probabilities.length / regions.length;
  let best: RegionGuess | null = null;
  for (const [index, code] of regions.entries()) {
    let confidence = 0;
    for (let view = 0; view < views; view++) confidence += probabilities[view * regions.length + index] ?? 0;
    confidence /= views;
    if (best === null || confidence > best.confidence) best = { code, confidence };
  }
  return best !== null && best.confidence >= LEAST_REGION ? best : null;
}
