import { LitElement, css, html, nothing, svg } from 'lit';
import { sharedStyles } from '../../parts/shared-styles.ts';
import { heatDrawing, type HeatMapModel } from './heat-geometry.ts';
import { plotStyles } from './plot-styles.ts';
import { watchWidth } from './width-watch.ts';

/** Cells of a week, a row a day, each as dark as its number is large. */
export class HeatMap extends LitElement {
  static override readonly properties = { plot: { attribute: false } };

  static override readonly styles = [
    sharedStyles,
    plotStyles,
    css`
      .missing {
        fill: none;
        stroke: var(--line);
        stroke-dasharray: 2 3;
      }
      .cell:hover rect {
        stroke: var(--text);
        stroke-width: 1.5;
      }
      svg .figure {
        fill: var(--text);
        font-size: 11px;
      }
      svg .figure.on-4 {
        fill: var(--ink-4);
      }
      svg .figure.on-5 {
        fill: var(--on-accent);
      }
    `,
  ];

  declare plot: HeatMapModel | null;

  private readonly width = watchWidth(this);

  constructor() {
    super();
    this.plot = null;
  }

  override render() {
    const { plot } = this;
    const widthPx = this.width.widthPx();
    if (plot === null || widthPx === 0) return nothing;
    const drawing = heatDrawing(plot, widthPx);
    const { cellWidthPx, cellHeightPx } = drawing;
    return html`<svg
      width=${widthPx}
      height=${drawing.heightPx}
      viewBox="0 0 ${widthPx} ${drawing.heightPx}"
      role="img"
      aria-label=${plot.summary}
    >
      ${drawing.rowNames.map(({ yPx, text }) => svg`<text x="0" y=${yPx + 4}>${text}</text>`)}
      ${drawing.columnNames.map(
        ({ xPx, text }) => svg`<text x=${xPx} y=${drawing.heightPx - 4} text-anchor="middle">${text}</text>`,
      )}
      ${drawing.cells.map(
        ({ xPx, yPx, shade, figure, meaning }) => svg`<g class="cell"><title>${meaning}</title>
          <rect
            class=${shade === null ? 'missing' : `shade-${shade}`}
            x=${xPx} y=${yPx} width=${cellWidthPx} height=${cellHeightPx} rx="2" />
          ${
            figure === ''
              ? nothing
              : svg`<text
                  class="figure on-${shade ?? 0}"
                  x=${xPx + cellWidthPx / 2} y=${yPx + cellHeightPx / 2 + 4} text-anchor="middle"
                >${figure}</text>`
          }</g>`,
      )}
    </svg>`;
  }
}
