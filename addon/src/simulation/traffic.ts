import type { PermitKind } from '../contract/words.ts';
import { SHORTEST_VEHICLE_M } from './lane.ts';
import { random } from './random.ts';
import type { Random } from './random.ts';
import { vehicleLook } from './drawing/vehicle-look.ts';
import type { VehicleLook } from './drawing/vehicle-look.ts';
import { plateText } from '../plate/plate-text.ts';
import type { Driver, Manner } from './vehicle.ts';

/** A vehicle wherever it is. */
export interface Vehicle {
  readonly id: string;
  /** As `plateText` makes it; the look has it as it is written. */
  readonly plate: string;
  readonly look: VehicleLook;
  readonly lengthM: number;
}

export interface Resident extends Vehicle {
  readonly permit: PermitKind;
  readonly holder: string;
}

export interface DemonstrationPermit {
  readonly plate: string;
  readonly kind: PermitKind;
  readonly holder: string;
}

const ALLOWED = 26;
const BLOCKED = 3;

/** Everybody who has a permit at the demonstration site, allowed ones first; no two have the same plate. */
export function residents(seed: string | number): readonly Resident[] {
  const plates = new Set<string>();
  return Array.from({ length: ALLOWED + BLOCKED }, (_, index): Resident => {
    const own = random(seed).fork(`resident-${index}`);
    const permit = index < ALLOWED ? 'allow' : 'block';
    const holder = index < ALLOWED ? `Flat ${index + 1}` : `Barred ${index - ALLOWED + 1}`;
    let vehicle = makeVehicle(`resident-${index}`, own.fork('0'));
    for (let attempt = 1; plates.has(vehicle.plate); attempt++) {
      vehicle = makeVehicle(`resident-${index}`, own.fork(String(attempt)));
    }
    plates.add(vehicle.plate);
    return { ...vehicle, look: washed(vehicle.look), permit, holder };
  });
}

/** Who comes every day keeps the plate readable, or would be refused every day. */
function washed(look: VehicleLook): VehicleLook {
  return { ...look, dirt: Math.min(look.dirt, 0.3) };
}

/** The permits that an empty store of the demonstration begins with. */
export function demonstrationPermits(seed: string | number): readonly DemonstrationPermit[] {
  return residents(seed).map(({ plate, permit, holder }) => ({ plate, kind: permit, holder }));
}

/** @param plate what it has for a plate; one of its own when absent. */
export function makeVehicle(id: string, own: Random, plate?: string): Vehicle {
  const drawn = vehicleLook(own);
  const look = plate === undefined ? drawn : { ...drawn, plate };
  return {
    id,
    plate: plateText(look.plate) ?? '',
    look,
    lengthM: own.fork('length').between(SHORTEST_VEHICLE_M, 5),
  };
}

/** Who comes, in shares of 100. */
const COMERS = [
  { who: 'resident', how: 'ordinary', share: 58 },
  { who: 'resident', how: 'muddy', share: 4 },
  { who: 'resident', how: 'lingers', share: 6 },
  { who: 'resident', how: 'reverses', share: 5 },
  { who: 'resident', how: 'abandons', share: 4 },
  { who: 'resident', how: 'followed', share: 5 },
  { who: 'blocked', how: 'ordinary', share: 4 },
  { who: 'stranger', how: 'ordinary', share: 12 },
  { who: 'stranger', how: 'wrong-way', share: 2 },
] as const;

/** One arrival of the schedule; who of the residents it is depends on who is away at that time. */
export interface Arrival {
  /** Since the arrival before it, or since the start. */
  readonly afterMs: number;
  readonly gateId: string;
  readonly who: 'resident' | 'blocked' | 'stranger';
  readonly driver: Driver;
  /** Its plate cannot be read. */
  readonly muddy: boolean;
  /** Somebody without business here is right behind. */
  readonly tailgater: Driver | null;
  /** For everything else that is particular to this arrival. */
  readonly own: Random;
}

