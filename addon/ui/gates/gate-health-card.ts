import { LitElement, css, html, nothing } from 'lit';
import { badge } from '../parts/badge.ts';
import { icon } from '../parts/icons.ts';
import { sharedStyles } from '../parts/shared-styles.ts';
import { texts } from '../texts.ts';
import type { GateHealth } from './gate-health-model.ts';

/** How the barrier of one gate is. Fires `serviced` when a person says that it was looked after. */
export class GateHealthCard extends LitElement {
  static override readonly properties = {
    gate: { attribute: false },
    orderable: { type: Boolean },
  };

  static override readonly styles = [
    sharedStyles,
    css`
      article {
        display: grid;
        height: 100%;
        grid-template-rows: auto auto 1fr auto;
        gap: 0.875rem;
        padding: 1rem 1.25rem 1.25rem;
      }
      header {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0.375rem 0.625rem;
        overflow-wrap: anywhere;
      }
      h3 {
        flex: 1 1 auto;
        font-size: 1.0625rem;
      }
      .worries {
        display: grid;
        gap: 0.5rem;
      }
      .fine {
        display: flex;
        align-items: center;
        gap: 0.375rem;
        color: var(--good);
      }
      dl {
        display: grid;
        align-content: start;
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
    `,
  ];

  declare gate: GateHealth | null;
  declare orderable: boolean;

  constructor() {
    super();
    this.gate = null;
    this.orderable = true;
  }

  override render() {
    const { gate } = this;
    if (gate === null) return nothing;
    return html`<article class="card" aria-labelledby="name">
      <header>
        <h3 id="name">${gate.name}</h3>
        ${gate.badges.map(badge)}
      </header>
      <div class="worries">
        ${
          gate.worries.length === 0
            ? html`<p class="fine small">${icon('check')}${texts.gates.fine}</p>`
            : gate.worries.map(
                ({ text, tone }) =>
                  html`<p class="notice tone-${tone}">${icon('warning')}<span>${text}</span></p>`,
              )
        }
      </div>
      <dl>
        ${gate.wear.map(
          ({ name, value }) =>
            html`<div>
              <dt class="muted">${name}</dt>
              <dd class="numbers">${value}</dd>
            </div>`,
        )}
      </dl>
      <button
        type="button"
        aria-label=${texts.gates.servicedLabel(gate.name)}
        ?disabled=${!this.orderable}
        @click=${() => {
          this.dispatchEvent(new CustomEvent('serviced'));
        }}
      >
        ${icon('tool')}${texts.gates.servicedNow}
      </button>
    </article>`;
  }
}
