import { describe, expect, it } from 'vitest';
import { cornersOf } from './geometry.ts';
import type { TurnedBox } from './geometry.ts';
import { findLines, PP_OCR_RULES } from './text-lines.ts';
import type { ProbabilityMap } from './text-lines.ts';

/** A map that is sure of text inside the boxes and of none outside. */
function mapOf(boxes: readonly (TurnedBox & { readonly probability?: number })[]): ProbabilityMap {
  const width = 200;
  const height = 120;
  const values = new Float32Array(width * height);
  for (const { cx, cy, w, h, angle, probability = 0.9 } of boxes) {
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) {
        const dx = x + 0.5 - cx;
        const dy = y + 0.5 - cy;
        const along = dx * Math.cos(angle) + dy * Math.sin(angle);
        const across = dy * Math.cos(angle) - dx * Math.sin(angle);
        if (Math.abs(along) < w / 2 && Math.abs(across) < h / 2) values[y * width + x] = probability;
      }
    }
  }
  return { values, width, height };
}

const NO_GROWTH = { ...PP_OCR_RULES, growth: 0 };
const LEVEL: TurnedBox = { cx: 60, cy: 30, w: 80, h: 10, angle: 0 };

describe('lines of text in a probability map', () => {
  it('finds none in an empty one', () => {
    expect(findLines(mapOf([]))).toEqual([]);
  });

  it('finds a level line where it is', () => {
    const [line, ...others] = findLines(mapOf([LEVEL]), NO_GROWTH);
    expect(others).toEqual([]);
    expect(line?.box).toEqual({ ...LEVEL, angle: expect.closeTo(0) as number });
    expect(line?.score).toBeCloseTo(0.9);
  });

  it.each([-40, -20, -7, 7, 20, 40])('finds a line turned by %i degrees', (degrees) => {
    const turned = { cx: 100, cy: 60, w: 90, h: 14, angle: (degrees * Math.PI) / 180 };
    const [line] = findLines(mapOf([turned]), NO_GROWTH);
    expect(((line?.box.angle ?? 0) * 180) / Math.PI).toBeCloseTo(degrees, -1);
    expect(line?.box.w).toBeGreaterThan(86);
    expect(line?.box.w).toBeLessThan(95);
    expect(line?.box.h).toBeLessThan(18);
    const [topLeft, topRight] = cornersOf(turned);
    expect(topLeft.x).toBeLessThan(topRight.x);
  });

  it('keeps lines apart that do not touch, the surest first', () => {
    const lines = findLines(
      mapOf([
        { ...LEVEL, probability: 0.7 },
        { ...LEVEL, cy: 60 },
      ]),
      NO_GROWTH,
    );
    expect(lines.map(({ box }) => box.cy)).toEqual([60, 30]);
  });

  it('grows the heart of a line to the whole: by area x growth / perimeter on each side', () => {
    const [line] = findLines(mapOf([LEVEL]), { ...PP_OCR_RULES, growth: 1.8 });
    const distance = (80 * 10 * 1.8) / 180;
    expect(line?.box.h).toBeCloseTo(10 + 2 * distance);
    expect(line?.box.w).toBeCloseTo(80 + 2 * distance);
  });

  it('drops what is unsure or too small to be a line', () => {
    expect(findLines(mapOf([{ ...LEVEL, probability: 0.4 }]))).toEqual([]);
    expect(findLines(mapOf([{ ...LEVEL, probability: 0.2 }]))).toEqual([]);
    expect(findLines(mapOf([{ ...LEVEL, w: 2, h: 2 }]))).toEqual([]);
  });
});
