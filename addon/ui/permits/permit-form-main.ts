import { html, nothing, type TemplateResult } from 'lit';
import type { Group } from '../../src/contract/rules.ts';
import { PERMIT_KINDS } from '../../src/contract/words.ts';
import { icon } from '../parts/icons.ts';
import { texts } from '../texts.ts';
import type { DayAndTime } from './day-and-time.ts';
import { faultText, type FormPart, isFaulty, textField } from './form-part.ts';

const words = texts.permits.form;

/** Plates, one field each. @param pointer stands with the fault and leads to the permit that has a plate already. */
export function platesPart(
  part: FormPart,
  note: string | null,
  pointer: TemplateResult | typeof nothing,
): TemplateResult {
  const { plates } = part.form;
  return html`<div role="group" aria-labelledby="plates">
    <p class="label" id="plates">${words.plates}</p>
    <div class="plates">
      ${plates.map(
        (plate, index) =>
          html`<div class="plate">
            <input
              class="plate-text"
              aria-label=${words.plate(index + 1)}
              aria-invalid=${isFaulty(part, 'plates') ? 'true' : nothing}
              aria-describedby="fault-plates"
              maxlength="100"
              autocomplete="off"
              autocapitalize="characters"
              spellcheck="false"
              .value=${plate}
              @input=${(event: Event) => {
                part.change({ plates: plates.with(index, (event.currentTarget as HTMLInputElement).value) });
              }}
            />
            ${
              plates.length === 1
                ? nothing
                : html`<button
                    type="button"
                    class="danger"
                    aria-label=${words.removePlate(index + 1)}
                    title=${words.removePlate(index + 1)}
                    @click=${() => {
                      part.change({ plates: plates.toSpliced(index, 1) });
                    }}
                  >
                    ${icon('trash')}
                  </button>`
            }
          </div>`,
      )}
    </div>
    ${faultText(part, 'plates')} ${pointer}
    ${note === null ? nothing : html`<p class="notice tone-wait">${icon('question')}<span>${note}</span></p>`}
    <button
      type="button"
      class="quiet more"
      @click=${() => {
        part.change({ plates: [...plates, ''] });
      }}
    >
      ${icon('plus')}${words.anotherPlate}
    </button>
  </div>`;
}

export function holderPart(part: FormPart): TemplateResult {
  return textField(part, 'holder', { label: words.holder, most: 100, placeholder: words.holderHint });
}

export function kindPart(part: FormPart): TemplateResult {
  return html`<fieldset class="kinds">
    <legend class="unseen">${words.kind}</legend>
    ${PERMIT_KINDS.map(
      (kind) =>
        html`<label class="kind">
          <input
            type="radio"
            name="kind"
            .checked=${part.form.kind === kind}
            @change=${() => {
              part.change({ kind });
            }}
          />
          ${texts.words.permitKind[kind]}
          <small>${kind === 'allow' ? words.allowMeaning : words.blockMeaning}</small>
        </label>`,
    )}
  </fieldset>`;
}

export function groupPart(part: FormPart, groups: readonly Group[]): TemplateResult {
  const { group } = part.form;
  // A group that the rules no longer have stays until another one is chosen.
  const known = groups.some(({ id }) => id === group) ? groups : [...groups, { id: group, name: group }];
  return html`<div>
    <label for="group">${words.group}</label>
    <select
      id="group"
      @change=${(event: Event) => {
        part.change({ group: (event.currentTarget as HTMLSelectElement).value });
      }}
    >
      ${known.map(({ id, name }) => html`<option value=${id} .selected=${id === group}>${name}</option>`)}
    </select>
    ${faultText(part, 'group')}
  </div>`;
}

export function validityPart(part: FormPart): TemplateResult {
  return html`<div class="validity">
    ${momentPart(part, 'validFrom', words.validFrom, words.firstDay, words.firstTime)}
    ${momentPart(part, 'validUntil', words.validUntil, words.lastDay, words.lastTime)}
    <p class="hint small muted">${words.wholeDays}</p>
  </div>`;
}

function momentPart(
  part: FormPart,
  name: 'validFrom' | 'validUntil',
  label: string,
  dayLabel: string,
  timeLabel: string,
): TemplateResult {
  const moment = part.form[name];
  const field = (type: 'date' | 'time', key: keyof DayAndTime, says: string): TemplateResult =>
    html`<input
      type=${type}
      aria-label=${says}
      aria-invalid=${isFaulty(part, name) ? 'true' : nothing}
      aria-describedby="fault-${name}"
      .value=${moment[key]}
      @input=${(event: Event) => {
        part.change({ [name]: { ...moment, [key]: (event.currentTarget as HTMLInputElement).value } });
      }}
    />`;
  return html`<div role="group" aria-label=${label}>
    <p class="label" aria-hidden="true">${label}</p>
    <div class="moment">${field('date', 'day', dayLabel)} ${field('time', 'time', timeLabel)}</div>
    ${faultText(part, name)}
  </div>`;
}
