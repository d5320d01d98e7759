import type { Instant } from '../../contract/words.ts';
import type { Passage } from '../../gate/passage.ts';
import { endOfDay, startOfDay } from '../days.ts';
import type { CountCause, CountChange } from '../occupancy.ts';
import type { Visit } from '../visit.ts';
import type { KeptDay } from './day-figures.ts';
import { hourAt, hourSpans } from './day-hours.ts';
import { funnelsOf, wantedIn } from './funnel.ts';
import { lightOf } from './light.ts';
import { countStays } from './stays.ts';
import { vehiclesInside } from './vehicles-inside.ts';

/** All that there is of one day. */
export interface DayHistory {
  /** Those that arrived on this day and have ended. */
  readonly passages: readonly Passage[];
  /** Vehicles inside when the day began, and all changes of it since then, in the order of time. */
  readonly countAtStart: number;
  readonly countChanges: readonly CountChange[];
  /** Visits that ended on this day. */
  readonly endedVisits: readonly Visit[];
  /** A day that is not over is figured up to now. */
  readonly now: Instant;
}

/** Vehicles that were seen to go through; what was put right counts nobody. */
const CROSSINGS: readonly CountCause[] = ['crossing', 'over-capacity'];

/**
 * The figures of a day of a place, from midnight to midnight: 23 or 25 hours where the clocks change.
 * @param day `YYYY-MM-DD`.
 * @param timeZone IANA name.
 */
export function figuresOfDay(day: string, timeZone: string, history: DayHistory): KeptDay {
  const from = startOfDay(day, timeZone);
  const until = Math.min(endOfDay(day, timeZone), history.now);
  const hours = hourSpans(from, until, timeZone);
  const changes = history.countChanges.filter(({ at }) => from <= at && at < until);
  const wanted = history.passages.filter(wantedIn);
  const crossings = changes.filter(({ cause }) => CROSSINGS.includes(cause));
  const byHour = Map.groupBy(wanted, ({ arrivedAt }) => hourAt(arrivedAt, hours));
  const byLight = Map.groupBy(wanted, ({ sight }) => lightOf(sight?.brightness ?? null));
  return {
    day,
    entered: crossings.filter(({ delta }) => delta > 0).length,
    left: crossings.filter(({ delta }) => delta < 0).length,
    ...vehiclesInside(history.countAtStart, changes, hours),
    funnel: funnelsOf(wanted),
    stays: countStays(history.endedVisits),
    readsByHour: Array.from({ length: 24 }, (_, hour) => readsOf(byHour.get(hour))),
    readsByLight: {
      dark: readsOf(byLight.get('dark')),
      dim: readsOf(byLight.get('dim')),
      bright: readsOf(byLight.get('bright')),
    },
  };
}

function readsOf(passages: readonly Passage[] = []): { readonly arrived: number; readonly settled: number } {
  return { arrived: passages.length, settled: passages.filter(({ plate }) => plate !== null).length };
}
