import { describe, expect, it } from 'vitest';
import { quoted, wrongCell } from './wrong-cell.ts';

describe('a cell in a sentence', () => {
  it('is named with what is allowed there', () => {
    expect(wrongCell('maybe', 'yes or no')).toBe('"maybe" cannot be; it must be yes or no.');
  });

  it('is no longer than one needs to know it again by', () => {
    expect(quoted('x'.repeat(40))).toBe(`"${'x'.repeat(40)}"`);
    expect(quoted('x'.repeat(41))).toBe(`"${'x'.repeat(40)}…"`);
  });

  it('breaks no line, also where it is cut within a sign of two halves', () => {
    expect(quoted('a\nb"')).toBe('"a\\nb\\""');
    expect(quoted(`${'x'.repeat(39)}🚗`)).toBe(`"${'x'.repeat(39)}\uFFFD…"`);
  });
});
