import { LitElement, css, html, nothing } from 'lit';
import { EVIDENCE_KINDS } from '../../src/contract/rules.ts';
import type { GateView } from '../../src/contract/site-view.ts';
import { DIRECTIONS, SITE_PARTS } from '../../src/contract/words.ts';
import { formText } from '../parts/form-text.ts';
import { icon } from '../parts/icons.ts';
import { sharedStyles } from '../parts/shared-styles.ts';
import { tickStyles } from '../parts/tick-styles.ts';
import { troubleNotice } from '../parts/trouble-notice.ts';
import { texts } from '../texts.ts';
import { EMPTY_FORM, type WhatIfField, type WhatIfForm } from './what-if-form.ts';

const READINGS = ['settled', 'tentative', 'unreadable'] as const satisfies readonly WhatIfForm['reading'][];
const INSIDES = ['as-now', 'no', 'since'] as const satisfies readonly WhatIfForm['inside'][];

/** The circumstances of a vehicle that might come. Fires `ask`, a `CustomEvent<WhatIfForm>` that does not bubble. */
export class WhatIfFields extends LitElement {
  static override readonly properties = {
    gates: { attribute: false },
    form: { attribute: false },
    trouble: { attribute: false },
    asking: { type: Boolean },
    inside: { state: true },
  };

  static override readonly styles = [
    sharedStyles,
    tickStyles,
    css`
      form,
      .circumstances {
        display: grid;
        gap: 0.875rem;
      }
      .pair {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(8.5rem, 100%), 1fr));
        gap: 0.75rem;
      }
      .plate {
        font-family: var(--font-plate);
        text-transform: uppercase;
      }
      .hint {
        margin-top: 0.25rem;
      }
      summary {
        display: flex;
        align-items: center;
        min-height: 44px;
        font-weight: 600;
        cursor: pointer;
      }
      summary .icon {
        margin-left: 0.375rem;
      }
      details[open] summary .icon {
        transform: rotate(180deg);
      }
    `,
  ];

  declare gates: readonly Pick<GateView, 'id' | 'name'>[];
  /** What the fields say at first. */
  declare form: WhatIfForm;
  declare trouble: { readonly field: WhatIfField | null; readonly message: string } | null;
  declare asking: boolean;
  /** What is chosen in the form now; null until a person touched it. */
  declare inside: WhatIfForm['inside'] | null;

  constructor() {
    super();
    this.gates = [];
    this.form = EMPTY_FORM;
    this.trouble = null;
    this.asking = false;
    this.inside = null;
  }

  private submit(form: HTMLFormElement): void {
    const fields = new FormData(form);
    const ticked = (name: string): readonly FormDataEntryValue[] => fields.getAll(name);
    const detail: WhatIfForm = {
      plate: formText(fields, 'plate'),
      gate: formText(fields, 'gate'),
      direction: DIRECTIONS.find((way) => way === formText(fields, 'direction')) ?? 'in',
      day: formText(fields, 'day'),
      minute: formText(fields, 'minute'),
      reading: READINGS.find((reading) => reading === formText(fields, 'reading')) ?? 'settled',
      evidence: EVIDENCE_KINDS.filter((kind) => ticked('evidence').includes(kind)),
      down: SITE_PARTS.filter((part) => ticked('down').includes(part)),
      occupied: formText(fields, 'occupied'),
      inside: INSIDES.find((inside) => inside === formText(fields, 'inside')) ?? 'as-now',
      insideMinutes: formText(fields, 'insideMinutes'),
    };
    this.dispatchEvent(new CustomEvent<WhatIfForm>('ask', { detail }));
  }

  protected override updated(changed: Map<PropertyKey, unknown>): void {
    const field = this.trouble?.field ?? null;
    if (changed.has('trouble') && field !== null) {
      this.renderRoot.querySelector<HTMLElement>(`#${field}`)?.focus();
    }
  }

