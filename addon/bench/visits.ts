import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setImmediate } from 'node:timers/promises';
import { random } from '../src/simulation/random.ts';
import type { Random } from '../src/simulation/random.ts';
import { encodeCursor } from '../src/store/cursor.ts';
import { openSqliteStore } from '../src/store/sqlite-store.ts';
import type { Store, VisitFilter } from '../src/store/store.ts';
import { quantile } from './share.ts';
import { visitFile } from './statistics.ts';

const VISITS = 1_000_000;
const DAY_MS = 86_400_000;
const FIRST_AT = Date.parse('2022-01-01T00:00:00+05:30');
/** Some 600 a day, for four and a half years. */
const STEP_MS = 140_000;
const LAST_AT = FIRST_AT + VISITS * STEP_MS;
const HOUSEHOLDS = 5_000;
const PAGES = 100;

/** What a history of a million visits costs: each kind of page, and an export. */
export async function visits(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'smart-parking-bench-'));
  try {
    const draw = random('bench:visits');
    const plates = Array.from({ length: HOUSEHOLDS }, () => plateOf(draw));
    const from = performance.now();
    await fill(folder, plates, draw);
    const { size } = await stat(join(folder, 'smart-parking.sqlite'));
    console.log(
      `${VISITS} visits: written at once in ${((performance.now() - from) / 1000).toFixed(0)} s, ${(size / 2 ** 20).toFixed(0)} MiB`,
    );
    const store = await openSqliteStore({ folder });
    await pages(store, plates, draw);
    await lists(store);
    await exports(store);
    await visitFile(store);
    await store.close();
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function plateOf(draw: Random): string {
  const letter = (): string => draw.pick(Array.from('ABCDEFGHJKLMNPRSTUVWXYZ'));
  const state = draw.pick(['KA', 'KA', 'KA', 'KA', 'MH', 'DL', 'TN']);
  return `${state}${draw.integer(1, 99).toString().padStart(2, '0')}${letter()}${letter()}${draw.integer(1, 9999).toString().padStart(4, '0')}`;
}

/** Two thirds are of households with a permit, one in six of a company's, the others of strangers; some were not read. */
async function fill(folder: string, plates: readonly string[], draw: Random): Promise<void> {
  await (await openSqliteStore({ folder })).close();
  const file = new DatabaseSync(join(folder, 'smart-parking.sqlite'));
  file.exec('pragma synchronous = off');
  const add = file.prepare(
    `insert into visits
       (number, id, plate, exit_plate, permit_id, entered_at, entry_passage_id, entry_gate_id, left_at, exit_passage_id,
        exit_gate_id, paired_by, anomalies_json, reviewed_at)
     values (? << 20, ?, ?, ?, ?, ?, ?, 'main', ?, ?, 'main', ?, ?, ?)`,
  );
  file.exec('begin');
  for (let index = 0; index < VISITS; index += 1) {
    const at = FIRST_AT + index * STEP_MS;
    const household = draw.integer(0, HOUSEHOLDS - 1);
    const kind = index % 6;
    const permit = kind < 4 ? `household-${household}` : kind === 4 ? 'company' : null;
    const known = kind < 4 ? (plates[household] ?? null) : plateOf(draw);
    const plate = index % 50 === 0 ? null : known;
    const open = VISITS - index < 200 || index % 100_000 === 0;
    const strange = index % 25 === 0;
    add.run(
      at,
      `visit-${(index * 2654435761) % 4294967296}-${index}`,
      plate,
      index % 200 === 1 ? plateOf(draw) : null,
      permit,
      at,
      `in-${index}`,
      open ? null : at + draw.integer(600_000, DAY_MS),
      open ? null : `out-${index}`,
      open ? null : 'plate',
      strange ? '["unread-entry","guessed"]' : '[]',
      strange && index % 100 !== 0 ? at + DAY_MS : null,
    );
  }
  file.exec('commit');
  file.close();
}

async function pages(store: Store, plates: readonly string[], draw: Random): Promise<void> {
  const known = (): string => draw.pick(plates);
  const household = (): string => `household-${draw.integer(0, HOUSEHOLDS - 1)}`;
  const days = (count: number): VisitFilter => {
    const beganFrom = FIRST_AT + draw.integer(0, (LAST_AT - FIRST_AT) / DAY_MS - count) * DAY_MS;
    return { beganFrom, beganBefore: beganFrom + count * DAY_MS };
  };
  const kinds: Readonly<Record<string, () => VisitFilter>> = {
    everything: () => ({}),
    'a week': () => days(7),
    open: () => ({ open: true }),
    closed: () => ({ open: false }),
    'to review': () => ({ toReview: true }),
    'one permit': () => ({ permitId: household() }),
    'a permit of very many': () => ({ permitId: 'company' }),
    'one permit, to review': () => ({ permitId: household(), toReview: true }),
    'a whole plate': () => ({ plate: known() }),
    'four digits': () => ({ plate: known().slice(-4) }),
    'three characters': () => ({ plate: known().slice(2, 5) }),
    'three that are everywhere': () => ({ plate: 'KA0' }),
    'four that are nowhere': () => ({ plate: 'QQQQ' }),
    'two characters': () => ({ plate: known().slice(4, 6) }),
    'two that are nowhere': () => ({ plate: 'OI' }),
    'two that are everywhere': () => ({ plate: 'KA' }),
    'one character': () => ({ plate: '7' }),
    'one that is nowhere': () => ({ plate: 'O' }),
    'a plate in a month': () => ({ plate: known().slice(-5), ...days(30) }),
    'three that are everywhere, in a month': () => ({ plate: 'KA0', ...days(30) }),
    'three that are everywhere, open': () => ({ plate: 'KA0', open: true }),
    'three that are everywhere, to review': () => ({ plate: 'KA0', toReview: true }),
    'three that are everywhere, one permit': () => ({ plate: 'KA0', permitId: household() }),
    'three that are everywhere, a permit of very many': () => ({ plate: 'KA0', permitId: 'company' }),
    'a whole plate, a permit of very many': () => ({ plate: known(), permitId: 'company' }),
    'a whole plate, closed, in a month': () => ({ plate: known(), open: false, ...days(30) }),
  };
  for (const [name, filter] of Object.entries(kinds)) {
    // The first page and pages from anywhere in history, in turn.
    await line(`page of 50, ${name}`, (index) => {
      const before = encodeCursor({ at: draw.integer(FIRST_AT, LAST_AT), id: '0' });
      return store.visits.page(filter(), index % 2 === 0 ? null : before, 50);
    });
  }
}

async function lists(store: Store): Promise<void> {
  await line('who is inside', () => store.visits.open());
  await line('how many to review', () => store.visits.toReview());
  await line('ended on a day', (index) =>
    store.visits.ended(FIRST_AT + index * DAY_MS, FIRST_AT + (index + 1) * DAY_MS),
  );
  await line('one visit changed', async (index) => {
    const { rows } = await store.visits.page({}, encodeCursor({ at: LAST_AT - index * DAY_MS, id: '0' }), 1);
    for (const visit of rows) await store.visits.put({ ...visit, plate: `CHANGED${index}` });
  });
}

async function exports(store: Store): Promise<void> {
  for (const [name, filter] of [
    ['everything', {}],
    ['a character that is nowhere', { plate: 'O' }],
  ] as const) {
    const startRss = process.memoryUsage().rss;
    const from = performance.now();
    let [count, peakRss, halfwayRss, turnAt, longestMs, done] = [0, startRss, startRss, from, 0, false];
    const watch = (async () => {
      while (!done) {
        await setImmediate();
        longestMs = Math.max(longestMs, performance.now() - turnAt);
        turnAt = performance.now();
      }
    })();
    const rows = store.visits.export(filter)[Symbol.asyncIterator]();
    while ((await rows.next()).done !== true) {
      count += 1;
      if (count % 10_000 !== 0) continue;
      peakRss = Math.max(peakRss, process.memoryUsage().rss);
      if (count <= VISITS / 2) halfwayRss = peakRss;
    }
    done = true;
    await watch;
    const seconds = (performance.now() - from) / 1000;
    const mebibytes = [halfwayRss, peakRss]
      .map((rss) => ((rss - startRss) / 2 ** 20).toFixed(0))
      .join(' and ');
    console.log(
      `export of ${VISITS} visits, ${name}: ${count} in ${seconds.toFixed(1)} s, ${mebibytes} MiB more memory halfway and at most, ` +
        `others waited for ${longestMs.toFixed(0)} ms at most`,
    );
  }
}

async function line(what: string, ask: (index: number) => Promise<unknown>): Promise<void> {
  const times: number[] = [];
  await ask(0);
  for (let index = 0; index < PAGES; index += 1) {
    const from = performance.now();
    await ask(index);
    times.push(performance.now() - from);
  }
  const [median, high, most] = [0.5, 0.95, 1].map((part) => quantile(times, part).toFixed(2));
  console.log(`${what}: ${median} / ${high} / ${most} ms (median / 95 % / most; bar 50 ms)`);
}
