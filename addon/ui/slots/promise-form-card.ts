import { LitElement, css, html, nothing } from 'lit';
import type { PermitView } from '../../src/contract/permits.ts';
import type { SiteView } from '../../src/contract/site-view.ts';
import type { PromiseView } from '../../src/contract/slots.ts';
import type { Api } from '../api.ts';
import type { Names } from '../names.ts';
import { sharedStyles } from '../parts/shared-styles.ts';
import { tickStyles } from '../parts/tick-styles.ts';
import { troubleNotice } from '../parts/trouble-notice.ts';
import { texts } from '../texts.ts';
import type { SiteTime } from '../time.ts';
import type { ChosenPermit } from './permit-search.ts';
import { newPromiseOf, type PromiseFault, type PromiseForm, startOfPromise } from './promise-model.ts';

const words = texts.slots.promises;

/** Promises a place to somebody who is expected. Fires `promise-made` (`CustomEvent<PromiseView>`). */
export class PromiseFormCard extends LitElement {
  static override readonly properties = {
    site: { attribute: false },
    time: { attribute: false },
    api: { attribute: false },
    permits: { attribute: false },
    names: { attribute: false },
    form: { state: true },
    fault: { state: true },
    trouble: { state: true },
    saving: { state: true },
  };

  static override readonly styles = [
    sharedStyles,
    tickStyles,
    css`
      form {
        display: grid;
        gap: 0.875rem;
      }
      .until {
        display: grid;
        grid-template-columns: 1.3fr 1fr;
        gap: 0.5rem;
      }
      .fault {
        color: var(--bad);
      }
    `,
  ];

  declare site: SiteView | null;
  declare time: SiteTime | null;
  declare api: Pick<Api, 'makePromise'> | null;
  declare permits: readonly PermitView[];
  declare names: Names | null;
  /** Null until something was written. */
  declare private form: PromiseForm | null;
  declare private fault: PromiseFault | null;
  declare private trouble: string | null;
  declare private saving: boolean;

  constructor() {
    super();
    this.site = null;
    this.time = null;
    this.api = null;
    this.permits = [];
    this.names = null;
    this.form = null;
    this.fault = null;
    this.trouble = null;
    this.saving = false;
  }

  private async save(form: PromiseForm, site: SiteView, time: SiteTime): Promise<void> {
    const { api } = this;
    if (api === null || this.saving) return;
    this.trouble = null;
    const read = newPromiseOf(form, site.now, time);
    if (!read.ok) {
      this.fault = read.fault;
      this.renderRoot.querySelector<HTMLElement>(`[data-field=${read.fault.field}]`)?.focus();
      return;
    }
    this.saving = true;
    const answer = await api.makePromise(read.promise);
    this.saving = false;
    if (!answer.ok) {
      this.trouble = answer.error.message;
      return;
    }
    this.form = null;
    this.dispatchEvent(new CustomEvent<PromiseView>('promise-made', { detail: answer.value }));
  }

  override render() {
    const { site, time } = this;
    if (site === null || time === null) return nothing;
    const form = this.form ?? startOfPromise(site.now, time);
    const change = (changes: Partial<PromiseForm>): void => {
      this.form = { ...form, ...changes };
      this.fault = null;
    };
    return html`<form
      novalidate
      aria-label=${words.make}
      @submit=${(event: SubmitEvent) => {
        event.preventDefault();
        void this.save(form, site, time);
      }}
    >
      ${this.renderWhom(form, change)} ${this.renderWhere(form, change, site)}
      ${this.renderUntil(form, change)} ${troubleNotice(this.trouble, 'alert')}
      <button class="primary" ?disabled=${this.saving}>${this.saving ? words.saving : words.save}</button>
    </form>`;
  }

  private renderWhom(form: PromiseForm, change: (changes: Partial<PromiseForm>) => void) {
    return html`<div>
      <fieldset>
        <legend>${words.forWhom}</legend>
        <div class="ticks">
          ${(['plate', 'permit'] as const).map(
            (one) =>
              html`<label class="tick">
                <input
                  type="radio"
                  name="for"
                  .checked=${form.for === one}
                  @change=${() => {
                    change({ for: one });
                  }}
                />${one === 'plate' ? words.byPlate : words.byPermit}
              </label>`,
          )}
        </div>
      </fieldset>
      ${
        form.for === 'plate'
          ? html`<label for="plate">${words.plate}</label>
              <input
                id="plate"
                data-field="plate"
                maxlength="100"
                autocomplete="off"
                autocapitalize="characters"
                spellcheck="false"
                aria-invalid=${this.fault?.field === 'plate' ? 'true' : nothing}
                aria-describedby="fault-plate"
                .value=${form.plate}
                @input=${(event: Event) => {
                  change({ plate: (event.currentTarget as HTMLInputElement).value });
                }}
              />`
          : html`<permit-search
              data-field="permit"
              .permits=${this.permits}
              .names=${this.names}
              .chosen=${form.permit === null ? [] : [form.permit]}
              @permits-chosen=${(event: CustomEvent<readonly ChosenPermit[]>) => {
                change({ permit: event.detail[0] ?? null });
              }}
            ></permit-search>`
      }
      ${this.renderFault('plate')} ${this.renderFault('permit')}
    </div>`;
  }

  private renderWhere(
    form: PromiseForm,
    change: (changes: Partial<PromiseForm>) => void,
    { slots }: SiteView,
  ) {
    if (slots.length === 0) return nothing;
    return html`<div>
      <label for="slot">${words.where}</label>
      <select
        id="slot"
        @change=${(event: Event) => {
          change({ slotId: (event.currentTarget as HTMLSelectElement).value });
        }}
      >
        <option value="" .selected=${form.slotId === ''}>${words.anySlot}</option>
        ${slots.map(
          ({ id, name }) =>
            html`<option value=${id} .selected=${id === form.slotId}>${words.slot(name)}</option>`,
        )}
      </select>
    </div>`;
  }

  private renderUntil(form: PromiseForm, change: (changes: Partial<PromiseForm>) => void) {
    const isFaulty = this.fault?.field === 'until' ? 'true' : nothing;
    return html`<div>
      <div class="until">
        <div>
          <label for="day">${words.untilDay}</label>
          <input
            id="day"
            type="date"
            data-field="until"
            aria-invalid=${isFaulty}
            aria-describedby="fault-until"
            .value=${form.day}
            @input=${(event: Event) => {
              change({ day: (event.currentTarget as HTMLInputElement).value });
            }}
          />
        </div>
        <div>
          <label for="minute">${words.untilTime}</label>
          <input
            id="minute"
            type="time"
            aria-invalid=${isFaulty}
            aria-describedby="fault-until"
            .value=${form.minute}
            @input=${(event: Event) => {
              change({ minute: (event.currentTarget as HTMLInputElement).value });
            }}
          />
        </div>
      </div>
      ${this.renderFault('until')}
    </div>`;
  }

  private renderFault(field: PromiseFault['field']) {
    return this.fault?.field === field
      ? html`<p class="fault small" id="fault-${field}" role="alert">${this.fault.message}</p>`
      : nothing;
  }
}
