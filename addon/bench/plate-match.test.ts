import { describe, expect, it } from 'vitest';
import { folded, overlapOf, plain } from './plate-match.ts';

describe('the text of a label', () => {
  it('is compared without separators and marks', () => {
    expect(plain('Lü-ab 12')).toBe('LUAB12');
    expect(plain('ŠK·012')).toBe('SK012');
  });

  it('is folded where plates draw two characters alike', () => {
    expect(folded('OI01')).toBe('0101');
  });
});

describe('two boxes', () => {
  const box = { x: 0, y: 0, w: 10, h: 10 };
  it('overlap in what they share of what they cover', () => {
    expect(overlapOf(box, box)).toBe(1);
    expect(overlapOf(box, { ...box, x: 5 })).toBeCloseTo(1 / 3);
    expect(overlapOf(box, { ...box, x: 10 })).toBe(0);
    expect(overlapOf({ ...box, w: 0 }, { ...box, w: 0 })).toBe(0);
  });
});
