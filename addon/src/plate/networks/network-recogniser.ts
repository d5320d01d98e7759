import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { confidenceOf } from '../candidates.ts';
import { straightenQuad } from '../pixels.ts';
import type { Pixels } from '../pixels.ts';
import type { FoundPlate } from '../plate-finder.ts';
import type { PlateRecogniser, PlateText } from '../plate-recogniser.ts';
import type { Quad, RegionGuess } from '../reading.ts';
import { decodeSteps } from './ctc.ts';
import type { RowText } from './ctc.ts';
import { floatsOf, MODELS, openModel } from './model-session.ts';
import { widened } from './widened.ts';

export interface NetworkRecogniserOptions {
  /** Threads inside the network. One costs the least processor time. */
  readonly threads?: number;
}

/** Room that is left around a plate, in parts of its height: as in training, and the finder's corners are never exact. */
const MARGIN = 0.06;
/** Between these the finder cannot tell how many rows there are: both ways are read, and the surer one counts. */
const SURELY_ONE_ROW = 0.1;
const SURELY_TWO_ROWS = 0.9;
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

  const readAs = async (picture: Pixels, corners: Quad, rows: 1 | 2): Promise<PlateText> => {
    const views = rows === 1 ? [rowOf(picture, corners, about)] : halvesOf(picture, corners, about);
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
    return plateText(texts, rows, regionOf(floatsOf(output, 'regions'), about));
  };

  return {
    name: 'network-recogniser',
    recognise: async (picture, plate) => {
      const corners = widened(plate.corners, MARGIN);
      const ways = await Promise.all(waysOf(plate).map((rows) => readAs(picture, corners, rows)));
      const [surest] = ways
        .filter(({ characters }) => characters.length >= FEWEST_CHARACTERS)
        .sort((a, b) => b.confidence - a.confidence);
      return surest ?? null;
    },
    close: () => model.close(),
  };
}

function waysOf({ twoRows }: FoundPlate): readonly (1 | 2)[] {
  if (twoRows === null) return [1, 2];
  return twoRows < SURELY_ONE_ROW ? [1] : twoRows > SURELY_TWO_ROWS ? [2] : [1, 2];
}

function rowOf(picture: Pixels, corners: Quad, { rowWidthPx, heightPx }: About): Pixels {
  return straightenQuad(picture, corners, rowWidthPx, heightPx);
}

/** Rows are seldom equally high and corners never exact, so the halves overlap. */
function halvesOf(picture: Pixels, corners: Quad, about: About): readonly [Pixels, Pixels] {
  const { halfWidthPx: width, heightPx, halfShare } = about;
  const height = Math.round(heightPx / halfShare);
  const { data } = straightenQuad(picture, corners, width, height);
  const bytes = width * heightPx * 3;
  return [
    { data: data.subarray(0, bytes), width, height: heightPx },
    { data: data.subarray(data.length - bytes), width, height: heightPx },
  ];
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
