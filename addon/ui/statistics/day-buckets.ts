import type { DayFigures } from '../../src/contract/statistics.ts';
import { dayAfter } from './figure-range.ts';

/** Figures of a day, or of the days of a week of which there are any. */
export interface DayBucket {
  /** `YYYY-MM-DD`, inclusive. */
  readonly from: string;
  readonly to: string;
  /** Null where no day of it has figures. */
  readonly figures: Pick<DayFigures, 'entered' | 'left' | 'most' | 'mean'> | null;
}

export interface DayBuckets {
  readonly of: 'day' | 'week';
  readonly buckets: readonly DayBucket[];
}

const WEEKDAYS = 7;

/**
 * All days from the first to the last that has figures, without a gap; by weeks from Monday to Sunday where there are more
 * days than can be shown.
 * @param days in order, each once.
 * @param mostBuckets more are not told apart.
 */
export function dayBuckets(days: readonly DayFigures[], mostBuckets: number): DayBuckets {
  const first = days[0]?.day;
  const last = days.at(-1)?.day;
  if (first === undefined || last === undefined) return { of: 'day', buckets: [] };
  const known = new Map(days.map((figures) => [figures.day, figures]));
  const all: string[] = [];
  for (let day = first; day <= last; day = dayAfter(day)) all.push(day);
  if (all.length <= mostBuckets) {
    return {
      of: 'day',
      buckets: all.map((day) => ({ from: day, to: day, figures: known.get(day) ?? null })),
    };
  }
  const weeks = Map.groupBy(all, mondayOf);
  return {
    of: 'week',
    buckets: [...weeks.values()].map((week) => ({
      from: week[0] ?? first,
      to: week.at(-1) ?? last,
      figures: together(week.flatMap((day) => known.get(day) ?? [])),
    })),
  };
}

function mondayOf(day: string): string {
  const weekday = (new Date(`${day}T00:00Z`).getUTCDay() + WEEKDAYS - 1) % WEEKDAYS;
  return dayAfter(day, -weekday);
}

function together(days: readonly DayFigures[]): DayBucket['figures'] {
  if (days.length === 0) return null;
  const sum = (figure: (day: DayFigures) => number): number =>
    days.reduce((total, day) => total + figure(day), 0);
  return {
    entered: sum(({ entered }) => entered),
    left: sum(({ left }) => left),
    most: Math.max(...days.map(({ most }) => most)),
    mean: sum(({ mean }) => mean) / days.length,
  };
}
