import { Temporal } from 'temporal-polyfill';
import type { Instant } from '../contract/words.ts';
import type { Random } from '../simulation/random.ts';
import { makeVehicle } from '../simulation/traffic.ts';
import type { Resident, Vehicle } from '../simulation/traffic.ts';

/** What a driver does at the gate, and what becomes of the stay. */
export type Conduct =
  'ordinary' | 'reverses' | 'abandons' | 'followed' | 'leaves-unread' | 'leaves-misread' | 'leaves-unseen';

/** One vehicle that means to come and to stay for a while. */
export interface PlannedStay {
  readonly vehicle: Vehicle;
  readonly arrivesAt: Instant;
  readonly stayMs: number;
  readonly conduct: Conduct;
  /** Nobody can read its plate: it is caked with mud. */
  readonly muddy: boolean;
  /** A person at the page lets it in when it is refused. */
  readonly isExpected: boolean;
  /** For everything else that is particular to it. */
  readonly own: Random;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

interface Habit {
  readonly share: number;
  /** Hours of the day between which they come, and stay. */
  readonly from: number;
  readonly to: number;
  readonly stayHours: readonly [number, number];
  readonly weekendShare: number;
}

/** Those who work here, those who sleep here and those who look in; shares of a day. */
const HABITS: readonly Habit[] = [
  { share: 4, from: 7.5, to: 10, stayHours: [5, 9], weekendShare: 0 },
  { share: 3, from: 17, to: 21, stayHours: [10, 13], weekendShare: 1 },
  { share: 8, from: 9, to: 20, stayHours: [0.2, 2], weekendShare: 0.7 },
];
/** The others are away; each needs a picture of its own. */
const RESIDENTS_AT_HOME = 16;
const STRANGERS_A_DAY = 2;
const GUESTS_A_DAY = 1;

/** Who means to come on one day, in the order of their arrival; the same for the same chance. */
export function staysOfDay(
  day: string,
  {
    timeZone,
    residents,
    chance,
  }: {
    readonly timeZone: string;
    readonly residents: readonly Resident[];
    readonly chance: Random;
  },
): readonly PlannedStay[] {
  const date = Temporal.PlainDate.from(day);
  const isWeekend = date.dayOfWeek > 5;
  const at = (hour: number): Instant =>
    date.toZonedDateTime(timeZone).add({ seconds: Math.round(hour * 3600) }).epochMilliseconds;
  const allowed = inAnyOrder(
    residents.filter(({ permit }) => permit === 'allow').slice(0, RESIDENTS_AT_HOME),
    chance.fork('order'),
  );
  const blocked = residents.filter(({ permit }) => permit === 'block');
  const stays: PlannedStay[] = [];
  const plan = (
    vehicle: Vehicle,
    name: string,
    habit: Omit<Habit, 'share' | 'weekendShare'>,
    isExpected: boolean,
  ): void => {
    const own = chance.fork(name);
    stays.push({
      vehicle,
      arrivesAt: at(own.between(habit.from, habit.to)),
      stayMs: Math.round(own.between(...habit.stayHours) * HOUR_MS),
      conduct: conductOf(own.fork('conduct')),
      muddy: own.chance(0.03),
      isExpected,
      own,
    });
  };
  let next = 0;
  for (const [index, habit] of HABITS.entries()) {
    const count = Math.round(habit.share * (isWeekend ? habit.weekendShare : 1));
    for (let number = 0; number < count; number += 1) {
      const resident = allowed[next];
      next += 1;
      if (resident !== undefined) plan(resident, `habit-${index}-${number}`, habit, false);
    }
  }
  for (let number = 0; number < STRANGERS_A_DAY + GUESTS_A_DAY; number += 1) {
    const name = `stranger-${number}`;
    const vehicle = makeVehicle(`${day}-${name}`, chance.fork(`${name}-vehicle`));
    plan(vehicle, name, { from: 8, to: 22, stayHours: [0.5, 3] }, number < GUESTS_A_DAY);
  }
  if (blocked.length > 0 && chance.chance(0.4)) {
    plan(chance.pick(blocked), 'blocked', { from: 10, to: 23, stayHours: [1, 2] }, false);
  }
  return stays.toSorted((one, other) => one.arrivesAt - other.arrivesAt);
}

function conductOf(own: Random): Conduct {
  const draw = own.next();
  const shares: readonly (readonly [Conduct, number])[] = [
    ['reverses', 0.04],
    ['abandons', 0.04],
    ['followed', 0.03],
    ['leaves-unread', 0.04],
    ['leaves-misread', 0.04],
    ['leaves-unseen', 0.01],
  ];
  let sum = 0;
  for (const [conduct, share] of shares) {
    sum += share;
    if (draw < sum) return conduct;
  }
  return 'ordinary';
}

function inAnyOrder<T>(list: readonly T[], own: Random): readonly T[] {
  return list
    .map((each) => ({ each, key: own.next() }))
    .toSorted((one, other) => one.key - other.key)
    .map(({ each }) => each);
}
