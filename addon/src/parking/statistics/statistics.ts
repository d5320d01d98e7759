import { LIGHTS } from '../../contract/statistics.ts';
import type { DayFigures, StatisticsView } from '../../contract/statistics.ts';
import type { HourFigures, KeptDay } from './day-figures.ts';
import { joinedFunnels } from './funnel.ts';
import { staysOf } from './stays.ts';

const WEEKDAYS = 7;
const HOURS = 24;

/**
 * What the figures of days say together.
 * @param range the days that were asked for, `YYYY-MM-DD`, of which some may have no figures.
 * @param days each of them once.
 */
export function statisticsOf(
  { from, to }: { readonly from: string; readonly to: string },
  days: readonly KeptDay[],
): StatisticsView {
  const ofWeekday = Map.groupBy(days, ({ day }) => weekdayOf(day));
  const byHour = (figure: (hour: HourFigures) => number): readonly (readonly (number | null)[])[] =>
    count(WEEKDAYS).map((weekday) =>
      count(HOURS).map((hour) =>
        weightedMean(
          (ofWeekday.get(weekday) ?? []).flatMap(({ hours }) => hours[hour] ?? []),
          figure,
        ),
      ),
    );
  return {
    from,
    to,
    days: days.map(dayFigures),
    occupancy: byHour(({ mean }) => mean),
    busiest: byHour(({ most }) => most),
    stays: staysOf(days.map(({ stays }) => stays)),
    funnel: joinedFunnels(days.map(({ funnel }) => funnel)),
    readsByHour: count(HOURS).map((hour) => joinedReads(days.map(({ readsByHour }) => readsByHour[hour]))),
    readsByLight: LIGHTS.map((light) => ({
      light,
      ...joinedReads(days.map(({ readsByLight }) => readsByLight[light])),
    })),
  };
}

function dayFigures({ day, entered, left, most, mean, funnel }: KeptDay): DayFigures {
  return { day, entered, left, most, mean, funnel };
}

/** 0 is Monday. */
function weekdayOf(day: string): number {
  return (new Date(`${day}T00:00Z`).getUTCDay() + WEEKDAYS - 1) % WEEKDAYS;
}

/** An hour of which there was only a part, as on the day that is not over, counts for that part. */
function weightedMean(hours: readonly HourFigures[], figure: (hour: HourFigures) => number): number | null {
  const minutes = hours.reduce((sum, hour) => sum + hour.minutes, 0);
  if (minutes === 0) return null;
  return hours.reduce((sum, hour) => sum + figure(hour) * hour.minutes, 0) / minutes;
}

interface Reads {
  readonly arrived: number;
  readonly settled: number;
}

function joinedReads(reads: readonly (Reads | undefined)[]): Reads {
  return reads.reduce<Reads>(
    (sum, each) => ({
      arrived: sum.arrived + (each?.arrived ?? 0),
      settled: sum.settled + (each?.settled ?? 0),
    }),
    { arrived: 0, settled: 0 },
  );
}

function count(length: number): readonly number[] {
  return Array.from({ length }, (_, index) => index);
}
