import { LitElement, css, html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Group } from '../../src/contract/rules.ts';
import { namesOf } from '../names.ts';
import { icon } from '../parts/icons.ts';
import { sharedStyles } from '../parts/shared-styles.ts';
import { texts } from '../texts.ts';
import { STAY_UNITS, stayField, type StayRow, type StayUnit } from './settings-form-model.ts';

const words = texts.slots.settings;
const EVERYBODY = '';

/** The longest stays, a row for each group that has one. Fires `stays-change` (`CustomEvent<readonly StayRow[]>`). */
export class StayRows extends LitElement {
  static override readonly properties = {
    stays: { attribute: false },
    groups: { attribute: false },
    faulty: { attribute: false },
  };

  static override readonly styles = [
    sharedStyles,
    css`
      :host {
        display: grid;
        gap: 0.5rem;
      }
      li {
        display: grid;
        grid-template-columns: minmax(0, 1fr) 4.5rem 7rem auto;
        align-items: center;
        gap: 0.375rem;
        padding: 0.25rem 0;
        overflow-wrap: anywhere;
      }
      .add {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        align-items: end;
        gap: 0.5rem;
      }
      @media (max-width: 29.99rem) {
        li {
          grid-template-columns: 4.5rem minmax(0, 1fr) auto;
        }
        li > span {
          grid-column: 1 / -1;
          font-weight: 600;
        }
      }
    `,
  ];

  declare stays: readonly StayRow[];
  declare groups: readonly Group[];
  /** The row that is wrong, as a field of the form. */
  declare faulty: string | null;

  constructor() {
    super();
    this.stays = [];
    this.groups = [];
    this.faulty = null;
  }

  private change(stays: readonly StayRow[]): void {
    this.dispatchEvent(new CustomEvent<readonly StayRow[]>('stays-change', { detail: stays }));
  }

  private changeRow(row: StayRow, changes: Partial<StayRow>): void {
    this.change(this.stays.map((one) => (one === row ? { ...row, ...changes } : one)));
  }

  private nameOf(group: string | null): string {
    return group === null ? words.everybody : namesOf([], this.groups).group(group);
  }

  override render() {
    const { stays, groups } = this;
    const has = (group: string | null): boolean => stays.some((stay) => stay.group === group);
    const left = [null, ...groups.map(({ id }) => id)].filter((group) => !has(group));
    return html`${
      stays.length === 0
        ? html`<p class="small">${words.overstayNone}</p>`
        : html`<ul>
            ${repeat(
              stays,
              ({ group }) => group,
              (row) => this.renderRow(row),
            )}
          </ul>`
    }
    ${
      left.length === 0
        ? nothing
        : html`<div class="add">
            <div>
              <label for="group">${words.addFor}</label>
              <select id="group">
                ${left.map(
                  (group) => html`<option value=${group ?? EVERYBODY}>${this.nameOf(group)}</option>`,
                )}
              </select>
            </div>
            <button
              type="button"
              @click=${() => {
                const select = this.renderRoot.querySelector<HTMLSelectElement>('#group');
                const value = select?.value ?? EVERYBODY;
                const group = value === EVERYBODY ? null : value;
                this.change([...stays, { group, amount: '1', unit: 'days' }]);
                // What was chosen is no longer offered.
                if (select !== null) select.selectedIndex = 0;
              }}
            >
              ${icon('plus')}${words.add}
            </button>
          </div>`
    }`;
  }

  private renderRow(row: StayRow) {
    const name = this.nameOf(row.group);
    return html`<li>
      <span>${name}</span>
      <input
        inputmode="numeric"
        maxlength="6"
        autocomplete="off"
        aria-label=${words.amount(name)}
        aria-invalid=${this.faulty === stayField(row.group) ? 'true' : nothing}
        .value=${row.amount}
        @input=${(event: Event) => {
          this.changeRow(row, { amount: (event.currentTarget as HTMLInputElement).value });
        }}
      />
      <select
        aria-label=${words.unit(name)}
        @change=${(event: Event) => {
          const { value } = event.currentTarget as HTMLSelectElement;
          const unit: StayUnit = STAY_UNITS.find((known) => known === value) ?? 'minutes';
          this.changeRow(row, { unit });
        }}
      >
        ${STAY_UNITS.map(
          (unit) => html`<option value=${unit} .selected=${unit === row.unit}>${words.units[unit]}</option>`,
        )}
      </select>
      <button
        type="button"
        class="danger"
        aria-label=${words.removeStay(name)}
        title=${words.removeStay(name)}
        @click=${() => {
          this.change(this.stays.filter((one) => one !== row));
        }}
      >
        ${icon('trash')}
      </button>
    </li>`;
  }
}
