import { describe, expect, it } from 'vitest';
import { isNear, MOST_PEOPLE, NOBODY_KNOWN, peopleOf, PRESENCE_COUNTS_MS, withPresence } from './presence.ts';

const ASHA = 'person.asha';
const NOON = Date.UTC(2026, 10, 23, 12);

describe('presence', () => {
  it('counts for ten minutes after it was told', () => {
    const book = withPresence(NOBODY_KNOWN, ASHA, true, NOON);
    expect(PRESENCE_COUNTS_MS).toBe(600_000);
    expect(isNear(book, ASHA, NOON)).toBe(true);
    expect(isNear(book, ASHA, NOON + PRESENCE_COUNTS_MS - 1)).toBe(true);
    expect(isNear(book, ASHA, NOON + PRESENCE_COUNTS_MS)).toBe(false);
  });

  it('is remembered of so many people, and who was told of longest ago is forgotten first', () => {
    const told = Array.from({ length: MOST_PEOPLE }, (_, index) => `person.p${index}`);
    const full = told.reduce((book, person) => withPresence(book, person, true, NOON), NOBODY_KNOWN);
    expect(isNear(withPresence(full, 'person.p1', true, NOON), 'person.p0', NOON)).toBe(true);
    const book = withPresence(withPresence(full, 'person.p0', true, NOON), ASHA, true, NOON);
    expect(peopleOf(book)).toHaveLength(MOST_PEOPLE);
    expect(['person.p0', 'person.p1', 'person.p2', ASHA].map((person) => isNear(book, person, NOON))).toEqual(
      [true, false, true, true],
    );
  });

  it('counts anew when it is told again', () => {
    const book = withPresence(
      withPresence(NOBODY_KNOWN, ASHA, true, NOON),
      ASHA,
      true,
      NOON + PRESENCE_COUNTS_MS,
    );
    expect(isNear(book, ASHA, NOON + PRESENCE_COUNTS_MS)).toBe(true);
  });

  it('ends when somebody is told to be away', () => {
    const book = withPresence(withPresence(NOBODY_KNOWN, ASHA, true, NOON), ASHA, false, NOON + 1);
    expect(isNear(book, ASHA, NOON + 2)).toBe(false);
  });

  it('is of nobody who was not named', () => {
    expect(isNear(NOBODY_KNOWN, ASHA, NOON)).toBe(false);
    expect(isNear(withPresence(NOBODY_KNOWN, 'person.ravi', true, NOON), ASHA, NOON)).toBe(false);
  });

  it('leaves the book before it as it was, and is told by name', () => {
    const before = withPresence(NOBODY_KNOWN, 'person.ravi', false, NOON);
    const after = withPresence(before, ASHA, true, NOON + 1);
    expect(peopleOf(before)).toEqual([{ person: 'person.ravi', near: false, since: NOON }]);
    expect(peopleOf(after)).toEqual([
      { person: ASHA, near: true, since: NOON + 1 },
      { person: 'person.ravi', near: false, since: NOON },
    ]);
    expect(peopleOf(withPresence(after, 'person.mina', true, NOON)).map(({ person }) => person)).toEqual([
      ASHA,
      'person.mina',
      'person.ravi',
    ]);
    expect(peopleOf(NOBODY_KNOWN)).toEqual([]);
  });
});
