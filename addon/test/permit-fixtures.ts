import { DEFAULT_RULES } from '../src/access/default-rules.ts';
import type { PermitView } from '../src/contract/permits.ts';
import type { RulesView } from '../src/contract/rules.ts';

/** A resident's permit without limits; what a story is about is given as `changes`. */
export function permitFixture(changes: Partial<PermitView> = {}): PermitView {
  return {
    id: 'permit-1',
    holder: 'Asha Nair',
    kind: 'allow',
    plates: ['KL01CA2555'],
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
    hasCode: false,
    inside: [],
    ...changes,
  };
}

/** The rules of a site that never changed them. */
export function rulesFixture(): RulesView {
  return { version: 0, rules: DEFAULT_RULES };
}
