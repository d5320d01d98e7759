import type { StatisticsView } from '../../src/contract/statistics.ts';
import { texts } from '../texts.ts';
import { stayText } from '../visits/stay-text.ts';
import type { Plotted } from './day-plots.ts';
import { countText, minutesMark, shareText } from './figure-words.ts';

const MINUTE_MS = 60_000;

/** How long visits were, with the middle one. */
export function staysPlot({ count, medianMinutes, buckets }: StatisticsView['stays']): Plotted {
  const words = texts.figures.stays;
  const lengths = buckets.map(({ upToMinutes }, index) =>
    lengthText(buckets[index - 1]?.upToMinutes ?? 0, upToMinutes),
  );
  return {
    title: words.title,
    plot: {
      summary: words.summary(
        countText(count),
        medianMinutes === null ? texts.figures.unknown : stayText(medianMinutes * MINUTE_MS),
      ),
      bars: buckets.map(({ upToMinutes, count: here }, index) => ({
        label: upToMinutes === null ? '' : minutesMark(upToMinutes),
        meaning: words.bar(lengths[index] ?? '', countText(here), shareText(here, count)),
        whole: here,
        part: here,
        below: null,
        figure: here === 0 ? '' : countText(here),
      })),
      labels: 'ends',
      line: null,
      mark:
        medianMinutes === null
          ? null
          : {
              at: placeAmong(
                medianMinutes,
                buckets.map(({ upToMinutes }) => upToMinutes),
              ),
              text: words.median(stayText(medianMinutes * MINUTE_MS)),
            },
    },
    table: {
      caption: words.title,
      heads: [words.head, words.count, words.share],
      rows: buckets.map(({ count: here }, index) => [
        lengths[index] ?? '',
        countText(here),
        shareText(here, count),
      ]),
    },
  };
}

/**
 * Where a length lies among buckets that are drawn equally wide, in buckets from the first: 2.5 is the middle of the third.
 * @param bounds the longest of each, rising; null: without an end, of which the middle is as good as any place.
 */
export function placeAmong(minutes: number, bounds: readonly (number | null)[]): number {
  const index = bounds.findIndex((bound) => bound === null || minutes <= bound);
  const from = bounds[index - 1] ?? 0;
  const to = bounds[index] ?? null;
  return to === null ? bounds.length - 0.5 : index + (minutes - from) / (to - from);
}

function lengthText(fromMinutes: number, toMinutes: number | null): string {
  const words = texts.figures.stays;
  const text = (minutes: number): string => stayText(minutes * MINUTE_MS);
  if (toMinutes === null) return words.longest(text(fromMinutes));
  return fromMinutes === 0
    ? words.shortest(text(toMinutes))
    : words.bucket(text(fromMinutes), text(toMinutes));
}
