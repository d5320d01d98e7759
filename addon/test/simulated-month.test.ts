import { constants } from 'node:fs';
import { access, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { DEFAULT_PARKING_SETTINGS } from '../src/contract/parking-settings.ts';
import type { ReconciliationView } from '../src/contract/reconciliation.ts';
import type { Passage } from '../src/gate/passage.ts';
import { random } from '../src/simulation/random.ts';
import type { Store } from '../src/store/store.ts';
import { DAY_MS, startTrueMonth } from './true-month.ts';
import type { TrueMonth } from './true-month.ts';

const HOUR_MS = 60 * 60_000;
const DAYS = 31;
const STARTS_AT = Date.parse('2026-03-01T00:00:00+01:00');
/** In the night to the 29th the clocks go from two to three. */
const SUMMER_TIME_AT = Date.parse('2026-03-29T03:00:00+02:00');
/** Who comes or goes at that hour puts it off, for so long at most. */
const MADE_UP_FOR_MS = 3 * HOUR_MS;
const OPERATOR = 'operator';

/** A RAM disk where there is one: what is on a disk after a kill is tested elsewhere, and a month of waiting for it takes minutes. */
async function makeFolder(): Promise<string> {
  const parent = await access('/dev/shm', constants.W_OK).then(
    () => '/dev/shm',
    () => tmpdir(),
  );
  return await mkdtemp(join(parent, 'smart-parking-month-'));
}

interface Look {
  readonly truly: number;
  readonly view: ReconciliationView;
}

async function look(month: TrueMonth): Promise<Look | null> {
  const view = await month.site()?.parking.live.reconciliation();
  return view === undefined ? null : { truly: month.inside().length, view };
}

/** In the evening of a working day somebody takes the likeliest explanation, whatever it is. */
async function operatorLooks(month: TrueMonth): Promise<Look | null> {
  const seen = await look(month);
  const first = seen?.view.explanations[0];
  if (first !== undefined && first.remedy !== null) {
    await month.site()?.parking.live.reconcile({ explanationId: first.id }, OPERATOR);
  }
  return seen;
}

async function allPassages(store: Store): Promise<readonly Passage[]> {
  const passages: Passage[] = [];
  for await (const passage of store.passages.since(0)) passages.push(passage);
  return passages;
}

function isWorkingDay(at: number): boolean {
  return ![0, 6].includes(new Date(at).getUTCDay());
}

it('a month of 30,000 passages: the count drifts, is explained and put right, and ends with who is truly inside', async () => {
  const folder = await makeFolder();
  const month = await startTrueMonth({
    folder,
    random: random('a month'),
    startsAt: STARTS_AT,
    endsAt: STARTS_AT + DAYS * DAY_MS,
    mendedFrom: STARTS_AT + (DAYS - 2) * DAY_MS,
    timeZone: 'Europe/Berlin',
    capacity: 120,
    staysADay: 500,
  });
  const first = month.site();
  await first?.store.parkingSettings.save(
    {
      ...DEFAULT_PARKING_SETTINGS,
      assignment: 'in-order',
      reconciliation: { automatic: true, at: '02:30', quietMinutes: 10 },
    },
    { version: 0, at: STARTS_AT, by: OPERATOR },
  );
  await first?.parking.live.settingsChanged();

  const looks: Look[] = [];
  for (let day = STARTS_AT; day < STARTS_AT + DAYS * DAY_MS; day += DAY_MS) {
    for (const hour of [1.9, 12]) {
      await month.goesOnUntil(day + hour * HOUR_MS);
      const seen = await look(month);
      if (seen !== null) looks.push(seen);
    }
    await month.goesOnUntil(day + 21 * HOUR_MS);
    const seen = isWorkingDay(day + 21 * HOUR_MS) ? await operatorLooks(month) : null;
    if (seen !== null) looks.push(seen);
  }
  await month.goesOnUntil(STARTS_AT + DAYS * DAY_MS + 4 * HOUR_MS);
  await operatorLooks(month);

  const site = month.site();
  if (site === null) throw new Error('there is no power at the end');
  const { store } = site;
  const passages = await allPassages(store);
  const corrections = await store.corrections.newest({}, 1_000);
  const open = await store.visits.open();
  const end = await look(month);
  const count = await store.occupancy.count();
  await site.losesPower();
  await rm(folder, { recursive: true });
  expect(month.troubles()).toEqual([]);
  expect(passages.length).toBeGreaterThan(30_000);
  expect(month.powerCuts()).toBeGreaterThan(8);
  expect(new Set(passages.map(({ outcome }) => outcome))).toEqual(
    new Set(['entered', 'left', 'refused', 'reversed', 'tailgated']),
  );
  expect(passages.some(({ interrupted }) => interrupted)).toBe(true);

  // It drifts: the lanes say another number than are inside, and whenever witnesses differ there is an explanation.
  expect(looks.filter(({ truly, view }) => view.witnesses.lanes !== truly).length).toBeGreaterThan(10);
  expect(looks.filter(({ view }) => view.agree !== (view.explanations.length === 0))).toEqual([]);
  expect(looks.filter(({ truly, view }) => Math.abs(view.witnesses.lanes - truly) > 12)).toEqual([]);

  // It is put right: by somebody in the evening, and in the night by itself, also where the hour for that is skipped.
  expect(new Set(corrections.map(({ kind }) => kind))).toEqual(new Set(['reconcile']));
  const byNight = corrections.filter(({ by }) => by !== OPERATOR);
  expect(corrections.length - byNight.length).toBeGreaterThan(10);
  expect(byNight.length).toBeGreaterThan(5);
  expect(byNight.some(({ at }) => at >= SUMMER_TIME_AT && at <= SUMMER_TIME_AT + MADE_UP_FOR_MS)).toBe(true);

  // In the end all witnesses say what is true, and the visits that are open are theirs who are inside.
  const inside = new Set(month.inside());
  expect(inside.size).toBeGreaterThan(5);
  expect(end?.view).toMatchObject({ agree: true, witnesses: { lanes: inside.size, visits: inside.size } });
  expect(count).toBe(inside.size);
  expect(open).toHaveLength(inside.size);
  const read = open.flatMap(({ plate }) => plate ?? []);
  expect(read.filter((plate) => !inside.has(plate))).toEqual([]);
}, 900_000);
