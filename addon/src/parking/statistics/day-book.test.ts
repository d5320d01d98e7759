import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { manualClock } from '../../../test/manual-clock.ts';
import type { ManualClock } from '../../../test/manual-clock.ts';
import type { Instant } from '../../contract/words.ts';
import { newPassage } from '../../gate/passage.ts';
import type { CountChange } from '../occupancy.ts';
import { openSqliteStore } from '../../store/sqlite-store.ts';
import type { Store } from '../../store/store.ts';
import { plainVisit } from '../visit.ts';
import { dayBook } from './day-book.ts';
import type { DayBook, DaySources } from './day-book.ts';

const BERLIN = 'Europe/Berlin';

const at = (text: string): Instant => Date.parse(text);

let folder: string;
let store: Store;
let clock: ManualClock;
let book: DayBook;

async function forget(...days: readonly string[]): Promise<void> {
  await store.days.forget(days);
  book.forgotten(days);
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'smart-parking-days-'));
  store = await openSqliteStore({ folder });
  clock = manualClock(at('2026-06-10T12:00:00+02:00'));
  book = dayBook({ sources: store, clock, timeZone: BERLIN });
});

afterEach(async () => {
  await store.close();
  await rm(folder, { recursive: true });
});

/** A vehicle goes through at this time; its visit, if it leaves one, ended then. */
async function crosses(when: string, direction: 'in' | 'out', stayMinutes?: number): Promise<void> {
  const arrivedAt = at(when);
  const passage = newPassage({ id: `${direction} ${when}`, gateId: 'main', direction, arrivedAt });
  const outcome = direction === 'in' ? 'entered' : 'left';
  const delta = direction === 'in' ? 1 : -1;
  const change: CountChange = { at: arrivedAt, delta, cause: 'crossing', passageId: passage.id };
  const visit = plainVisit({
    id: `visit ${when}`,
    enteredAt: arrivedAt - (stayMinutes ?? 0) * 60_000,
    leftAt: arrivedAt,
    entryPassageId: 'entry',
    exitPassageId: passage.id,
  });
  await store.passages.record({
    passage: { ...passage, phase: 'clear', endedAt: arrivedAt + 1, outcome },
    countChanges: [change],
    ...(stayMinutes !== undefined && { visits: [visit] }),
  });
}

/** `[day, entered, left, most]` of each. */
async function told(from: string, to: string): Promise<readonly unknown[]> {
  return (await book.days(from, to)).map(({ day, entered, left, most }) => [day, entered, left, most]);
}

const keptDays = async (): Promise<readonly string[]> =>
  (await store.days.between('2000-01-01', '2100-01-01')).map(({ day }) => day);

describe('the days of a site', () => {
  it('begin with the first on which anything happened and end with today', async () => {
    await crosses('2026-06-07T08:00:00+02:00', 'in');
    await crosses('2026-06-09T23:59:59+02:00', 'out');
    await crosses('2026-06-10T00:00:00+02:00', 'in');
    expect(await told('2026-05-01', '2026-12-31')).toEqual([
      ['2026-06-07', 1, 0, 1],
      ['2026-06-08', 0, 0, 1],
      ['2026-06-09', 0, 1, 1],
      ['2026-06-10', 1, 0, 1],
    ]);
  });

  it('are those that are asked for, with who was inside before', async () => {
    await crosses('2026-06-01T08:00:00+02:00', 'in');
    expect(await told('2026-06-04', '2026-06-05')).toEqual([
      ['2026-06-04', 0, 0, 1],
      ['2026-06-05', 0, 0, 1],
    ]);
    expect(await told('2026-06-11', '2026-06-12')).toEqual([]);
    expect(await told('2026-05-30', '2026-05-31')).toEqual([]);
  });

  it('are none where nothing ever happened', async () => {
    expect(await told('2026-06-01', '2026-06-10')).toEqual([]);
  });

  it('are those of the place: the same instant is another day elsewhere', async () => {
    await crosses('2026-06-08T22:30:00Z', 'in');
    expect(await told('2026-06-08', '2026-06-08')).toEqual([]);
    book = dayBook({ sources: store, clock, timeZone: 'UTC' });
    expect(await told('2026-06-08', '2026-06-08')).toEqual([['2026-06-08', 1, 0, 1]]);
  });

  it('have the visits that ended on them', async () => {
    await crosses('2026-06-08T08:00:00+02:00', 'out', 30);
    await crosses('2026-06-09T08:00:00+02:00', 'out', 30);
    const [monday] = await book.days('2026-06-08', '2026-06-08');
    expect(monday?.stays.reduce((sum, count) => sum + count, 0)).toBe(1);
  });

  it('are not those that a place left out when it crossed the date line', async () => {
    clock = manualClock(at('2011-12-31T12:00:00+14:00'));
    book = dayBook({ sources: store, clock, timeZone: 'Pacific/Apia' });
    await crosses('2011-12-29T12:00:00-10:00', 'in');
    expect(await told('2011-12-28', '2012-01-02')).toEqual([
      ['2011-12-29', 1, 0, 1],
      ['2011-12-31', 0, 0, 1],
    ]);
  });
});

