import type { VisitPage, VisitQuery, VisitView } from '../../src/contract/visits.ts';
import { type VisitSearch, INSIDE_NOW } from './visit-route.ts';

/** Visits that were found so far, and how the last request went. */
export interface FoundVisits {
  readonly visits: readonly VisitView[];
  /** Where older ones begin; null at the end. */
  readonly next: string | null;
  readonly state: 'loading' | 'shown' | 'failed';
  /** Why it failed, in the server's words. */
  readonly trouble: string | null;
}

export const LOOKING_FOR_VISITS: FoundVisits = { visits: [], next: null, state: 'loading', trouble: null };

/** What the search asks for; of one visit that is meant by its id, nothing. */
export function visitQueryOf({ plate, from, to, where }: VisitSearch): VisitQuery {
  const part = plate.trim();
  return {
    ...(part === '' ? {} : { plate: part }),
    ...(from === '' ? {} : { from }),
    ...(to === '' ? {} : { to }),
    ...(where === 'any' ? {} : { open: where === 'inside' ? 'true' : 'false' }),
  };
}

/** Where the same visits are had as a file; relative to the page's base, for a link. */
export function visitsCsv(search: VisitSearch): string {
  const query = new URLSearchParams(Object.entries(visitQueryOf(search)) as [string, string][]).toString();
  return query === '' ? 'api/visits.csv' : `api/visits.csv?${query}`;
}

/** Adds a page; a visit that is shown already is not shown twice. */
export function withPage(before: FoundVisits, page: VisitPage): FoundVisits {
  const known = new Set(before.visits.map(({ id }) => id));
  return {
    visits: [...before.visits, ...page.visits.filter(({ id }) => !known.has(id))],
    next: page.next,
    state: 'shown',
    trouble: null,
  };
}

const PAGE_SIZE = 25;
const LARGEST_PAGE = 200;

/** How many to ask for when all that is shown is asked for anew, since somebody came or went. */
export function renewedLimit({ visits }: FoundVisits): number {
  return Math.min(LARGEST_PAGE, Math.max(PAGE_SIZE, visits.length));
}

export function isInsideNow(search: VisitSearch): boolean {
  return (
    search.plate.trim() === '' &&
    search.from === INSIDE_NOW.from &&
    search.to === INSIDE_NOW.to &&
    search.where === INSIDE_NOW.where &&
    search.visit === INSIDE_NOW.visit
  );
}
