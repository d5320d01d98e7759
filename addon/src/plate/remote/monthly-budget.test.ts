import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { manualClock } from '../../../test/manual-clock.ts';
import type { ManualClock } from '../../../test/manual-clock.ts';
import { openSqliteStore } from '../../store/sqlite-store.ts';
import type { Store } from '../../store/store.ts';
import { openMonthlyBudget } from './monthly-budget.ts';
import type { MonthlyBudget } from './monthly-budget.ts';

const IN_JANUARY = Date.parse('2027-01-31T12:00:00+01:00');
const DAY_MS = 24 * 60 * 60 * 1000;

let folder: string;
let store: Store;
let clock: ManualClock;
let told: string[];
let defects: unknown[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'smart-parking-budget-'));
  store = await openSqliteStore({ folder });
  clock = manualClock(IN_JANUARY);
  told = [];
  defects = [];
});

afterEach(async () => {
  await store.close();
  await rm(folder, { recursive: true });
});

const open = (perMonth: number, reader = 'cloud'): Promise<MonthlyBudget> =>
  openMonthlyBudget({
    reader,
    perMonth,
    paidReads: store.paidReads,
    clock,
    timeZone: 'Europe/Berlin',
    onState: (state, { used }) => told.push(`${state} at ${used}`),
    onDefect: (error) => defects.push(error),
  });

const take = async (budget: MonthlyBudget, times: number): Promise<number> => {
  const answers = await Promise.all(Array.from({ length: times }, () => budget.take()));
  return answers.filter((answer) => answer === 'counted').length;
};

it('counts reads, tells once that they run out and once that they have, and then takes none', async () => {
  const budget = await open(10);
  expect(await take(budget, 7)).toBe(7);
  expect(budget.view()).toEqual({ month: '2027-01', used: 7, perMonth: 10, state: 'allowed' });
  expect(told).toEqual([]);
  expect(await take(budget, 9)).toBe(3);
  expect(budget.view()).toEqual({ month: '2027-01', used: 10, perMonth: 10, state: 'used-up' });
  expect(told).toEqual(['nearly-used at 8', 'used-up at 10']);
  expect(await store.paidReads.countOf('cloud', '2027-01')).toBe(10);
});

it('goes on where it was after a restart, without telling again', async () => {
  await take(await open(10), 9);
  await store.close();
  store = await openSqliteStore({ folder });
  told = [];
  const budget = await open(10);
  expect(budget.view()).toMatchObject({ used: 9, state: 'nearly-used' });
  expect(await take(budget, 5)).toBe(1);
  expect(told).toEqual(['used-up at 10']);
});

it('a read is on disk when it may be sent: a kill sends none that was not counted', async () => {
  const budget = await open(10);
  await budget.take();
  // Whoever opens the store now, as after a kill, finds it.
  const other = await openSqliteStore({ folder, exclusive: false });
  expect(await other.paidReads.countOf('cloud', '2027-01')).toBe(1);
  await other.close();
});

it('begins anew with the month of the site, also when the last one was used up', async () => {
  const budget = await open(2);
  await take(budget, 3);
  clock.advance(DAY_MS / 2 - 1);
  expect(await take(budget, 1)).toBe(0);
  clock.advance(1);
  expect(budget.view()).toEqual({ month: '2027-02', used: 0, perMonth: 2, state: 'allowed' });
  expect(await take(budget, 3)).toBe(2);
  expect(await store.paidReads.countOf('cloud', '2027-01')).toBe(2);
});

it('each reader has a budget of its own', async () => {
  await take(await open(2), 2);
  expect(await take(await open(2, 'spare'), 2)).toBe(2);
});

it('a budget that was made smaller holds at once, one that was made larger too', async () => {
  await take(await open(10), 6);
  expect(await take(await open(5), 1)).toBe(0);
  expect(await take(await open(7), 2)).toBe(1);
});

it('what cannot be written is not taken', async () => {
  const budget = await open(10);
  await store.close();
  await expect(budget.take()).rejects.toThrow();
  store = await openSqliteStore({ folder });
  expect(await store.paidReads.countOf('cloud', '2027-01')).toBe(0);
});

it('a count that cannot be read keeps reads from being taken, and no site from opening', async () => {
  await store.close();
  const budget = await open(10);
  expect(defects).toHaveLength(1);
  await expect(budget.take()).rejects.toThrow();
});
