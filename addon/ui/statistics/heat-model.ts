import type { StatisticsView } from '../../src/contract/statistics.ts';
import { texts } from '../texts.ts';
import { hourText, meanText, weekdayText } from './figure-words.ts';
import type { HeatMapModel } from './plots/heat-geometry.ts';
import type { PlotTable } from './plots/plot-table.ts';
import { rampUpTo, shadeOf } from './plots/ramp.ts';

export type HeatFigure = 'mean' | 'peak';

/** By weekday (0 is Monday) and hour; null where no such hour was seen. */
type Week = StatisticsView['occupancy'];

export interface HeatModel {
  readonly plot: HeatMapModel;
  readonly meaning: string;
  /** From nothing to the darkest that there is in either figure. */
  readonly keys: readonly { readonly shade: number; readonly text: string }[];
  readonly busiest: readonly { readonly when: string; readonly inside: string }[];
  readonly table: PlotTable;
}

const BUSIEST = 3;
const HOURS = Array.from({ length: 24 }, (_, hour) => hour);

/** Both figures have the same shades, so that one can be compared with the other. */
export function heatModel(
  { occupancy, busiest }: Pick<StatisticsView, 'occupancy' | 'busiest'>,
  figure: HeatFigure,
): HeatModel {
  const words = texts.figures.heat;
  const week = figure === 'mean' ? occupancy : busiest;
  const ramp = rampUpTo(Math.max(0, ...[...occupancy.flat(), ...busiest.flat()].map((value) => value ?? 0)));
  const meaning = words.meaning[figure];
  const top = busiestHours(week, BUSIEST).map(({ weekday, hour, value }) => ({
    when: words.busiestLine(weekdayText(weekday), hourText(hour)),
    inside: words.inside(meanText(value)),
  }));
  return {
    plot: {
      summary: words.summary(
        meaning,
        top.length === 0
          ? ''
          : `${words.busiest}: ${top.map(({ when, inside }) => `${when}: ${inside}`).join('; ')}.`,
      ),
      columns: HOURS.map(String),
      rows: week.map((hours, weekday) => ({
        name: weekdayText(weekday),
        cells: HOURS.map((hour) => {
          const value = hours[hour] ?? null;
          const when = [weekdayText(weekday), hourText(hour)] as const;
          return value === null
            ? { shade: null, figure: '', meaning: words.notSeen(...when) }
            : {
                shade: shadeOf(value, ramp),
                figure: meanText(value),
                meaning: words.cell(...when, meanText(value)),
              };
        }),
      })),
    },
    meaning,
    keys: [
      { shade: 0, text: words.nobody },
      ...ramp.bounds.map((bound, index) => ({ shade: index + 1, text: words.upTo(meanText(bound)) })),
    ],
    busiest: top,
    table: {
      caption: `${words.title}. ${meaning}`,
      heads: [words.hour, ...week.map((_, weekday) => weekdayText(weekday))],
      rows: HOURS.map((hour) => [hourText(hour), ...week.map((hours) => meanText(hours[hour] ?? null))]),
    },
  };
}

/** Hours with most vehicles inside, most first; of those that are equal the earliest of the week. Nobody inside is not busy. */
export function busiestHours(
  week: Week,
  most: number,
): readonly { readonly weekday: number; readonly hour: number; readonly value: number }[] {
  return week
    .flatMap((hours, weekday) =>
      hours.flatMap((value, hour) => (value === null || value === 0 ? [] : [{ weekday, hour, value }])),
    )
    .toSorted((a, b) => b.value - a.value)
    .slice(0, most);
}
