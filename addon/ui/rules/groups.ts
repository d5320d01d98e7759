import { BUILT_IN_GROUPS, type Group, type Rules } from '../../src/contract/rules.ts';

export function isBuiltIn(id: string): boolean {
  return BUILT_IN_GROUPS.some((builtIn) => builtIn === id);
}

/** The rules with one more group; null when there is one of this name. */
export function withGroupAdded(rules: Rules, name: string): Rules | null {
  if (rules.groups.some((group) => sameName(group.name, name))) return null;
  const id = newId(name, new Set(rules.groups.map((group) => group.id)));
  return { ...rules, groups: [...rules.groups, { id, name }] };
}

/** The rules with another name for a group; null when another one has it. */
export function withGroupRenamed(rules: Rules, id: string, name: string): Rules | null {
  if (rules.groups.some((group) => group.id !== id && sameName(group.name, name))) return null;
  return { ...rules, groups: rules.groups.map((group): Group => (group.id === id ? { id, name } : group)) };
}

/** The rules without a group and without what they say of it. */
export function withGroupRemoved(rules: Rules, id: string): Rules {
  return {
    ...rules,
    groups: rules.groups.filter((group) => group.id !== id),
    policies: rules.policies.filter((row) => row.group !== id),
  };
}

function sameName(one: string, other: string): boolean {
  return one.trim().toLowerCase() === other.trim().toLowerCase();
}

const LONGEST_ID = 32;

/** Ids are plain: lower-case letters, digits and hyphens, a letter first. Names of other alphabets become a number. */
function newId(name: string, taken: ReadonlySet<string>): string {
  const plain = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|-+$/g, '')
    // Room for a number behind it.
    .slice(0, LONGEST_ID - 4);
  const stem = plain === '' ? 'group' : plain;
  if (plain !== '' && !taken.has(plain)) return plain;
  let number = 1;
  while (taken.has(`${stem}-${number}`)) number += 1;
  return `${stem}-${number}`;
}
