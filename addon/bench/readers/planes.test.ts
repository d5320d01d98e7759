import { describe, expect, it } from 'vitest';
import type { Pixels } from '../../src/plate/pixels.ts';
import { toPlanes } from './planes.ts';
import type { Normalisation } from './planes.ts';

const PLAIN: Normalisation = { planes: [0, 1, 2], mean: [0, 0, 0], deviation: [1, 1, 1] };

describe('a picture for a network', () => {
  it('is laid out in planes, in the order and range that the network wants', () => {
    const pixel: Pixels = { data: Uint8Array.of(255, 0, 51), width: 1, height: 1 };
    expect([...toPlanes(pixel, PLAIN)]).toEqual([1, 0, expect.closeTo(0.2)]);
    const other: Normalisation = { planes: [2, 1, 0], mean: [0.2, 0.5, 0.5], deviation: [0.1, 0.5, 0.25] };
    expect([...toPlanes(pixel, other)]).toEqual([expect.closeTo(0), -1, 2]);
  });
});
