import { resized, resizedPart } from '../picture.ts';
import type { Pixels } from '../pixels.ts';
import type { FoundPlate, PlateFinder } from '../plate-finder.ts';
import { boundsOf, overlap } from '../quad.ts';
import type { Point } from '../reading.ts';
import { closeUpOf } from './close-up.ts';
import { floatsOf, openModel } from './model-session.ts';
import { eachOnce, platesAtPeaks, STRIDE_PX } from './peaks.ts';

export interface NetworkFinderOptions {
  /** Threads inside the network. One costs the least processor time. */
  readonly threads?: number;
}

/**
 * Longest sides of the copies in which a picture is searched, the next only where the one before leaves doubt. Chosen on
 * the validation photos.
 */
const SIDES_PX = [448, 960];
/** What scores less is no plate. Chosen on the validation photos. */
const LEAST_SCORE = 0.3;
/**
 * A plate with this score at a coarse look is one; where none has it a finer look is worth its time. Chosen on the
 * validation photos.
 */
const SURE = 0.5;
/** A plate narrower than this in a coarse copy is looked for in a finer one. Chosen on the validation photos. */
const NARROW_PX = 24;
/**
 * A plate narrower than this in the searched copy is found too roughly to be straightened: it gets a look from close by.
 * Chosen on the validation photos.
 */
const ROUGH_PX = 64;
/**
 * A plate seen from close by is the one that was found when their boxes share this much (IoU). Chosen on the validation
 * photos.
 */
const SAME_PLATE = 0.25;
/** The network's sides are multiples of it. */
const ALIGNMENT_PX = 32;

/**
 * Finds plates with our own network: in a small copy of the picture, then in a finer one where that leaves doubt; the
 * corners of small plates are found again in a close-up of each.
 */
export async function openNetworkFinder(options: NetworkFinderOptions = {}): Promise<PlateFinder> {
  const model = await openModel('plate-finder.onnx', options.threads ?? 1);

  /** In pixels of the view, whose sides are multiples of ALIGNMENT_PX. */
  const platesIn = async (view: Pixels): Promise<readonly FoundPlate[]> => {
    const output = await model.run([view]);
    const cells = {
      width: view.width / STRIDE_PX,
      height: view.height / STRIDE_PX,
      score: floatsOf(output, 'score'),
      box: floatsOf(output, 'box'),
      corners: floatsOf(output, 'corners'),
      rows: floatsOf(output, 'rows'),
    };
    return platesAtPeaks(cells, LEAST_SCORE);
  };

  const findAt = async (picture: Pixels, sidePx: number): Promise<readonly PlateInCopy[]> => {
    const shrunk = Math.max(picture.width, picture.height) / sidePx;
    const scale = 1 / shrunk;
    const width = aligned(picture.width * scale);
    const height = aligned(picture.height * scale);
    const plates = await platesIn(await resized(picture, width, height));
    return plates.map((plate) => ({
      ...placed(plate, { x: picture.width / width, y: picture.height / height }, { x: 0, y: 0 }),
      shrunk,
    }));
  };

  /** Null for what looked like a plate from afar and does not from close by. */
  const seenClose = async (
    picture: Pixels,
    { shrunk, ...plate }: PlateInCopy,
  ): Promise<FoundPlate | null> => {
    if (shrunk <= 1 || widthOf(plate) / shrunk >= ROUGH_PX) return plate;
    const { part, width, height } = closeUpOf(picture, boundsOf(plate.corners), ALIGNMENT_PX);
    const plates = await platesIn(await resizedPart(picture, part, width, height));
    const same = plates
      .map((seen) => placed(seen, { x: part.w / width, y: part.h / height }, part))
      .find(({ corners }) => overlap(corners, plate.corners) > SAME_PLATE);
    return same ?? null;
  };

  return {
    name: 'network-finder',
    find: async (picture) => {
      const longest = Math.max(picture.width, picture.height);
      let found: readonly PlateInCopy[] = [];
      let searchedPx = 0;
      for (const sidePx of SIDES_PX) {
        const side = Math.min(sidePx, longest);
        if (side <= searchedPx) break;
        found = eachOnce([...(await findAt(picture, side)), ...found]);
        searchedPx = side;
        if (!leavesDoubt(found)) break;
      }
      const close: FoundPlate[] = [];
      for (const plate of found) {
        const same = await seenClose(picture, plate);
        if (same !== null) close.push(same);
      }
      return eachOnce(close);
    },
    close: () => model.close(),
  };
}

/** A plate in pixels of the picture, found in a copy of it that may be smaller. */
interface PlateInCopy extends FoundPlate {
  /** The picture is this many times larger than the copy. */
  readonly shrunk: number;
}

function leavesDoubt(found: readonly PlateInCopy[]): boolean {
  const [surest] = found;
  return (
    surest === undefined ||
    surest.score < SURE ||
    found.some((plate) => widthOf(plate) / plate.shrunk < NARROW_PX)
  );
}

function widthOf({ corners }: FoundPlate): number {
  const { left, right } = boundsOf(corners);
  return right - left;
}

function aligned(px: number): number {
  return Math.max(ALIGNMENT_PX, Math.round(px / ALIGNMENT_PX) * ALIGNMENT_PX);
}

/** From pixels of a view to those of the picture that it shows a part of. */
function placed({ corners, ...rest }: FoundPlate, scale: Point, topLeft: Point): FoundPlate {
  const to = ({ x, y }: Point): Point => ({ x: topLeft.x + x * scale.x, y: topLeft.y + y * scale.y });
  return { ...rest, corners: [to(corners[0]), to(corners[1]), to(corners[2]), to(corners[3])] };
}
