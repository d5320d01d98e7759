import type { Pixels } from '../pixels.ts';
import { sidesOf } from '../quad.ts';
import type { Quad } from '../reading.ts';
import { glareOf } from './glare.ts';
import type { PictureEdge, PlateQuality } from './plate-quality.ts';
import { viewPlate } from './plate-view.ts';
import type { PlateView } from './plate-view.ts';
import { sharpnessOf } from './sharpness.ts';
import { startTally } from './tally.ts';
import { textBands } from './text-bands.ts';
import type { TextBand } from './text-bands.ts';

export interface SeenPlate {
  /** In pixels of the picture that is measured. */
  readonly corners: Quad;
  readonly rows: 1 | 2;
}

/** Strokes are more than a twentieth of a text's area, and so is its ground. */
const EXTREME = 0.05;

/** @param scale pixels of the picture as it was sent for one of `picture`, which may have been decoded smaller. */
export function measurePlate(picture: Pixels, { corners, rows }: SeenPlate, scale = 1): PlateQuality {
  const view = viewPlate(picture, corners);
  const bands = textBands(view, rows);
  const light = startTally();
  for (const band of bands) tallyBand(view, band, light.add);
  const lightest = light.quantile(1 - EXTREME);
  const contrast = lightest - light.quantile(EXTREME);
  const characterHeight = bands.reduce((sum, { top, bottom }) => sum + bottom - top, 0) / bands.length;
  return {
    plateWidthPx: sidesOf(corners).across * scale,
    characterHeightPx: characterHeight * view.reduction * scale,
    sharpness: contrast > 0 ? sharpnessOf(view, bands, contrast) : 0,
    contrast: contrast / 255,
    brightness: lightest / 255,
    glare: glareOf(view, bands),
    tiltDegrees: tiltOf(corners),
    cutOff: edgeThatCuts(picture, corners),
  };
}

function tallyBand(
  { light, width }: PlateView,
  { left, right, top, bottom }: TextBand,
  add: (value: number) => void,
): void {
  for (let y = top; y < bottom; y++) {
    for (let i = y * width + left; i < y * width + right; i++) add(light[i] ?? 0);
  }
}

function tiltOf([topLeft, topRight, bottomRight, bottomLeft]: Quad): number {
  const x = topRight.x - topLeft.x + bottomRight.x - bottomLeft.x;
  const y = topRight.y - topLeft.y + bottomRight.y - bottomLeft.y;
  return (Math.atan2(y, x) * 180) / Math.PI;
}

/** What is nearer to an edge is cut off, in pixels: corners are no surer than that. */
const EDGE_PX = 1;

function edgeThatCuts({ width, height }: Pixels, corners: Quad): PictureEdge | null {
  const xs = corners.map(({ x }) => x);
  const ys = corners.map(({ y }) => y);
  const beyond: readonly (readonly [PictureEdge, number])[] = [
    ['left', EDGE_PX - Math.min(...xs)],
    ['right', Math.max(...xs) - (width - EDGE_PX)],
    ['top', EDGE_PX - Math.min(...ys)],
    ['bottom', Math.max(...ys) - (height - EDGE_PX)],
  ];
  const [edge, px] = beyond.reduce((worst, one) => (one[1] > worst[1] ? one : worst));
  return px > 0 ? edge : null;
}
