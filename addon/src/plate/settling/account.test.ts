import fc from 'fast-check';
import { expect, it } from 'vitest';
import { anyPlate } from '../../../test/any-plates.ts';
import { seen } from '../../../test/seen-plates.ts';
import type { PlateReading } from '../reading.ts';
import { accountKeeper } from './account.ts';
import type { Sighting } from './frames.ts';
import type { Track } from './tracks.ts';

function sightingOf(plate: PlateReading, frame: number): Sighting {
  return { frame, reader: 'eye', plate };
}

function isTrack(sightings: Sighting[]): sightings is [Sighting, ...Sighting[]] {
  return sightings.length > 0;
}

it('says what was read how often, with what it weighs by its size', () => {
  const unsure = seen('AB', { h: 10, score: 0.5, witness: 'A8' });
  const doubtful = {
    ...unsure,
    characters: unsure.characters.map((each) => ({ ...each, runnersUp: [{ char: 'X', score: 0.25 }] })),
  };
  const track: Track = [
    sightingOf(doubtful, 0),
    sightingOf(seen('AB', { h: 30, score: 1 }), 1),
    sightingOf(seen('A8'), 2),
  ];
  const { said, witnessed } = accountKeeper()(track);
  expect(said.get('AB')).toEqual({
    frames: 2,
    absent: 30e6,
    whole: 25e6,
    characters: [
      { votes: 25e6, runnersUp: new Map([['X', 2.5e6]]) },
      { votes: 25e6, runnersUp: new Map([['X', 2.5e6]]) },
    ],
  });
  expect([...said.keys()]).toEqual(['AB', 'A8']);
  expect(witnessed).toEqual(new Map([['witness', new Map(Object.entries({ A8: 2, AB: 1 }))]]));
});

it('of a track is the same whatever was counted before, whichever sightings came and went', () => {
  const anyTurn = fc.array(fc.constantFrom('neither', 'one', 'other'), { minLength: 9, maxLength: 9 });
  fc.assert(
    fc.property(
      fc.array(anyPlate, { minLength: 9, maxLength: 9 }),
      fc.array(anyTurn, { minLength: 2, maxLength: 6 }),
      (plates, turns) => {
        const sightings = plates.map(sightingOf);
        const keeper = accountKeeper();
        for (const turn of turns) {
          const tracks = ['one', 'other']
            .map((name) => sightings.filter((_, index) => turn[index] === name))
            .filter(isTrack);
          expect(tracks.map((track) => keeper(track))).toEqual(tracks.map((track) => accountKeeper()(track)));
        }
      },
    ),
  );
});

it('is brought up to date with what came and went: nothing else is counted again', () => {
  const counted: number[] = [];
  const sightings = Array.from({ length: 6 }, (_, at): Sighting => {
    const plate = seen('KA01AB1234');
    const { characters } = plate;
    return sightingOf(
      {
        ...plate,
        get characters() {
          counted.push(at);
          return characters;
        },
      },
      at,
    );
  });
  const keeper = accountKeeper();
  const countedOf = (first: number, end: number) => {
    counted.length = 0;
    const track = sightings.slice(first, end);
    if (isTrack(track)) keeper(track);
    return [...new Set(counted)];
  };
  expect(countedOf(0, 4)).toEqual([0, 1, 2, 3]);
  expect(countedOf(0, 4)).toEqual([]);
  expect(countedOf(0, 5)).toEqual([4]);
  expect(countedOf(1, 6)).toEqual([0, 5]);
  expect(countedOf(3, 6)).toEqual([1, 2]);
});
