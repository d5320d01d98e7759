/** `npm run bench:site`: what deciding, replaying and following a passage cost, beside the reading of plates. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decide } from '../src/access/decide.ts';
import type { DecisionFacts } from '../src/access/decision-facts.ts';
import { DEFAULT_RULES } from '../src/access/default-rules.ts';
import { permitBook } from '../src/access/permit-book.ts';
import type { Permit } from '../src/access/permit.ts';
import { plainPermit } from '../src/access/plain-permit.ts';
import { replay } from '../src/access/replay.ts';
import { ruleBook } from '../src/access/rule-book.ts';
import type { Rules } from '../src/contract/rules.ts';
import type { Instant } from '../src/contract/words.ts';
import { gateOptions } from '../src/gate/gate-options.ts';
import { EMPTY_LANE } from '../src/gate/lane.ts';
import { stepLane } from '../src/gate/passage-machine.ts';
import type { LaneEvent } from '../src/gate/passage-machine.ts';
import { newPassage } from '../src/gate/passage.ts';
import type { Passage } from '../src/gate/passage.ts';
import { regionsOfCode } from '../src/plate/formats/region.ts';
import type { Reading } from '../src/plate/reading.ts';
import { FRAMES_HEARD, settle } from '../src/plate/settling/settle.ts';
import { siteFormats } from '../src/plate/settling/site-formats.ts';
import type { Settlement } from '../src/plate/settling/settlement.ts';
import { regionOrder } from '../src/plate/formats/region-order.ts';
import { random } from '../src/simulation/random.ts';
import type { Random } from '../src/simulation/random.ts';
import { openSqliteStore } from '../src/store/sqlite-store.ts';
import { quantile } from './share.ts';
import { ASSUMED_RATES, simulatePassage } from './simulated-passage.ts';

const TIME_ZONE = 'Asia/Kolkata';
const NOW = Date.parse('2026-11-23T08:00:00+05:30');
const DAY_MS = 86_400_000;
const PERMITS = 10_000;
const PASSAGES = 100_000;
const READINGS = 300;
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
  passages(draw);
}

function plateOf(draw: Random): string {
  const letters = (): string => String.fromCharCode(65 + draw.integer(0, 25), 65 + draw.integer(0, 25));
  return `${letters()}${draw.integer(10, 99)}${letters()}${draw.integer(1000, 9999)}`;
}

function somePermits(draw: Random): readonly Permit[] {
  const plates = new Set<string>();
  while (plates.size < PERMITS) plates.add(plateOf(draw));
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
    const plate = [known, plateOf(draw), `${known.slice(0, -1)}${draw.integer(0, 9)}`][index % 3] ?? known;
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
    const store = await openSqliteStore({ folder });
    const facts = factsOf(permits);
    const began = NOW - 90 * DAY_MS;
    for (let index = 0; index < PASSAGES; index += 1) {
      const arrivedAt = began + Math.floor((index * 90 * DAY_MS) / PASSAGES);
      const plate = index % 4 === 0 ? plateOf(draw) : (draw.pick(permits).plates[0] ?? '');
      const decision = decide(facts(plate, arrivedAt));
      const outcome = decision.verdict === 'open' ? 'entered' : 'refused';
      const passage: Passage = {
        ...newPassage({ id: `passage-${index}`, gateId: 'main', direction: 'in', arrivedAt }),
        phase: 'clear',
        endedAt: arrivedAt + 20_000,
        plate,
        decision,
        outcome,
      };
      await store.passages.record({ passage });
    }
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

/** A vehicle that stands for a minute and is read 300 times: settling, the passage machine and the decision after each. */
function passages(draw: Random): void {
  const options = { ...gateOptions.parse({ sensors: ['outside', 'beam', 'inside'] }), gateId: 'main' };
  const laneOptions = { ...options, places: options.sensors, newId: () => 'passage' };
  const facts = factsOf([]);
  const formats = siteFormats(regionOrder(['IN']));
  const region = regionsOfCode('IN')[0] ?? null;
  const times: number[] = [];
  for (let round = 0; round < 40; round += 1) {
    const truth = plateOf(draw);
    const readings = simulatePassage({ truth, region, rates: ASSUMED_RATES, random: draw, frames: READINGS });
    const from = process.cpuUsage();
    follow(readings);
    const { user, system } = process.cpuUsage(from);
    if (round >= 10) times.push((user + system) / 1000);
  }
  line(`a passage of 60 s with ${READINGS} readings, outside the reader (processor time)`, times, 'bar 5 ms');

  function follow(readings: readonly Reading[]): void {
    let lane = EMPTY_LANE;
    const step = (event: LaneEvent, at: Instant): void => {
      const result = stepLane(lane, event, at, laneOptions);
      lane = result.lane;
      for (const effect of result.effects) {
        if (effect.kind !== 'decide') continue;
        const [vehicle] = lane.vehicles;
        if (vehicle === undefined) continue;
        const decision = decide({ ...facts('', NOW + at), settlement: vehicle.settlement });
        step({ kind: 'decision', passageId: effect.passageId, decision }, at);
      }
    };
    step({ kind: 'barrier', position: 'closed' }, 0);
    step({ kind: 'sensor', place: 'outside', presence: 'present' }, 0);
    let heard: readonly Reading[] = [];
    for (const reading of readings) {
      heard = [...heard, reading].slice(-FRAMES_HEARD);
      const settlement = settle(heard, formats);
      step({ kind: 'settlement', passageId: 'passage', settlement, pictureId: null }, reading.takenAt);
    }
  }
}

function line(what: string, times: readonly number[], bar: string): void {
  const [median, high, most] = [0.5, 0.99, 1].map((part) => quantile(times, part));
  const told = [median, high, most].map((ms) => (ms ?? NaN).toFixed(3)).join(' / ');
  console.log(`${what}: ${told} ms (median / 99 % / most; ${bar})`);
}
