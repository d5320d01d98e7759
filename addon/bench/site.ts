/** `npm run bench:site`: what deciding, replaying, following a passage and a long history cost, beside the reading of plates. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { decide } from '../src/access/decide.ts';
import type { DecisionFacts } from '../src/access/decision-facts.ts';
import type { Decision } from '../src/access/decision.ts';
import { DEFAULT_RULES } from '../src/access/default-rules.ts';
import { permitBook } from '../src/access/permits/permit-book.ts';
import type { Permit } from '../src/access/permits/permit.ts';
import { plainPermit } from '../src/access/permits/plain-permit.ts';
import { replay } from '../src/access/replay.ts';
import { ruleBook } from '../src/access/rule-book.ts';
import type { Rules } from '../src/contract/rules.ts';
import type { Instant } from '../src/contract/words.ts';
import type { Settlement } from '../src/plate/settling/settlement.ts';
import { random } from '../src/simulation/random.ts';
import type { Random } from '../src/simulation/random.ts';
import { openSqliteStore } from '../src/store/sqlite-store.ts';
import { indianPlate } from './indian-plate.ts';
import { pageSlots } from './page-slots.ts';
import { passages } from './passages.ts';
import { quantile } from './share.ts';
import { statistics } from './statistics.ts';
import { visits } from './visits.ts';

const TIME_ZONE = 'Asia/Kolkata';
const NOW = Date.parse('2026-11-23T08:00:00+05:30');
const DAY_MS = 86_400_000;
const PERMITS = 10_000;
const PASSAGES = 100_000;
const WARM_UP = 200;

const OFFICE = {
  weekly: [{ days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '07:00', to: '20:00' }],
  holidays: [],
  exceptions: [],
} as const;

/** Rules that make decisions look at most of what there is. */
const RULES: Rules = {
  ...DEFAULT_RULES,
  policies: [
    { group: 'staff', gate: null, policy: { hours: OFFICE } },
    { group: null, gate: 'main', policy: { evidence: [{ when: 'night', accept: ['presence', 'code'] }] } },
  ],
};

await main();

async function main(): Promise<void> {
  const draw = random('bench:site');
  const permits = somePermits(draw);
  decisions(permits, draw);
  await replays(permits, draw);
  const facts = factsOf(permits);
  passages({ factsAt: (now) => facts('', now), began: NOW, random: draw });
  await visits();
  await statistics();
  await pageSlots();
}

function somePermits(draw: Random): readonly Permit[] {
  const plates = new Set<string>();
  while (plates.size < PERMITS) plates.add(indianPlate(draw));
  return [...plates].map((plate, index) =>
    plainPermit({
      id: `p${index}`,
      holder: `Holder ${index}`,
      plates: [plate],
      group: index % 3 === 0 ? 'staff' : 'resident',
      schedule: index % 5 === 0 ? OFFICE : null,
      validUntil: index % 7 === 0 ? NOW + 30 * DAY_MS : null,
    }),
  );
}

function factsOf(permits: readonly Permit[]): (plate: string, now: Instant) => DecisionFacts {
  const book = permitBook(permits);
  const rules = ruleBook(RULES, TIME_ZONE);
  return (plate, now) => ({
    now,
    direction: 'in',
    gate: {
      id: 'main',
      directionRule: 'both',
      otherWayOut: false,
      heldOpenBy: null,
      lockedBy: null,
      emergencyBy: null,
    },
    settlement: settled(plate),
    permits: book,
    rules,
    occupancy: {
      capacity: 500,
      occupied: 100,
      insideSince: () => null,
      isOnItsWay: () => false,
      usesPending: () => 0,
      promisedToOthers: () => 0,
    },
    evidence: [],
    isNear: () => false,
    down: [],
  });
}

function settled(plate: string): Settlement {
  return { state: 'settled', plate, frames: 4, readers: ['plates'], settledBy: 'known' };
}

/** Known vehicles, strangers, and strangers one character away from somebody, in turn and at all hours. */
function decisions(permits: readonly Permit[], draw: Random): void {
  const startedAt = performance.now();
  const facts = factsOf(permits);
  const bookMs = performance.now() - startedAt;
  const times: number[] = [];
  for (let index = 0; index < 20_000; index += 1) {
    const known = draw.pick(permits).plates[0] ?? '';
    const plate =
      [known, indianPlate(draw), `${known.slice(0, -1)}${draw.integer(0, 9)}`][index % 3] ?? known;
    const one = facts(plate, NOW + draw.integer(0, 14 * DAY_MS));
    const from = performance.now();
    decide(one);
    if (index >= WARM_UP) times.push(performance.now() - from);
  }
  line('decision, 10,000 permits', times, 'bar 1 ms');
  console.log(`  the book of ${PERMITS} permits was made in ${bookMs.toFixed(0)} ms`);
}

async function replays(permits: readonly Permit[], draw: Random): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'smart-parking-bench-'));
  try {
    const facts = factsOf(permits);
    const began = NOW - 90 * DAY_MS;
    await fillStore(folder, (index) => {
      const arrivedAt = began + Math.floor((index * 90 * DAY_MS) / PASSAGES);
      const plate = index % 4 === 0 ? indianPlate(draw) : (draw.pick(permits).plates[0] ?? '');
      return decide(facts(plate, arrivedAt));
    });
    const store = await openSqliteStore({ folder });
    const from = performance.now();
    const result = await replay(
      {
        capacity: 500,
        gates: [facts('', NOW).gate],
        passages: store.passages.since(began),
        visits: await store.visits.since(began),
        countChanges: await store.occupancy.since(began),
        occupiedAtStart: 0,
      },
      { permits, rules: { ...RULES, policies: [] }, timeZone: TIME_ZONE },
    );
    const seconds = (performance.now() - from) / 1000;
    console.log(
      `replay of ${PASSAGES} stored passages: ${seconds.toFixed(1)} s (bar 10 s); ${result.differing} would have gone otherwise`,
    );
    await store.close();
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** A history as the store keeps it, written at once: one by one, each on disk, would take most of an hour on a slow disk. */
async function fillStore(folder: string, decisionOf: (index: number) => Decision): Promise<void> {
  await (await openSqliteStore({ folder })).close();
  const file = new DatabaseSync(join(folder, 'smart-parking.sqlite'));
  const add = file.prepare(
    `insert into passages (id, gate_id, direction, phase, arrived_at, ended_at, plate, decision_json, outcome, inferred, interrupted)
     values (?, 'main', 'in', 'clear', ?, ?, ?, ?, ?, 0, 0)`,
  );
  file.exec('begin');
  for (let index = 0; index < PASSAGES; index += 1) {
    const decision = decisionOf(index);
    const { decidedAt, plate, verdict } = decision;
    const outcome = verdict === 'open' ? 'entered' : 'refused';
    add.run(`passage-${index}`, decidedAt, decidedAt + 20_000, plate, JSON.stringify(decision), outcome);
  }
  file.exec('commit');
  file.close();
}

function line(what: string, times: readonly number[], bar: string): void {
  const [median, high, most] = [0.5, 0.99, 1].map((part) => quantile(times, part));
  const told = [median, high, most].map((ms) => (ms ?? NaN).toFixed(3)).join(' / ');
  console.log(`${what}: ${told} ms (median / 99 % / most; ${bar})`);
}
