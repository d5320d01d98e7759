import { describe, expect, it } from 'vitest';
import { writtenPlate } from './written-plate.ts';

describe('a plate that a person writes', () => {
  it.each<[string, string | null]>([
    ['ka 01 ab-1234', 'KA01AB1234'],
    ['MÜ·AB 12', 'MUAB12'],
    ['А123ВС77', 'A123BC77'], // Cyrillic letters that look like Latin ones.
    ['ＫＡ01', 'KA01'],
    ['12E5', '12E5'],
    ['A'.repeat(16), 'A'.repeat(16)],
    ['A'.repeat(17), null],
    ['A'.repeat(300), null],
    [`A${'-'.repeat(32)}`, null],
    ['A '.repeat(16), 'A'.repeat(16)],
    [' 1.2E+06 ', null],
    ['1.2E+06', null],
    ['1,2e+06', null],
    ['Д123ВС', null], // A Cyrillic letter that looks like none of ours.
    ['١٢٣٤', null],
    ['KA01_AB', null],
    ['=KA01', null],
    ['---', null],
    ['', null],
  ])('%j is %j', (written, plate) => {
    expect(writtenPlate(written)).toBe(plate);
  });
});
