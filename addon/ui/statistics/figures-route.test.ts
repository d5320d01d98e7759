import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LAST_DAYS } from './figure-range.ts';
import { FIGURES, figuresHashOf, figuresRouteOf, LOST_STAGES } from './figures-route.ts';

const read = (query: string): ReturnType<typeof figuresRouteOf> => figuresRouteOf(new URLSearchParams(query));

describe('the address of figures', () => {
  it('is of the last thirty days where it says nothing', () => {
    expect(read('')).toEqual(FIGURES);
    expect(figuresHashOf(FIGURES)).toBe('#/figures');
  });

  it('keeps days, gate, day and loss', () => {
    const hash = '#/figures?from=2026-11-01&to=2026-11-20&gate=main&day=2026-11-03&loss=settled';
    const route = read(hash.split('?')[1] ?? '');
    expect(route).toEqual({
      view: 'figures',
      range: { kind: 'days', from: '2026-11-01', to: '2026-11-20' },
      gate: 'main',
      day: '2026-11-03',
      loss: 'settled',
    });
    expect(figuresHashOf(route)).toBe(hash);
  });

  it.each([
    'last=8',
    'last=',
    'from=2026-11-01',
    'from=2026-02-30&to=2026-03-01',
    'day=soon',
    'loss=arrived',
  ])('forgets what cannot be: %s', (query) => {
    expect(read(query)).toEqual(FIGURES);
  });

  it('comes back the same', () => {
    const day = fc
      .integer({ min: 0, max: 30_000 })
      .map((days) => new Date(days * 86_400_000).toISOString().slice(0, 10));
    const route = fc.record({
      view: fc.constant('figures' as const),
      range: fc.oneof(
        fc.record({ kind: fc.constant('last' as const), days: fc.constantFrom(...LAST_DAYS) }),
        fc.record({ kind: fc.constant('days' as const), from: day, to: day }),
      ),
      gate: fc.string(),
      day: fc.oneof(day, fc.constant('')),
      loss: fc.option(fc.constantFrom(...LOST_STAGES)),
    });
    fc.assert(
      fc.property(route, (written) => {
        expect(read(figuresHashOf(written).split('?', 2)[1] ?? '')).toEqual(written);
      }),
    );
  });
});
