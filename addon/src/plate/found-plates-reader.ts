import { candidatesOf } from './candidates.ts';
import { clamp } from './clamp.ts';
import type { RegionOrder } from './formats/region-order.ts';
import { isWorthReading, likelyPlates } from './likely-plates.ts';
import type { ReadPlate } from './likely-plates.ts';
import { oneAtATime } from '../one-at-a-time.ts';
import type { Picture } from './picture.ts';
import type { FoundPlate, PlateFinder } from './plate-finder.ts';
import type { PlateReader } from './plate-reader.ts';
import type { PlateRecogniser, PlateText } from './plate-recogniser.ts';
import { boundsOf, quadOf } from './quad.ts';
import { measurePlate } from './quality/measure-plate.ts';
import { readPicture } from './read-picture.ts';
import type { Box, PlateReading, Point, Quad, WitnessReading } from './reading.ts';
import { repairedByFormats } from './repaired-by-formats.ts';

export interface FoundPlatesReaderParts {
  readonly name: string;
  readonly finder: PlateFinder;
  readonly recogniser: PlateRecogniser;
  /** Read the same plates independently; what they say is reported beside, never mixed in. */
  readonly witnesses?: readonly PlateRecogniser[];
  /** Where the plates come from: look-alikes are put right by their formats. Default: nothing is put right. */
  readonly regions?: RegionOrder;
}

/** Plates are read from a picture at most this long: one of 5 % of it still has 96 pixels. */
const WORKING_SIDE_PX = 1920;
/** More are not read: a picture with so many plates shows a poster or a wall of them. */
const MOST_PLATES = 8;

/** Finds the plates of a picture, then reads each. Pictures are read one after the other, which bounds the memory. */
export function foundPlatesReader(parts: FoundPlatesReaderParts): PlateReader {
  const { name, finder, recogniser, witnesses = [], regions = [] } = parts;
  const inTurn = oneAtATime();

  const readPlate = async (picture: Picture, plate: FoundPlate): Promise<PlateReading | null> => {
    // Asked together: a witness may work in a thread of its own.
    const [text, ...says] = await Promise.all([
      recogniser.recognise(picture.pixels, plate),
      ...witnesses.map((witness) => witness.recognise(picture.pixels, plate)),
    ]);
    if (text === null) return null;
    const said = witnesses.map((witness, index) => saidBy(witness.name, says[index] ?? null));
    return repairedByFormats(toReading(picture, plate, text, said), regions);
  };

  return {
    name,
    read: (bytes, { crop = false } = {}) =>
      inTurn(async () => {
        let places = 0;
        const options = { reader: name, longestSide: WORKING_SIDE_PX };
        const result = await readPicture(bytes, options, async (picture) => {
          if (crop) {
            const reading = await readPlate(picture, wholePicture(picture));
            return reading === null ? [] : [ofCrop(reading)];
          }
          const read: ReadPlate[] = [];
          const foundPlates = await finder.find(picture.pixels);
          places = foundPlates.length;
          for (const found of foundPlates.slice(0, MOST_PLATES)) {
            if (!isWorthReading(found, read)) break;
            const reading = await readPlate(picture, found);
            if (reading !== null) read.push({ found, reading });
          }
          return likelyPlates(read);
        });
        return result.ok && !crop ? { ...result, reading: { ...result.reading, found: places } } : result;
      }),
    close: () =>
      inTurn(async () => {
        await Promise.all([finder, recogniser, ...witnesses].map((part) => part.close()));
      }),
  };
}

function wholePicture({ pixels: { width, height } }: Picture): FoundPlate {
  return { corners: quadOf({ x: 0, y: 0, w: width, h: height }), score: 1, twoRows: null };
}

function toReading(
  picture: Picture,
  plate: FoundPlate,
  { characters, raw, confidence, rows, region }: PlateText,
  witnesses: readonly WitnessReading[],
): PlateReading {
  const scaleX = picture.width / picture.pixels.width;
  const scaleY = picture.height / picture.pixels.height;
  const asSent = ({ x, y }: Point): Point => ({ x: x * scaleX, y: y * scaleY });
  const [a, b, c, d] = plate.corners;
  const corners: Quad = [asSent(a), asSent(b), asSent(c), asSent(d)];
  return {
    text: characters.map(({ char }) => char).join(''),
    confidence,
    characters,
    raw,
    box: boxWithin(corners, picture),
    corners,
    rows,
    region,
    witnesses,
    candidates: candidatesOf(characters),
    quality: measurePlate(picture.pixels, { corners: plate.corners, rows }, scaleX),
  };
}

/** A picture that is a plate already has its edges there by intent. */
function ofCrop({ quality, ...reading }: PlateReading): PlateReading {
  return { ...reading, quality: quality && { ...quality, cutOff: null } };
}

function saidBy(reader: string, text: PlateText | null): WitnessReading {
  return {
    reader,
    text: text?.characters.map(({ char }) => char).join('') ?? '',
    confidence: text?.confidence ?? 0,
  };
}

/** The upright box around the corners, cut to the picture. */
function boxWithin(corners: Quad, { width, height }: Picture): Box {
  const { left, top, right, bottom } = boundsOf(corners);
  const x = clamp(left, 0, width - 1);
  const y = clamp(top, 0, height - 1);
  return { x, y, w: clamp(right, x + 1, width) - x, h: clamp(bottom, y + 1, height) - y };
}
