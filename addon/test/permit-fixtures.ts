import { plainPermit } from '../src/access/permits/plain-permit.ts';
import { rulesInForce } from '../src/access/rules-in-force.ts';
import type { PermitView } from '../src/contract/permits.ts';
import type { RulesView } from '../src/contract/rules.ts';
import { permitView } from '../src/web/permits/permit-view.ts';

const ASHA = plainPermit({ id: 'permit-1', holder: 'Asha Nair', plates: ['KL01CA2555'] });

/** A resident's permit without limits; what a story is about is given as `changes`. */
export function permitFixture(changes: Partial<PermitView> = {}): PermitView {
  return {
    ...permitView(ASHA, { insideSince: () => null }),
    ...changes,
  };
}

/** The rules of a site that never changed them. */
export function rulesFixture(): RulesView {
  return rulesInForce(null);
}
