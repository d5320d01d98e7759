import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainVisit } from '../visit.ts';
import { likeness, mayBeSame, nearestVisit } from './likeness.ts';

describe('two plates', () => {
  it.each([
    ['KA01AB1234', 'KA01AB1234', 'same'],
    ['KA01AB1234', 'KAO1AB1234', 'look-alike'],
    ['KA01AB1234', 'KA01A81234', 'look-alike'],
    ['KA01AB1234', 'KA01AB1239', 'one-character'],
    ['KA01AB1234', 'KA01AB123', 'one-character'],
    ['A12', 'AB12', 'one-character'],
    ['K0', 'KO0', 'one-character'],
    ['KA01AB1234', 'KA01A8123A', null],
    ['KA01AB1234', 'KA01AB12', null],
  ])('%s and %s: %s', (one, other, is) => {
    expect(likeness(one, other)).toBe(is);
    expect(mayBeSame(one, other)).toBe(is !== null);
  });

  it('are as like as the other way round', () => {
    const anyPlate = fc.stringMatching(/^[A08B]{1,4}$/);
    fc.assert(
      fc.property(anyPlate, anyPlate, (one, other) => {
        expect(likeness(one, other)).toBe(likeness(other, one));
      }),
    );
  });

  it('may be the same where one was not read', () => {
    expect([mayBeSame(null, 'KA1'), mayBeSame('KA1', null), mayBeSame(null, null)]).toEqual([
      true,
      true,
      true,
    ]);
  });
});

describe('the nearest visit', () => {
  const visits = [null, 'KA01AB1235', 'KA0IAB1234', 'KA01AB1239'].map((plate, index) =>
    plainVisit({ id: `v${String(index)}`, plate }),
  );

  it.each([
    ['KA01AB1235', { id: 'v1', likeness: 'same' }],
    ['KA01AB1234', { id: 'v2', likeness: 'look-alike' }],
    ['KA01AB123', null],
    ['KA01AB9239', { id: 'v3', likeness: 'one-character' }],
    ['MH12DE1433', null],
  ])('of %s', (read, is) => {
    const nearest = nearestVisit(read, visits);
    expect(nearest && { id: nearest.visit.id, likeness: nearest.likeness }).toEqual(is);
  });
});
