import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashOf, routeOf } from '../route.ts';
import { INSIDE_NOW, VISIT_PARTS, type VisitRoute, visitRoute, WHEREABOUTS } from './visit-route.ts';

describe('the address of visits', () => {
  it.each<[string, VisitRoute]>([
    ['#/visits', visitRoute('stays')],
    ['#/visits?part=review', visitRoute('review')],
    ['#/visits?part=count', visitRoute('count')],
    ['#/visits?part=corrections', visitRoute('corrections')],
    [
      '#/visits?plate=KL+01&from=2026-11-01&where=gone',
      visitRoute('stays', { plate: 'KL 01', from: '2026-11-01', where: 'gone' }),
    ],
    ['#/visits?visit=v1', visitRoute('stays', { visit: 'v1' })],
  ])('%s is read and written', (hash, route) => {
    expect(routeOf(hash)).toEqual(route);
    expect(hashOf(route)).toBe(hash);
  });

  it.each(['#/visits?part=nothing', '#/visits?where=elsewhere', '#/visits?limit=5'])(
    '%s is who is inside now: what it does not know is left out',
    (hash) => {
      expect(routeOf(hash)).toEqual(visitRoute('stays'));
    },
  );

  it('keeps no search beside the other parts', () => {
    expect(routeOf('#/visits?part=review&plate=KL01')).toEqual(visitRoute('review'));
    expect(hashOf({ ...visitRoute('review'), search: { ...INSIDE_NOW, plate: 'KL01' } })).toBe(
      '#/visits?part=review',
    );
  });

  it('survives every search that a person can write', () => {
    const search = fc.record({
      plate: fc.string(),
      from: fc.string(),
      to: fc.string(),
      where: fc.constantFrom(...WHEREABOUTS),
      visit: fc.string(),
    });
    fc.assert(
      fc.property(search, fc.constantFrom(...VISIT_PARTS), (written, part) => {
        const route = visitRoute(part, part === 'stays' ? written : {});
        expect(routeOf(hashOf(route))).toEqual(route);
      }),
    );
  });
});
