import { describe, expect, it } from 'vitest';
import { SITE_NOW } from '../../test/site-fixtures.ts';
import { createSiteTime } from '../time.ts';
import { isVisitorsModeOn, visitorsOfForm } from './visitors.ts';

const time = createSiteTime('Asia/Kolkata');

describe('visitors mode', () => {
  it('is on until its end, and not at it', () => {
    const visitors = { until: SITE_NOW, gates: null };
    expect(isVisitorsModeOn(visitors, SITE_NOW - 1)).toBe(true);
    expect(isVisitorsModeOn(visitors, SITE_NOW)).toBe(false);
    expect(isVisitorsModeOn(null, SITE_NOW)).toBe(false);
  });

  it('is turned on until a moment on the clock of the site', () => {
    expect(visitorsOfForm({ day: '2026-11-23', minute: '20:00', gates: null }, SITE_NOW, time)).toEqual({
      ok: true,
      visitors: { until: Date.parse('2026-11-23T20:00:00+05:30'), gates: null },
    });
  });

  it.each([
    [{ day: '2026-11-23', minute: '14:03', gates: null }, 'until'],
    [{ day: '', minute: '20:00', gates: null }, 'until'],
    [{ day: '2026-11-24', minute: '', gates: null }, 'until'],
    [{ day: '2026-11-24', minute: '20:00', gates: [] }, 'gates'],
  ] as const)('is not turned on by %j: %s', (form, field) => {
    expect(visitorsOfForm(form, SITE_NOW, time)).toMatchObject({ ok: false, field });
  });

  it('is not turned on until now', () => {
    const now = Date.parse('2026-11-23T20:00:00+05:30');
    expect(visitorsOfForm({ day: '2026-11-23', minute: '20:00', gates: null }, now, time).ok).toBe(false);
  });
});
