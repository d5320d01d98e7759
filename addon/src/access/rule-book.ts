import { DEFAULT_POLICY } from '../contract/rules.ts';
import type { Policy, PolicyRow, Rules } from '../contract/rules.ts';
import { siteCalendar } from './hours/site-calendar.ts';
import type { SiteCalendar } from './hours/site-calendar.ts';

/** What a policy says, and the row of the rules that says so; both null: a row for everybody, or the default. */
export interface Said<Value> {
  readonly value: Value;
  readonly group: string | null;
  readonly gate: string | null;
}

export type SaidPolicy = { readonly [Field in keyof Policy]: Said<Policy[Field]> };

/** The rules as decisions look them up. */
export interface RuleBook {
  readonly rules: Rules;
  readonly calendar: SiteCalendar;
  /**
   * What holds for a group at a gate.
   * @param group null: who has no permit. One that the rules do not name is everybody.
   */
  readonly policy: (group: string | null, gate: string) => SaidPolicy;
  /** Whether nobody, with a permit or without, needs a permit or a person to leave by this gate. */
  readonly letsEverybodyOut: (gate: string) => boolean;
}

/** @param timeZone IANA name. Throws `RangeError` on the first question of time for one that nobody knows. */
export function ruleBook(rules: Rules, timeZone: string): RuleBook {
  const named = new Set(rules.groups.map(({ id }) => id));
  const known = new Map<string | null, Map<string, SaidPolicy>>();

  function policy(group: string | null, gate: string): SaidPolicy {
    const who = group !== null && named.has(group) ? group : null;
    const byGate = known.get(who) ?? new Map<string, SaidPolicy>();
    const said = byGate.get(gate) ?? saidPolicy(rules.policies, who, gate);
    known.set(who, byGate.set(gate, said));
    return said;
  }

  const freeExits = new Map<string, boolean>();
  function letsEverybodyOut(gate: string): boolean {
    const isFree =
      freeExits.get(gate) ??
      [null, ...named].every((group) => policy(group, gate).exit.value === 'always-open');
    freeExits.set(gate, isFree);
    return isFree;
  }

  return { rules, calendar: siteCalendar(timeZone, rules.holidays), policy, letsEverybodyOut };
}

function saidPolicy(rows: readonly PolicyRow[], group: string | null, gate: string): SaidPolicy {
  const fitting = rows
    .filter((row) => (row.group === null || row.group === group) && (row.gate === null || row.gate === gate))
    .toSorted((a, b) => weight(b) - weight(a));
  const said = <Field extends keyof Policy>(field: Field, from = fitting): Said<Policy[Field]> => {
    for (const row of from) {
      const value: Policy[Field] | undefined = row.policy[field];
      if (value !== undefined) return { value, group: row.group, gate: row.gate };
    }
    return { value: DEFAULT_POLICY[field], group: null, gate: null };
  };
  const forAllGroups = fitting.filter((row) => row.group === null);
  return {
    fullSite: said('fullSite'),
    placesTaken: said('placesTaken'),
    unknownPlate: said('unknownPlate', forAllGroups),
    alreadyInside: said('alreadyInside'),
    exit: said('exit'),
    hours: said('hours'),
    evidence: said('evidence'),
  };
}

function weight({ group, gate }: PolicyRow): number {
  return (group === null ? 0 : 2) + (gate === null ? 0 : 1);
}
