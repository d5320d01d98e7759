import { LitElement, css, html, nothing } from 'lit';
import type { StatisticsView } from '../../src/contract/statistics.ts';
import { sharedStyles } from '../parts/shared-styles.ts';
import { texts } from '../texts.ts';
import { type HeatFigure, heatModel } from './heat-model.ts';
import { plotStyles } from './plots/plot-styles.ts';
import { plotTable } from './plots/plot-table.ts';

const FIGURES: readonly HeatFigure[] = ['mean', 'peak'];

/** How full the place is by weekday and hour, on average or at the peak of the hour. */
export class HeatCard extends LitElement {
  static override readonly properties = { statistics: { attribute: false }, figure: { state: true } };

  static override readonly styles = [
    sharedStyles,
    plotStyles,
    css`
      section {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 0.75rem;
        padding: 1rem 1.25rem 0.25rem;
      }
      header {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: space-between;
        gap: 0.25rem 1rem;
      }
      fieldset {
        display: flex;
        gap: 0.25rem 1.25rem;
        margin: 0;
        padding: 0;
        border: 0;
      }
      fieldset label {
        display: inline-flex;
        align-items: center;
        gap: 0.375rem;
        min-height: 44px;
        margin: 0;
        cursor: pointer;
      }
      input {
        width: 1.125rem;
        height: 1.125rem;
        margin: 0;
        accent-color: var(--accent);
      }
      .below {
        display: flex;
        flex-wrap: wrap;
        justify-content: space-between;
        gap: 0.75rem 2rem;
      }
      .busiest {
        display: flex;
        flex-wrap: wrap;
        gap: 0.25rem 1rem;
        font-size: 0.875rem;
      }
      .busiest ol {
        display: flex;
        flex-wrap: wrap;
        gap: 0.25rem 1rem;
      }
    `,
  ];

  declare statistics: StatisticsView | null;
  declare private figure: HeatFigure;

  constructor() {
    super();
    this.statistics = null;
    this.figure = 'mean';
  }

  override render() {
    const { statistics, figure } = this;
    if (statistics === null) return nothing;
    const words = texts.figures.heat;
    const { plot, meaning, keys, busiest, table } = heatModel(statistics, figure);
    return html`<section class="card" aria-labelledby="title">
      <header>
        <div>
          <h2 id="title">${words.title}</h2>
          <p class="muted small">${meaning}</p>
        </div>
        <fieldset>
          <legend class="unseen">${words.figure}</legend>
          ${FIGURES.map(
            (each) =>
              html`<label
                ><input
                  type="radio"
                  name="figure"
                  .checked=${each === figure}
                  @change=${() => {
                    this.figure = each;
                  }}
                />${words[each]}</label
              >`,
          )}
        </fieldset>
      </header>
      <heat-map .plot=${plot}></heat-map>
      <div class="below">
        <p class="keys numbers">
          <span class="unseen">${words.key}</span>
          ${keys.map(
            ({ shade, text }) =>
              html`<span
                ><svg width="14" height="14" aria-hidden="true">
                  <rect class="shade-${shade}" width="14" height="14" /></svg
                >${text}</span
              >`,
          )}
        </p>
        ${
          busiest.length === 0
            ? nothing
            : html`<div class="busiest numbers">
                <strong>${words.busiest}</strong>
                <ol>
                  ${busiest.map(
                    ({ when, inside }) => html`<li>${when} <span class="muted">${inside}</span></li>`,
                  )}
                </ol>
              </div>`
        }
      </div>
      ${plotTable(table)}
    </section>`;
  }
}
