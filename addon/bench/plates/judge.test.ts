import { describe, expect, it } from 'vitest';
import { answered, answerOf, answersOf, BOX, photoOf, truePlate } from './fixtures.ts';
import { judge } from './judge.ts';

const ELSEWHERE = { ...BOX, x: 400 };
const PHOTO = photoOf('1.jpg');

describe('a reader of whole photos', () => {
  it('has read a plate when any of its answers has the text', () => {
    const { plates, photos } = judge(
      [PHOTO],
      answersOf([answerOf([answered('POLICE', ELSEWHERE), answered('AB12CD')])]),
    );
    expect(plates).toMatchObject([
      { truth: 'AB12CD', text: 'AB12CD', isExact: true, isFolded: true, overlap: 1 },
    ]);
    expect(photos).toMatchObject([{ surestIsExact: false, surestIsFolded: false }]);
  });

  it('has read it but for O and 0 when it is only right folded', () => {
    const photo = photoOf('1.jpg', { plates: [truePlate('AB10')] });
    const { plates, photos } = judge([photo], answersOf([answerOf([answered('ABIO')])]));
    expect(plates).toMatchObject([{ isExact: false, isFolded: true }]);
    expect(photos).toMatchObject([{ surestIsExact: false, surestIsFolded: true }]);
  });

  it('is shown with what it read nearest to the plate where it is wrong', () => {
    const answer = answerOf([answered('POLICE', ELSEWHERE), answered('A812CD', BOX, ['AB12CD'])]);
    const { plates } = judge([PHOTO], answersOf([answer]));
    expect(plates).toMatchObject([
      { text: 'A812CD', candidates: ['AB12CD'], isExact: false, isFolded: false },
    ]);
  });

  it('is not shown with what it read elsewhere', () => {
    const { plates } = judge([PHOTO], answersOf([answerOf([answered('POLICE', ELSEWHERE)])]));
    expect(plates).toMatchObject([{ text: '', candidates: [], isFolded: false, overlap: 0 }]);
  });

  it('has read and found nothing in a photo that it could not open', () => {
    const { plates, photos } = judge([PHOTO], answersOf([answerOf(null)]));
    expect(plates).toMatchObject([{ text: '', isExact: false, overlap: 0 }]);
    expect(photos).toMatchObject([{ isOpened: false, surestIsExact: false, falsePlates: [] }]);
  });

  it('is not asked for what labels do not tell', () => {
    const photo = photoOf('1.jpg', { plates: [truePlate(null), truePlate('AB12CD', { box: null })] });
    const { plates, photos } = judge([photo], answersOf([answerOf([answered('QQ', ELSEWHERE)])]));
    expect(plates).toMatchObject([
      { isExact: null, isFolded: null, overlap: 0 },
      { isExact: false, overlap: null },
    ]);
    // The plate without a box may be where the answer is.
    expect(photos).toMatchObject([{ falsePlates: null }]);
  });
});

describe('a part alone', () => {
  it('that finds is judged by boxes only', () => {
    const { plates, photos } = judge(
      [PHOTO],
      answersOf([answerOf([answered('', { ...BOX, w: 60 }), answered('', ELSEWHERE)])], { kind: 'finder' }),
    );
    expect(plates).toMatchObject([{ isExact: null, isFolded: null, overlap: 0.5 }]);
    expect(photos).toMatchObject([{ surestIsExact: null, falsePlates: [{ box: ELSEWHERE }] }]);
  });

  it('that reads boxes is judged by the text of each box, not of another one', () => {
    const photo = photoOf('1.jpg', { plates: [truePlate('ONE1'), truePlate('TWO2', { box: ELSEWHERE })] });
    const { plates, photos } = judge(
      [photo],
      answersOf([answerOf([answered('TWO2'), answered('ONE1', ELSEWHERE)])], { kind: 'recogniser' }),
    );
    expect(plates.map(({ isExact }) => isExact)).toEqual([false, false]);
    expect(plates.map(({ overlap }) => overlap)).toEqual([null, null]);
    expect(photos).toMatchObject([{ surestIsExact: null, falsePlates: null }]);
  });
});
