import { html, nothing, type TemplateResult } from 'lit';
import type { PermitView } from '../../src/contract/permits.ts';
import type { Schedule } from '../../src/contract/schedule.ts';
import type { SiteView } from '../../src/contract/site-view.ts';
import { DIRECTIONS } from '../../src/contract/words.ts';
import type { Names } from '../names.ts';
import { icon } from '../parts/icons.ts';
import { scheduleText } from '../parts/schedule-text.ts';
import { texts } from '../texts.ts';
import { faultText, type FormPart, textField } from './form-part.ts';
import type { PermitForm } from './permit-form-model.ts';

const words = texts.permits.form;

/** One folded part of the form: what it is about, what it says in brief, and whether it says anything. */
export interface Detail {
  readonly title: string;
  readonly brief: (form: PermitForm) => string;
  readonly isUsed: (form: PermitForm) => boolean;
  readonly render: (part: FormPart) => TemplateResult;
}

export interface DetailOptions {
  readonly gates: SiteView['gates'];
  readonly names: Names;
  /** The permit that is edited; null: a new one. */
  readonly permit: PermitView | null;
}

/** What is rarely needed, in the order in which it is shown. */
export function detailsOf({ gates, names, permit }: DetailOptions): readonly Detail[] {
  const hasCode = permit?.hasCode ?? false;
  return [
    {
      title: words.hours,
      brief: (form) => scheduleText(form.schedule),
      isUsed: (form) => form.schedule !== null,
      render: hoursPart,
    },
    {
      title: words.gates,
      brief: (form) => placeBrief(form, names),
      isUsed: (form) => form.gates !== null || form.directions.length < DIRECTIONS.length,
      render: (part) => html`${gatesPart(part, gates)} ${directionsPart(part)}`,
    },
    {
      title: words.limits,
      brief: limitsBrief,
      isUsed: (form) => form.usesLeft !== '' || form.places !== '',
      render: limitsPart,
    },
    {
      title: words.proof,
      brief: (form) => proofBrief(form, hasCode),
      isUsed: (form) => form.code !== '' || form.person !== '' || hasCode,
      render: (part) => proofPart(part, hasCode),
    },
    {
      title: words.more,
      brief: (form) => (form.tags.trim() !== '' ? form.tags : form.notes.trim() || words.unset),
      isUsed: (form) => form.tags !== '' || form.notes !== '',
      render: morePart,
    },
  ];
}

function hoursPart(part: FormPart): TemplateResult {
  return html`<schedule-editor
      .label=${words.hours}
      .value=${part.form.schedule}
      @schedule-change=${(event: CustomEvent<Schedule | null>) => {
        part.change({ schedule: event.detail });
      }}
    ></schedule-editor>
    ${faultText(part, 'schedule')}`;
}

function gatesPart(part: FormPart, gates: SiteView['gates']): TemplateResult {
  const chosen = part.form.gates;
  // A gate that the site no longer has stays until it is taken out.
  const known = [
    ...gates.map(({ id, name }) => ({ id, name })),
    ...(chosen ?? []).filter((id) => gates.every((gate) => gate.id !== id)).map((id) => ({ id, name: id })),
  ];
  return html`<fieldset>
    <legend>${words.atGates}</legend>
    <div class="ticks">
      ${tick('radio', words.allGates, chosen === null, () => {
        part.change({ gates: null });
      })}
      ${tick('radio', words.theseGates, chosen !== null, () => {
        part.change({ gates: chosen ?? gates.map(({ id }) => id) });
      })}
    </div>
    ${
      chosen === null
        ? nothing
        : html`<div class="ticks within">
            ${known.map(({ id, name }) =>
              tick('checkbox', name, chosen.includes(id), (on) => {
                part.change({
                  gates: known
                    .filter((gate) => (gate.id === id ? on : chosen.includes(gate.id)))
                    .map((gate) => gate.id),
                });
              }),
            )}
          </div>`
    }
    ${faultText(part, 'gates')}
  </fieldset>`;
}

