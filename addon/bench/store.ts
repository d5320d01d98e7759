/** Measures the store on this disk (`node addon/bench/store.ts [passages]`): writing passages, paging through history. */
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Passage } from '../src/gate/passage.ts';
import { plainVisit } from '../src/parking/visit.ts';
import { openSqliteStore } from '../src/store/sqlite-store.ts';
import type { PassageFilter, PassageStep, Store } from '../src/store/store.ts';

const passages = Number(process.argv[2] ?? 10_000);
const MINUTE_MS = 60_000;
const OUTCOMES = ['entered', 'left', 'refused', 'abandoned'] as const;

function plateOf(number: number): string {
  const spread = (number * 7919) % 26 ** 3;
  const letters = [spread % 26, Math.floor(spread / 26) % 26, Math.floor(spread / 676)];
  return String.fromCharCode(...letters.map((letter) => 65 + letter)) + String((number * 31) % 10_000);
}

function stepOf(number: number): PassageStep {
  const arrivedAt = number * MINUTE_MS;
  const plate = plateOf(number);
  const id = `passage-${(number * 2654435761) % 4294967296}-${number}`;
  const outcome = OUTCOMES[number % OUTCOMES.length] ?? 'entered';
  const delta = outcome === 'entered' ? 1 : outcome === 'left' ? -1 : 0;
  const passage: Passage = {
    id,
    gateId: `gate-${number % 3}`,
    direction: outcome === 'left' ? 'out' : 'in',
    phase: 'clear',
    arrivedAt,
    endedAt: arrivedAt + 20_000,
    plate,
    likelyPlate: null,
    decision: {
      verdict: 'open',
      plate,
      permitId: 'permit-of-the-house',
      decidedAt: arrivedAt + 900,
      reasons: [
        {
          rule: 'plate-settled',
          plate,
          frames: 3,
          readers: ['plates', 'tesseract-plates'],
          settledBy: 'witness',
        },
        { rule: 'permit-matches', plate, permitId: 'permit-of-the-house', holder: 'A. Neighbour' },
        { rule: 'place-free', free: 3, capacity: 8 },
      ],
    },
    outcome,
    inferred: false,
    interrupted: false,
    pictureId: 'ab'.repeat(32),
    sight: null,
  };
  const reading = {
    passageId: id,
    takenAt: arrivedAt + 400,
    reader: 'plates',
    text: plate,
    raw: plate,
    confidence: 0.93,
    characters: Array.from(plate, () => 0.93),
    box: { x: 410.5, y: 322, w: 140, h: 38 },
    witnesses: [],
  };
  return {
    passage,
    readings: [reading, reading, reading],
    countChanges: delta === 0 ? [] : [{ at: arrivedAt, delta, cause: 'crossing', passageId: id }],
    visits:
      delta === 0
        ? []
        : [
            plainVisit({
              id: `visit-${Math.floor(number / OUTCOMES.length)}`,
              plate,
              enteredAt: Math.floor(number / OUTCOMES.length) * OUTCOMES.length * MINUTE_MS,
              entryPassageId: id,
              leftAt: delta === 1 ? null : arrivedAt,
              exitPassageId: delta === 1 ? null : id,
            }),
          ],
  };
}

function quantiles(durationsMs: readonly number[]): string {
  const sorted = durationsMs.toSorted((a, b) => a - b);
  const at = (share: number): string =>
    (sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? NaN).toFixed(2);
  return `p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, max ${at(1)} ms`;
}

async function timed(times: number, work: (time: number) => Promise<unknown>): Promise<string> {
  const durationsMs: number[] = [];
  for (let time = 0; time < times; time += 1) {
    const begunMs = performance.now();
    await work(time);
    durationsMs.push(performance.now() - begunMs);
  }
  return quantiles(durationsMs);
}

async function measurePages(store: Store): Promise<void> {
  const filters: Readonly<Record<string, PassageFilter>> = {
    everything: {},
    'one gate': { gateId: 'gate-1' },
    'one outcome': { outcome: 'refused' },
    'a plate that is frequent': { plate: '12' },
    'a plate that is rare': { plate: plateOf(17) },
    'a plate that is nowhere': { plate: 'ÄÖÜ' },
    'a plate at one gate': { plate: plateOf(16), gateId: 'gate-1' },
    'one day': { arrivedFrom: 0, arrivedBefore: 24 * 60 * MINUTE_MS },
  };
  for (const [name, filter] of Object.entries(filters)) {
    let before: string | null = null;
    const found = await timed(50, async () => {
      before = (await store.passages.page(filter, before, 50)).next;
    });
    console.log(`page of 50, ${name}: ${found}`);
  }
}

const folder = await mkdtemp(join(tmpdir(), 'smart-parking-bench-'));
try {
  const store = await openSqliteStore({ folder });
  const begunMs = performance.now();
  const written = await timed(passages, (number) => store.passages.record(stepOf(number)));
  const seconds = (performance.now() - begunMs) / 1000;
  console.log(`record(), each on disk: ${(passages / seconds).toFixed(0)} a second; ${written}`);
  console.log(
    `${passages} passages: ${((await stat(join(folder, 'smart-parking.sqlite'))).size / 2 ** 20).toFixed(0)} MiB`,
  );
  await measurePages(store);
  console.log(`visits, page of 50: ${await timed(20, () => store.visits.page({}, null, 50))}`);
  console.log(`visits open: ${await timed(20, () => store.visits.open())}`);
  console.log(`under way: ${await timed(20, () => store.passages.underWay())}`);
  console.log(`count: ${await timed(20, () => store.occupancy.count())}`);
  await store.close();
  console.log(`open again: ${await timed(5, async () => (await openSqliteStore({ folder })).close())}`);
} finally {
  await rm(folder, { recursive: true });
}
