import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { localTimes } from './local-time.ts';

const berlin = localTimes('Europe/Berlin');
const at = (text: string): number => Date.parse(text);

describe('an instant on the wall clock of the site', () => {
  it.each([
    ['2026-11-23T07:00:00Z', '2026-11-23T08:00'],
    ['2026-11-23T07:00:05Z', '2026-11-23T08:00:05'],
    ['2026-11-23T07:00:00.007Z', '2026-11-23T08:00:00.007'],
    // The clocks go back at 03:00.
    ['2026-10-25T00:30:00Z', '2026-10-25T02:30+02:00'],
    ['2026-10-25T01:30:00Z', '2026-10-25T02:30+01:00'],
    ['2026-10-25T00:00:00Z', '2026-10-25T02:00+02:00'],
    ['2026-10-25T01:00:00Z', '2026-10-25T02:00+01:00'],
    ['2026-10-25T02:00:00Z', '2026-10-25T03:00'],
  ])('%s is written as %s', (instant, text) => {
    expect(berlin.textOf(at(instant))).toBe(text);
    expect(berlin.instantOf(text)).toBe(at(instant));
  });

  it.each([
    ['2026-11-23 08:00', '2026-11-23T07:00:00Z'],
    ['2026-11-23T08:00Z', '2026-11-23T08:00:00Z'],
    ['2026-11-23T08:00+05:30', '2026-11-23T02:30:00Z'],
    ['2026-11-23T08:00-03:30', '2026-11-23T11:30:00Z'],
    ['2026-11-23T08:00+05:53:28', '2026-11-23T02:06:32Z'],
    ['2026-10-25T02:30', '2026-10-25T00:30:00Z'],
  ])('%s is understood as %s', (text, instant) => {
    expect(berlin.instantOf(text)).toBe(at(instant));
  });

  it('has the sign of its offset, and a plus where there is none', () => {
    expect(localTimes('Europe/London').textOf(at('2026-10-25T01:30:00Z'))).toBe('2026-10-25T01:30+00:00');
    expect(localTimes('America/St_Johns').textOf(at('2026-11-01T04:00:00Z'))).toBe('2026-11-01T01:30-02:30');
  });

  it.each([
    '2026-03-29T02:30', // The clocks go from 02:00 to 03:00.
    '2026-02-30T08:00',
    '2026-13-01T08:00',
    '2026-11-23T24:00',
    '2026-11-23T08:60',
    '2026-11-23T08:00:60',
    '2026-11-23T8:00',
    '2026-11-23T08:00+25:00',
    '23.11.2026 08:00',
    '2026-11-23',
    '',
  ])('%j is none', (text) => {
    expect(berlin.instantOf(text)).toBeNull();
  });

  it('is the same as in any other calendar', () => {
    const zones = fc.constantFrom(
      'Europe/Berlin',
      'Australia/Lord_Howe',
      'America/St_Johns',
      'Africa/Casablanca',
    );
    const instants = fc.integer({ min: 0, max: at('2100-01-01T00:00:00Z') });
    fc.assert(
      fc.property(instants, zones, (instant, zone) => {
        const zoned = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone);
        const local = zoned.toPlainDateTime();
        const times = localTimes(zone);
        expect(times.textOf(instant).slice(0, 16)).toBe(local.toString().slice(0, 16));
        expect(times.instantOf(local.toString({ smallestUnit: 'millisecond' }))).toBe(
          local.toZonedDateTime(zone, { disambiguation: 'earlier' }).epochMilliseconds,
        );
        expect(times.dayOf(local.toPlainDate().toString())).toEqual({
          begins: zoned.startOfDay().epochMilliseconds,
          ends: zoned.startOfDay().add({ days: 1 }).startOfDay().epochMilliseconds,
        });
      }),
      { numRuns: 300 },
    );
  });

  it('is read back as it was, in any zone', () => {
    const zones = fc.constantFrom(
      'Europe/Berlin',
      'Asia/Kolkata',
      'Australia/Lord_Howe',
      'America/St_Johns',
      'Pacific/Apia',
      'UTC',
    );
    const instants = fc.oneof(
      fc.integer({ min: 0, max: at('9999-12-30T00:00:00Z') }),
      // Around a clock change of each of these zones that have one.
      fc.integer({ min: at('2026-10-24T23:00:00Z'), max: at('2026-10-25T04:00:00Z') }),
      fc.integer({ min: at('2026-04-04T12:00:00Z'), max: at('2026-04-04T18:00:00Z') }),
      fc.integer({ min: at('2026-11-01T03:00:00Z'), max: at('2026-11-01T07:00:00Z') }),
    );
    fc.assert(
      fc.property(instants, zones, (instant, zone) => {
        const { textOf, instantOf } = localTimes(zone);
        expect(instantOf(textOf(instant))).toBe(instant);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('a day of the site', () => {
  it('is as long as the clocks make it', () => {
    expect(berlin.dayOf('2026-10-25')).toEqual({
      begins: at('2026-10-24T22:00:00Z'),
      ends: at('2026-10-25T23:00:00Z'),
    });
  });

  it('begins when its first minute does, also where the clocks skip midnight', () => {
    expect(localTimes('America/Sao_Paulo').dayOf('2018-11-04')).toEqual({
      begins: at('2018-11-04T03:00:00Z'),
      ends: at('2018-11-05T02:00:00Z'),
    });
  });

  it('is none where a place skipped it', () => {
    expect(localTimes('Pacific/Apia').dayOf('2011-12-30')).toBeNull();
    expect(localTimes('Pacific/Apia').dayOf('2011-12-29')).toEqual({
      begins: at('2011-12-29T10:00:00Z'),
      ends: at('2011-12-30T10:00:00Z'),
    });
  });

  it.each(['2026-02-29', '2026-11-23T08:00', '26-11-23', ''])('%j is none', (text) => {
    expect(berlin.dayOf(text)).toBeNull();
  });
});
