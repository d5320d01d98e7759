import { expect, it } from 'vitest';
import type { Quad } from '../reading.ts';
import { widened } from './widened.ts';

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
