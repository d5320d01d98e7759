import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isBuiltIn, withGroupAdded, withGroupRemoved, withGroupRenamed } from './groups.ts';
import { rulesOf } from '../../test/rules-fixtures.ts';

const idOf = (name: string): string | undefined => withGroupAdded(rulesOf(), name)?.groups.at(-1)?.id;

describe('a new group', () => {
  it.each([
    ['Night shift', 'night-shift'],
    ['  Élan & Söhne ', 'elan-sohne'],
    ['2nd floor', 'nd-floor'],
    ['夜勤', 'group-1'],
    ['Staff!', 'staff-1'],
    ['A name that is much longer than thirty-two characters', 'a-name-that-is-much-longer-t'],
  ])('%j gets the plain id %s', (name, id) => {
    expect(idOf(name)).toBe(id);
  });

  it('gets an id that no other group has, whatever its name', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'grapheme', minLength: 1 }), { maxLength: 6 }),
        (namesOfGroups) => {
          const rules = namesOfGroups.reduce((all, name) => withGroupAdded(all, name) ?? all, rulesOf());
          const ids = rules.groups.map(({ id }) => id);
          expect(new Set(ids).size).toBe(ids.length);
          for (const id of ids) expect(id).toMatch(/^[a-z][a-z0-9-]{0,31}$/);
        },
      ),
    );
  });

  it('is not made when there is one of its name', () => {
    expect(withGroupAdded(rulesOf(), ' STAFF ')).toBeNull();
  });
});

describe('a group', () => {
  it('is renamed, but not to the name of another', () => {
    expect(withGroupRenamed(rulesOf(), 'staff', 'Team')?.groups[1]).toEqual({ id: 'staff', name: 'Team' });
    expect(withGroupRenamed(rulesOf(), 'staff', 'Staff')?.groups[1]).toEqual({ id: 'staff', name: 'Staff' });
    expect(withGroupRenamed(rulesOf(), 'staff', 'Visitor')).toBeNull();
  });

  it('takes what the rules say of it with it', () => {
    const rules = rulesOf({
      groups: [...rulesOf().groups, { id: 'choir', name: 'Choir' }],
      policies: [
        { group: 'choir', gate: null, policy: { fullSite: 'ask' } },
        { group: null, gate: null, policy: { fullSite: 'refuse' } },
      ],
    });
    expect(withGroupRemoved(rules, 'choir')).toEqual(
      rulesOf({ policies: [{ group: null, gate: null, policy: { fullSite: 'refuse' } }] }),
    );
  });

  it('that every site has is known as such', () => {
    expect(isBuiltIn('visitor')).toBe(true);
    expect(isBuiltIn('choir')).toBe(false);
  });
});
