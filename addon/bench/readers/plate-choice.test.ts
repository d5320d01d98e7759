import { describe, expect, it } from 'vitest';
import type { TurnedBox } from './geometry.ts';
import type { LineSymbol } from './line-text.ts';
import { isSeparator } from './line-text.ts';
import { choosePlates } from './plate-choice.ts';
import type { ReadLine } from './rows.ts';

interface LineSketch {
  readonly text: string;
  readonly x?: number;
  readonly y?: number;
  readonly h?: number;
  readonly score?: number;
}

function symbolsOf(text: string, score: number): readonly LineSymbol[] {
  return Array.from(text, (char, index) => ({
    char: char.toUpperCase(),
    score: isSeparator(char) ? 1 : score,
    at: (index + 0.5) / text.length,
    small: /[a-z]/.test(char) ? 1 : 0,
    runnersUp: [],
  }));
}

/** A line of letters half as wide as high, its left top corner at x, y. */
function line({ text, x = 100, y = 100, h = 40, score = 0.99 }: LineSketch): ReadLine {
  const w = (text.length * h) / 2;
  const box: TurnedBox = { cx: x + w / 2, cy: y + h / 2, w, h, angle: 0 };
  return { box, readings: [symbolsOf(text, score)] };
}

function chosen(lines: readonly LineSketch[]): readonly string[] {
  return choosePlates(lines.map(line)).map(({ characters }) => characters.map(({ char }) => char).join(''));
}

describe('the plate among the lines of a picture', () => {
  it('is found without separators', () => {
    expect(chosen([{ text: 'HH-AB 123' }])).toEqual(['HHAB123']);
    expect(chosen([{ text: 'ABC·1D23' }])).toEqual(['ABC1D23']);
  });

  it('is none of the words, numbers, times and addresses of a street', () => {
    const street = [
      'TAXI',
      'WWW.CARS.COM',
      '0800 123456789',
      '12:30:44',
      '24.12.2025',
      'SALE',
      '7',
      'P',
      '50',
    ];
    expect(chosen(street.map((text, index) => ({ text, y: index * 200 })))).toEqual([]);
  });

  it('comes before larger texts that are less like a plate', () => {
    const [first] = chosen([
      { text: 'OPEN 24 HOURS', y: 0, h: 60 },
      { text: 'KA03D7238', y: 400, h: 30 },
    ]);
    expect(first).toBe('KA03D7238');
  });

  it('is not a word in small letters in which an I and an O may be figures', () => {
    expect(chosen([{ text: 'CIOSED' }])).toEqual(['CIOSED']);
    expect(chosen([{ text: 'CIosed' }])).toEqual([]);
  });

  it('comes before a smaller one in the distance', () => {
    const [first] = chosen([
      { text: 'ABC1234', y: 0, h: 16 },
      { text: 'XYZ5678', y: 400, h: 50 },
    ]);
    expect(first).toBe('XYZ5678');
  });

  it('leaves the name of the state out, above or before it', () => {
    expect(
      chosen([
        { text: 'NEW YORK', y: 60, h: 18 },
        { text: 'HYB 5938' },
        { text: 'EMPIRE STATE', y: 145, h: 14 },
      ]),
    ).toEqual(['HYB5938']);
    expect(chosen([{ text: 'TEXAS ABC1234' }])).toEqual(['ABC1234']);
  });

  it('is joined from words that were found apart on one line', () => {
    expect(chosen([{ text: 'ABC' }, { text: '1234', x: 180 }])).toEqual(['ABC1234']);
    expect(chosen([{ text: '1234', x: 180 }, { text: 'ABC' }])).toEqual(['ABC1234']);
  });

  it('is joined from two rows, the upper one first', () => {
    expect(
      chosen([
        { text: 'AF2434', y: 142 },
        { text: 'KA03', x: 120 },
      ]),
    ).toEqual(['KA03AF2434']);
  });

  it('is not joined from lines far apart, of other heights or side by side with a gap', () => {
    expect(chosen([{ text: 'ABC1234' }, { text: 'XYZ5678', y: 300 }])).toHaveLength(2);
    expect(chosen([{ text: 'ABC1234' }, { text: '2011', y: 142, h: 15 }])[0]).toBe('ABC1234');
    expect(chosen([{ text: 'AB12' }, { text: 'CD34', x: 500 }])).not.toContain('AB12CD34');
  });

  it('is joined along a slope', () => {
    const angle = 0.3;
    const at = (text: string, along: number): ReadLine => ({
      box: {
        cx: 200 + along * Math.cos(angle),
        cy: 200 + along * Math.sin(angle),
        w: text.length * 20,
        h: 40,
        angle,
      },
      readings: [symbolsOf(text, 0.99)],
    });
    const plates = choosePlates([at('ABC', 0), at('1234', 85)]);
    expect(plates.map(({ characters }) => characters.map(({ char }) => char).join(''))).toEqual(['ABC1234']);
    expect(plates[0]?.box.angle).toBeCloseTo(angle);
  });

  it('takes the surer of two readings of one line', () => {
    const [plate, ...others] = choosePlates([
      { ...line({ text: 'ABC1Z34' }), readings: [symbolsOf('ABC1Z34', 0.6), symbolsOf('ABC1234', 0.95)] },
    ]);
    expect(plate?.characters.map(({ char }) => char).join('')).toBe('ABC1234');
    expect(others).toEqual([]);
  });
});