  override render() {
    const { form } = this;
    return html`<form
      novalidate
      @submit=${(event: SubmitEvent) => {
        event.preventDefault();
        this.submit(event.currentTarget as HTMLFormElement);
      }}
    >
      <div>
        <label for="plate">${texts.whatIf.plate}</label>
        <input
          id="plate"
          name="plate"
          class="plate"
          maxlength="20"
          autocomplete="off"
          spellcheck="false"
          .value=${form.plate}
          aria-invalid=${this.invalid('plate')}
        />
      </div>
      <div class="pair">
        <div>
          <label for="gate">${texts.whatIf.gate}</label>
          <select id="gate" name="gate" aria-invalid=${this.invalid('gate')}>
            ${this.gates.map(
              ({ id, name }) => html`<option value=${id} .selected=${id === form.gate}>${name}</option>`,
            )}
          </select>
        </div>
        ${select('direction', texts.whatIf.direction, DIRECTIONS, texts.whatIf.way, form.direction)}
      </div>
      <div>
        <div class="pair">
          <div>
            <label for="day">${texts.whatIf.day}</label>
            <input
              id="day"
              name="day"
              type="date"
              .value=${form.day}
              aria-describedby="now-hint"
              aria-invalid=${this.invalid('day')}
            />
          </div>
          <div>
            <label for="minute">${texts.whatIf.time}</label>
            <input
              id="minute"
              name="minute"
              type="time"
              .value=${form.minute}
              aria-describedby="now-hint"
              aria-invalid=${this.invalid('day')}
            />
          </div>
        </div>
        <p id="now-hint" class="hint muted small">${texts.whatIf.nowMeaning}</p>
      </div>
      ${select('reading', texts.whatIf.reading, READINGS, texts.whatIf.readings, form.reading)}
      <details ?open=${hasCircumstances(form)}>
        <summary>${texts.whatIf.more}${icon('down')}</summary>
        ${this.renderCircumstances(form)}
      </details>
      ${troubleNotice(this.trouble?.message ?? null, 'alert')}
      <button class="primary" ?disabled=${this.asking}>
        ${icon('question')}${this.asking ? texts.whatIf.asking : texts.whatIf.ask}
      </button>
    </form>`;
  }

  private invalid(field: WhatIfField): 'true' | typeof nothing {
    return this.trouble?.field === field ? 'true' : nothing;
  }

  private renderCircumstances(form: WhatIfForm) {
    const inside = this.inside ?? form.inside;
    return html`<div class="circumstances">
      ${ticks('evidence', texts.whatIf.evidence, EVIDENCE_KINDS, texts.rules.evidence, form.evidence)}
      ${ticks('down', texts.whatIf.down, SITE_PARTS, texts.words.sitePart, form.down)}
      <div>
        <label for="occupied">${texts.whatIf.occupied}</label>
        <input
          id="occupied"
          name="occupied"
          inputmode="numeric"
          autocomplete="off"
          .value=${form.occupied}
          aria-describedby="occupied-hint"
          aria-invalid=${this.invalid('occupied')}
        />
        <p id="occupied-hint" class="hint muted small">${texts.whatIf.occupiedMeaning}</p>
      </div>
      <div class="pair">
        <div>
          <label for="inside">${texts.whatIf.inside}</label>
          <select
            id="inside"
            name="inside"
            @change=${(event: Event) => {
              const chosen = (event.currentTarget as HTMLSelectElement).value;
              this.inside = INSIDES.find((known) => known === chosen) ?? 'as-now';
            }}
          >
            ${INSIDES.map(
              (known) =>
                html`<option value=${known} .selected=${known === inside}>
                  ${texts.whatIf.insides[known]}
                </option>`,
            )}
          </select>
        </div>
        ${
          inside === 'since'
            ? html`<div>
                <label for="insideMinutes">${texts.whatIf.insideMinutes}</label>
                <input
                  id="insideMinutes"
                  name="insideMinutes"
                  inputmode="numeric"
                  autocomplete="off"
                  .value=${form.insideMinutes}
                  aria-invalid=${this.invalid('insideMinutes')}
                />
              </div>`
            : nothing
        }
      </div>
    </div>`;
  }
}

function hasCircumstances(form: WhatIfForm): boolean {
  return form.evidence.length > 0 || form.down.length > 0 || form.occupied !== '' || form.inside !== 'as-now';
}

function select<Word extends string>(
  name: string,
  label: string,
  words: readonly Word[],
  labels: Readonly<Record<Word, string>>,
  chosen: Word,
) {
  return html`<div>
    <label for=${name}>${label}</label>
    <select id=${name} name=${name}>
      ${words.map((word) => html`<option value=${word} .selected=${word === chosen}>${labels[word]}</option>`)}
    </select>
  </div>`;
}

function ticks<Word extends string>(
  name: string,
  label: string,
  words: readonly Word[],
  labels: Readonly<Record<Word, string>>,
  chosen: readonly Word[],
) {
  return html`<fieldset>
    <legend>${label}</legend>
    <div class="ticks">
      ${words.map(
        (word) =>
          html`<label class="tick">
            <input
              type="checkbox"
              name=${name}
              value=${word}
              .checked=${chosen.includes(word)}
            />${labels[word]}
          </label>`,
      )}
    </div>
  </fieldset>`;
}
