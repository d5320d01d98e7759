import { describe, expect, it } from 'vitest';
import type { Sight } from '../../contract/sight.ts';
import type { Instant } from '../../contract/words.ts';
import { newPassage } from '../../gate/passage.ts';
import type { Passage } from '../../gate/passage.ts';
import { endOfDay } from '../days.ts';
import type { CountCause, CountChange } from '../occupancy.ts';
import { plainVisit } from '../visit.ts';
import { figuresOfDay } from './day.ts';
import type { DayHistory } from './day.ts';
import type { KeptDay } from './day-figures.ts';
import { STAY_BOUNDS_MINUTES } from './stays.ts';

const BERLIN = 'Europe/Berlin';
const KOLKATA = 'Asia/Kolkata';

const at = (text: string): Instant => Date.parse(text);

function change(when: string, delta: number, cause: CountCause = 'crossing'): CountChange {
  return { at: at(when), delta, cause, passageId: null };
}

function arrived(when: string, part: Partial<Passage> = {}): Passage {
  const passage = newPassage({ id: when, gateId: 'main', direction: 'in', arrivedAt: at(when) });
  return { ...passage, phase: 'clear', endedAt: at(when) + 20_000, outcome: 'entered', ...part };
}

function seenAt(brightness: number | null): Pick<Passage, 'sight'> {
  const sight: Sight = { frames: 3, found: 3, read: 3, brightness, advice: null, firstAt: 0 };
  return { sight };
}

/** The figures of a day that is over, of a site with nothing in it but this. */
function figures(day: string, timeZone: string, part: Partial<DayHistory> = {}): KeptDay {
  return figuresOfDay(day, timeZone, {
    passages: [],
    countAtStart: 0,
    countChanges: [],
    endedVisits: [],
    now: endOfDay(day, timeZone) + 1,
    ...part,
  });
}

describe('the day on which the clocks go forward', () => {
  const spring = figures('2026-03-29', BERLIN, {
    countChanges: [change('2026-03-29T01:30:00+01:00', 1), change('2026-03-29T03:30:00+02:00', -1)],
    passages: [arrived('2026-03-29T01:59:59+01:00'), arrived('2026-03-29T03:00:00+02:00')],
  });

  it('has 23 hours; who stayed from half past one to half past three was there for one', () => {
    expect(spring.mean).toBeCloseTo(1 / 23, 9);
    expect(spring.hours[1]).toEqual({ minutes: 60, mean: 0.5, most: 1 });
    expect(spring.hours[2]).toBeNull();
    expect(spring.hours[3]).toEqual({ minutes: 60, mean: 0.5, most: 1 });
  });

  it('nobody came in the hour that it did not have', () => {
    expect(spring.readsByHour.slice(0, 5).map((hour) => hour.arrived)).toEqual([0, 1, 0, 1, 0]);
  });
});

describe('the day on which the clocks go back', () => {
  const autumn = figures('2026-10-25', BERLIN, {
    countChanges: [change('2026-10-25T02:30:00+02:00', 1), change('2026-10-25T02:30:00+01:00', -1)],
    passages: [arrived('2026-10-25T02:30:00+02:00'), arrived('2026-10-25T02:30:00+01:00')],
  });

  it('has 25 hours; the hour that came twice is one of two hours', () => {
    expect(autumn.mean).toBeCloseTo(1 / 25, 9);
    expect(autumn.hours[2]).toEqual({ minutes: 120, mean: 0.5, most: 1 });
    expect(autumn.readsByHour[2]?.arrived).toBe(2);
  });
});

it('29 February is a day like any other', () => {
  const leap = figures('2028-02-29', BERLIN, {
    countAtStart: 2,
    countChanges: [
      change('2028-02-28T23:59:59.999+01:00', 5),
      change('2028-02-29T12:00:00+01:00', 1),
      change('2028-03-01T00:00:00+01:00', 5),
    ],
  });
  expect(leap).toMatchObject({ day: '2028-02-29', mean: 2.5, most: 3, entered: 1 });
});

