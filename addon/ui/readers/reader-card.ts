import { LitElement, css, html, nothing } from 'lit';
import { badge } from '../parts/badge.ts';
import { icon } from '../parts/icons.ts';
import { sharedStyles } from '../parts/shared-styles.ts';
import { texts } from '../texts.ts';
import type { AgreementModel, Fact, ReaderModel } from './reader-model.ts';

/** How one reader fares. */
export class ReaderCard extends LitElement {
  static override readonly properties = { reader: { attribute: false } };

  static override readonly styles = [
    sharedStyles,
    css`
      article {
        display: grid;
        height: 100%;
        align-content: start;
        gap: 0.875rem;
        padding: 1rem 1.25rem 1.25rem;
        overflow-wrap: anywhere;
      }
      header {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0.375rem 0.625rem;
      }
      h3 {
        flex: 1 1 auto;
        font-size: 1.0625rem;
      }
      .worries {
        display: grid;
        gap: 0.5rem;
      }
      dl > div {
        display: flex;
        justify-content: space-between;
        gap: 1rem;
        padding: 0.375rem 0;
        border-top: 1px solid var(--line);
      }
      dd {
        font-weight: 600;
        text-align: right;
      }
      summary {
        min-height: 44px;
        padding: 0.625rem 0;
        font-weight: 600;
        cursor: pointer;
      }
      .table {
        overflow-x: auto;
      }
      table {
        width: 100%;
        border-collapse: collapse;
        font-size: 0.875rem;
      }
      th,
      td {
        padding: 0.375rem 0.5rem 0.375rem 0;
        border-top: 1px solid var(--line);
        text-align: left;
        overflow-wrap: normal;
      }
      thead th {
        color: var(--muted);
      }
    `,
  ];

  declare reader: ReaderModel | null;

  constructor() {
    super();
    this.reader = null;
  }

  override render() {
    const { reader } = this;
    if (reader === null) return nothing;
    return html`<article class="card" aria-labelledby="name">
      <header>
        <h3 id="name">${reader.name}</h3>
        ${badge(reader.badge)}
      </header>
      <p class="small">${reader.kind}. <span class="muted">${reader.role}</span></p>
      ${
        reader.worries.length === 0
          ? nothing
          : html`<div class="worries">
              ${reader.worries.map(
                ({ text, tone }) =>
                  html`<p class="notice tone-${tone}">${icon('warning')}<span>${text}</span></p>`,
              )}
            </div>`
      }
      ${this.renderFacts(reader.facts)}
      ${reader.agreement === null ? nothing : this.renderAgreement(reader.agreement)}
    </article>`;
  }

  private renderFacts(facts: readonly Fact[]) {
    return html`<dl>
      ${facts.map(
        ({ name, value }) =>
          html`<div>
            <dt class="muted">${name}</dt>
            <dd class="numbers">${value}</dd>
          </div>`,
      )}
    </dl>`;
  }

  private renderAgreement({ facts, months, differences }: AgreementModel) {
    const words = texts.readers;
    return html`${this.renderFacts(facts)}
    ${this.renderTable(
      words.months,
      [words.month, words.gate, words.frames, words.sameShare],
      months.map(({ month, gate, frames, same }) => [month, gate, frames, same]),
    )}
    ${
      differences.length === 0
        ? nothing
        : this.renderTable(
            words.differences,
            [words.decidingRead, words.thisRead, words.gate, ''],
            differences.map(({ deciding, shadow, gate, moment }) => [deciding, shadow, gate, moment]),
          )
    }`;
  }

  private renderTable(title: string, heads: readonly string[], rows: readonly (readonly string[])[]) {
    return html`<details>
      <summary>${title}</summary>
      <div class="table">
        <table class="numbers">
          <thead>
            <tr>
              ${heads.map((head) => html`<th scope="col">${head}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${rows.map(
              (row) =>
                html`<tr>
                  ${row.map((cell) => html`<td>${cell}</td>`)}
                </tr>`,
            )}
          </tbody>
        </table>
      </div>
    </details>`;
  }
}
