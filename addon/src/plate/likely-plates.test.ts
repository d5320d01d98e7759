import { describe, expect, it } from 'vitest';
import { plateReadingOf } from '../../test/plate-reading.ts';
import { isWorthReading, likelyPlates } from './likely-plates.ts';
import type { ReadPlate } from './likely-plates.ts';

const CORNERS = [
  { x: 0, y: 0 },
  { x: 100, y: 0 },
  { x: 100, y: 20 },
  { x: 0, y: 20 },
] as const;

function readPlate(text: string, score: number, confidence: number): ReadPlate {
  const reading = plateReadingOf(text, confidence);
  return { found: { corners: CORNERS, score, twoRows: 0 }, reading };
}

function texts(read: readonly ReadPlate[]): readonly string[] {
  return likelyPlates(read).map(({ text }) => text);
}

describe('what was read in a picture', () => {
  it('names the likeliest plate first, not the surest place', () => {
    expect(texts([readPlate('PARKING', 0.7, 0.99), readPlate('KA01AB1234', 0.6, 0.97)])).toEqual([
      'KA01AB1234',
    ]);
  });

  it('keeps a lone plate however badly it can be read', () => {
    expect(texts([readPlate('B0', 0.35, 0.1)])).toEqual(['B0']);
  });

  it('keeps both of two cars', () => {
    expect(texts([readPlate('MH12DE1433', 0.8, 0.95), readPlate('AFC396', 0.9, 0.99)])).toEqual([
      'AFC396',
      'MH12DE1433',
    ]);
  });

  it.each([
    ['a sign', readPlate('TAXI', 0.8, 0.99)],
    ['a number on a wall', readPlate('24', 0.8, 0.99)],
    ['lamps', readPlate('55995', 0.8, 0.6)],
    ['letters on a bumper', readPlate('4CKPEARL', 0.32, 0.99)],
  ])('leaves out %s beside a plate', (_, other) => {
    expect(texts([readPlate('AFC396', 0.9, 0.99), other])).toEqual(['AFC396']);
  });

  it('is nothing where nothing was read', () => {
    expect(texts([])).toEqual([]);
  });
});

describe('what is hardly a plate', () => {
  const hardly = readPlate('', 0.31, 0).found;

  it('is read where nothing surer was', () => {
    expect(isWorthReading(hardly, [])).toBe(true);
    expect(isWorthReading(hardly, [readPlate('PARKING', 0.7, 0.99)])).toBe(true);
    expect(isWorthReading(hardly, [readPlate('AFC396', 0.9, 0.4)])).toBe(true);
  });

  it('is left alone beside a plate', () => {
    expect(isWorthReading(hardly, [readPlate('AFC396', 0.9, 0.99)])).toBe(false);
  });
});
