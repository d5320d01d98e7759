import { PASSAGE_OUTCOMES, type PassageOutcome } from '../src/contract/words.ts';
import { figuresHashOf, type FiguresRoute, figuresRouteOf } from './statistics/figures-route.ts';
import { visitHashOf, type VisitRoute, visitRouteOf } from './visits/visit-route.ts';

export const VIEWS = [
  'live',
  'visits',
  'slots',
  'history',
  'figures',
  'permits',
  'rules',
  'what-if',
  'gates',
  'readers',
  'keys',
] as const;
export type ViewName = (typeof VIEWS)[number];

/** What a person looks for in the history; an empty text or null means any. */
export interface HistorySearch {
  readonly plate: string;
  /** `YYYY-MM-DD` or empty. */
  readonly from: string;
  readonly to: string;
  readonly outcome: PassageOutcome | null;
  readonly gate: string;
}

export const EMPTY_SEARCH: HistorySearch = { plate: '', from: '', to: '', outcome: null, gate: '' };

export type Route =
  | { readonly view: Exclude<ViewName, 'history' | 'visits' | 'figures'> }
  | { readonly view: 'history'; readonly search: HistorySearch }
  | VisitRoute
  | FiguresRoute;

/** Reads a location hash (`#/history?plate=KL01`); what it does not know becomes the live view. */
export function routeOf(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?', 2);
  const view = VIEWS.find((name) => name === path) ?? 'live';
  if (view === 'visits') return visitRouteOf(new URLSearchParams(query));
  if (view === 'figures') return figuresRouteOf(new URLSearchParams(query));
  return view === 'history' ? { view, search: searchOf(new URLSearchParams(query)) } : { view };
}

export function hashOf(route: Route): string {
  if (route.view === 'visits') return visitHashOf(route);
  if (route.view === 'figures') return figuresHashOf(route);
  if (route.view !== 'history') return `#/${route.view}`;
  const { search } = route;
  const query = new URLSearchParams();
  if (search.plate !== '') query.set('plate', search.plate);
  if (search.from !== '') query.set('from', search.from);
  if (search.to !== '') query.set('to', search.to);
  if (search.outcome !== null) query.set('outcome', search.outcome);
  if (search.gate !== '') query.set('gate', search.gate);
  const text = query.toString();
  return text === '' ? '#/history' : `#/history?${text}`;
}

function searchOf(query: URLSearchParams): HistorySearch {
  const text = (name: string): string => query.get(name) ?? '';
  const outcome = text('outcome');
  return {
    plate: text('plate'),
    from: text('from'),
    to: text('to'),
    outcome: PASSAGE_OUTCOMES.find((known) => known === outcome) ?? null,
    gate: text('gate'),
  };
}
