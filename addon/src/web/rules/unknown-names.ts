import type { Rules } from '../../contract/rules.ts';

/** A sentence about each place in rules that names a gate which the site does not have. */
export function unknownNamesInRules(
  { policies, visitors }: Pick<Rules, 'policies' | 'visitors'>,
  gates: readonly string[],
): readonly string[] {
  const named = [
    ...policies.map(({ gate }, row) => ({ name: `policies.${row}.gate`, gate })),
    ...(visitors?.gates ?? []).map((gate) => ({ name: 'visitors.gates', gate })),
  ];
  return named.flatMap(({ name, gate }) =>
    gate === null || gates.includes(gate)
      ? []
      : [`${name} cannot name "${gate}"; the gates of this site are ${gates.join(', ')}.`],
  );
}
