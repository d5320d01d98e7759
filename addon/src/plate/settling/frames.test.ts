import { expect, it } from 'vitest';
import { frame, frames, seen } from '../../../test/seen-plates.ts';
import type { Reading } from '../reading.ts';
import { framesOf } from './frames.ts';
import type { Frame } from './frames.ts';

const textsIn = ({ sightings }: Frame) => sightings.map(({ plate }) => plate.text);

it('a frame is what all readers saw at one instant, each plate once, the surest first', () => {
  const one = frame(3, seen('KA01AB1234', { score: 0.8 }), seen('XX9', { x: 900, score: 0.7 }));
  const other: Reading = { ...frame(3, seen('KA01A81234', { score: 0.9 })), reader: 'other eye' };
  const before = frame(1, seen('DL2CAB1'));
  const made = framesOf([one, before, other]);
  expect(made.map(textsIn)).toEqual([['DL2CAB1'], ['KA01A81234', 'XX9']]);
  expect(made[1]?.sightings.map(({ reader }) => reader)).toEqual(['other eye', 'eye']);
});

it('a frame that comes again is the same object, also when those before it are gone', () => {
  const readings = frames(5, () => [seen('KA01AB1234')]);
  const first = framesOf(readings.slice(0, 4));
  expect(framesOf(readings.slice(0, 4), first).every((again, at) => again === first[at])).toBe(true);
  const later = framesOf(readings.slice(2), first);
  expect(later.slice(0, 2).every((again, at) => again === first[at + 2])).toBe(true);
  expect(later.map(({ number }) => number)).toEqual([2, 3, 4]);
});

it('a frame is another one when another reader looked at it too, or when one came between', () => {
  const [zero, one, two] = frames(3, () => [seen('KA01AB1234')]) as [Reading, Reading, Reading];
  const first = framesOf([zero, two]);
  const twice = framesOf([zero, two, { ...two, reader: 'other eye' }], first);
  expect([twice[0] === first[0], twice[1] === first[1]]).toEqual([true, false]);
  const between = framesOf([zero, one, two], first);
  expect([between[0] === first[0], between[2] === first[1]]).toEqual([true, false]);
  expect(between.map(({ number }) => number)).toEqual([0, 1, 2]);
});
