import { describe, expect, it } from 'vitest';
import { likelyRows } from './likely-rows.ts';
import { quadOf } from './quad.ts';

describe('how many rows a plate has', () => {
  it.each([
    ['as the finder says, whatever its shape', quadOf({ x: 0, y: 0, w: 150, h: 100 }), 0.2, 1],
    ['as the finder says, whatever its shape', quadOf({ x: 0, y: 0, w: 500, h: 100 }), 0.9, 2],
    ['two where it cannot tell and the plate is squarish', quadOf({ x: 0, y: 0, w: 150, h: 100 }), null, 2],
    ['one where it cannot tell and the plate is long', quadOf({ x: 0, y: 0, w: 450, h: 100 }), null, 1],
  ] as const)('is %s', (_, corners, twoRows, rows) => {
    expect(likelyRows({ corners, twoRows })).toBe(rows);
  });
});
