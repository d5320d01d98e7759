import { decide } from '../src/access/decide.ts';
import type { DecisionFacts } from '../src/access/decision-facts.ts';
import type { Instant } from '../src/contract/words.ts';
import { gateOptions } from '../src/gate/gate-options.ts';
import { EMPTY_LANE } from '../src/gate/lane.ts';
import { stepLane } from '../src/gate/passage-machine.ts';
import type { LaneEvent } from '../src/gate/passage-machine.ts';
import { regionOrder } from '../src/plate/formats/region-order.ts';
import { regionsOfCode } from '../src/plate/formats/region.ts';
import { restMsAfter } from '../src/plate/plate-watch.ts';
import type { Reading } from '../src/plate/reading.ts';
import { FRAMES_HEARD, settlerFor } from '../src/plate/settling/settle.ts';
import type { KnownPlates } from '../src/plate/settling/settle-options.ts';
import { siteFormats } from '../src/plate/settling/site-formats.ts';
import type { Random } from '../src/simulation/random.ts';
import { indianPlate } from './indian-plate.ts';
import { quantile } from './share.ts';
import { ASSUMED_RATES, simulatePassage } from './simulated-passage.ts';

const READINGS = 300;
const ROUNDS = 140;
const WARM_UP = 60;

const FORMATS = siteFormats(regionOrder(['IN']));
const [INDIA = null] = regionsOfCode('IN');

export interface PassagesOptions {
  /** What decisions rest on at an instant; `settlement` is that of the vehicle. */
  readonly factsAt: (now: Instant) => Omit<DecisionFacts, 'settlement'>;
  readonly began: Instant;
  readonly random: Random;
}

/**
 * Prints what a vehicle costs that stands for a minute before a camera that gives five frames a second: settling, the
 * passage machine and the decision after each frame that is read.
 */
export function passages({ factsAt, began, random }: PassagesOptions): void {
  const { permits } = factsAt(began);
  const known = permits.all.flatMap(({ plates }) => plates);
  const ownPlate = (truth: string): readonly Reading[] =>
    simulatePassage({ truth, region: INDIA, rates: ASSUMED_RATES, random, frames: READINGS });
  const vehicles = {
    'a known vehicle': () => ownPlate(random.pick(known)),
    'a stranger': () => ownPlate(indianPlate(random)),
    'a stranger before another vehicle': () =>
      withFarther(ownPlate(indianPlate(random)), ownPlate(indianPlate(random))),
  };
  for (const [vehicle, readingsOf] of Object.entries(vehicles)) {
    const costs = { everyFrame: [] as number[], asRead: [] as number[] };
    const frames: number[] = [];
    // Made before anything is measured, so that the room they take is not made while they are followed.
    const rounds = Array.from({ length: ROUNDS }, readingsOf);
    for (const [round, readings] of rounds.entries()) {
      for (const how of ['everyFrame', 'asRead'] as const) {
        const from = process.cpuUsage();
        const read = follow(readings, { how, factsAt: (at) => factsAt(began + at) });
        const { user, system } = process.cpuUsage(from);
        if (round < WARM_UP) continue;
        costs[how].push((user + system) / 1000);
        if (how === 'asRead') frames.push(read);
      }
    }
    const passage = `60 s of ${vehicle} outside the reader, processor time`;
    line(`${passage}, all of its ${READINGS} frames read`, costs.everyFrame);
    line(`${passage}, read as the program does (${quantile(frames, 0.5)} frames)`, costs.asRead);
  }
}

/** Frames that show a second plate, above the first one and half as high. */
function withFarther(readings: readonly Reading[], farther: readonly Reading[]): readonly Reading[] {
  return readings.map((reading, index) => {
    const [plate] = farther[index]?.plates ?? [];
    if (plate === undefined) return reading;
    const { x, y, w, h } = plate.box;
    return {
      ...reading,
      plates: [...reading.plates, { ...plate, box: { x: x + w, y: y / 2, w: w / 2, h: h / 2 } }],
    };
  });
}

interface Following {
  readonly how: 'everyFrame' | 'asRead';
  readonly factsAt: PassagesOptions['factsAt'];
}

/** @returns the number of frames that were read. */
function follow(readings: readonly Reading[], { how, factsAt }: Following): number {
  const options = { ...gateOptions.parse({ sensors: ['outside', 'beam', 'inside'] }), gateId: 'main' };
  const laneOptions = { ...options, places: options.sensors, newId: () => 'passage' };
  let lane = EMPTY_LANE;
  const step = (event: LaneEvent, at: Instant): void => {
    const result = stepLane(lane, event, at, laneOptions);
    lane = result.lane;
    for (const effect of result.effects) {
      const [vehicle] = lane.vehicles;
      if (effect.kind !== 'decide' || vehicle === undefined) continue;
      const decision = decide({ ...factsAt(at), settlement: vehicle.settlement });
      step({ kind: 'decision', passageId: effect.passageId, decision }, at);
    }
  };
  step({ kind: 'barrier', position: 'closed' }, 0);
  step({ kind: 'sensor', place: 'outside', presence: 'present' }, 0);
  const settle = settlerFor(FORMATS.fits);
  const known = knownPlates(factsAt(0));
  let heard: readonly Reading[] = [];
  let notBefore = 0;
  let read = 0;
  for (const reading of readings) {
    if (reading.takenAt < notBefore) continue;
    read += 1;
    heard = [...heard, reading].slice(-FRAMES_HEARD);
    const settlement = settle(heard, { known });
    step({ kind: 'settlement', passageId: 'passage', settlement, pictureId: null }, reading.takenAt);
    if (how === 'asRead') notBefore = reading.takenAt + restMsAfter(settlement, heard);
  }
  return read;
}

function knownPlates({ permits }: Pick<DecisionFacts, 'permits'>): KnownPlates {
  return {
    has: (text) => permits.of(text) !== null,
    hasNeighbour: (text) => permits.oneCharacterAway(text).length > 0,
  };
}

function line(what: string, times: readonly number[]): void {
  const [median, high, most] = [0.5, 0.99, 1].map((part) => quantile(times, part).toFixed(3));
  console.log(`${what}: ${median} / ${high} / ${most} ms (median / 99 % / most; bar 5 ms)`);
}
