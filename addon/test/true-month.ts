import type { Direction, Instant, Presence } from '../src/contract/words.ts';
import type { Random } from '../src/simulation/random.ts';
import { driveThrough, turnBack } from './drive-through.ts';
import { startMonthSite } from './month-site.ts';
import type { MonthSite, Seen } from './month-site.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

/**
 * Of passages. Plates as a site with two readers settles them: most of the rest is a text that nobody confirms, with one character
 * wrong; few are not seen at all, very few settle wrong.
 */
const READING = { unseen: 0.03, doubtful: 0.04, wrong: 0.002 };
/** Of entries. */
const TAILGATED = 0.008;
/** Two vehicles bumper to bumper are one to every sensor of a lane: of crossings. */
const BUMPER_TO_BUMPER = 0.001;
/** Who comes up to the gate and goes back, of those who come. */
const STRANGERS = 0.04;
const REVERSED = 0.02;
/** Whoever does not park where the sign behind the gate sends them. */
const PARKS_ELSEWHERE = 0.05;
/** Stays over night. */
const OVER_NIGHT = 0.05;
const STAY_MS = 2 * HOUR_MS;

interface Vehicle {
  readonly plate: string;
  slotId: string | null;
}

interface Due {
  readonly at: Instant;
  readonly happens: () => Promise<void>;
}

export interface TrueMonthOptions {
  readonly folder: string;
  readonly random: Random;
  readonly startsAt: Instant;
  /** The last stay begins before. */
  readonly endsAt: Instant;
  /** Nothing breaks any more. */
  readonly mendedFrom: Instant;
  readonly timeZone: string;
  readonly capacity: number;
  readonly staysADay: number;
}

/** Vehicles that truly come, park and leave, and the program that watches them; its power fails now and then. */
export interface TrueMonth {
  /** Null while there is no power. */
  readonly site: () => MonthSite | null;
  /** Plates of those who are truly inside. */
  readonly inside: () => readonly string[];
  /** How many times the power was cut. */
  readonly powerCuts: () => number;
  readonly troubles: () => readonly string[];
  readonly goesOnUntil: (at: Instant) => Promise<void>;
}

