import type { DayFigures } from '../../src/contract/statistics.ts';
import { texts } from '../texts.ts';
import type { DayBucket, DayBuckets } from './day-buckets.ts';
import { countText, dayText, fullDayText, meanText } from './figure-words.ts';
import type { BarPlotModel } from './plots/bar-geometry.ts';
import type { PlotTable } from './plots/plot-table.ts';

export interface Plotted {
  readonly title: string;
  readonly plot: BarPlotModel;
  readonly table: PlotTable;
}

/** The most and the mean of vehicles inside. */
export function insidePlot({ of, buckets }: DayBuckets, capacity: number): Plotted {
  const words = texts.figures.inside;
  const title = of === 'day' ? words.title : words.titleWeeks;
  const most = Math.max(0, ...buckets.map(({ figures }) => figures?.most ?? 0));
  return {
    title,
    plot: {
      summary: words.summary(spanText(buckets), countText(most)),
      bars: buckets.map((bucket) => ({
        label: dayText(bucket.from),
        meaning:
          bucket.figures === null
            ? words.none(bucketText(bucket))
            : words.bar(bucketText(bucket), countText(bucket.figures.most), meanText(bucket.figures.mean)),
        whole: bucket.figures?.most ?? null,
        part: bucket.figures?.mean ?? null,
        below: null,
        figure: '',
      })),
      labels: 'middles',
      line: { value: capacity, text: words.capacity(countText(capacity)) },
      mark: null,
    },
    table: {
      caption: title,
      heads: [words[of], words.heads.most, words.heads.mean],
      rows: buckets.flatMap((bucket) =>
        bucket.figures === null
          ? []
          : [[bucketText(bucket), countText(bucket.figures.most), meanText(bucket.figures.mean)]],
      ),
    },
  };
}

/** Who entered, upwards, and who left, downwards. */
export function crossingsPlot({ of, buckets }: DayBuckets, days: readonly DayFigures[]): Plotted {
  const words = texts.figures.crossings;
  const title = of === 'day' ? words.title : words.titleWeeks;
  const entered = days.reduce((sum, day) => sum + day.entered, 0);
  const left = days.reduce((sum, day) => sum + day.left, 0);
  return {
    title,
    plot: {
      summary: words.summary(spanText(buckets), countText(entered), countText(left)),
      bars: buckets.map((bucket) => ({
        label: dayText(bucket.from),
        meaning:
          bucket.figures === null
            ? texts.figures.inside.none(bucketText(bucket))
            : words.bar(
                bucketText(bucket),
                countText(bucket.figures.entered),
                countText(bucket.figures.left),
              ),
        whole: bucket.figures?.entered ?? null,
        part: bucket.figures?.entered ?? null,
        below: bucket.figures?.left ?? null,
        figure: '',
      })),
      labels: 'middles',
      line: null,
      mark: null,
    },
    table: {
      caption: title,
      heads: [texts.figures.inside[of], texts.figures.facts.entered, texts.figures.facts.left],
      rows: buckets.flatMap((bucket) =>
        bucket.figures === null
          ? []
          : [[bucketText(bucket), countText(bucket.figures.entered), countText(bucket.figures.left)]],
      ),
    },
  };
}

function bucketText({ from, to }: DayBucket): string {
  return from === to ? fullDayText(from) : texts.figures.fromTo(dayText(from), fullDayText(to));
}

function spanText(buckets: readonly DayBucket[]): string {
  const first = buckets[0];
  const last = buckets.at(-1);
  if (first === undefined || last === undefined) return '';
  return texts.figures.fromTo(fullDayText(first.from), fullDayText(last.to));
}
