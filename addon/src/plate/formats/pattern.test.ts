import { describe, expect, it } from 'vitest';
import { UserError } from '../../errors.ts';
import { parsePattern } from './pattern.ts';
import { hasShape, shapesOf } from './shape.ts';

const LISTS = { town: ['A', 'BC', 'BD'] };

function taken(pattern: string, ...texts: readonly string[]): readonly string[] {
  const shapes = shapesOf(parsePattern(pattern, LISTS));
  return texts.filter((text) => shapes.some((shape) => hasShape(text, shape)));
}

describe('a pattern', () => {
  it('says for each place what may stand there, however it is parted', () => {
    expect(taken('LD-[ABX1] |D', 'Z9X0', 'Z910', 'Z9Y0', 'ZZX0', 'Z9X', 'Z9X00')).toEqual(['Z9X0', 'Z910']);
  });

  it('says how often', () => {
    expect(taken('L{2}[1-9]D{0,2}', 'AB1', 'AB10', 'AB100', 'AB01', 'A1', 'AB1000')).toEqual([
      'AB1',
      'AB10',
      'AB100',
    ]);
  });

  it('names a list of texts', () => {
    expect(taken('<town> DD', 'A12', 'BC12', 'BD12', 'BE12', 'B12', 'AB12')).toEqual(['A12', 'BC12', 'BD12']);
  });

  it('keeps what is printed between the characters', () => {
    expect(parsePattern('L-|D', {})).toEqual([
      { kind: 'characters', allowed: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', least: 1, most: 1 },
      { kind: 'separator', printed: '-' },
      { kind: 'row-break' },
      { kind: 'characters', allowed: '0123456789', least: 1, most: 1 },
    ]);
  });

  it.each(['L{3', 'Lx', 'L/D', '<village>D', '[]D', 'D{2,1}', 'D{0}', '[Z-A]'])('cannot be %s', (pattern) => {
    expect(() => parsePattern(pattern, LISTS)).toThrow(UserError);
  });
});
