import { describe, expect, it } from 'vitest';
import type { LineSymbol } from './line-text.ts';
import type { Picture } from '../../src/plate/picture.ts';
import { plateOfCrop, platesOfLines } from './plates-of-lines.ts';
import type { ReadLine } from './rows.ts';

/** A picture of 2000 x 1000 pixels, decoded at half its size. */
const PICTURE: Picture = {
  pixels: { data: new Uint8Array(), width: 1000, height: 500 },
  width: 2000,
  height: 1000,
};

function line(text: string, doubts: Readonly<Record<number, LineSymbol['runnersUp']>> = {}): ReadLine {
  const symbols = Array.from(text, (char, index) => ({
    char,
    score: doubts[index] === undefined ? 1 : 0.6,
    at: (index + 0.5) / text.length,
    small: 0,
    runnersUp: doubts[index] ?? [],
  }));
  return { box: { cx: 500, cy: 250, w: 200, h: 40, angle: 0 }, readings: [symbols] };
}

describe('plates as others see them', () => {
  it('have boxes in pixels of the picture as sent, with the rim of the plate around the text', () => {
    const [plate] = platesOfLines([line('ABC1234')], PICTURE);
    expect(plate?.box).toEqual({ x: 780, y: 444, w: 440, h: 112 });
  });

  it('have a score for each character, and a confidence that a doubtful one lowers', () => {
    const [sure] = platesOfLines([line('ABC1234')], PICTURE);
    const [doubtful] = platesOfLines([line('ABC1234', { 1: [] })], PICTURE);
    expect(sure).toMatchObject({ confidence: 1, candidates: [] });
    expect(sure?.characters.map(({ char, score }) => `${char} ${score}`)).toEqual(
      Array.from('ABC1234', (char) => `${char} 1`),
    );
    expect(doubtful?.characters[1]?.score).toBe(0.6);
    expect(doubtful?.confidence).toBeCloseTo(0.6 ** (1 / 7));
  });

  it('name what else they may be, best first', () => {
    const doubts = { 1: [{ char: '8', score: 0.3 }], 6: [{ char: 'A', score: 0.2 }] };
    const [plate] = platesOfLines([line('ABC1234', doubts)], PICTURE);
    expect(plate?.candidates.map(({ text }) => text)).toEqual(['A8C1234', 'ABC123A', 'A8C123A']);
  });
});

describe('a crop', () => {
  it('is the likeliest of the ways to read it', () => {
    expect(plateOfCrop([[line('IU0N8')], [line('KA03D7238')]], PICTURE).map(({ text }) => text)).toEqual([
      'KA03D7238',
    ]);
  });

  it('is a plate whatever it says, unless nothing was read', () => {
    expect(plateOfCrop([[line('FAMILY')]], PICTURE).map(({ text }) => text)).toEqual(['FAMILY']);
    expect(plateOfCrop([[line('')], []], PICTURE)).toEqual([]);
  });
});
