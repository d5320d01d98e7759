import type { PassagePage, PassageQuery } from '../../src/contract/api.ts';
import type { PassageView } from '../../src/contract/site-view.ts';
import type { ApiError } from '../api.ts';
import type { HistorySearch } from '../route.ts';

/** What the history shows: what was found so far, and how the last request went. */
export interface Findings {
  readonly passages: readonly PassageView[];
  /** Where older ones begin; null at the end. */
  readonly next: string | null;
  readonly state: 'loading' | 'shown' | 'failed';
  /** Why it failed, in the server's words. */
  readonly trouble: string | null;
}

export const LOOKING: Findings = { passages: [], next: null, state: 'loading', trouble: null };

const PAGE_SIZE = 25;

export function queryOf(search: HistorySearch, before: string | null): PassageQuery {
  const plate = search.plate.trim();
  return {
    ...(plate === '' ? {} : { plate }),
    ...(search.from === '' ? {} : { from: search.from }),
    ...(search.to === '' ? {} : { to: search.to }),
    ...(search.outcome === null ? {} : { outcome: search.outcome }),
    ...(search.gate === '' ? {} : { gate: search.gate }),
    ...(before === null ? {} : { before }),
    limit: PAGE_SIZE,
  };
}

export function lookingFurther(before: Findings): Findings {
  return { ...before, state: 'loading', trouble: null };
}

/** Adds a page; a passage that is shown already is not shown twice. */
export function found(before: Findings, page: PassagePage): Findings {
  const known = new Set(before.passages.map((passage) => passage.id));
  return {
    passages: [...before.passages, ...page.passages.filter((passage) => !known.has(passage.id))],
    next: page.next,
    state: 'shown',
    trouble: null,
  };
}

export function notFound(before: Findings, error: ApiError): Findings {
  return { ...before, state: 'failed', trouble: error.message };
}

export function isEmptySearch(search: HistorySearch): boolean {
  return (
    search.plate.trim() === '' &&
    search.from === '' &&
    search.to === '' &&
    search.outcome === null &&
    search.gate === ''
  );
}

/** `YYYY-MM-DD` sorts as text. */
export function daysReversed(search: { readonly from: string; readonly to: string }): boolean {
  return search.from !== '' && search.to !== '' && search.from > search.to;
}
