import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  cutThrough,
  exposed,
  glaring,
  inMotion,
  outOfFocus,
  pixelsOf,
  shrunk,
  tilted,
  veiled,
} from '../../../test/spoiled-picture.ts';
import type { PlatePicture } from '../../../test/spoiled-picture.ts';
import { drawPlate, plateSize } from '../../simulation/drawing/plate-drawing.ts';
import type { PlateLook } from '../../simulation/drawing/plate-drawing.ts';
import { svg } from '../../simulation/drawing/svg.ts';
import { judgePlate } from './judge-plate.ts';
import { measurePlate } from './measure-plate.ts';
import type { PlateQuality } from './plate-quality.ts';
import { quadOf } from '../quad.ts';

const LEFT_PX = 150;
const TOP_PX = 120;
const CHARACTER_PX = 30;

interface Drawn {
  readonly country: PlateLook['country'];
  readonly plate: string;
  readonly twoRow?: boolean;
  /** Of a character on the plate. */
  readonly characterMm: number;
}

const GERMAN: Drawn = { country: 'DE', plate: 'M AB 1234', characterMm: 75 };
const DRAWN: readonly Drawn[] = [
  GERMAN,
  { country: 'GB', plate: 'AB12 CDE', characterMm: 79 },
  { country: 'BR', plate: 'BRA2E19', characterMm: 65 },
  { country: 'IN', plate: 'KA 01 AB 1234', characterMm: 65 },
  { country: 'IN', plate: 'KA 01 AB 1234', twoRow: true, characterMm: 65 },
];

/** A plate before a dark car, its characters CHARACTER_PX high. */
async function draw({ country, plate, twoRow = false, characterMm }: Drawn): Promise<PlatePicture> {
  const look: PlateLook = { country, plate, show: 'front', twoRow, commercial: false };
  const { widthMm, heightMm } = plateSize(look);
  const scale = CHARACTER_PX / characterMm;
  const marks = drawPlate(look, {
    toPicture: ([x, y]) => [LEFT_PX + x * scale, TOP_PX + y * scale],
    lit: (colour) => colour,
  });
  const car = '<rect width="600" height="400" fill="#3a4654"/>';
  return {
    pixels: await pixelsOf(sharp(svg(600, 400, car + marks)).removeAlpha()),
    corners: quadOf({ x: LEFT_PX, y: TOP_PX, w: widthMm * scale, h: heightMm * scale }),
  };
}

function measured({ pixels, corners }: PlatePicture, rows: 1 | 2 = 1): PlateQuality {
  return measurePlate(pixels, { corners, rows });
}

function flawOf(picture: PlatePicture, rows: 1 | 2 = 1): string {
  return judgePlate(measured(picture, rows))?.flaw ?? 'none';
}

