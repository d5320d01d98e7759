import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { zoneOffsets } from './zone-offsets.ts';

const offsetMs = (zone: string, at: number): number =>
  Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).offsetNanoseconds / 1_000_000;

const BERLIN_SPRING = Date.parse('2026-03-29T01:00Z');
const BERLIN_AUTUMN = Date.parse('2026-10-25T01:00Z');

describe('the offset of a zone', () => {
  it('changes at the instant at which the clocks are moved', () => {
    const berlin = zoneOffsets('Europe/Berlin');
    expect(berlin(BERLIN_SPRING - 1).offsetMs).toBe(3_600_000);
    expect(berlin(BERLIN_SPRING)).toEqual({ from: BERLIN_SPRING, until: BERLIN_AUTUMN, offsetMs: 7_200_000 });
    expect(berlin(BERLIN_AUTUMN).offsetMs).toBe(3_600_000);
  });

  it('lasts for ever where no change is known', () => {
    expect(zoneOffsets('UTC')(0)).toEqual({ from: -Infinity, until: Infinity, offsetMs: 0 });
  });

  it('answers with what it kept while that holds', () => {
    const berlin = zoneOffsets('Europe/Berlin');
    const summer = berlin(BERLIN_SPRING);
    expect(berlin(BERLIN_AUTUMN - 1)).toBe(summer);
    berlin(BERLIN_AUTUMN);
    expect(berlin(BERLIN_SPRING)).toBe(summer);
  });

  it('keeps only what was asked for last', () => {
    const berlin = zoneOffsets('Europe/Berlin');
    const summer = berlin(BERLIN_SPRING);
    for (let year = 2027; year <= 2034; year += 1) berlin(Date.UTC(year, 6, 1));
    expect(berlin(BERLIN_SPRING)).toEqual(summer);
    expect(berlin(BERLIN_SPRING)).not.toBe(summer);
  });

  it('is right in whatever order it is asked, however far apart', () => {
    const zone = fc.constantFrom(
      'Europe/Berlin',
      'Australia/Lord_Howe',
      'Africa/Casablanca',
      'America/Havana',
      'Asia/Kolkata',
    );
    const instants = fc.array(fc.integer({ min: 0, max: Date.UTC(2060, 0, 1) }), {
      minLength: 1,
      maxLength: 30,
    });
    fc.assert(
      fc.property(zone, instants, (name, asked) => {
        const offsetAt = zoneOffsets(name);
        for (const at of asked) expect(offsetAt(at).offsetMs).toBe(offsetMs(name, at));
      }),
    );
  });

  it('refuses a zone that nobody knows', () => {
    expect(() => zoneOffsets('Mars/Olympus')(0)).toThrow(RangeError);
  });
});
