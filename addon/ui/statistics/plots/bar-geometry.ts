import { axisFromZero } from './axis.ts';
import { bandsOf, labelEvery, textWidthPx } from './bands.ts';

/** Figures of one bar; each null where there is none, which is not the same as zero. */
export interface Bar {
  /** What it stands for, on the axis. */
  readonly label: string;
  /** All of it in a sentence. */
  readonly meaning: string;
  readonly whole: number | null;
  /** That of the whole which is drawn dark; no more than it. */
  readonly part: number | null;
  /** Drawn downwards from zero. */
  readonly below: number | null;
  /** Written at its end where there is room. */
  readonly figure: string;
}

export interface BarPlotModel {
  /** What the plot says, for who cannot see it. */
  readonly summary: string;
  readonly bars: readonly Bar[];
  /** Labels stand below the middles of bars, or name where one bar ends and the next one begins. */
  readonly labels: 'middles' | 'ends';
  /** A value to compare with; drawn where the bars come near it, since else it would only flatten them. */
  readonly line: { readonly value: number; readonly text: string } | null;
  /** A place along the bars, in bars from the left, such as 2.5: in the middle of the third. */
  readonly mark: { readonly at: number; readonly text: string } | null;
}

interface Rectangle {
  readonly xPx: number;
  readonly yPx: number;
  readonly widthPx: number;
  readonly heightPx: number;
}

interface Writing {
  readonly xPx: number;
  readonly yPx: number;
  readonly text: string;
}

/** Where everything goes, in pixels from the upper left. */
export interface BarDrawing {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly leftPx: number;
  readonly rightPx: number;
  readonly zeroPx: number;
  readonly ticks: readonly { readonly yPx: number; readonly value: number }[];
  readonly bars: readonly {
    /** All of the plot's height, to point at. */
    readonly column: Rectangle;
    readonly meaning: string;
    readonly whole: Rectangle | null;
    readonly part: Rectangle | null;
    readonly below: Rectangle | null;
  }[];
  readonly labels: readonly Writing[];
  /** None where not all fit. */
  readonly figures: readonly Writing[];
  readonly line: Writing | null;
  readonly mark: (Writing & { readonly side: 'left' | 'right' }) | null;
}

const TOP_PX = 22;
const BOTTOM_PX = 26;
const RIGHT_PX = 6;
const TICK_GAP_PX = 8;
const FIGURE_GAP_PX = 5;
const LABEL_GAP_PX = 6;

export function barDrawing(
  { bars, labels, line, mark }: BarPlotModel,
  { widthPx, heightPx }: { readonly widthPx: number; readonly heightPx: number },
): BarDrawing {
  const mostAbove = Math.max(0, ...bars.map(({ whole }) => whole ?? 0));
  const isNear = line !== null && mostAbove * 2 >= line.value;
  const above = axisFromZero(isNear ? Math.max(mostAbove, line.value) : mostAbove);
  const mostBelow = Math.max(0, ...bars.map(({ below }) => below ?? 0));
  // The same step on both sides: else the same number would be of two lengths.
  const step = above.ticks[1] ?? 1;
  const stepsBelow = Math.ceil(mostBelow / step);
  const values = [
    ...Array.from({ length: stepsBelow }, (_, index) => (index - stepsBelow) * step),
    ...above.ticks,
  ];

  const bottomPx = heightPx - BOTTOM_PX;
  const unitPx = (bottomPx - TOP_PX) / (above.end + stepsBelow * step);
  const zeroPx = TOP_PX + above.end * unitPx;
  const leftPx = Math.max(...values.map((value) => textWidthPx(String(Math.abs(value))))) + TICK_GAP_PX;
  const rightPx = widthPx - RIGHT_PX;
  const bands = bandsOf(bars.length, { fromPx: leftPx, widthPx: rightPx - leftPx });
  const pitchPx = (rightPx - leftPx) / bars.length;

  const drawn = bars.map((bar, index) => {
    const { xPx, widthPx: barPx } = bands[index] ?? { xPx: 0, widthPx: 0 };
    const upTo = (value: number | null): Rectangle | null =>
      value === null ? null : { xPx, yPx: zeroPx - value * unitPx, widthPx: barPx, heightPx: value * unitPx };
    return {
      column: { xPx: leftPx + index * pitchPx, yPx: TOP_PX, widthPx: pitchPx, heightPx: bottomPx - TOP_PX },
      meaning: bar.meaning,
      whole: upTo(bar.whole),
      part: upTo(bar.part),
      below: bar.below === null ? null : { xPx, yPx: zeroPx, widthPx: barPx, heightPx: bar.below * unitPx },
    };
  });

  const every = labelEvery(pitchPx, Math.max(...bars.map(({ label }) => textWidthPx(label))) + LABEL_GAP_PX);
  const shiftPx = labels === 'ends' ? pitchPx / 2 : 0;
  const fit = bars.every(({ figure }) => textWidthPx(figure) <= pitchPx);
  const markPx = mark === null ? 0 : leftPx + mark.at * pitchPx;
  return {
    widthPx,
    heightPx,
    leftPx,
    rightPx,
    zeroPx,
    ticks: values.map((value) => ({ yPx: zeroPx - value * unitPx, value: Math.abs(value) })),
    bars: drawn,
    labels: bars.flatMap(({ label }, index) =>
      label === '' || index % every !== 0
        ? []
        : [{ xPx: (bands[index]?.middlePx ?? 0) + shiftPx, yPx: bottomPx + 18, text: label }],
    ),
    figures: fit
      ? bars.flatMap(({ figure, whole }, index) =>
          figure === '' || whole === null
            ? []
            : [
                {
                  xPx: bands[index]?.middlePx ?? 0,
                  yPx: zeroPx - whole * unitPx - FIGURE_GAP_PX,
                  text: figure,
                },
              ],
        )
      : [],
    line: isNear ? { xPx: rightPx, yPx: zeroPx - line.value * unitPx, text: line.text } : null,
    mark:
      mark === null
        ? null
        : {
            xPx: markPx,
            yPx: TOP_PX - 8,
            text: mark.text,
            side: markPx + textWidthPx(mark.text) > rightPx ? 'left' : 'right',
          },
  };
}
