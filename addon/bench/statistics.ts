import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { DatabaseSync } from 'node:sqlite';
import { setImmediate } from 'node:timers/promises';
import type { Clock } from '../src/clock.ts';
import { dayAt } from '../src/parking/days.ts';
import { dayBook } from '../src/parking/statistics/day-book.ts';
import { statisticsOf } from '../src/parking/statistics/statistics.ts';
import { random } from '../src/simulation/random.ts';
import type { Random } from '../src/simulation/random.ts';
import { openSqliteStore } from '../src/store/sqlite-store.ts';
import type { Store } from '../src/store/store.ts';
import { csvStream } from '../src/web/statistics/csv-stream.ts';
import { siteTime } from '../src/web/statistics/site-time.ts';
import { visitColumns } from '../src/web/statistics/visit-columns.ts';
import { quantile } from './share.ts';

const TIME_ZONE = 'Asia/Kolkata';
const DAY_MS = 86_400_000;
const DAYS = 366;
const FROM = Date.parse('2026-01-01T00:00:00+05:30');
const NOW = FROM + DAYS * DAY_MS - DAY_MS / 2;
const VISITS_A_DAY = 300;
const ROUNDS = 40;

/** What the figures of a year cost: at first, when each day is figured from its history, and ever after. */
export async function statistics(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'smart-parking-bench-'));
  try {
    await fill(folder, random('bench:statistics'));
    const store = await openSqliteStore({ folder });
    const clock: Clock = { now: () => NOW, after: () => () => undefined };
    const book = dayBook({ sources: store, clock, timeZone: TIME_ZONE });
    const range = { from: dayAt(FROM, TIME_ZONE), to: dayAt(NOW, TIME_ZONE) };
    const view = async (): Promise<string> =>
      JSON.stringify(statisticsOf(range, await book.days(range.from, range.to)));

    const { seconds, longestMs } = await timed(view);
    console.log(
      `figures of ${DAYS} days with ${VISITS_A_DAY} visits each, figured for the first time: ${seconds.toFixed(1)} s, ` +
        `others waited for ${longestMs.toFixed(0)} ms at most`,
    );
    const times: number[] = [];
    let bytes = 0;
    for (let round = 0; round < ROUNDS; round += 1) {
      const from = performance.now();
      bytes = (await view()).length;
      times.push(performance.now() - from);
    }
    const [median, high, most] = [0.5, 0.95, 1].map((part) => quantile(times, part).toFixed(0));
    console.log(
      `figures of a year, today among them: ${median} / ${high} / ${most} ms (median / 95 % / most; bar 200 ms), ` +
        `${(bytes / 1024).toFixed(0)} KiB`,
    );
    await store.close();
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** What it costs to take all visits along as a file. */
export async function visitFile(store: Store): Promise<void> {
  const startRss = process.memoryUsage().rss;
  let [bytes, pieces, peakRss] = [0, 0, startRss];
  const nowhere = new Writable({
    write: (piece: Uint8Array, _encoding, done) => {
      bytes += piece.length;
      pieces += 1;
      if (pieces % 100 === 0) peakRss = Math.max(peakRss, process.memoryUsage().rss);
      done();
    },
  });
  const columns = visitColumns(siteTime(TIME_ZONE), () => null);
  const { seconds, longestMs } = await timed(() =>
    pipeline(csvStream(columns, store.visits.export({})), nowhere),
  );
  console.log(
    `all visits as a file: ${(bytes / 2 ** 20).toFixed(0)} MiB in ${seconds.toFixed(1)} s, ` +
      `${((peakRss - startRss) / 2 ** 20).toFixed(0)} MiB more memory at most, others waited for ${longestMs.toFixed(0)} ms at most`,
  );
}

/** @returns how long it took, and how long it kept others from having their turn. */
async function timed(
  work: () => Promise<unknown>,
): Promise<{ readonly seconds: number; readonly longestMs: number }> {
  const from = performance.now();
  let [turnAt, longestMs, isDone] = [from, 0, false];
  const watch = (async () => {
    while (!isDone) {
      await setImmediate();
      longestMs = Math.max(longestMs, performance.now() - turnAt);
      turnAt = performance.now();
    }
  })();
  await work();
  isDone = true;
  await watch;
  return { seconds: (performance.now() - from) / 1000, longestMs };
}

/** A year as the store keeps it: everybody who came in leaves, and some were not read. */
async function fill(folder: string, draw: Random): Promise<void> {
  await (await openSqliteStore({ folder })).close();
  const file = new DatabaseSync(join(folder, 'smart-parking.sqlite'));
  file.exec('pragma synchronous = off');
  const addPassage = file.prepare(
    `insert into passages (id, gate_id, direction, phase, arrived_at, ended_at, plate, outcome, inferred, interrupted, sight_json)
     values (?, ?, ?, 'clear', ?, ?, ?, ?, 0, 0, ?)`,
  );
  const addChange = file.prepare(
    `insert into count_changes (at, delta, cause, passage_id) values (?, ?, 'crossing', ?)`,
  );
  const addVisit = file.prepare(
    `insert into visits
       (number, id, plate, entered_at, entry_passage_id, entry_gate_id, left_at, exit_passage_id, exit_gate_id, paired_by, anomalies_json)
     values (? << 20, ?, ?, ?, ?, ?, ?, ?, ?, 'plate', '[]')`,
  );
  file.exec('begin');
  for (let index = 0; index < DAYS * VISITS_A_DAY; index += 1) {
    const enteredAt = FROM + Math.floor((index * DAY_MS) / VISITS_A_DAY);
    const leftAt = enteredAt + draw.integer(60_000, DAY_MS);
    const gate = `gate-${index % 2}`;
    const plate = index % 20 === 0 ? null : `KA01AB${index % 10_000}`;
    const sight = {
      frames: 4,
      found: 4,
      read: 3,
      brightness: draw.integer(0, 255),
      advice: null,
      firstAt: enteredAt,
    };
    for (const [direction, at, outcome, delta] of [
      ['in', enteredAt, 'entered', 1],
      ['out', leftAt, 'left', -1],
    ] as const) {
      const id = `${direction}-${index}`;
      addPassage.run(id, gate, direction, at, at + 20_000, plate, outcome, JSON.stringify(sight));
      addChange.run(at, delta, id);
    }
    addVisit.run(
      enteredAt,
      `visit-${index}`,
      plate,
      enteredAt,
      `in-${index}`,
      gate,
      leftAt,
      `out-${index}`,
      gate,
    );
  }
  file.exec('commit');
  file.close();
}
