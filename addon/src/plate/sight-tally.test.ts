import { expect, it } from 'vitest';
import { plateReadingOf } from '../../test/plate-reading.ts';
import type { Reading } from './reading.ts';
import { NOTHING_SEEN, sightOf, withLaterWord, withPicture } from './sight-tally.ts';

function pictureOf(part: Partial<Reading>): Reading {
  return { plates: [], advice: null, reader: 'eye', wallMs: 1, cpuMs: 1, takenAt: 0, ...part };
}

const READ = { plates: [plateReadingOf('KA01AB1234')] };
const EMPTY_TEXT = { plates: [plateReadingOf('')] };

function sightOfAll(...pictures: readonly Partial<Reading>[]) {
  return sightOf(pictures.map(pictureOf).reduce(withPicture, NOTHING_SEEN));
}

it('of a vehicle without a picture says so', () => {
  expect(sightOfAll()).toEqual({
    frames: 0,
    found: 0,
    read: 0,
    brightness: null,
    advice: null,
    firstAt: null,
  });
});

it.each([
  ['nothing', {}, { frames: 1, found: 0, read: 0 }],
  ['what looks like a plate and has no text', { found: 1 }, { frames: 1, found: 1, read: 0 }],
  ['a box without a character in it', EMPTY_TEXT, { frames: 1, found: 1, read: 0 }],
  ['a plate', READ, { frames: 1, found: 1, read: 1 }],
  [
    'two plates in one picture',
    { plates: [...READ.plates, ...READ.plates] },
    { frames: 1, found: 1, read: 1 },
  ],
  ['a plate that a reader elsewhere saw alone', { ...READ, found: 0 }, { frames: 1, found: 1, read: 1 }],
])('a picture that shows %s is counted as that', (_, picture, counts) => {
  expect(sightOfAll(picture)).toMatchObject(counts);
});

it('each picture counts, and the mean is over those whose light was measured', () => {
  expect(sightOfAll({ brightness: 0 }, READ, { brightness: 90 })).toMatchObject({
    frames: 3,
    read: 1,
    brightness: 45,
  });
});

it('the advice is that of the newest picture that had one', () => {
  const advice = (sentence: string) => ({ advice: { flaw: 'glare', sentence } as const });
  expect(sightOfAll(advice('first'), advice('second'), {}).advice).toBe('second');
});

it('the first picture stays the first one', () => {
  expect(sightOfAll({ takenAt: 0 }, { takenAt: 700 }).firstAt).toBe(0);
});

it.each([
  ['sees a plate where none was found', {}, READ, { frames: 1, found: 1, read: 1 }],
  ['reads what was only found', { found: 1 }, READ, { frames: 1, found: 1, read: 1 }],
  ['says the same', READ, READ, { frames: 1, found: 1, read: 1 }],
  ['sees less', READ, {}, { frames: 1, found: 1, read: 1 }],
])('who is heard later and %s: the picture is counted once', (_, first, later, counts) => {
  const seen = withPicture(NOTHING_SEEN, pictureOf(first));
  const heard = withLaterWord(seen, pictureOf(first), pictureOf(later));
  expect(sightOf(heard)).toMatchObject(counts);
});
