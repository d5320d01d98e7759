import { LitElement, css, html, nothing } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import type { SiteView } from '../../src/contract/site-view.ts';
import type { SlotDetails } from '../../src/contract/slots.ts';
import { badge } from '../parts/badge.ts';
import { icon } from '../parts/icons.ts';
import { emptyState } from '../parts/quiet-state.ts';
import { quietStateStyles } from '../parts/quiet-state-styles.ts';
import { sharedStyles } from '../parts/shared-styles.ts';
import { texts } from '../texts.ts';
import type { SiteTime } from '../time.ts';
import { lookText, SLOT_LOOKS } from './slot-look.ts';
import {
  ANY_SLOT,
  matchingSlots,
  slotRowModel,
  type SlotRowModel,
  type SlotSearch,
} from './slot-row-model.ts';

const ROWS_AT_A_TIME = 50;

/** All slots with everything that is known of them, and the search in them. Fires `choose-slot` (`CustomEvent<string>`, its id). */
export class SlotList extends LitElement {
  static override readonly properties = {
    site: { attribute: false },
    time: { attribute: false },
    slots: { attribute: false },
    search: { state: true },
    rows: { state: true },
  };

  static override readonly styles = [
    sharedStyles,
    quietStateStyles,
    css`
      .search {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(12rem, 100%), 1fr));
        gap: 0.5rem 1rem;
        padding: 1rem 1.25rem;
        border-bottom: 1px solid var(--line);
      }
      .search p {
        grid-column: 1 / -1;
      }
      li {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        align-items: center;
        gap: 0.5rem 1rem;
        padding: 0.75rem 1.25rem;
        border-top: 1px solid var(--line);
        overflow-wrap: anywhere;
      }
      li:first-child {
        border-top: 0;
      }
      .what {
        display: grid;
        gap: 0.25rem;
      }
      .head {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0.375rem 0.625rem;
      }
      .facts {
        display: flex;
        flex-wrap: wrap;
        gap: 0 0.375rem;
      }
      .facts span:not(:last-child)::after {
        content: '·';
        margin-left: 0.375rem;
      }
      .trouble {
        color: var(--bad);
      }
      .more {
        display: grid;
        justify-items: center;
        padding: 1.25rem;
        border-top: 1px solid var(--line);
      }
    `,
  ];

  declare site: Pick<SiteView, 'now' | 'notices'> | null;
  declare time: SiteTime | null;
  declare slots: readonly SlotDetails[];
  declare private search: SlotSearch;
  declare private rows: number;

  constructor() {
    super();
    this.site = null;
    this.time = null;
    this.slots = [];
    this.search = ANY_SLOT;
    this.rows = ROWS_AT_A_TIME;
  }

  /** Goes back to where a person left the list for the form. */
  focusSlot(id: string): void {
    this.renderRoot.querySelector<HTMLElement>(`[data-edit="${CSS.escape(id)}"]`)?.focus();
  }

  private look(changes: Partial<SlotSearch>): void {
    this.search = { ...this.search, ...changes };
    this.rows = ROWS_AT_A_TIME;
  }

  override render() {
    const { site, time, slots } = this;
    if (site === null || time === null) return nothing;
    const matching = matchingSlots(slots, this.search);
    const options = { now: site.now, time, notices: site.notices };
    const more = Math.min(ROWS_AT_A_TIME, matching.length - this.rows);
    return html`${this.renderSearch(matching.length)}
    ${
      matching.length === 0
        ? emptyState('search', texts.slots.noneFound, texts.slots.noneFoundMeaning)
        : html`<ul>
            ${repeat(
              matching.slice(0, this.rows).map((slot) => slotRowModel(slot, options)),
              ({ id }) => id,
              // Where a row says the same as before, nothing of it is drawn anew.
              (row) => guard([JSON.stringify(row)], () => this.renderRow(row)),
            )}
          </ul>`
    }
    ${
      more <= 0
        ? nothing
        : html`<div class="more">
            <button
              type="button"
              @click=${() => {
                this.rows += ROWS_AT_A_TIME;
              }}
            >
              ${icon('down')}${texts.slots.showMore(more)}
            </button>
          </div>`
    }`;
  }

  private renderSearch(found: number) {
    const { text, look } = this.search;
    return html`<div class="search" role="search">
      <div>
        <label for="text">${texts.slots.find}</label>
        <input
          id="text"
          type="search"
          autocomplete="off"
          .value=${text}
          @input=${(event: Event) => {
            this.look({ text: (event.currentTarget as HTMLInputElement).value });
          }}
        />
      </div>
      <div>
        <label for="look">${texts.slots.show}</label>
        <select
          id="look"
          @change=${(event: Event) => {
            const { value } = event.currentTarget as HTMLSelectElement;
            this.look({ look: SLOT_LOOKS.find((known) => known === value) ?? null });
          }}
        >
          <option value="">${texts.slots.all}</option>
          ${SLOT_LOOKS.map(
            (known) => html`<option value=${known} .selected=${known === look}>${lookText(known)}</option>`,
          )}
        </select>
      </div>
      <p class="muted small" role="status">${texts.slots.found(found, this.slots.length)}</p>
    </div>`;
  }

  private renderRow({ id, name, badges, plate, facts, trouble }: SlotRowModel) {
    return html`<li>
      <div class="what">
        <div class="head">
          <strong>${name}</strong>
          ${badges.map(badge)} ${plate === null ? nothing : html`<plate-chip .plate=${plate}></plate-chip>`}
        </div>
        <p class="facts muted small">${facts.map((fact) => html`<span>${fact}</span>`)}</p>
        ${trouble === null ? nothing : html`<p class="trouble small">${trouble}</p>`}
      </div>
      <button
        type="button"
        data-edit=${id}
        aria-label=${texts.slots.editLabel(name)}
        @click=${() => {
          this.dispatchEvent(new CustomEvent<string>('choose-slot', { detail: id }));
        }}
      >
        ${icon('edit')}${texts.slots.edit}
      </button>
    </li>`;
  }
}
