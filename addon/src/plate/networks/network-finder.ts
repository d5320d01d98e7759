import { resized } from '../picture.ts';
import type { Pixels } from '../pixels.ts';
import type { FoundPlate, PlateFinder } from '../plate-finder.ts';
import type { Point } from '../reading.ts';
import { floatsOf, openModel } from './model-session.ts';
import { boundsOf, eachOnce, platesAtPeaks, STRIDE_PX } from './peaks.ts';

export interface NetworkFinderOptions {
  /** Threads inside the network. One costs the least processor time. */
  readonly threads?: number;
  /** Sizes at which a picture is searched, as its longest side in pixels: the next only where the one before leaves doubt. */
  readonly sidesPx?: readonly number[];
  /** Peaks below it are no plates; 0 to 1. */
  readonly leastScore?: number;
}

/** Chosen on the validation photos; `npm run bench:plates` shows what others cost and find. */
const SIDES_PX = [448, 960];
const LEAST_SCORE = 0.4;
/** A plate with this score at a coarse look is one; below it a finer look is worth its time. */
const SURE = 0.6;
/** A plate narrower than this in the searched picture is found too roughly to be straightened. */
const NARROW_PX = 40;
/** The network's sides are multiples of it. */
const ALIGNMENT_PX = 32;

/** Finds plates with our own network: first in a small copy of the picture, then in a finer one where that leaves doubt. */
export async function openNetworkFinder(options: NetworkFinderOptions = {}): Promise<PlateFinder> {
  const { threads = 1, sidesPx = SIDES_PX, leastScore = LEAST_SCORE } = options;
  const model = await openModel('plate-finder.onnx', threads);

  const findAt = async (picture: Pixels, sidePx: number): Promise<readonly FoundPlate[]> => {
    const scale = Math.min(1, sidePx / Math.max(picture.width, picture.height));
    const width = aligned(picture.width * scale);
    const height = aligned(picture.height * scale);
    const output = await model.run([await resized(picture, width, height)]);
    const cells = {
      width: width / STRIDE_PX,
      height: height / STRIDE_PX,
      score: floatsOf(output, 'score'),
      box: floatsOf(output, 'box'),
      corners: floatsOf(output, 'corners'),
      rows: floatsOf(output, 'rows'),
    };
    const plates = platesAtPeaks(cells, Math.min(leastScore, WORTH_A_LOOK));
    return plates.map((plate) => scaled(plate, picture.width / width, picture.height / height));
  };

  return {
    name: 'network-finder',
    find: async (picture) => {
      const longest = Math.max(picture.width, picture.height);
      let found: readonly FoundPlate[] = [];
      let searchedPx = 0;
      for (const sidePx of sidesPx) {
        const side = Math.min(sidePx, longest);
        if (side <= searchedPx) break;
        const finer = await findAt(picture, side);
        found = searchedPx === 0 ? finer : merged(found, finer);
        searchedPx = side;
        if (!leavesDoubt(found, longest / side)) break;
      }
      return found.filter(({ score }) => score >= leastScore);
    },
    close: () => model.close(),
  };
}

/** What scores less at a coarse look is not looked at again. */
const WORTH_A_LOOK = 0.15;

/** @param shrunk the picture is this many times larger than what was searched */
function leavesDoubt(found: readonly FoundPlate[], shrunk: number): boolean {
  if (shrunk <= 1) return false;
  const [surest] = found;
  return (
    surest === undefined ||
    surest.score < SURE ||
    found.some(({ corners, score }) => score >= WORTH_A_LOOK && widthOf(corners) / shrunk < NARROW_PX)
  );
}

/** A large plate is seen better in the coarse copy, a small one in the fine copy. */
function merged(coarse: readonly FoundPlate[], fine: readonly FoundPlate[]): readonly FoundPlate[] {
  return eachOnce([...fine, ...coarse]);
}

function widthOf(corners: FoundPlate['corners']): number {
  const { left, right } = boundsOf(corners);
  return right - left;
}

function aligned(px: number): number {
  return Math.max(ALIGNMENT_PX, Math.round(px / ALIGNMENT_PX) * ALIGNMENT_PX);
}

function scaled({ corners, ...rest }: FoundPlate, x: number, y: number): FoundPlate {
  const to = (point: Point): Point => ({ x: point.x * x, y: point.y * y });
  return { ...rest, corners: [to(corners[0]), to(corners[1]), to(corners[2]), to(corners[3])] };
}
