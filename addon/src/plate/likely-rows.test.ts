import { describe, expect, it } from 'vitest';
import { likelyRows } from './likely-rows.ts';
import type { Quad } from './reading.ts';

function upright(x: number, y: number, w: number, h: number): Quad {
  return [
    { x, y },
    { x: x + w, y },
    { x: x + w, y: y + h },
    { x, y: y + h },
  ];
}

describe('how many rows a plate has', () => {
  it.each([
    ['as the finder says, whatever its shape', upright(0, 0, 150, 100), 0.2, 1],
    ['as the finder says, whatever its shape', upright(0, 0, 500, 100), 0.9, 2],
    ['two where it cannot tell and the plate is squarish', upright(0, 0, 150, 100), null, 2],
    ['one where it cannot tell and the plate is long', upright(0, 0, 450, 100), null, 1],
  ] as const)('is %s', (_, corners, twoRows, rows) => {
    expect(likelyRows({ corners, twoRows })).toBe(rows);
  });
});
