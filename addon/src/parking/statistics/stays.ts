import type { StatisticsView } from '../../contract/statistics.ts';
import type { Visit } from '../visit.ts';

const MINUTE_MS = 60_000;

/**
 * How long stays are told apart where they are kept, as the longest of each bucket in minutes; one more bucket is for longer
 * ones. Up to a day each is at most a quarter as long as the stays in it, most of them a sixth, so that the middle of many stays is known nearly to the minute where it matters.
 */
export const STAY_BOUNDS_MINUTES = [
  1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 18, 21, 25, 30, 35, 40, 45, 50, 55, 60, 70, 80, 90, 105, 120, 140, 160,
  180, 210, 240, 270, 300, 330, 360, 390, 420, 450, 480, 510, 540, 570, 600, 660, 720, 840, 960, 1_200, 1_440,
  2_160, 2_880, 4_320, 5_760, 7_200, 10_080, 20_160, 43_200,
] as const;

/** How they are shown; each is one of those above. */
const SHOWN_MINUTES: readonly (typeof STAY_BOUNDS_MINUTES)[number][] = [
  15, 30, 60, 120, 240, 480, 720, 1_440, 2_880, 10_080,
];

/** How many of the visits were how long. Nobody knows how long one was whose entry or exit nobody saw; it is left out. */
export function countStays(visits: readonly Visit[]): readonly number[] {
  const counts = Array.from({ length: STAY_BOUNDS_MINUTES.length + 1 }, () => 0);
  for (const { enteredAt, entryPassageId, leftAt, exitPassageId } of visits) {
    // Of one that was added when the count was put right nobody saw the entry either.
    if (enteredAt === null || entryPassageId === null) continue;
    if (leftAt === null || exitPassageId === null) continue;
    const minutes = (leftAt - enteredAt) / MINUTE_MS;
    const found = STAY_BOUNDS_MINUTES.findIndex((bound) => minutes <= bound);
    const bucket = found < 0 ? STAY_BOUNDS_MINUTES.length : found;
    counts[bucket] = (counts[bucket] ?? 0) + 1;
  }
  return counts;
}

/** @param kept of several days, each as `countStays` counts. */
export function staysOf(kept: readonly (readonly number[])[]): StatisticsView['stays'] {
  const counts = [...STAY_BOUNDS_MINUTES, null].map((_, bucket) =>
    kept.reduce((sum, day) => sum + (day[bucket] ?? 0), 0),
  );
  return {
    count: counts.reduce((sum, count) => sum + count, 0),
    medianMinutes: medianMinutes(counts),
    buckets: shownBuckets(counts),
  };
}

/** Where the middle one lies within its bucket, taken to be evenly filled; of the longest ones only the least is known. */
function medianMinutes(counts: readonly number[]): number | null {
  const half = counts.reduce((sum, count) => sum + count, 0) / 2;
  let before = 0;
  for (const [bucket, count] of counts.entries()) {
    if (count > 0 && before + count >= half) {
      const from = STAY_BOUNDS_MINUTES[bucket - 1] ?? 0;
      const to = STAY_BOUNDS_MINUTES[bucket] ?? from;
      return Math.round(from + ((half - before) / count) * (to - from));
    }
    before += count;
  }
  return null;
}

function shownBuckets(counts: readonly number[]): StatisticsView['stays']['buckets'] {
  const bounds = [...SHOWN_MINUTES, null];
  return bounds.map((upToMinutes, index) => {
    const above = bounds[index - 1] ?? 0;
    const count = counts.reduce((sum, here, bucket) => {
      const bound = STAY_BOUNDS_MINUTES[bucket] ?? Infinity;
      return bound > above && bound <= (upToMinutes ?? Infinity) ? sum + here : sum;
    }, 0);
    return { upToMinutes, count };
  });
}
