import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../parts/icons.ts';
import type { PermitFault, PermitField, PermitForm } from './permit-form-model.ts';

/** What each part of the form is drawn from, and how it tells what was written. */
export interface FormPart {
  readonly form: PermitForm;
  readonly fault: PermitFault | null;
  readonly change: (changes: Partial<PermitForm>) => void;
}

type TextName = {
  [Name in keyof PermitForm]: PermitForm[Name] extends string ? Name : never;
}[Exclude<PermitField, 'kind' | 'group'>];

export interface TextFieldOptions {
  readonly label: string;
  readonly most: number;
  readonly placeholder?: string;
  readonly meaning?: string;
  readonly numeric?: boolean;
}

/** A line of text with its label, what it means and what is wrong with it. */
export function textField(part: FormPart, name: TextName, options: TextFieldOptions): TemplateResult {
  const { label, most, placeholder, meaning, numeric } = options;
  return html`<div>
    <label for=${name}>${label}</label>
    <input
      id=${name}
      maxlength=${most}
      inputmode=${numeric === true ? 'numeric' : nothing}
      placeholder=${placeholder ?? nothing}
      autocomplete="off"
      aria-invalid=${isFaulty(part, name) ? 'true' : nothing}
      aria-describedby="fault-${name} meaning-${name}"
      .value=${part.form[name]}
      @input=${(event: Event) => {
        part.change({ [name]: (event.currentTarget as HTMLInputElement).value });
      }}
    />
    ${faultText(part, name)}
    ${meaning === undefined ? nothing : html`<p class="hint small muted" id="meaning-${name}">${meaning}</p>`}
  </div>`;
}

export function isFaulty({ fault }: FormPart, field: PermitField): boolean {
  return fault?.field === field;
}

/** What is wrong with a field; `data-fault` is how the form finds the place to go to. */
export function faultText({ fault }: FormPart, field: PermitField): TemplateResult | typeof nothing {
  if (fault?.field !== field) return nothing;
  return html`<p class="fault small" id="fault-${field}" data-fault role="alert">
    ${icon('warning')}<span>${fault.message}</span>
  </p>`;
}
