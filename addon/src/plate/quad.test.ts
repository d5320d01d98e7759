import { describe, expect, it } from 'vitest';
import { overlap, widened } from './quad.ts';
import type { Quad } from './reading.ts';

describe('the overlap of two plates', () => {
  const square = (left: number, side: number): Quad => [
    { x: left, y: 0 },
    { x: left + side, y: 0 },
    { x: left + side, y: side },
    { x: left, y: side },
  ];

  it.each([
    [square(0, 10), square(0, 10), 1],
    [square(0, 10), square(5, 10), 1 / 3],
    [square(0, 10), square(20, 10), 0],
    [square(0, 0), square(0, 0), 0],
  ])('is the part that both cover of what either covers', (a, b, wanted) => {
    expect(overlap(a, b)).toBeCloseTo(wanted);
  });
});

describe('a plate widened', () => {
  it('leaves room on all sides, in parts of the height', () => {
    const plate: Quad = [
      { x: 10, y: 10 },
      { x: 110, y: 10 },
      { x: 110, y: 30 },
      { x: 10, y: 30 },
    ];
    expect(widened(plate, 0.1)).toEqual([
      { x: 8, y: 8 },
      { x: 112, y: 8 },
      { x: 112, y: 32 },
      { x: 8, y: 32 },
    ]);
  });

  it('follows a plate that is turned', () => {
    const turned: Quad = [
      { x: 0, y: 0 },
      { x: 0, y: 100 },
      { x: -20, y: 100 },
      { x: -20, y: 0 },
    ];
    const [topLeft, topRight, bottomRight] = widened(turned, 0.5);
    expect(topLeft).toEqual({ x: 10, y: -10 });
    expect(topRight).toEqual({ x: 10, y: 110 });
    expect(bottomRight).toEqual({ x: -30, y: 110 });
  });
});
