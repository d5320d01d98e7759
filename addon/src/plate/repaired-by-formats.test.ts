import { describe, expect, it } from 'vitest';
import { plateReadingOf } from '../../test/plate-reading.ts';
import { regionOrder } from './formats/region-order.ts';
import type { PlateReading } from './reading.ts';
import { repairedByFormats } from './repaired-by-formats.ts';

function repaired(plate: PlateReading, ...codes: readonly string[]): PlateReading {
  return repairedByFormats(plate, regionOrder(codes));
}

const textOf = ({ characters }: PlateReading): string => characters.map(({ char }) => char).join('');
const candidatesOf = ({ candidates }: PlateReading): readonly string[] => candidates.map(({ text }) => text);

describe('a plate that has a look-alike where its country has none', () => {
  const read = plateReadingOf('KAO3D7238');

  it('is put right, and what was read stays: raw, and as the first candidate', () => {
    const plate = repaired(read, 'IN');
    expect(plate.text).toBe('KA03D7238');
    expect(textOf(plate)).toBe('KA03D7238');
    expect(plate.raw).toBe(read.raw);
    expect(candidatesOf(plate)[0]).toBe('KAO3D7238');
    expect(candidatesOf(plate)).not.toContain('KA03D7238');
  });

  it('is put right for the witness too, where fonts draw both characters the same', () => {
    const witnesses = [{ reader: 'witness', text: 'KAO3D7Z38', confidence: 0.5 }];
    expect(repaired({ ...read, witnesses }, 'IN').witnesses[0]?.text).toBe('KAO3D7Z38');
    const same = [{ reader: 'witness', text: 'KAO3D7238', confidence: 0.5 }];
    expect(repaired({ ...read, witnesses: same }, 'IN').witnesses[0]?.text).toBe('KA03D7238');
  });

  it('is left as read where no region is known, or no format is near', () => {
    expect(repaired(read)).toBe(read);
    expect(repaired(plateReadingOf('GK7B578X'), 'NL').text).toBe('GK7B578X');
  });
});

describe('a plate from elsewhere', () => {
  it.each([
    ['77ZFK8', 'DE'],
    ['1112345', 'FR'],
    ['1234ABC', 'FR'],
  ])('is not made into one of the region by swaps that nobody saw: %s at a site in %s', (text, region) => {
    expect(repaired(plateReadingOf(text), region).text).toBe(text);
  });

  it('is put right where the reader saw the other character as well', () => {
    const read = plateReadingOf('KA03D7Z38');
    const seen = {
      ...read,
      characters: read.characters.map((character) =>
        character.char === 'Z' ? { ...character, runnersUp: [{ char: '2', score: 0.02 }] } : character,
      ),
    };
    expect(repaired(read, 'IN').text).toBe('KA03D7Z38');
    expect(candidatesOf(repaired(read, 'IN'))[0]).toBe('KA03D7238');
    expect(repaired(seen, 'IN').text).toBe('KA03D7238');
  });
});

describe('a plate that several texts may be', () => {
  it('stays as read, and they are its first candidates', () => {
    // The middle of a Dutch plate of this shape may be two letters or two figures.
    const read = plateReadingOf('8OBB8B');
    const plate = repaired(read, 'NL');
    expect(plate.text).toBe('8OBB8B');
    expect(candidatesOf(plate).length).toBeGreaterThan(1);
    expect(candidatesOf(plate)).not.toContain('8OBB8B');
  });
});
