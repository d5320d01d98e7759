import { html, type TemplateResult } from 'lit';
import { icon } from '../../parts/icons.ts';
import { texts } from '../../texts.ts';

/** The figures of a plot as they are; the first cell of a row names it. */
export interface PlotTable {
  readonly caption: string;
  readonly heads: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Folded, behind its plot. Style: `plotStyles`. */
export function plotTable({ caption, heads, rows }: PlotTable): TemplateResult {
  return html`<details class="behind">
    <summary>${texts.figures.table}${icon('down')}</summary>
    ${tableOf({ caption, heads, rows: rows.map(([name = '', ...cells]) => ({ name, cells })) })}
  </details>`;
}

/** A table that is scrolled within its place, by keyboard too. Style: `plotStyles`. */
export function tableOf({
  caption,
  heads,
  rows,
}: {
  readonly caption: string;
  readonly heads: readonly string[];
  readonly rows: readonly {
    readonly name: string | TemplateResult;
    readonly cells: readonly string[];
  }[];
}): TemplateResult {
  return html`<div class="table" tabindex="0" role="region" aria-label=${caption}>
    <table class="numbers">
      <caption class="unseen">
        ${caption}
      </caption>
      <thead>
        <tr>
          ${heads.map((head) => html`<th scope="col">${head}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ({ name, cells }) =>
            html`<tr>
              <th scope="row">${name}</th>
              ${cells.map((cell) => html`<td>${cell}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
