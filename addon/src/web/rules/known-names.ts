import type { PermitFields } from '../../contract/permits.ts';
import type { Rules } from '../../contract/rules.ts';

/** What a body may name beside what it brings itself. */
export interface KnownNames {
  readonly gates: readonly string[];
  readonly groups: readonly string[];
}

/** A sentence about each name in a permit that nothing has. Only what is given is looked at. */
export function strangersInPermit(
  { group, gates }: Partial<Pick<PermitFields, 'group' | 'gates'>>,
  known: KnownNames,
): readonly string[] {
  return [
    ...(group === undefined || known.groups.includes(group)
      ? []
      : [`group cannot be "${group}"; it must be one of ${known.groups.join(', ')}.`]),
    ...strangeGates('gates', gates ?? [], known.gates),
  ];
}

/** A sentence about each place in rules that names a gate which the site does not have. */
export function strangersInRules(
  { policies, visitors }: Pick<Rules, 'policies' | 'visitors'>,
  gates: readonly string[],
): readonly string[] {
  return [
    ...policies.flatMap(({ gate }, row) =>
      gate === null ? [] : strangeGates(`policies.${row}.gate`, [gate], gates),
    ),
    ...strangeGates('visitors.gates', visitors?.gates ?? [], gates),
  ];
}

function strangeGates(name: string, given: readonly string[], known: readonly string[]): readonly string[] {
  return given
    .filter((gate) => !known.includes(gate))
    .map((gate) => `${name} cannot name "${gate}"; the gates of this site are ${known.join(', ')}.`);
}
