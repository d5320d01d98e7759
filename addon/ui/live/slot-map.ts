import { LitElement, css, html, nothing } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import { icon } from '../parts/icons.ts';
import { sharedStyles } from '../parts/shared-styles.ts';
import { lookIcon } from '../slots/slot-look.ts';
import { texts } from '../texts.ts';
import type { BayModel, SlotsModel } from './slot-map-model.ts';

/** Every slot at a glance. Fires `choose-slot` (`CustomEvent<string>`, its id) where slots are `choosable`. */
export class SlotMap extends LitElement {
  static override readonly properties = {
    slots: { attribute: false },
    choosable: { type: Boolean },
    chosen: { attribute: false },
  };

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
      .aisle ul {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(3.75rem, 1fr));
        max-width: 44rem;
        margin: 0 auto;
      }
      .fields {
        max-height: 32rem;
        overflow-y: auto;
      }
      .fields ul {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(3.25rem, 1fr));
        gap: 0.25rem;
      }
      .lane {
        height: 1.25rem;
        margin: 0.75rem 0;
        background: repeating-linear-gradient(90deg, #ffffff66 0 14px, transparent 14px 28px) 0 50% / 100% 2px
          no-repeat;
      }
      li {
        position: relative;
        font-size: 0.8125rem;
        line-height: 1.2;
        text-align: center;
      }
      .bay {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        justify-items: center;
        align-content: space-between;
        width: 100%;
        min-width: 0;
        padding: 0.375rem 0.125rem;
        border: 2px solid #ffffff99;
        border-radius: 0;
        background: none;
        color: inherit;
        font-size: inherit;
        font-weight: inherit;
        line-height: inherit;
      }
      .aisle .bay {
        height: 100%;
        min-height: 7rem;
        border-width: 2px 1px 0;
      }
      .aisle .far .bay {
        border-width: 0 1px 2px;
      }
      .fields .bay {
        gap: 0.125rem;
        height: 3rem;
        align-content: center;
        border: 0;
        border-radius: 6px;
        background: #ffffff1f;
      }
      .bay:focus-visible {
        z-index: 1;
        outline-color: #fff;
        outline-offset: -3px;
      }
      .bay[aria-pressed='true'] {
        box-shadow: inset 0 0 0 3px #fff;
      }
      .name,
      .plate {
        max-width: 100%;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .name {
        font-weight: 700;
      }
      .name .icon {
        width: 1em;
        height: 1em;
        margin-right: 0.125rem;
        vertical-align: -0.125em;
      }
      .plate {
        font-family: var(--font-plate);
        font-size: 0.6875rem;
      }
      .text {
        overflow-wrap: anywhere;
      }
      .fields .text,
      .fields .plate {
        display: none;
      }
      .sign {
        display: grid;
        height: 2.75rem;
        place-items: center;
        font-size: 1.25rem;
      }
      .fields .sign {
        height: 1rem;
        font-size: 0.875rem;
      }
      .car {
        height: 2.75rem;
        fill: #dbe4ec;
      }
      .fields .car {
        height: 1rem;
        rotate: 90deg;
      }
      .glass {
        fill: #27313b;
      }
      /* Colours on the asphalt, which is dark in light and dark alike; each state has a sign and a word as well. */
      .bay.free,
      .swatch.free {
        background: #1f7a4b;
      }
      .bay.promised,
      .swatch.promised {
        background: #5f3aa0;
      }
      .bay.reserved,
      .swatch.reserved {
        background: #1f5a99;
      }
      .bay.out-of-order,
      .swatch.out-of-order {
        background: repeating-linear-gradient(45deg, #59626c 0 6px, #2b333b 6px 12px);
      }
      .bay.unknown,
      .swatch.unknown {
        background: repeating-linear-gradient(45deg, #7a5a1d 0 8px, #5f4614 8px 16px);
      }
      .bay.wrong,
      .swatch.wrong {
        background: #b3202c;
      }
      .swatch.taken {
        background: #59646f;
      }
      .legend {
        display: flex;
        flex-wrap: wrap;
        gap: 0.25rem 1rem;
        margin-top: 0.75rem;
      }
      .legend li {
        display: flex;
        align-items: center;
        gap: 0.375rem;
        font-size: 0.875rem;
      }
      .swatch {
        display: grid;
        width: 1.5rem;
        height: 1.5rem;
        place-items: center;
        border-radius: 5px;
        color: #fff;
        font-size: 0.8125rem;
      }
    `,
  ];

  declare slots: SlotsModel | null;
  /** Each slot is a button. */
  declare choosable: boolean;
  /** Id of the slot that is chosen. */
  declare chosen: string | null;

  constructor() {
    super();
    this.slots = null;
    this.choosable = false;
    this.chosen = null;
  }

  override render() {
    const { slots } = this;
    if (slots === null) return nothing;
    // Whoever has no mouse scrolls what is higher than its place, unless there are buttons to go to.
    const scrolls = slots.layout === 'fields' && !this.choosable;
    return html`<section class="card" aria-labelledby="title">
      <header>
        <h2 id="title">${texts.slots.title}</h2>
        <p class="muted small">${slots.countText}</p>
      </header>
      <div class="lot ${slots.layout}" tabindex=${scrolls ? '0' : nothing}>
        ${slots.rows.map(
          (row, index) =>
            html`${index === 0 ? nothing : html`<div class="lane"></div>`}
              <ul class=${index === 0 ? 'near' : 'far'}>
                ${repeat(
                  row,
                  (bay) => bay.id,
                  (bay) => this.renderBay(bay),
                )}
              </ul>`,
        )}
      </div>
      <ul class="legend" aria-label=${texts.slots.legend}>
        ${slots.legend.map(
          ({ look, text, count }) =>
            html`<li>
              <span class="swatch ${look}" aria-hidden="true">${icon(lookIcon(look))}</span>${text}
              <span class="muted">${count}</span>
            </li>`,
        )}
      </ul>
    </section>`;
  }

  /** The label says all that there is to see: where it is the same, nothing is drawn anew. */
  private renderBay(bay: BayModel) {
    const { choosable } = this;
    const isChosen = bay.id === this.chosen;
    return html`<li>
      ${guard([bay.label, choosable, isChosen], () =>
        choosable
          ? html`<button
              type="button"
              class="bay ${bay.look}"
              title=${bay.label}
              aria-label=${bay.label}
              aria-pressed=${isChosen ? 'true' : 'false'}
              @click=${() => {
                this.dispatchEvent(new CustomEvent<string>('choose-slot', { detail: bay.id }));
              }}
            >
              ${inBay(bay)}
            </button>`
          : html`<div class="bay ${bay.look}" title=${bay.label}>
              <span class="unseen">${bay.label}</span>${inBay(bay)}
            </div>`,
      )}
    </li>`;
  }
}

function inBay({ name, kind, look, plate, text }: BayModel) {
  return html`<span class="name" aria-hidden="true">${kind === null ? nothing : icon(kind)}${name}</span>
    <span class="sign" aria-hidden="true">${look === 'taken' ? CAR : icon(lookIcon(look))}</span>
    ${
      plate === null
        ? html`<span class="text" aria-hidden="true">${text}</span>`
        : html`<span class="plate" aria-hidden="true">${plate}</span>`
    }`;
}

const CAR = html`<svg class="car" viewBox="0 0 32 56">
  <rect x="3" y="2" width="26" height="52" rx="9" />
  <path
    class="glass"
    d="M7 17c3-2.5 15-2.5 18 0l-2 6c-4-1-10-1-14 0zM9 43c4 1 10 1 14 0l1.5 4.5c-4 2-13 2-17 0z"
  />
</svg>`;
