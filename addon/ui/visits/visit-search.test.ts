import { describe, expect, it } from 'vitest';
import { visitFixture } from '../../test/visit-fixtures.ts';
import { INSIDE_NOW } from './visit-route.ts';
import {
  isInsideNow,
  LOOKING_FOR_VISITS,
  renewedLimit,
  visitQueryOf,
  visitsCsv,
  withPage,
} from './visit-search.ts';

const visits = (count: number) =>
  Array.from({ length: count }, (_, index) => visitFixture({ id: `v${index}` }));

describe('a search for visits', () => {
  it.each([
    [{}, { open: 'true' }, 'api/visits.csv?open=true'],
    [{ where: 'gone' }, { open: 'false' }, 'api/visits.csv?open=false'],
    [{ where: 'any' }, {}, 'api/visits.csv'],
    [
      { where: 'any', plate: ' kl 01 ', from: '2026-11-01', to: '2026-11-23' },
      { plate: 'kl 01', from: '2026-11-01', to: '2026-11-23' },
      'api/visits.csv?plate=kl+01&from=2026-11-01&to=2026-11-23',
    ],
    [{ plate: '  ' }, { open: 'true' }, 'api/visits.csv?open=true'],
  ] as const)('%j asks for %j, and has the same as a file', (search, query, csv) => {
    expect(visitQueryOf({ ...INSIDE_NOW, ...search })).toEqual(query);
    expect(visitsCsv({ ...INSIDE_NOW, ...search })).toBe(csv);
  });

  it.each([
    [{}, true],
    [{ plate: ' ' }, true],
    [{ plate: 'KL' }, false],
    [{ from: '2026-11-01' }, false],
    [{ to: '2026-11-01' }, false],
    [{ where: 'any' }, false],
    [{ visit: 'v1' }, false],
  ] as const)('%j is who is inside now: %s', (search, isIt) => {
    expect(isInsideNow({ ...INSIDE_NOW, ...search })).toBe(isIt);
  });
});

describe('what was found', () => {
  it('grows page by page, each visit once', () => {
    const [a, b, c] = visits(3);
    if (a === undefined || b === undefined || c === undefined) throw new Error('too few');
    const first = withPage(LOOKING_FOR_VISITS, { visits: [a, b], next: 'older' });
    expect(withPage(first, { visits: [b, c], next: null })).toEqual({
      visits: [a, b, c],
      next: null,
      state: 'shown',
      trouble: null,
    });
  });

  it.each([
    [0, 25],
    [25, 25],
    [26, 26],
    [200, 200],
    [201, 200],
  ])('%i visits are renewed by asking for %i', (shown, limit) => {
    expect(renewedLimit({ ...LOOKING_FOR_VISITS, visits: visits(shown) })).toBe(limit);
  });
});
