import type { StatisticsView } from '../../src/contract/statistics.ts';
import { texts } from '../texts.ts';
import type { Plotted } from './day-plots.ts';
import { countText, hourText, shareText } from './figure-words.ts';

/** Who wanted in by hour of the day, and how many plates of them were settled; null: nobody. */
export function hoursPlot(hours: StatisticsView['readsByHour']): (Plotted & { busiest: string }) | null {
  const words = texts.figures.hours;
  const most = Math.max(0, ...hours.map(({ arrived }) => arrived));
  if (most === 0) return null;
  const busiest = words.busiest(
    hourText(hours.findIndex(({ arrived }) => arrived === most)),
    countText(most),
  );
  return {
    title: words.title,
    busiest,
    plot: {
      summary: words.summary(busiest),
      bars: hours.map(({ arrived, settled }, hour) => ({
        label: String(hour),
        meaning: words.bar(
          hourText(hour),
          countText(arrived),
          countText(settled),
          shareText(settled, arrived),
        ),
        whole: arrived,
        part: settled,
        below: null,
        figure: '',
      })),
      labels: 'middles',
      line: null,
      mark: null,
    },
    table: {
      caption: words.title,
      heads: [words.hour, words.heads.arrived, words.heads.settled, words.heads.share],
      rows: hours.map(({ arrived, settled }, hour) => [
        hourText(hour),
        countText(arrived),
        countText(settled),
        shareText(settled, arrived),
      ]),
    },
  };
}

/** The same by how bright the pictures were; null: none were measured. */
export function lightsPlot(lights: StatisticsView['readsByLight']): Plotted | null {
  const words = texts.figures.lights;
  if (lights.every(({ arrived }) => arrived === 0)) return null;
  return {
    title: words.title,
    plot: {
      summary: words.summary,
      bars: lights.map(({ light, arrived, settled }) => ({
        label: words.name[light],
        meaning: words.bar(
          words.meaning[light],
          countText(settled),
          countText(arrived),
          shareText(settled, arrived),
        ),
        whole: arrived,
        part: settled,
        below: null,
        figure: arrived === 0 ? '' : shareText(settled, arrived),
      })),
      labels: 'middles',
      line: null,
      mark: null,
    },
    table: {
      caption: words.title,
      heads: [
        words.head,
        texts.figures.hours.heads.arrived,
        texts.figures.hours.heads.settled,
        texts.figures.hours.heads.share,
      ],
      rows: lights.map(({ light, arrived, settled }) => [
        words.meaning[light],
        countText(arrived),
        countText(settled),
        shareText(settled, arrived),
      ]),
    },
  };
}