describe.each(DRAWN)('a drawn plate of $country, two rows: $twoRow', (drawn) => {
  const rows = drawn.twoRow === true ? 2 : 1;
  let picture: PlatePicture;
  beforeAll(async () => {
    picture = await draw(drawn);
  });

  it('is measured: its size, and sharp black on white', () => {
    const quality = measured(picture, rows);
    const [topLeft, topRight] = picture.corners;
    expect(quality.plateWidthPx).toBeCloseTo(topRight.x - topLeft.x, 1);
    expect(quality.characterHeightPx / CHARACTER_PX).toBeGreaterThan(0.8);
    expect(quality.characterHeightPx / CHARACTER_PX).toBeLessThan(1.25);
    expect(quality.sharpness).toBeGreaterThan(0.8);
    expect(quality.contrast).toBeGreaterThan(0.6);
    expect(quality).toMatchObject({ glare: 0, tiltDegrees: 0, cutOff: null });
    expect(judgePlate(quality)).toBeNull();
  });

  it.each([
    ['half as large', (whole: PlatePicture) => shrunk(whole, 0.5)],
    ['a little out of focus', (whole: PlatePicture) => outOfFocus(whole, 0.06 * CHARACTER_PX)],
    ['in slow motion', (whole: PlatePicture) => inMotion(whole, 0.15 * CHARACTER_PX, 'across')],
    ['with a third of the light', (whole: PlatePicture) => Promise.resolve(exposed(whole, 0.33, 3))],
    ['with its ground blown out', (whole: PlatePicture) => Promise.resolve(exposed(whole, 1.5))],
    ['tilted a little', (whole: PlatePicture) => tilted(whole, -20)],
  ])('has no flaw %s', async (_, spoil) => {
    expect(flawOf(await spoil(picture), rows)).toBe('none');
  });

  it.each([0.3, 0.2, 0.12])('is too small at %s of its size', async (factor) => {
    expect(flawOf(await shrunk(picture, factor), rows)).toBe('too-small');
  });

  it.each([0.18, 0.25, 0.35])('is blurred out of focus by %s of a character', async (share) => {
    expect(flawOf(await outOfFocus(picture, share * CHARACTER_PX), rows)).toBe('blurred');
  });

  it.each([
    ['across', 0.6],
    ['across', 1],
    ['down', 0.6],
    ['down', 1],
  ] as const)('is blurred by motion %s of %s of a character', async (direction, share) => {
    expect(flawOf(await inMotion(picture, share * CHARACTER_PX, direction), rows)).toBe('blurred');
  });

  it.each([0.05, 0.02])('is too dark with %s of the light', (gain) => {
    expect(flawOf(exposed(picture, gain, 3), rows)).toBe('too-dark');
  });

  it.each([0.4, 0.6, 0.9])('has glare where a lamp hides %s of it', async (share) => {
    const quality = measured(await glaring(picture, share), rows);
    expect(judgePlate(quality)?.flaw).toBe('glare');
    expect(Math.abs(quality.glare - share)).toBeLessThan(0.25);
  });

  it('has glare when it is blown out with its strokes', () => {
    expect(flawOf(exposed(picture, 40), rows)).toBe('glare');
  });

  it('is faint behind mud', async () => {
    expect(flawOf(await veiled(picture, 0.1), rows)).toBe('faint');
  });

  it.each(['left', 'right', 'top', 'bottom'] as const)('is cut off at the edge: %s', async (edge) => {
    for (const share of [0.05, 0.25, 0.6]) {
      const quality = measured(await cutThrough(picture, edge, share), rows);
      expect(quality.cutOff).toBe(edge);
      expect(judgePlate(quality)?.flaw).toBe('cut-off');
    }
  });

  it.each([-45, -33, 33, 45])('is tilted by %s degrees', async (degrees) => {
    const quality = measured(await tilted(picture, degrees), rows);
    expect(quality.tiltDegrees).toBeCloseTo(degrees, 3);
    expect(judgePlate(quality)?.flaw).toBe('tilted');
  });
});

describe('advice about a plate', () => {
  it.each([
    [
      'its width and what is needed',
      (whole: PlatePicture) => shrunk(whole, 0.2),
      /is 42 pixels wide; .*: (8|9|10|11)0 are needed/,
    ],
    [
      'the edge and where to turn',
      (whole: PlatePicture) => cutThrough(whole, 'left', 0.3),
      /at the left edge .* to the left/,
    ],
    [
      'the shutter',
      (whole: PlatePicture) => inMotion(whole, 30, 'across'),
      /sharpness \d+ %, 34 % is the least.*1\/200 s/,
    ],
    ['the light', (whole: PlatePicture) => Promise.resolve(exposed(whole, 0.02)), /contrast \d %, 10 %/],
    ['how much is hidden', (whole: PlatePicture) => glaring(whole, 0.5), /Glare hides [3-7]\d % /],
    ['the angle', (whole: PlatePicture) => tilted(whole, 40), /by 40 degrees/],
  ])('is one sentence that tells %s', async (_, spoil, told) => {
    const sentence = judgePlate(measured(await spoil(await draw(GERMAN))))?.sentence;
    expect(sentence).toMatch(told);
    expect(sentence).toMatch(/^[A-Z][^.]*\.$/);
  });

  it('counts in pixels of the picture as it was sent, when it was decoded smaller', async () => {
    const picture = await shrunk(await draw(GERMAN), 0.5);
    const { corners, pixels } = picture;
    const sent = measurePlate(pixels, { corners, rows: 1 }, 2);
    const decoded = measured(picture);
    expect(sent.plateWidthPx).toBe(2 * decoded.plateWidthPx);
    expect(sent.characterHeightPx).toBe(2 * decoded.characterHeightPx);
    expect(sent.sharpness).toBe(decoded.sharpness);
  });
});
