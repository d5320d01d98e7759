/** What the view of visits shows, and what is looked for; part of the address, so that it can be kept and gone back to. */

export const VISIT_PARTS = ['stays', 'review', 'count', 'corrections'] as const;
export type VisitPart = (typeof VISIT_PARTS)[number];

export const WHEREABOUTS = ['inside', 'gone', 'any'] as const;
export type Whereabouts = (typeof WHEREABOUTS)[number];

/** An empty text means any. */
export interface VisitSearch {
  readonly plate: string;
  /** `YYYY-MM-DD` or empty. */
  readonly from: string;
  readonly to: string;
  readonly where: Whereabouts;
  /** Id of the one visit that is meant, whatever the rest says; empty: none. */
  readonly visit: string;
}

export interface VisitRoute {
  readonly view: 'visits';
  readonly part: VisitPart;
  /** Of the part `stays`. */
  readonly search: VisitSearch;
}

/** Who is inside now. */
export const INSIDE_NOW: VisitSearch = { plate: '', from: '', to: '', where: 'inside', visit: '' };

export function visitRoute(part: VisitPart, search: Partial<VisitSearch> = {}): VisitRoute {
  return { view: 'visits', part, search: { ...INSIDE_NOW, ...search } };
}

/** @param query what stands behind the question mark of `#/visits?…`. */
export function visitRouteOf(query: URLSearchParams): VisitRoute {
  const text = (name: string): string => query.get(name) ?? '';
  const part = VISIT_PARTS.find((known) => known === text('part')) ?? 'stays';
  if (part !== 'stays') return visitRoute(part);
  return visitRoute('stays', {
    plate: text('plate'),
    from: text('from'),
    to: text('to'),
    where: WHEREABOUTS.find((known) => known === text('where')) ?? 'inside',
    visit: text('visit'),
  });
}

export function visitHashOf({ part, search }: VisitRoute): string {
  const query = new URLSearchParams();
  if (part !== 'stays') query.set('part', part);
  else {
    for (const name of ['plate', 'from', 'to', 'visit'] as const) {
      if (search[name] !== '') query.set(name, search[name]);
    }
    if (search.where !== 'inside') query.set('where', search.where);
  }
  return query.size === 0 ? '#/visits' : `#/visits?${query.toString()}`;
}
