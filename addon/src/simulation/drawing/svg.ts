import { css, type Rgb } from './colour.ts';
import type { Point } from './homography.ts';

/** Marks of an SVG picture, drawn in order. */
export type Marks = string;

/** Rings filled by the non-zero rule. */
export function fill(rings: readonly (readonly Point[])[], colour: Rgb | PaintName, opacity = 1): Marks {
  const d = rings.filter((ring) => ring.length > 2).map((ring) => `${along(ring)}Z`);
  if (d.length === 0) return '';
  return `<path d="${d.join('')}" fill="${paint(colour)}"${opacity < 1 ? ` fill-opacity="${short(opacity)}"` : ''}/>`;
}

/** One ring, with a hair line of the same colour that closes the seam to its neighbours. */
export function patch(ring: readonly Point[], colour: Rgb | PaintName): Marks {
  if (ring.length < 3) return '';
  const name = paint(colour);
  return `<path d="${along(ring)}Z" fill="${name}" stroke="${name}" stroke-width=".8"/>`;
}

export function line(points: readonly Point[], colour: Rgb, widthPx: number, opacity = 1): Marks {
  if (points.length < 2) return '';
  return (
    `<path d="${along(points)}" fill="none" stroke="${css(colour)}" stroke-width="${short(widthPx)}" ` +
    `stroke-linecap="round" stroke-linejoin="round"${opacity < 1 ? ` stroke-opacity="${short(opacity)}"` : ''}/>`
  );
}

export interface PaintName {
  readonly url: string;
}

export interface Stop {
  readonly at: number;
  readonly colour: Rgb;
  readonly opacity?: number;
}

/** A colour that changes from one point of the picture to another. */
export function linear(name: string, from: Point, to: Point, stops: readonly Stop[]): [PaintName, Marks] {
  const marks =
    `<linearGradient id="${name}" gradientUnits="userSpaceOnUse" x1="${short(from[0])}" y1="${short(from[1])}" ` +
    `x2="${short(to[0])}" y2="${short(to[1])}">${stops.map(stopMark).join('')}</linearGradient>`;
  return [{ url: name }, marks];
}

/** A round light: brightest in the middle. `stretch` is its height divided by its width. */
export function glow(
  name: string,
  middle: Point,
  radiusPx: number,
  stops: readonly Stop[],
  stretch = 1,
): Marks {
  const [x, y] = middle;
  return (
    `<radialGradient id="${name}">${stops.map(stopMark).join('')}</radialGradient>` +
    `<ellipse cx="${short(x)}" cy="${short(y)}" rx="${short(radiusPx)}" ry="${short(radiusPx * stretch)}" fill="url(#${name})"/>`
  );
}

export function svg(widthPx: number, heightPx: number, marks: Marks): Buffer {
  return Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${widthPx}" height="${heightPx}">${marks}</svg>`,
  );
}

function stopMark({ at, colour, opacity = 1 }: Stop): Marks {
  return `<stop offset="${short(at)}" stop-color="${css(colour)}" stop-opacity="${short(opacity)}"/>`;
}

function paint(colour: Rgb | PaintName): string {
  return 'url' in colour ? `url(#${colour.url})` : css(colour);
}

function along(points: readonly Point[]): string {
  return `M${points.map(([x, y]) => `${short(x)} ${short(y)}`).join('L')}`;
}

/** Hundredths of a pixel are enough; short numbers make the rasteriser's reading cheap. */
function short(value: number): string {
  return String(Math.round(value * 100) / 100);
}
