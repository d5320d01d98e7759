import { LitElement, css, html, nothing, svg } from 'lit';
import { sharedStyles } from '../../parts/shared-styles.ts';
import { barDrawing, type BarDrawing, type BarPlotModel } from './bar-geometry.ts';
import { plotStyles } from './plot-styles.ts';
import { watchWidth } from './width-watch.ts';

const HEIGHT_PX = 210;

type Rectangle = BarDrawing['bars'][number]['column'];

/** Bars above zero, a dark part in each where there is one, and bars below. */
export class BarPlot extends LitElement {
  static override readonly properties = { plot: { attribute: false } };

  static override readonly styles = [
    sharedStyles,
    plotStyles,
    css`
      :host {
        min-height: 210px;
      }
      .column {
        fill: transparent;
      }
      .bar:hover .column {
        fill: color-mix(in srgb, var(--field-line) 12%, transparent);
      }
      .whole {
        fill: var(--shade-2);
      }
      .part {
        fill: var(--shade-5);
      }
      .below {
        fill: var(--field-line);
      }
      .line {
        stroke: var(--wait);
        stroke-dasharray: 5 4;
      }
      .mark {
        stroke: var(--text);
        stroke-width: 1.5;
      }
      .mark.halo {
        stroke: var(--card);
        stroke-width: 4.5;
      }
      svg .strong {
        fill: var(--text);
        font-weight: 600;
        paint-order: stroke;
        stroke: var(--card);
        stroke-width: 4px;
      }
    `,
  ];

  declare plot: BarPlotModel | null;

  private readonly width = watchWidth(this);

  constructor() {
    super();
    this.plot = null;
  }

  override render() {
    const { plot } = this;
    const widthPx = this.width.widthPx();
    if (plot === null || plot.bars.length === 0 || widthPx === 0) return nothing;
    const drawing = barDrawing(plot, { widthPx, heightPx: HEIGHT_PX });
    const { leftPx, rightPx, zeroPx, line, mark } = drawing;
    return html`<svg
      width=${widthPx}
      height=${HEIGHT_PX}
      viewBox="0 0 ${widthPx} ${HEIGHT_PX}"
      role="img"
      aria-label=${plot.summary}
    >
      ${drawing.ticks.map(
        ({ yPx, value }) => svg`<line class="grid" x1=${leftPx} x2=${rightPx} y1=${yPx} y2=${yPx} />
          <text x=${leftPx - 8} y=${yPx + 4} text-anchor="end">${value}</text>`,
      )}
      ${drawing.bars.map(
        ({ column, meaning, whole, part, below }) => svg`<g class="bar"><title>${meaning}</title>
          ${rectangle('column', column)}
          ${rectangle('whole', whole)}${rectangle('part', part)}${rectangle('below', below)}</g>`,
      )}
      <line class="zero" x1=${leftPx} x2=${rightPx} y1=${zeroPx} y2=${zeroPx} />
      ${drawing.labels.map(
        ({ xPx, yPx, text }) => svg`<text x=${xPx} y=${yPx} text-anchor="middle">${text}</text>`,
      )}
      ${
        line === null
          ? nothing
          : svg`<line class="line" x1=${leftPx} x2=${rightPx} y1=${line.yPx} y2=${line.yPx} />
            <text class="strong" x=${line.xPx} y=${line.yPx - 6} text-anchor="end">${line.text}</text>`
      }
      ${
        mark === null
          ? nothing
          : svg`<line class="mark halo" x1=${mark.xPx} x2=${mark.xPx} y1=${mark.yPx - 8} y2=${zeroPx} />
            <line class="mark" x1=${mark.xPx} x2=${mark.xPx} y1=${mark.yPx - 8} y2=${zeroPx} />
            <text
              class="strong"
              x=${mark.side === 'right' ? mark.xPx + 6 : mark.xPx - 6}
              y=${mark.yPx + 2}
              text-anchor=${mark.side === 'right' ? 'start' : 'end'}
            >${mark.text}</text>`
      }
      ${drawing.figures.map(
        ({ xPx, yPx, text }) =>
          svg`<text class="strong" x=${xPx} y=${yPx} text-anchor="middle">${text}</text>`,
      )}
    </svg>`;
  }
}

function rectangle(name: string, place: Rectangle | null) {
  if (place === null) return nothing;
  return svg`<rect class=${name} x=${place.xPx} y=${place.yPx} width=${place.widthPx} height=${place.heightPx} />`;
}
