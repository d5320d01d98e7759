import { proportionsOf } from '../likely-rows.ts';
import { straightenQuad } from '../pixels.ts';
import type { Pixels } from '../pixels.ts';
import { widened } from '../quad.ts';
import type { Quad } from '../reading.ts';
import { evenOut } from './even-out.ts';
import { rowsOf, toGrey } from './grey.ts';
import type { Grey } from './grey.ts';

/** Input height of the network; Tesseract would scale another once more. */
export const LINE_HEIGHT_PX = 36;
/**
 * Least width of a line in parts of its height, for plates of one row and of two: narrower ones are stretched, since the
 * network needs some steps for each character. This and the rest as in training/plates/witness/lines.py.
 */
const NARROWEST = { 1: 3.75, 2: 2.75 } as const;
const WIDEST = 6.5;
/** Height of a half of a two-row plate in parts of the plate: rows are seldom equally high, so halves overlap. */
const HALF_SHARE = 0.58;
/** Room around a plate in parts of its height; chosen on the validation photos. */
const MARGIN = 0.06;

/** The grey lines of a plate from the top, straight, with even contrast, `LINE_HEIGHT_PX` high. */
export function linesOf(picture: Pixels, plate: Quad, rows: 1 | 2): readonly Grey[] {
  const corners = widened(plate, MARGIN);
  const height = rows === 1 ? LINE_HEIGHT_PX : Math.round(LINE_HEIGHT_PX / HALF_SHARE);
  const proportions = (proportionsOf(corners) * height) / LINE_HEIGHT_PX;
  const width = Math.round(LINE_HEIGHT_PX * Math.min(WIDEST, Math.max(NARROWEST[rows], proportions)));
  const straight = toGrey(straightenQuad(picture, corners, width, height));
  const tops = rows === 1 ? [0] : [0, height - LINE_HEIGHT_PX];
  return tops.map((top) => evenOut(rowsOf(straight, top, LINE_HEIGHT_PX), LINE_HEIGHT_PX / 2));
}