it('the hours are those of the place, also where it is half an hour from the others', () => {
  const { hours, readsByHour } = figures('2026-11-23', KOLKATA, {
    countChanges: [change('2026-11-23T09:15:00+05:30', 1), change('2026-11-23T10:30:00+05:30', -1)],
    passages: [arrived('2026-11-23T09:59:59+05:30')],
  });
  expect(hours.slice(8, 12)).toEqual([
    { minutes: 60, mean: 0, most: 0 },
    { minutes: 60, mean: 0.75, most: 1 },
    { minutes: 60, mean: 0.5, most: 1 },
    { minutes: 60, mean: 0, most: 0 },
  ]);
  expect(readsByHour[9]).toEqual({ arrived: 1, settled: 0 });
});

describe('a day that is not over', () => {
  const today = figures('2026-11-23', KOLKATA, {
    countAtStart: 4,
    countChanges: [change('2026-11-23T01:00:00+05:30', -4)],
    now: at('2026-11-23T02:30:00+05:30'),
  });

  it('is figured up to now', () => {
    expect(today.mean).toBeCloseTo(4 / 2.5, 9);
    expect(today.hours.slice(0, 4)).toEqual([
      { minutes: 60, mean: 4, most: 4 },
      { minutes: 60, mean: 0, most: 0 },
      { minutes: 30, mean: 0, most: 0 },
      null,
    ]);
  });

  it('has figures at its first instant', () => {
    const now = at('2026-11-23T00:00:00+05:30');
    expect(figures('2026-11-23', KOLKATA, { countAtStart: 4, now })).toMatchObject({ mean: 4, most: 4 });
  });
});

it('who was seen to go through is counted, not what was put right', () => {
  const day = '2026-11-23T10:00:00+05:30';
  const { entered, left } = figures('2026-11-23', KOLKATA, {
    countChanges: [
      change(day, 1),
      change(day, 1, 'over-capacity'),
      change(day, 1, 'unseen-entry'),
      change(day, -1),
      change(day, 7, 'person'),
      change(day, -7, 'undone'),
      change(day, -2, 'quiet-hour'),
    ],
  });
  expect({ entered, left }).toEqual({ entered: 2, left: 1 });
});

it('vehicles that wanted in are told apart by gate, by hour and by light', () => {
  const noon = '2026-11-23T12:00:00+05:30';
  const { funnel, readsByHour, readsByLight } = figures('2026-11-23', KOLKATA, {
    passages: [
      arrived(noon, { ...seenAt(59.9), plate: 'KA01AB1234' }),
      arrived(noon, { ...seenAt(60), gateId: 'back' }),
      arrived(noon, { ...seenAt(109.9), outcome: 'refused' }),
      arrived(noon, { ...seenAt(110), outcome: 'unread' }),
      arrived(noon, seenAt(null)),
      arrived(noon, { direction: 'out', outcome: 'left', plate: 'KA01AB1234' }),
      arrived(noon, { outcome: null }),
    ],
  });
  expect(funnel.map(({ gateId, counts }) => [gateId, counts.arrived, counts.opened])).toEqual([
    ['back', 1, 1],
    ['main', 4, 2],
  ]);
  expect(readsByHour[12]).toEqual({ arrived: 5, settled: 1 });
  expect(readsByLight).toEqual({
    dark: { arrived: 1, settled: 1 },
    dim: { arrived: 2, settled: 0 },
    bright: { arrived: 1, settled: 0 },
  });
});

it('stays are of the visits that ended', () => {
  const visit = plainVisit({
    id: 'v',
    enteredAt: 0,
    leftAt: 10 * 60_000,
    entryPassageId: 'entry',
    exitPassageId: 'exit',
  });
  const { stays } = figures('2026-11-23', KOLKATA, { endedVisits: [visit, visit] });
  expect(stays[STAY_BOUNDS_MINUTES.indexOf(10)]).toBe(2);
});
