import { describe, expect, it } from 'vitest';
import { answered, answerOf, answersOf, BOX, photoOf, truePlate } from './fixtures.ts';
import { judge } from './judge.ts';
import { falsePlatesOf, misreadPlates, notFoundPlates } from './misses.ts';

const PHOTOS = [photoOf('1.jpg'), photoOf('2.jpg')];
const OURS = judge(
  PHOTOS,
  answersOf([answerOf([answered('AB12CD')]), answerOf([answered('A812CD', BOX, ['AB12CD'])])]),
);
const OTHERS = judge(
  PHOTOS,
  answersOf([answerOf([]), answerOf([answered('AB12CD')])], { contestant: 'tesseract' }),
);

describe('what was read wrong', () => {
  it('is what one of ours read wrong, with what each made of it', () => {
    expect(misreadPlates([OURS, OTHERS], ['plates'])).toMatchObject([
      {
        photo: '2.jpg',
        truth: 'AB12CD',
        box: BOX,
        answers: [
          { contestant: 'plates', text: 'A812CD', candidates: ['AB12CD'], isFolded: false },
          { contestant: 'tesseract', text: 'AB12CD', isFolded: true },
        ],
      },
    ]);
    expect(misreadPlates([OURS, OTHERS], ['tesseract']).map(({ photo }) => photo)).toEqual(['1.jpg']);
  });

  it('is nothing where no text is asked for, and says nothing of those that read none', () => {
    const photo = photoOf('1.jpg', { plates: [truePlate(null)] });
    expect(misreadPlates([judge([photo], answersOf([answerOf([answered('X')])]))], ['plates'])).toEqual([]);
    const finder = judge(
      PHOTOS,
      answersOf([answerOf([]), answerOf([])], { contestant: 'finder', kind: 'finder' }),
    );
    const [misread] = misreadPlates([finder, OURS], ['plates']);
    expect(misread?.answers.map(({ contestant }) => contestant)).toEqual(['plates']);
  });
});

describe('what went wrong in finding', () => {
  it('is a labelled plate that is covered by less than half, and an answer about none', () => {
    const sign = answered('', { ...BOX, x: 400 });
    const finder = judge(
      PHOTOS,
      answersOf(
        [answerOf([answered('', { ...BOX, w: 59 }), sign]), answerOf([answered('', { ...BOX, w: 60 })])],
        {
          contestant: 'finder',
          kind: 'finder',
        },
      ),
    );
    expect(notFoundPlates(finder)).toMatchObject([{ photo: '1.jpg', contestant: 'finder', truth: 'AB12CD' }]);
    expect(falsePlatesOf(finder)).toEqual([
      { set: 'street', photo: '1.jpg', contestant: 'finder', box: sign.box, text: '' },
    ]);
  });
});
