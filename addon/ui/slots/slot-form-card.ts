import { LitElement, css, html, nothing, type PropertyValues } from 'lit';
import type { PermitView } from '../../src/contract/permits.ts';
import { SLOT_KINDS, type SlotDetails } from '../../src/contract/slots.ts';
import type { Api } from '../api.ts';
import type { Names } from '../names.ts';
import { panelHeader, panelHeaderStyles } from '../parts/panel-header.ts';
import { sharedStyles } from '../parts/shared-styles.ts';
import { tickStyles } from '../parts/tick-styles.ts';
import { troubleNotice } from '../parts/trouble-notice.ts';
import { texts } from '../texts.ts';
import type { ChosenPermit } from './permit-search.ts';
import { formOfSlot, slotChangeOf, type SlotForm } from './slot-form-model.ts';

const LONGEST_REASON = 200;
/** As many as the API takes. */
const MOST_RESERVED = 100;
const words = texts.slots.form;

/** What a person says of one slot. Fires `slot-saved` (`CustomEvent<SlotDetails>`) and `form-left`. */
export class SlotFormCard extends LitElement {
  static override readonly properties = {
    slotDetails: { attribute: false },
    permits: { attribute: false },
    names: { attribute: false },
    api: { attribute: false },
    form: { state: true },
    fault: { state: true },
    trouble: { state: true },
    saving: { state: true },
  };

  static override readonly styles = [
    sharedStyles,
    panelHeaderStyles,
    tickStyles,
    css`
      form {
        display: grid;
        gap: 1rem;
        margin-top: 0.5rem;
      }
      fieldset,
      form > div {
        display: grid;
        gap: 0.375rem;
      }
      form > div label {
        margin: 0;
      }
      .fault {
        color: var(--bad);
      }
      form > .actions {
        display: flex;
        flex-wrap: wrap;
        gap: 0.5rem;
      }
      .actions > * {
        flex: 1;
      }
    `,
  ];

  /** As the form begins. */
  declare slotDetails: SlotDetails | null;
  declare permits: readonly PermitView[];
  declare names: Names | null;
  declare api: Pick<Api, 'changeSlot'> | null;
  declare private form: SlotForm | null;
  /** What is wrong with the reason. */
  declare private fault: string | null;
  declare private trouble: string | null;
  declare private saving: boolean;

  constructor() {
    super();
    this.slotDetails = null;
    this.permits = [];
    this.names = null;
    this.api = null;
    this.form = null;
    this.fault = null;
    this.trouble = null;
    this.saving = false;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('slotDetails'))
      this.form = this.slotDetails === null ? null : formOfSlot(this.slotDetails);
  }

  protected override firstUpdated(): void {
    this.renderRoot.querySelector<HTMLElement>('h2')?.focus();
  }

  private change(changes: Partial<SlotForm>): void {
    if (this.form !== null) this.form = { ...this.form, ...changes };
    this.fault = null;
  }

  private leave(): void {
    this.dispatchEvent(new Event('form-left'));
  }

  private async save(slot: SlotDetails, form: SlotForm): Promise<void> {
    const { api } = this;
    if (api === null || this.saving) return;
    const read = slotChangeOf(formOfSlot(slot), form);
    if (!read.ok) {
      this.fault = read.fault;
      this.renderRoot.querySelector<HTMLElement>('#reason')?.focus();
      return;
    }
    if (Object.keys(read.change).length === 0) {
      this.leave();
      return;
    }
    this.saving = true;
    this.trouble = null;
    const answer = await api.changeSlot(slot.id, read.change);
    this.saving = false;
    if (answer.ok) {
      this.dispatchEvent(new CustomEvent<SlotDetails>('slot-saved', { detail: answer.value }));
    } else {
      this.trouble = answer.error.message;
    }
  }

  override render() {
    const { slotDetails: slot, form } = this;
    if (slot === null || form === null) return nothing;
    return html`${panelHeader({
        title: words.title(slot.name),
        close: words.close,
        onClose: () => {
          this.leave();
        },
      })}
      <form
        novalidate
        aria-labelledby="title"
        @submit=${(event: SubmitEvent) => {
          event.preventDefault();
          void this.save(slot, form);
        }}
      >
        ${this.renderTaken(form)} ${this.renderKind(form)} ${this.renderReserved(form)}
        ${this.renderOutOfOrder(form)} ${troubleNotice(this.trouble, 'alert')}
        <div class="actions">
          <button
            type="button"
            @click=${() => {
              this.leave();
            }}
          >
            ${words.cancel}
          </button>
          <button class="primary" ?disabled=${this.saving}>${this.saving ? words.saving : words.save}</button>
        </div>
      </form>`;
  }

  private renderTaken({ taken }: SlotForm) {
    if (taken === null) return nothing;
    return html`<div>
      <label class="tick">
        <input
          type="checkbox"
          .checked=${taken}
          @change=${(event: Event) => {
            this.change({ taken: (event.currentTarget as HTMLInputElement).checked });
          }}
        />${words.taken}
      </label>
      <p class="small muted">${words.takenMeaning}</p>
    </div>`;
  }

  private renderKind(form: SlotForm) {
    return html`<fieldset>
      <legend>${words.kind}</legend>
      ${SLOT_KINDS.map(
        (kind) =>
          html`<label class="tick">
            <input
              type="radio"
              name="kind"
              .checked=${form.kind === kind}
              @change=${() => {
                this.change({ kind });
              }}
            />${texts.slots.kindMeaning[kind]}
          </label>`,
      )}
    </fieldset>`;
  }

  private renderReserved({ reservedFor }: SlotForm) {
    return html`<div role="group" aria-labelledby="reserved">
      <p class="label" id="reserved">${words.reserved}</p>
      ${reservedFor.length === 0 ? html`<p class="small muted">${words.nobody}</p>` : nothing}
      <permit-search
        .permits=${this.permits}
        .names=${this.names}
        .chosen=${reservedFor}
        .most=${MOST_RESERVED}
        @permits-chosen=${(event: CustomEvent<readonly ChosenPermit[]>) => {
          this.change({ reservedFor: event.detail });
        }}
      ></permit-search>
      <p class="small muted">${words.reservedMeaning}</p>
    </div>`;
  }

  private renderOutOfOrder({ outOfOrder, reason }: SlotForm) {
    return html`<div>
      <label class="tick">
        <input
          type="checkbox"
          .checked=${outOfOrder}
          @change=${(event: Event) => {
            this.change({ outOfOrder: (event.currentTarget as HTMLInputElement).checked });
          }}
        />${words.outOfOrder}
      </label>
      <p class="small muted">${words.outOfOrderMeaning}</p>
      ${
        outOfOrder
          ? html`<label for="reason">${words.reason}</label>
              <input
                id="reason"
                maxlength=${LONGEST_REASON}
                autocomplete="off"
                placeholder=${words.reasonHint}
                aria-invalid=${this.fault === null ? nothing : 'true'}
                aria-describedby="fault"
                .value=${reason}
                @input=${(event: Event) => {
                  this.change({ reason: (event.currentTarget as HTMLInputElement).value });
                }}
              />
              <p id="fault" class="fault small" role="alert">${this.fault ?? nothing}</p>`
          : nothing
      }
    </div>`;
  }
}
