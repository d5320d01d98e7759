import { DEFAULT_POLICY, type Policy, type PolicyRow, type Rules } from '../../src/contract/rules.ts';
import type { Names } from '../names.ts';
import { texts } from '../texts.ts';
import { POLICY_NAMES } from './setting.ts';

/** For whom and where a row of answers holds. */
export type Scope = Pick<PolicyRow, 'group' | 'gate'>;

export const FOR_EVERYBODY: Scope = { group: null, gate: null };

export function isSameScope(one: Scope, other: Scope): boolean {
  return one.group === other.group && one.gate === other.gate;
}

/** `Everybody, at every gate`. */
export function scopeText({ group, gate }: Scope, names: Names): string {
  return `${group === null ? texts.rules.everybody : names.group(group)}, ${
    gate === null ? texts.rules.everyGate : texts.rules.atGate(names.gate(gate))
  }`;
}

/** The rows to show: everybody first, then gates, groups, and groups at gates, each in the order in which they came. */
export function rowsOf(rules: Rules): readonly PolicyRow[] {
  const rows = rules.policies.some((row) => isSameScope(row, FOR_EVERYBODY))
    ? rules.policies
    : [{ ...FOR_EVERYBODY, policy: {} }, ...rules.policies];
  return rows.toSorted((a, b) => rank(a) - rank(b));
}

/** The higher goes before the lower where both fit. */
function rank({ group, gate }: Scope): number {
  return (group === null ? 0 : 2) + (gate === null ? 0 : 1);
}

/** What would hold for those of a row if the row were not there. */
export function inheritedPolicy(rules: Rules, scope: Scope): Policy {
  return rowsOf(rules)
    .filter(
      (row) =>
        rank(row) < rank(scope) &&
        (row.group === null || row.group === scope.group) &&
        (row.gate === null || row.gate === scope.gate),
    )
    .reduce((policy, row) => ({ ...policy, ...row.policy }), DEFAULT_POLICY);
}

/** The names under which a row may say something: an unknown plate belongs to no group. */
export function policyNamesOf(scope: Scope): readonly (keyof Policy)[] {
  return POLICY_NAMES.filter((name) => scope.group === null || name !== 'unknownPlate');
}

/** The rules with this row, in place of the one for the same people and gate if there is one. */
export function withRow(rules: Rules, row: PolicyRow): Rules {
  const at = rules.policies.findIndex((other) => isSameScope(other, row));
  return { ...rules, policies: at === -1 ? [...rules.policies, row] : rules.policies.with(at, row) };
}

export function withoutRow(rules: Rules, scope: Scope): Rules {
  return { ...rules, policies: rules.policies.filter((row) => !isSameScope(row, scope)) };
}

/** The policy without what it says under a name. */
export function withoutPolicy(policy: Partial<Policy>, name: keyof Policy): Partial<Policy> {
  return Object.fromEntries(Object.entries(policy).filter(([said]) => said !== name));
}