/** 70 arrivals in an hour. */
const MEAN_BETWEEN_ARRIVALS_MS = 3_600_000 / 70;
/** In the beginning they come twice as often, so that the site fills. */
const BUSY_ARRIVALS = 10;
const FIRST_ARRIVAL_MS = 1_000;
const CLOSEST_ARRIVALS_MS = 4_000;

/** The arrival of this number (from 0); the same for the same seed, whatever happened before it. */
export function arrival(seed: string | number, index: number): Arrival {
  const own = random(seed).fork(`arrival-${index}`);
  const comer = index === 0 ? COMERS[0] : pickByShare(own);
  return {
    afterMs: index === 0 ? FIRST_ARRIVAL_MS : gapMs(own, index),
    gateId: comer.how === 'wrong-way' ? 'street-out' : own.chance(0.6) ? 'street-in' : 'courtyard',
    who: comer.who,
    driver: drawDriver(own.fork('driver'), comer.how, comer.who === 'resident' ? [45, 80] : [12, 35]),
    muddy: comer.how === 'muddy',
    tailgater: comer.how === 'followed' ? drawDriver(own.fork('tailgater'), 'tailgates', [8, 20]) : null,
    own,
  };
}

/** Which way out a parked vehicle takes, and how. */
export interface Departure {
  readonly gateId: string;
  readonly driver: Driver;
}

export function departure(own: Random): Departure {
  const how = own.chance(0.05)
    ? 'lingers'
    : own.chance(0.04)
      ? 'reverses'
      : own.chance(0.03)
        ? 'abandons'
        : 'ordinary';
  return {
    gateId: own.chance(0.6) ? 'street-out' : 'courtyard',
    driver: drawDriver(own.fork('driver'), how, [60, 120]),
  };
}

/** How long a vehicle stays parked: mostly some minutes, at most half an hour. */
export function stayMs(own: Random): number {
  const minutes = Math.min(30, Math.max(3, 5.5 * Math.exp(0.6 * own.normal())));
  return Math.round(minutes * 60_000);
}

function gapMs(own: Random, index: number): number {
  const mean = index < BUSY_ARRIVALS ? MEAN_BETWEEN_ARRIVALS_MS / 2 : MEAN_BETWEEN_ARRIVALS_MS;
  return Math.round(CLOSEST_ARRIVALS_MS + own.exponential(mean - CLOSEST_ARRIVALS_MS));
}

function pickByShare(own: Random): (typeof COMERS)[number] {
  let left = own.next() * COMERS.reduce((sum, { share }) => sum + share, 0);
  return COMERS.find(({ share }) => (left -= share) < 0) ?? COMERS[0];
}

function drawDriver(
  own: Random,
  how: Manner['kind'] | 'muddy' | 'followed' | 'wrong-way',
  patienceS: readonly [number, number],
): Driver {
  return {
    manner: drawManner(own, how),
    reactionMs: own.integer(600, 1_500),
    patienceMs: own.integer(...patienceS) * 1_000,
    cruiseMps: own.between(2.2, 3.2),
    // Nearer than about 3 m no loop of usual length tells two vehicles apart.
    gapM: own.between(3, 4.5),
  };
}

function drawManner(own: Random, how: Manner['kind'] | 'muddy' | 'followed' | 'wrong-way'): Manner {
  switch (how) {
    case 'lingers':
      return { kind: 'lingers', standsMs: own.integer(30_000, 90_000) };
    case 'reverses':
      // Its rear must not leave the sensor before the arm, or it would not be half-way.
      return { kind: 'reverses', atM: own.between(0.3, SHORTEST_VEHICLE_M - 2.6) };
    case 'abandons':
      return { kind: 'abandons', afterMs: own.integer(200, 1_500) };
    case 'tailgates':
      return { kind: 'tailgates' };
    case 'ordinary':
    case 'muddy':
    case 'followed':
    case 'wrong-way':
      return { kind: 'ordinary' };
  }
}