function directionsPart(part: FormPart): TemplateResult {
  const { directions } = part.form;
  return html`<fieldset>
    <legend>${words.directions}</legend>
    <div class="ticks">
      ${DIRECTIONS.map((way) =>
        tick('checkbox', texts.words.direction[way], directions.includes(way), (on) => {
          part.change({
            directions: DIRECTIONS.filter((other) => (other === way ? on : directions.includes(other))),
          });
        }),
      )}
    </div>
    ${faultText(part, 'directions')}
  </fieldset>`;
}

function limitsPart(part: FormPart): TemplateResult {
  return html`<div class="with-button">
      ${textField(part, 'usesLeft', {
        label: words.usesLeft,
        most: 7,
        placeholder: words.anyNumber,
        numeric: true,
      })}
      <button
        type="button"
        @click=${() => {
          part.change({ usesLeft: '1' });
        }}
      >
        ${words.oneTime}
      </button>
    </div>
    <p class="hint small muted">${words.usesMeaning}</p>
    ${textField(part, 'places', {
      label: words.places,
      most: 4,
      placeholder: words.allOfThem,
      meaning: words.placesMeaning,
      numeric: true,
    })}`;
}

function proofPart(part: FormPart, hasCode: boolean): TemplateResult {
  const { codeRemoved } = part.form;
  return html`${
    hasCode
      ? html`<p class="small">${icon('key')} ${words.codeIsSet}</p>
          ${tick('checkbox', words.removeCode, codeRemoved, (on) => {
            part.change({ codeRemoved: on, ...(on ? { code: '' } : {}) });
          })}`
      : nothing
  }
  ${
    codeRemoved
      ? nothing
      : textField(part, 'code', {
          label: hasCode ? words.newCode : words.code,
          most: 12,
          meaning: words.codeMeaning,
          numeric: true,
        })
  }
  ${textField(part, 'person', {
    label: words.person,
    most: 100,
    placeholder: words.personHint,
    meaning: words.personMeaning,
  })}`;
}

function morePart(part: FormPart): TemplateResult {
  return html`<div>
      <label for="notes">${words.notes}</label>
      <textarea
        id="notes"
        rows="3"
        maxlength="2000"
        .value=${part.form.notes}
        @input=${(event: Event) => {
          part.change({ notes: (event.currentTarget as HTMLTextAreaElement).value });
        }}
      ></textarea>
      ${faultText(part, 'notes')}
    </div>
    ${textField(part, 'tags', { label: words.tags, most: 900, meaning: words.tagsHint })}`;
}

function tick(
  type: 'radio' | 'checkbox',
  label: string,
  chosen: boolean,
  choose: (on: boolean) => void,
): TemplateResult {
  return html`<label class="tick">
    <input
      type=${type}
      name=${type === 'radio' ? 'at-gates' : nothing}
      .checked=${chosen}
      @change=${(event: Event) => {
        choose((event.currentTarget as HTMLInputElement).checked);
      }}
    />${label}
  </label>`;
}

function placeBrief({ gates, directions }: PermitForm, names: Names): string {
  const [onlyWay, otherWay] = directions;
  return [
    gates === null ? words.allGates : texts.permits.onlyAt(gates.map(names.gate).join(', ')),
    ...(onlyWay === undefined || otherWay !== undefined ? [] : [texts.permits.onlyWay[onlyWay]]),
  ].join(' · ');
}

function limitsBrief({ usesLeft, places }: PermitForm): string {
  const said = [
    ...(usesLeft.trim() === '' ? [] : [texts.permits.usesLeft(Number(usesLeft))]),
    ...(places.trim() === '' ? [] : [texts.permits.places(Number(places))]),
  ];
  return said.length === 0 ? words.unlimited : said.join(' · ');
}

function proofBrief({ code, codeRemoved, person }: PermitForm, hasCode: boolean): string {
  const said = [
    ...(code !== '' || (hasCode && !codeRemoved) ? [texts.permits.hasCode] : []),
    ...(person.trim() === '' ? [] : [person.trim()]),
  ];
  return said.length === 0 ? words.unset : said.join(' · ');
}
