import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PASSAGE_OUTCOMES } from '../src/contract/words.ts';
import { EMPTY_SEARCH, hashOf, type HistorySearch, routeOf } from './route.ts';

describe('the address of a view', () => {
  it.each([
    ['', 'live'],
    ['#', 'live'],
    ['#/live', 'live'],
    ['#/permits', 'permits'],
    ['#/rules', 'rules'],
    ['#/what-if', 'what-if'],
    ['#/keys', 'keys'],
    ['#/figures?last=7', 'figures'],
    ['#/readers', 'readers'],
    ['#/history', 'history'],
    ['#/nowhere', 'live'],
    ['#content', 'live'],
  ])('%j is %s', (hash, view) => {
    expect(routeOf(hash).view).toBe(view);
  });

  it('carries the search of the history, so that it can be kept and gone back to', () => {
    const search: HistorySearch = {
      ...EMPTY_SEARCH,
      plate: 'KL 01&x=',
      outcome: 'refused',
      from: '2026-11-01',
    };
    const hash = hashOf({ view: 'history', search });
    expect(hash).toBe('#/history?plate=KL+01%26x%3D&from=2026-11-01&outcome=refused');
    expect(routeOf(hash)).toEqual({ view: 'history', search });
  });

  it('forgets an outcome that does not exist', () => {
    expect(routeOf('#/history?outcome=exploded')).toEqual({ view: 'history', search: EMPTY_SEARCH });
  });

  it('survives every search that a person can write', () => {
    const search = fc.record({
      plate: fc.string(),
      from: fc.string(),
      to: fc.string(),
      outcome: fc.option(fc.constantFrom(...PASSAGE_OUTCOMES)),
      gate: fc.string(),
    });
    fc.assert(
      fc.property(search, (written) => {
        expect(routeOf(hashOf({ view: 'history', search: written }))).toEqual({
          view: 'history',
          search: written,
        });
      }),
    );
  });
});
