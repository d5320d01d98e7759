import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSiteTime } from '../time.ts';
import { dayAndTimeFrom, dayAndTimeUntil, instantFrom, instantUntil } from './day-and-time.ts';

const time = createSiteTime('Asia/Kolkata');
const at = (moment: string): number => Date.parse(`${moment}+05:30`);

describe('a moment as people write it', () => {
  it.each([
    ['2026-11-23T00:00', { day: '2026-11-23', time: '' }, { day: '2026-11-22', time: '' }],
    ['2026-11-23T00:01', { day: '2026-11-23', time: '00:01' }, { day: '2026-11-23', time: '00:01' }],
    ['2026-11-23T18:30', { day: '2026-11-23', time: '18:30' }, { day: '2026-11-23', time: '18:30' }],
  ])('%s begins and ends as', (moment, from, until) => {
    expect(dayAndTimeFrom(at(moment), time)).toEqual(from);
    expect(dayAndTimeUntil(at(moment), time)).toEqual(until);
    expect(instantFrom(from, time)).toBe(at(moment));
    expect(instantUntil(until, time)).toBe(at(moment));
  });

  it('may be none', () => {
    const none = { day: '', time: '' };
    expect(dayAndTimeFrom(null, time)).toEqual(none);
    expect(dayAndTimeUntil(null, time)).toEqual(none);
    expect(instantFrom(none, time)).toBeNull();
    expect(instantUntil(none, time)).toBeNull();
    expect(instantUntil({ day: '', time: '10:00' }, time)).toBeNull();
  });

  it('comes back as the same minute, in zones with and without summer time', () => {
    const minute = fc.integer({ min: Date.UTC(2020) / 60_000, max: Date.UTC(2035) / 60_000 });
    const zones = ['UTC', 'Asia/Kolkata', 'Pacific/Auckland', 'Europe/Berlin'].map(createSiteTime);
    fc.assert(
      fc.property(fc.constantFrom(...zones), minute, (zone, minutes) => {
        const moment = minutes * 60_000;
        const written = [
          instantFrom(dayAndTimeFrom(moment, zone), zone),
          instantUntil(dayAndTimeUntil(moment, zone), zone),
        ];
        for (const again of written) {
          // The second of two equal hours in autumn is written like the first.
          expect([moment, moment - 3_600_000]).toContain(again);
          expect(zone.minute(again ?? 0)).toBe(zone.minute(moment));
        }
      }),
    );
  });
});
