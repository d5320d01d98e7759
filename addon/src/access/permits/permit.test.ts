import { expect, it } from 'vitest';
import { validityOf } from './permit.ts';
import { plainPermit } from './plain-permit.ts';

it.each([
  [null, null, 'valid'],
  [10, null, 'valid'],
  [11, null, 'not-yet'],
  [null, 11, 'valid'],
  [null, 10, 'expired'],
  [11, 9, 'not-yet'],
] as const)('a permit from %j until %j is at 10 %s', (validFrom, validUntil, validity) => {
  expect(validityOf({ validFrom, validUntil }, 10)).toBe(validity);
});

it('a permit of which only the essential is said lets in and out, always and everywhere', () => {
  expect(plainPermit({ id: 'asha', holder: 'Asha', plates: ['KA01'] })).toEqual({
    id: 'asha',
    holder: 'Asha',
    plates: ['KA01'],
    kind: 'allow',
    group: 'resident',
    validFrom: null,
    validUntil: null,
    schedule: null,
    gates: null,
    directions: ['in', 'out'],
    usesLeft: null,
    places: null,
    suspended: false,
    person: null,
    notes: '',
    tags: [],
    codeHash: null,
  });
});
