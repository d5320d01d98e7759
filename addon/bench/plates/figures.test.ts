import { describe, expect, it } from 'vitest';
import type { PhotoAnswer } from './answers.ts';
import { figuresOf } from './figures.ts';
import type { ContestantFigures } from './figures.ts';
import { answered, answerOf, answersOf, BOX, photoOf, truePlate } from './fixtures.ts';
import { judge } from './judge.ts';
import type { BenchPhoto } from './photo.ts';

function figures(...pairs: readonly (readonly [BenchPhoto, PhotoAnswer])[]): ContestantFigures {
  const answers = answersOf(pairs.map(([, answer]) => answer));
  return figuresOf(
    answers,
    judge(
      pairs.map(([photo]) => photo),
      answers,
    ),
  );
}

const READ = answerOf([answered('AB12CD')]);
const WRONG = answerOf([answered('AB12CO')]);

describe('the figures of a contestant', () => {
  it('are apart for each set', () => {
    const { sets } = figures(
      [photoOf('1.jpg'), READ],
      [photoOf('2.jpg'), WRONG],
      [photoOf('1.jpg', { set: 'yard' }), READ],
    );
    expect(sets).toMatchObject([
      { group: 'street', photos: 2, strict: { hits: 1, of: 2 }, surestStrict: { hits: 1, of: 2 } },
      { group: 'yard', photos: 1, strict: { hits: 1, of: 1 } },
    ]);
  });

  it('count false plates in the photos whose boxes are known, and no other', () => {
    const sign = answered('STOP', { ...BOX, x: 400 });
    const { sets } = figures(
      [photoOf('1.jpg'), answerOf([answered('AB12CD'), sign])],
      [photoOf('2.jpg'), READ],
      [photoOf('3.jpg', { plates: [truePlate('AB12CD', { box: null })] }), answerOf([sign])],
    );
    expect(sets[0]?.falsePerPhoto).toBe(0.5);
  });

  it('take times of opened photos only, and none where none is told', () => {
    const [opened] = figures(
      [photoOf('1.jpg'), answerOf([], 10)],
      [photoOf('2.jpg'), answerOf([], 30)],
      [photoOf('3.jpg'), answerOf(null, 5000)],
    ).sets;
    expect(opened).toMatchObject({ photos: 3, unopened: 1, cpuMsMedian: 30, cpuMsP95: 30, wallMsMedian: 31 });
    const [untold] = figures([photoOf('1.jpg'), { plates: [], cpuMs: null, wallMs: null }]).sets;
    expect(untold).toMatchObject({ cpuMsMedian: null, cpuMsP95: null, wallMsMedian: null });
  });

  it('are grouped by width, rows and light, in that order of groups and without empty ones', () => {
    const ofWidth = (w: number): BenchPhoto['plates'][number] => truePlate('AB12CD', { box: { ...BOX, w } });
    const { byWidth, byRows, byLight } = figures(
      [photoOf('1.jpg', { plates: [ofWidth(250)], light: 'dark' }), READ],
      [photoOf('2.jpg', { plates: [ofWidth(39.9)] }), WRONG],
      [photoOf('3.jpg', { plates: [ofWidth(40)] }), READ],
      [photoOf('4.jpg', { plates: [truePlate('AB12CD', { rows: 2 })] }), READ],
      [photoOf('5.jpg', { plates: [truePlate('AB12CD', { box: null, rows: null })], light: 'dim' }), READ],
    );
    const counted = (groups: ContestantFigures['byWidth']): readonly unknown[] =>
      groups.map(({ group, strict }) => [group, strict?.hits, strict?.of]);
    expect(counted(byWidth)).toEqual([
      ['0 to 40 px', 0, 1],
      ['40 to 70 px', 1, 1],
      ['100 to 150 px', 1, 1],
      ['250 px and more', 1, 1],
    ]);
    expect(counted(byRows)).toEqual([
      ['one row', 2, 3],
      ['two rows', 1, 1],
    ]);
    expect(counted(byLight)).toEqual([
      ['dark', 1, 1],
      ['dim', 1, 1],
      ['bright', 2, 3],
    ]);
  });

  it('are grouped by region, the most frequent first', () => {
    const of = (region: string | null): BenchPhoto =>
      photoOf(`${region ?? 'none'}.jpg`, { plates: [truePlate('AB12CD', { region })] });
    const { byRegion } = figures([of('NL'), READ], [of(null), READ], [of('IN'), READ], [of('IN'), WRONG]);
    expect(byRegion.map(({ group, strict }) => [group, strict?.of])).toEqual([
      ['IN', 2],
      ['NL', 1],
      ['not told', 1],
    ]);
  });
});
