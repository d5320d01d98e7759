import { LitElement, css, html, nothing } from 'lit';
import { badge } from '../parts/badge.ts';
import { sharedStyles } from '../parts/shared-styles.ts';
import { hashOf } from '../route.ts';
import { texts } from '../texts.ts';
import type { OutageCellModel, OutageRow } from './outage-model.ts';

/** What each gate does by itself while a part of the site is down, and which parts are down now. */
export class OutageTable extends LitElement {
  static override readonly properties = { rows: { attribute: false } };

  static override readonly styles = [
    sharedStyles,
    css`
      table {
        width: 100%;
        border-collapse: collapse;
      }
      th,
      td {
        padding: 0.625rem 0.5rem;
        border-top: 1px solid var(--line);
        text-align: left;
        vertical-align: top;
        overflow-wrap: anywhere;
        hyphens: auto;
      }
      th:first-child {
        padding-left: 1.25rem;
      }
      td:last-child,
      thead th:last-child {
        padding-right: 1.25rem;
      }
      thead th {
        color: var(--muted);
        font-size: 0.875rem;
      }
      tbody th {
        width: 44%;
        font-weight: 650;
      }
      .health {
        margin-top: 0.25rem;
        font-weight: 400;
      }
      .badge {
        white-space: normal;
      }
      .down > * {
        background: color-mix(in srgb, var(--bad-ground) 55%, transparent);
      }
      td a {
        display: inline-flex;
        align-items: center;
        min-height: 44px;
        margin-bottom: -0.75rem;
        color: var(--accent);
        font-size: 0.875rem;
        font-weight: 600;
      }
      td p {
        padding-top: 0.125rem;
      }
    `,
  ];

  declare rows: readonly OutageRow[];

  constructor() {
    super();
    this.rows = [];
  }

  override render() {
    return html`<table>
      <thead>
        <tr>
          <th scope="col">${texts.gates.part}</th>
          <th scope="col">${texts.gates.in}</th>
          <th scope="col">${texts.gates.out}</th>
        </tr>
      </thead>
      <tbody>
        ${this.rows.map(
          (row) =>
            html`<tr class=${row.down ? 'down' : ''}>
              <th scope="row">
                ${row.part}
                <div class="health">${badge(row.health)}</div>
                ${row.where.map((place) => html`<p class="health small">${place}</p>`)}
              </th>
              <td>${this.renderCell(row.in, row.part)}</td>
              <td>${this.renderCell(row.out, row.part)}</td>
            </tr>`,
        )}
      </tbody>
    </table>`;
  }

  private renderCell(cell: OutageCellModel | null, part: string) {
    if (cell === null) return nothing;
    return html`<p>${cell.text}</p>
      ${
        cell.editable
          ? html`<a href=${hashOf({ view: 'rules' })} aria-label=${texts.gates.changeLabel(part)}
              >${texts.gates.change}</a
            >`
          : nothing
      }`;
  }
}
