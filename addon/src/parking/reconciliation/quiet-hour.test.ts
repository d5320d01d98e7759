import { describe, expect, it } from 'vitest';
import type { ExplanationView, WitnessCounts } from '../../contract/reconciliation.ts';
import { certainRemedy, isTimeToReconcile, lastQuietHour } from './quiet-hour.ts';
import type { QuietHourFacts } from './quiet-hour.ts';

const MINUTE_MS = 60_000;
const settings = { automatic: true, at: '03:30', quietMinutes: 10 };

describe('the last quiet hour', () => {
  it.each([
    [
      'is today once it was',
      '03:30',
      'Asia/Kolkata',
      '2026-11-23T03:30:00+05:30',
      '2026-11-23T03:30:00+05:30',
    ],
    [
      'is yesterday before',
      '03:30',
      'Asia/Kolkata',
      '2026-11-23T03:29:59+05:30',
      '2026-11-22T03:30:00+05:30',
    ],
    [
      'is there on a leap day',
      '00:00',
      'Asia/Kolkata',
      '2028-02-29T23:00:00+05:30',
      '2028-02-29T00:00:00+05:30',
    ],
    [
      'that is skipped is when it would have been',
      '02:30',
      'Europe/Berlin',
      '2026-03-29T04:00:00+02:00',
      '2026-03-29T03:00:00+02:00',
    ],
    [
      'that is skipped is not before',
      '02:30',
      'Europe/Berlin',
      '2026-03-29T01:59:59+01:00',
      '2026-03-28T02:30:00+01:00',
    ],
    [
      'that comes twice is the first',
      '02:30',
      'Europe/Berlin',
      '2026-10-25T02:45:00+01:00',
      '2026-10-25T02:30:00+02:00',
    ],
    [
      'that comes twice is not yesterday',
      '02:30',
      'Europe/Berlin',
      '2026-10-25T02:30:00+02:00',
      '2026-10-25T02:30:00+02:00',
    ],
    [
      'on a day whose midnight is skipped',
      '00:00',
      'Africa/Cairo',
      '2026-04-24T12:00:00+03:00',
      '2026-04-24T01:00:00+03:00',
    ],
  ])('%s', (_, at, timeZone, now, hour) => {
    const last = lastQuietHour({ ...settings, at }, timeZone, Date.parse(now));
    expect(new Date(last).toISOString()).toBe(new Date(hour).toISOString());
  });
});

describe('it is time to put right what is certain', () => {
  const hour = Date.parse('2026-11-23T03:30:00+05:30');
  const quiet: QuietHourFacts = {
    settings,
    timeZone: 'Asia/Kolkata',
    now: hour,
    lookedAt: null,
    lastPassageAt: null,
    isAnybodyAtGate: false,
  };

  it.each<readonly [string, Partial<QuietHourFacts>, boolean]>([
    ['at the hour', {}, true],
    ['not before', { now: hour - 1 }, false],
    ['up to three hours later, where a power cut came between', { now: hour + 180 * MINUTE_MS }, true],
    ['not any later', { now: hour + 180 * MINUTE_MS + 1 }, false],
    ['not where nobody wants it', { settings: { ...settings, automatic: false } }, false],
    ['not twice', { now: hour + MINUTE_MS, lookedAt: hour }, false],
    ['again the next day', { lookedAt: hour - 1 }, true],
    ['not while somebody is at a gate', { isAnybodyAtGate: true }, false],
    ['not just after a passage', { lastPassageAt: hour - 10 * MINUTE_MS + 1 }, false],
    ['a while after the last passage', { lastPassageAt: hour - 10 * MINUTE_MS }, true],
    ['not where the clock was set back behind the last passage', { lastPassageAt: hour + MINUTE_MS }, false],
  ])('%s', (_, said, isTime) => {
    expect(isTimeToReconcile({ ...quiet, ...said })).toBe(isTime);
  });
});

describe('what the program puts right by itself', () => {
  const explains = (remedy: ExplanationView['remedy']): ExplanationView => ({
    id: 'one',
    cause: 'unseen-crossing',
    passageIds: [],
    visitIds: [],
    slotIds: [],
    remedy,
  });
  const remedied = (lanes: number, count: number) =>
    explains({ countDelta: count - lanes, closes: [], adds: 0 });
  const says = (lanes: number, visits: number, least: number, most = least): WitnessCounts => ({
    lanes,
    visits,
    slots: { least, most },
  });

  it.each<readonly [string, WitnessCounts, number, boolean]>([
    ['what slots and lanes say', says(5, 9, 5), 5, true],
    ['what slots and visits say, however much that is', says(90, 5, 5), 5, true],
    ['what certain slots say alone', says(5, 5, 4), 4, true],
    ['not where a slot may be either', says(5, 6, 4, 5), 5, false],
    ['not where slots say nothing', { lanes: 5, visits: 6, slots: null }, 5, false],
    ['not to another count than the slots say', says(5, 6, 4), 5, false],
    ['one is believed of slots alone', says(7, 7, 6), 6, true],
    ['two are not, where few are inside', says(7, 7, 5), 5, false],
    ['nor two more', says(1, 1, 3), 3, false],
    ['where lanes say nearly the same, however many visits were left open', says(8, 40, 7), 7, true],
    ['where visits say nearly the same, however wrong the lanes are', says(40, 8, 7), 7, true],
    ['a fifth is believed', says(70, 70, 56), 56, true],
    ['also a fifth more', says(56, 56, 70), 70, true],
    ['not more than a fifth', says(70, 70, 55), 55, false],
    ['not all that stand there', says(80, 80, 0), 0, false],
  ])('%s', (_, counts, count, does) => {
    const explanation = remedied(counts.lanes, count);
    expect(certainRemedy(counts, [explanation])).toBe(does ? explanation : null);
  });

  it('is the first explanation or nothing', () => {
    const remedy = remedied(5, 4);
    expect(certainRemedy(says(5, 5, 4), [])).toBeNull();
    expect(certainRemedy(says(5, 5, 4), [explains(null), remedy])).toBeNull();
    expect(certainRemedy(says(5, 5, 4), [remedy, explains(null)])).toBe(remedy);
  });
});
