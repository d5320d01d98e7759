import type { Instant } from '../../contract/words.ts';
import type { CountChange } from '../occupancy.ts';
import type { HourSpan } from './day-hours.ts';
import type { HourFigures } from './day-figures.ts';

const MINUTE_MS = 60_000;

/** How many vehicles were inside over a time, each weighted by how long that was so. */
export interface VehiclesInside {
  readonly mean: number;
  readonly most: number;
  /** By hour of the clock, 0 to 23; null for one that did not come. */
  readonly hours: readonly (HourFigures | null)[];
}

interface Level {
  readonly from: Instant;
  readonly count: number;
}

/**
 * @param countAtStart before the first of `changes`, which lie within the spans and come in the order of time.
 * @param spans follow each other without a gap.
 */
export function vehiclesInside(
  countAtStart: number,
  changes: readonly CountChange[],
  spans: readonly HourSpan[],
): VehiclesInside {
  const levels = levelsOf(countAtStart, changes, spans[0]?.from ?? 0);
  const hours = Array.from({ length: 24 }, () => startOf());
  const whole = startOf();
  let next = 0;
  let count = countAtStart;
  for (const { from, until, hour } of spans) {
    let at = from;
    while (at < until) {
      while (next < levels.length && (levels[next]?.from ?? Infinity) <= at) {
        count = levels[next]?.count ?? count;
        next += 1;
      }
      const end = Math.min(until, levels[next]?.from ?? Infinity);
      add(whole, count, end - at);
      const figures = hours[hour];
      if (figures !== undefined) add(figures, count, end - at);
      at = end;
    }
  }
  return {
    mean: whole.ms === 0 ? countAtStart : whole.weighted / whole.ms,
    most: whole.ms === 0 ? countAtStart : whole.most,
    hours: hours.map(({ ms, weighted, most }) =>
      ms === 0 ? null : { minutes: ms / MINUTE_MS, mean: weighted / ms, most },
    ),
  };
}

/** What is changed at one instant is one change: a count that held for no time was never so. */
function levelsOf(countAtStart: number, changes: readonly CountChange[], from: Instant): readonly Level[] {
  const levels: Level[] = [{ from, count: countAtStart }];
  for (const { at, delta } of changes) {
    const last = levels.at(-1);
    const count = (last?.count ?? countAtStart) + delta;
    if (last?.from === at) levels.pop();
    levels.push({ from: at, count });
  }
  return levels;
}

interface Sum {
  ms: number;
  weighted: number;
  most: number;
}

function startOf(): Sum {
  return { ms: 0, weighted: 0, most: -Infinity };
}

function add(sum: Sum, count: number, ms: number): void {
  sum.ms += ms;
  sum.weighted += count * ms;
  sum.most = Math.max(sum.most, count);
}
