import { LitElement, css, html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { sharedStyles } from '../parts/shared-styles.ts';
import { texts } from '../texts.ts';
import type { BayModel, SlotsModel } from './live-view-model.ts';

/** The slots as bays on both sides of an aisle. */
export class SlotMap extends LitElement {
  static override readonly properties = { slots: { attribute: false } };

  static override readonly styles = [
    sharedStyles,
    css`
      .card {
        padding: 1rem 1.25rem 1.25rem;
      }
      header {
        display: flex;
        flex-wrap: wrap;
        align-items: baseline;
        justify-content: space-between;
        gap: 0.25rem 1rem;
        margin-bottom: 0.75rem;
      }
      .lot {
        padding: 0.75rem;
        border-radius: 10px;
        background: var(--road);
        color: #f2f4f6;
      }
      ul {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(3.5rem, 1fr));
        max-width: 44rem;
        margin: 0 auto;
      }
      .aisle {
        height: 1.25rem;
        margin: 0.75rem 0;
        background: repeating-linear-gradient(90deg, #ffffff66 0 14px, transparent 14px 28px) 0 50% / 100% 2px
          no-repeat;
      }
      li {
        display: grid;
        justify-items: center;
        align-content: space-between;
        min-height: 6.75rem;
        padding: 0.375rem 0.125rem;
        border: 2px solid #ffffff99;
        border-width: 2px 1px 0;
        font-size: 0.8125rem;
        line-height: 1.2;
        text-align: center;
      }
      .far li {
        border-width: 0 1px 2px;
      }
      .name {
        max-width: 100%;
        overflow: hidden;
        font-weight: 700;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .clear {
        background: #1f7a4b;
      }
      .unknown {
        background: repeating-linear-gradient(45deg, #7a5a1d 0 8px, #5f4614 8px 16px);
      }
      .sign {
        display: grid;
        height: 3rem;
        place-items: center;
        font-size: 1.5rem;
        font-weight: 700;
      }
      svg {
        height: 3rem;
        fill: #dbe4ec;
      }
      .glass {
        fill: #27313b;
      }
    `,
  ];

  declare slots: SlotsModel | null;

  constructor() {
    super();
    this.slots = null;
  }

  override render() {
    const { slots } = this;
    if (slots === null) return nothing;
    return html`<section class="card" aria-labelledby="title">
      <header>
        <h2 id="title">${texts.slots.title}</h2>
        <p class="muted small">${slots.countText}</p>
      </header>
      <div class="lot">
        ${slots.rows.map(
          (row, index) =>
            html`${index === 0 ? nothing : html`<div class="aisle"></div>`}
              <ul class=${index === 0 ? 'near' : 'far'}>
                ${repeat(
                  row,
                  (bay) => bay.id,
                  (bay) => this.renderBay(bay),
                )}
              </ul>`,
        )}
      </div>
    </section>`;
  }

  private renderBay(bay: BayModel) {
    return html`<li class=${bay.presence} title=${bay.label}>
      <span class="unseen">${bay.label}</span>
      <span class="name" aria-hidden="true">${bay.name}</span>
      <span class="sign" aria-hidden="true">${this.renderSign(bay)}</span>
      <span aria-hidden="true">${bay.text}</span>
    </li>`;
  }

  private renderSign(bay: BayModel) {
    switch (bay.presence) {
      case 'clear':
        return 'P';
      case 'unknown':
        return '?';
      case 'present':
        return html`<svg viewBox="0 0 32 56">
          <rect x="3" y="2" width="26" height="52" rx="9" />
          <path
            class="glass"
            d="M7 17c3-2.5 15-2.5 18 0l-2 6c-4-1-10-1-14 0zM9 43c4 1 10 1 14 0l1.5 4.5c-4 2-13 2-17 0z"
          />
        </svg>`;
    }
  }
}