export async function startTrueMonth(options: TrueMonthOptions): Promise<TrueMonth> {
  const { random, capacity, startsAt, mendedFrom } = options;
  const gateIds = ['north', 'south'];
  const slotIds = Array.from({ length: capacity }, (_, index) => `s${index + 1}`);
  const plates = random.fork('plates');
  const known = Array.from({ length: 900 }, (): Vehicle => ({ plate: anyPlate(plates), slotId: null }));
  const inside = new Set<Vehicle>();
  const away = new Set(known);
  const taken = new Map<string, Vehicle>();
  let faults: readonly { readonly slotId: string; readonly as: Presence; readonly until: Instant }[] = [];
  const agenda: Due[] = [];
  let ids = 0;
  let powerCuts = 0;
  const troubles: string[] = [];
  /** Null while there is no power. */
  let site: MonthSite | null = null;
  let cutAtNextPassageMs: number | null = null;
  let deadNow = startsAt;

  function start(at: Instant): Promise<MonthSite> {
    return startMonthSite({
      folder: options.folder,
      startsAt: at,
      timeZone: options.timeZone,
      capacity,
      gateIds,
      slotIds,
      isTaken: (slotId) => taken.has(slotId),
      faults: faults
        .filter(({ until }) => until > at)
        .map(({ until, ...fault }) => ({ ...fault, forMs: until - at })),
      bounce: random.fork(`bounce ${powerCuts}`),
      newId: () => `id${(ids += 1)}`,
    });
  }

  function plan(earliest: Instant, happens: Due['happens']): void {
    const at = Math.round(earliest);
    let low = 0;
    for (let high = agenda.length; low < high;) {
      const middle = (low + high) >> 1;
      if ((agenda[middle]?.at ?? Infinity) <= at) low = middle + 1;
      else high = middle;
    }
    agenda.splice(low, 0, { at, happens });
  }

  function occupy(slotId: string, vehicle: Vehicle | null): void {
    if (vehicle === null) taken.delete(slotId);
    else taken.set(slotId, vehicle);
    site?.slots.occupy(slotId, vehicle !== null);
  }

  function seenOf({ plate }: Vehicle): Seen {
    const draw = random.next();
    const { unseen, doubtful, wrong } = READING;
    if (draw < unseen) return { plate: null, likely: null, mayCome: true };
    if (draw < unseen + doubtful) return { plate: null, likely: misread(plate, random), mayCome: true };
    const isWrong = draw < unseen + doubtful + wrong;
    return { plate: isWrong ? misread(plate, random) : plate, likely: null, mayCome: true };
  }

  function leavesHome(): Vehicle | null {
    const vehicles = [...away];
    const vehicle = vehicles.length === 0 ? null : random.pick(vehicles);
    if (vehicle !== null) away.delete(vehicle);
    return vehicle;
  }

  async function passes(direction: Direction, vehicle: Vehicle, behind: Vehicle | null): Promise<void> {
    if (site === null) return;
    const unread = { plate: null, likely: null, mayCome: false };
    const cutMs = cutAtNextPassageMs;
    cutAtNextPassageMs = null;
    await driveThrough(site, {
      gateId: random.pick(gateIds),
      direction,
      seen: seenOf(vehicle),
      behind: behind === null ? null : unread,
      underArm: cutMs === null ? null : () => cutPower(cutMs),
    });
  }

  async function comes(now: () => Instant): Promise<void> {
    if (site !== null && random.chance(STRANGERS)) {
      await turnBack(site, random.pick(gateIds), { plate: anyPlate(random), likely: null, mayCome: false });
    }
    const vehicle = inside.size >= capacity - 4 ? null : leavesHome();
    if (vehicle === null) return;
    if (site !== null && random.chance(REVERSED)) await turnBack(site, random.pick(gateIds), seenOf(vehicle));
    const tailgater = random.chance(TAILGATED) ? leavesHome() : null;
    const hidden = random.chance(BUMPER_TO_BUMPER) ? leavesHome() : null;
    const before = now();
    await passes('in', vehicle, tailgater);
    const shown = slotsShownSince(before);
    for (const came of [vehicle, tailgater]) if (came !== null) stays(came, now(), shown.shift() ?? null);
    if (hidden !== null) stays(hidden, now(), null);
  }

  /** Where those who came in since then are sent by the sign behind the gate, first come first. */
  function slotsShownSince(since: Instant): string[] {
    const slots = site?.parking.live.slots() ?? [];
    return slots
      .flatMap(({ id, awaited }) => (awaited === null ? [] : [{ id, enteredAt: awaited.enteredAt ?? 0 }]))
      .filter(({ enteredAt }) => enteredAt >= since)
      .sort((one, other) => one.enteredAt - other.enteredAt)
      .map(({ id }) => id);
  }

  function stays(vehicle: Vehicle, since: Instant, shown: string | null): void {
    inside.add(vehicle);
    const parksAt = since + random.between(40_000, 150_000);
    plan(parksAt, () => {
      const obeys = shown !== null && !taken.has(shown) && !random.chance(PARKS_ELSEWHERE);
      vehicle.slotId = obeys ? shown : random.pick(slotIds.filter((slotId) => !taken.has(slotId)));
      occupy(vehicle.slotId, vehicle);
      return Promise.resolve();
    });
    const stayMs = random.chance(OVER_NIGHT) ? random.between(10, 20) * HOUR_MS : random.exponential(STAY_MS);
    plan(parksAt + 5 * MINUTE_MS + stayMs, () => {
      leaves(vehicle);
      return Promise.resolve();
    });
  }

  function leaves(vehicle: Vehicle): void {
    if (vehicle.slotId !== null) occupy(vehicle.slotId, null);
    vehicle.slotId = null;
    plan(now() + random.between(40_000, 120_000), async () => {
      // Who drives out bumper to bumper with it is one whose time has come as well.
      const hidden = random.chance(BUMPER_TO_BUMPER)
        ? [...inside].find((other) => other.slotId !== null)
        : undefined;
      if (hidden?.slotId !== undefined && hidden.slotId !== null) occupy(hidden.slotId, null);
      if (inside.has(vehicle)) await passes('out', vehicle, null);
      for (const gone of [vehicle, hidden]) {
        if (gone === undefined || !inside.delete(gone)) continue;
        gone.slotId = null;
        away.add(gone);
      }
    });
  }

  const now = (): Instant => site?.clock.now() ?? deadNow;

  async function goesOnUntil(end: Instant): Promise<void> {
    for (let next = agenda[0]; next !== undefined && next.at <= end; next = agenda[0]) {
      agenda.shift();
      if (site === null) deadNow = Math.max(deadNow, next.at);
      else await site.waits(Math.max(0, next.at - now()));
      await next.happens();
    }
    if (site !== null) await site.waits(Math.max(0, end - now()));
  }

  function planArrivals(): void {
    const draws = random.fork('arrivals');
    for (let day = startsAt; day < options.endsAt; day += DAY_MS) {
      for (let stay = 0; stay < options.staysADay; stay += 1) {
        // From six in the morning to ten at night, most of them about noon; one in fifty at any time.
        const isOdd = draws.chance(0.02);
        const hour = isOdd ? draws.between(0, 24) : 6 + 8 * (draws.next() + draws.next());
        const at = day + hour * HOUR_MS;
        if (at < options.endsAt) plan(at, () => comes(now));
      }
    }
  }

  function planFaults(): void {
    const draws = random.fork('faults');
    for (let at = startsAt + HOUR_MS; at < mendedFrom; at += draws.exponential(8 * HOUR_MS)) {
      const slotId = draws.pick(slotIds);
      const as = draws.pick(['unknown', 'unknown', 'present', 'clear'] as const);
      const until = Math.min(mendedFrom, Math.round(at + draws.between(1, 20) * HOUR_MS));
      plan(at, () => {
        faults = [...faults.filter((fault) => fault.until > now()), { slotId, as, until }];
        site?.slots.stick(slotId, as, Math.max(0, until - now()));
        return Promise.resolve();
      });
    }
  }

  function planPowerCuts(): void {
    const draws = random.fork('power');
    for (let at = startsAt + 9 * HOUR_MS; at < mendedFrom; at += draws.exponential(2 * DAY_MS)) {
      const outageMs = draws.between(2, 40) * MINUTE_MS;
      const isUnderArm = draws.chance(0.5);
      plan(at, async () => {
        if (isUnderArm) cutAtNextPassageMs = outageMs;
        else await cutPower(outageMs);
      });
    }
  }

  async function cutPower(outageMs: number): Promise<void> {
    if (site === null) return;
    deadNow = site.clock.now();
    troubles.push(...site.troubles);
    await site.losesPower();
    site = null;
    powerCuts += 1;
    plan(deadNow + outageMs, async () => {
      site = await start(deadNow);
    });
  }

  planArrivals();
  planFaults();
  planPowerCuts();

  site = await start(startsAt);

  return {
    site: () => site,
    inside: () => [...inside].map(({ plate }) => plate),
    powerCuts: () => powerCuts,
    troubles: () => [...troubles, ...(site?.troubles ?? [])],
    goesOnUntil,
  };
}

function anyPlate(random: Random): string {
  const letter = (): string => random.pick(Array.from('ABCDEFGHJKLMNPQRSTUVWXYZ'));
  const digits = (count: number): string => String(random.integer(0, 10 ** count - 1)).padStart(count, '0');
  return `${letter()}${letter()}${digits(2)}${letter()}${letter()}${digits(4)}`;
}

/** One character is another one. */
function misread(plate: string, random: Random): string {
  const at = random.integer(0, plate.length - 1);
  const other = random.pick(
    Array.from('ABCDEFGHJKLMNPQRSTUVWXYZ0123456789').filter((each) => each !== plate[at]),
  );
  return plate.slice(0, at) + other + plate.slice(at + 1);
}
