import fc from 'fast-check';
import { expect, it } from 'vitest';
import { anyPlate } from '../../../test/any-plates.ts';
import { frame, frames, seen } from '../../../test/seen-plates.ts';
import type { Reading } from '../reading.ts';
import { likeness } from './alignment.ts';
import { framesOf } from './frames.ts';
import type { Frame } from './frames.ts';
import { plateTracker } from './tracks.ts';
import type { PlateTracker } from './tracks.ts';

/** A tracker that is shown the newest `count` frames after each one. */
function shown(readings: readonly Reading[], count: number, look: (heard: readonly Frame[]) => void): void {
  let heard: readonly Frame[] = [];
  for (const end of readings.keys()) {
    heard = framesOf(readings.slice(Math.max(0, end + 1 - count), end + 1), heard);
    look(heard);
  }
}

const platesOf = (follow: PlateTracker, heard: readonly Frame[]) =>
  follow(heard).map((track) => track.map(({ plate }) => plate));

it('follows plates through frames that come and go as if it saw them for the first time', () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(anyPlate, { maxLength: 3 }), { maxLength: 14 }),
      fc.integer({ min: 2, max: 8 }),
      (all, count) => {
        const follow = plateTracker();
        shown(
          all.map((plates, at) => frame(at, ...plates)),
          count,
          (heard) => {
            expect(platesOf(follow, heard)).toEqual(platesOf(plateTracker(), heard));
          },
        );
      },
    ),
  );
});

it.each([
  ['first', 300, [3, 1]],
  ['second', 900, [1, 3]],
])('goes on with the nearer one of two plates that say the same: the %s', (_, x, lengths) => {
  const both = [seen('KA01AB1234', { x: 300 }), seen('KA01AB1234', { x: 900, score: 0.9 })];
  const one = frames(2, () => [seen('KA01AB1234', { x })], 1);
  const tracks = plateTracker()(framesOf([frame(0, ...both), ...one]));
  expect(tracks.map(({ length }) => length)).toEqual(lengths);
});

it('takes the nearer one of two sightings that say the same, not the surer one', () => {
  const both = [seen('KA01AB1234', { x: 300, score: 0.9 }), seen('KA01AB1234', { x: 900 })];
  const [track] = plateTracker()(framesOf([frame(0, seen('KA01AB1234', { x: 300 })), frame(1, ...both)]));
  expect(track?.map(({ plate }) => plate.box.x)).toEqual([300, 300]);
});

it('compares a plate with what it saw before only when that is not the same as the last time', () => {
  let compared = 0;
  const follow = plateTracker((one, other) => {
    compared += 1;
    return likeness(one, other);
  });
  const twoCars = frames(40, () => [seen('KA01AB1234'), seen('DL2CAQ9876', { x: 900 })]);
  const perFrame: number[] = [];
  shown(twoCars, 20, (heard) => {
    const before = compared;
    follow(heard);
    perFrame.push(compared - before);
  });
  // Of each plate with the newest three sightings of the other one.
  expect(perFrame.slice(4, 20)).toEqual(Array.from({ length: 16 }, () => 6));
  // The oldest frame is gone too, which the three after it looked back at.
  expect(Math.max(...perFrame.slice(20))).toBeLessThan(4 * 6);
});
