import type { PersonView } from '../contract/api.ts';
import type { Instant } from '../contract/words.ts';

/**
 * For how long somebody who was told to be near counts as near. A phone tells where it is every few minutes at best; who
 * was near longer ago may be anywhere, and presence opens gates.
 */
export const PRESENCE_COUNTS_MS = 10 * 60_000;

/** Who was told to be near or not, and when that was told last. */
export type PresenceBook = ReadonlyMap<string, { readonly near: boolean; readonly since: Instant }>;

export const NOBODY_KNOWN: PresenceBook = new Map();

/** More people than a site tells of; whoever was told of longest ago is forgotten first. */
export const MOST_PEOPLE = 1_000;

export function withPresence(book: PresenceBook, person: string, near: boolean, at: Instant): PresenceBook {
  const others = [...book].filter(([known]) => known !== person).slice(1 - MOST_PEOPLE);
  return new Map([...others, [person, { near, since: at }]]);
}

export function isNear(book: PresenceBook, person: string, now: Instant): boolean {
  const told = book.get(person);
  return told !== undefined && told.near && now - told.since < PRESENCE_COUNTS_MS;
}

/** By name. */
export function peopleOf(book: PresenceBook): PersonView[] {
  return [...book]
    .map(([person, { near, since }]) => ({ person, near, since }))
    .sort((a, b) => (a.person < b.person ? -1 : 1));
}