describe('a day', () => {
  it('is kept once it is over for more than an hour', async () => {
    await crosses('2026-06-09T08:00:00+02:00', 'in');
    clock = manualClock(at('2026-06-10T01:00:00+02:00'));
    book = dayBook({ sources: store, clock, timeZone: BERLIN });
    await book.days('2026-06-09', '2026-06-10');
    expect(await keptDays()).toEqual([]);
    clock.advance(1);
    await book.days('2026-06-09', '2026-06-10');
    expect(await keptDays()).toEqual(['2026-06-09']);
  });

  it('that is kept is told as it was, whatever is in the history now', async () => {
    await crosses('2026-06-07T08:00:00+02:00', 'in');
    await book.days('2026-06-08', '2026-06-08');
    await crosses('2026-06-08T09:00:00+02:00', 'in');
    expect(await told('2026-06-08', '2026-06-08')).toEqual([['2026-06-08', 0, 0, 1]]);
  });

  it('that is not over is figured anew each time', async () => {
    await crosses('2026-06-10T08:00:00+02:00', 'in');
    expect(await told('2026-06-10', '2026-06-10')).toEqual([['2026-06-10', 1, 0, 1]]);
    await crosses('2026-06-10T09:00:00+02:00', 'in');
    expect(await told('2026-06-10', '2026-06-10')).toEqual([['2026-06-10', 2, 0, 2]]);
  });

  it('that is looked at again and again does not have the whole ledger added up each time', async () => {
    let asked = 0;
    const countAt = (before: Instant): Promise<number> => {
      asked += 1;
      return store.occupancy.countAt(before);
    };
    const sources = { ...store, occupancy: { ...store.occupancy, countAt } };
    clock = manualClock(at('2026-06-10T01:00:00+02:00'));
    book = dayBook({ sources, clock, timeZone: BERLIN });
    await crosses('2026-06-09T08:00:00+02:00', 'in');
    await told('2026-06-10', '2026-06-10');
    // Written late, as when the disk was full at midnight.
    await crosses('2026-06-09T23:59:00+02:00', 'in');
    expect(await told('2026-06-10', '2026-06-10')).toEqual([['2026-06-10', 0, 0, 2]]);
    clock.advance(1);
    asked = 0;
    for (let turn = 0; turn < 3; turn += 1) await told('2026-06-10', '2026-06-10');
    expect(asked).toBe(1);
    await crosses('2026-06-08T23:59:00+02:00', 'in');
    await forget('2026-06-08');
    expect(await told('2026-06-10', '2026-06-10')).toEqual([['2026-06-10', 0, 0, 3]]);
  });

  it('in which something was corrected is figured anew, and no other', async () => {
    await crosses('2026-06-07T08:00:00+02:00', 'in');
    await book.days('2026-06-07', '2026-06-08');
    await crosses('2026-06-07T09:00:00+02:00', 'in');
    await crosses('2026-06-08T09:00:00+02:00', 'in');
    await forget('2026-06-07');
    expect(await told('2026-06-07', '2026-06-08')).toEqual([
      ['2026-06-07', 2, 0, 2],
      ['2026-06-08', 0, 0, 1],
    ]);
  });

  it('is figured from who was inside when it began, also behind one that is kept', async () => {
    for (const day of ['2026-06-07', '2026-06-08']) await crosses(`${day}T08:00:00+02:00`, 'in');
    await book.days('2026-06-07', '2026-06-09');
    await forget('2026-06-07', '2026-06-09');
    expect(await told('2026-06-07', '2026-06-09')).toEqual([
      ['2026-06-07', 1, 0, 1],
      ['2026-06-08', 1, 0, 2],
      ['2026-06-09', 0, 0, 2],
    ]);
  });

  it('that is kept is told also when the passages of it and before it are gone', async () => {
    await crosses('2026-06-09T08:00:00+02:00', 'in');
    const [figures] = await book.days('2026-06-09', '2026-06-09');
    if (figures === undefined) throw new Error('no figures');
    await store.days.put({ ...figures, day: '2026-06-02' });
    expect((await book.days('2026-06-01', '2026-06-03')).map(({ day }) => day)).toEqual([
      '2026-06-02',
      '2026-06-03',
    ]);
  });
});

describe('while a day is figured', () => {
  /** The store, which tells of visits only when it is let. */
  function heldSources() {
    const gate = Promise.withResolvers<undefined>();
    const reached = Promise.withResolvers<undefined>();
    let asked = 0;
    const sources: DaySources = {
      ...store,
      visits: {
        ended: async (from, before) => {
          asked += 1;
          reached.resolve(undefined);
          await gate.promise;
          return store.visits.ended(from, before);
        },
      },
    };
    return {
      sources,
      asked: () => asked,
      reached: reached.promise,
      letGo: () => {
        gate.resolve(undefined);
      },
    };
  }

  it('who else asks for it gets the same figures: it is figured once', async () => {
    await crosses('2026-06-09T08:00:00+02:00', 'in');
    const { sources, asked, letGo } = heldSources();
    book = dayBook({ sources, clock, timeZone: BERLIN });
    const both = [book.days('2026-06-09', '2026-06-09'), book.days('2026-06-09', '2026-06-09')];
    letGo();
    const [first, second] = await Promise.all(both);
    expect(first).toEqual(second);
    expect(asked()).toBe(1);
  });

  it('and is corrected, what was figured is not kept', async () => {
    await crosses('2026-06-09T08:00:00+02:00', 'in');
    const { sources, reached, letGo } = heldSources();
    book = dayBook({ sources, clock, timeZone: BERLIN });
    const asking = book.days('2026-06-09', '2026-06-09');
    await reached;
    await forget('2026-06-09');
    letGo();
    await asking;
    expect(await keptDays()).toEqual([]);
  });
});
