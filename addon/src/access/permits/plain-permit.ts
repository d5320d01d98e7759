import type { Permit } from './permit.ts';

/** A permit of which only the essential is said: always and everywhere valid, without limits. */
export function plainPermit(said: Pick<Permit, 'id' | 'holder' | 'plates'> & Partial<Permit>): Permit {
  return {
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
    ...said,
  };
}
