import { LitElement, css, html, nothing, type TemplateResult } from 'lit';
import {
  DEFAULT_POLICY,
  EVIDENCE_FOR,
  EVIDENCE_OCCASIONS,
  type EvidenceRule,
  type Policy,
} from '../../src/contract/rules.ts';
import type { Schedule } from '../../src/contract/schedule.ts';
import { sharedStyles } from '../parts/shared-styles.ts';
import { tickStyles } from '../parts/tick-styles.ts';
import { texts } from '../texts.ts';
import { accepts, withKindToggled } from './evidence-edit.ts';
import { withoutPolicy } from './policy-rows.ts';
import { policyText } from './policy-text.ts';
import { POLICY_NAMES } from './setting.ts';

const MINUTES_OF_A_DAY = 24 * 60;

/**
 * Changes what one row of the rules says. Fires `policy-change`, a `CustomEvent<Partial<Policy>>` that does not bubble, with
 * all that the row says then.
 */
export class PolicyEditor extends LitElement {
  static override readonly properties = {
    policy: { attribute: false },
    inherited: { attribute: false },
    names: { attribute: false },
    everybody: { type: Boolean },
  };

  static override readonly styles = [
    sharedStyles,
    tickStyles,
    css`
      :host {
        columns: 20rem;
        column-gap: 1.5rem;
      }
      fieldset {
        display: grid;
        gap: 0.375rem;
        margin-bottom: 1.25rem;
        break-inside: avoid;
      }
      legend {
        font-size: 0.9375rem;
      }
      .wide {
        column-span: all;
        margin-top: 1.25rem;
      }
      .occasion {
        display: grid;
        gap: 0 1rem;
        align-items: center;
        padding: 0.25rem 0;
        border-top: 1px solid var(--line);
      }
      .fields {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(8rem, 100%), 1fr));
        align-items: end;
        gap: 0.5rem;
      }
      @media (min-width: 44rem) {
        .occasion {
          grid-template-columns: 13rem 1fr;
        }
      }
    `,
  ];

  declare policy: Partial<Policy>;
  /** What holds where the row says nothing. */
  declare inherited: Policy;
  declare names: readonly (keyof Policy)[];
  /** The row that all others build upon: nothing in it is an exception. */
  declare everybody: boolean;

  constructor() {
    super();
    this.policy = {};
    this.inherited = DEFAULT_POLICY;
    this.names = POLICY_NAMES;
    this.everybody = false;
  }

  private change(policy: Partial<Policy>): void {
    this.dispatchEvent(new CustomEvent<Partial<Policy>>('policy-change', { detail: policy }));
  }

  private set(policy: Partial<Policy>): void {
    this.change({ ...this.policy, ...policy });
  }

  override render() {
    return this.names.map((name) => this.renderPolicy(name));
  }

  private renderPolicy(name: keyof Policy) {
    const isSaid = this.policy[name] !== undefined;
    return html`<fieldset
      class=${name === 'evidence' ? 'wide' : nothing}
      aria-describedby=${`${name}-meaning`}
    >
      <legend>${texts.rules.policy[name]}</legend>
      <p class="small muted" id=${`${name}-meaning`}>${texts.rules.policyMeaning[name]}</p>
      ${this.everybody ? nothing : this.renderDiffers(name, isSaid)}
      ${
        this.everybody || isSaid
          ? this.renderControl(name, { ...this.inherited, ...this.policy })
          : html`<p class="small">${texts.rules.asAbove(policyText(name, this.inherited) ?? '')}</p>`
      }
    </fieldset>`;
  }

  private renderDiffers(name: keyof Policy, isSaid: boolean) {
    return html`<label class="tick">
      <input
        type="checkbox"
        .checked=${isSaid}
        @change=${() => {
          if (isSaid) this.change(withoutPolicy(this.policy, name));
          else this.set({ [name]: this.inherited[name] });
        }}
      />${texts.rules.differs}
    </label>`;
  }

  private renderControl(name: keyof Policy, policy: Policy): TemplateResult {
    switch (name) {
      case 'fullSite':
        return this.renderAnswer(name, texts.rules.answerLabel, policy.fullSite, FULL_SITE, (fullSite) => {
          this.set({ fullSite });
        });
      case 'placesTaken':
        return this.renderAnswer(
          name,
          texts.rules.answerLabel,
          policy.placesTaken,
          PLACES_TAKEN,
          (placesTaken) => {
            this.set({ placesTaken });
          },
        );
      case 'exit':
        return this.renderAnswer(name, texts.rules.answerLabel, policy.exit, EXIT, (exit) => {
          this.set({ exit });
        });
      case 'unknownPlate':
        return this.renderUnknownPlate(policy.unknownPlate);
      case 'alreadyInside':
        return this.renderAlreadyInside(policy.alreadyInside);
      case 'hours':
        return this.renderHours(texts.rules.comingHours, policy.hours, (hours) => {
          this.set({ hours });
        });
      case 'evidence':
        return this.renderEvidence(policy.evidence);
    }
  }

  private renderAnswer<Word extends string>(
    id: string,
    label: string,
    value: Word,
    options: Readonly<Record<Word, string>>,
    change: (value: Word) => void,
  ): TemplateResult {
    const words = Object.keys(options) as Word[];
    return html`<div>
      <label for=${id}>${label}</label>
      <select
        id=${id}
        @change=${(event: Event) => {
          const chosen = (event.currentTarget as HTMLSelectElement).value;
          const word = words.find((known) => known === chosen);
          if (word !== undefined) change(word);
        }}
      >
        ${words.map(
          (word) => html`<option value=${word} .selected=${word === value}>${options[word]}</option>`,
        )}
      </select>
    </div>`;
  }

  private renderHours(label: string, value: Schedule | null, change: (value: Schedule | null) => void) {
    return html`<schedule-editor
      label=${label}
      .value=${value}
      @schedule-change=${(event: CustomEvent<Schedule | null>) => {
        change(event.detail);
      }}
    ></schedule-editor>`;
  }

  private renderUnknownPlate({ answer, hours }: Policy['unknownPlate']) {
    return html`${this.renderAnswer(
      'unknownPlate',
      texts.rules.answerLabel,
      answer,
      UNKNOWN_PLATE,
      (next) => {
        this.set({ unknownPlate: { answer: next, hours } });
      },
    )}
    ${
      answer === 'refuse'
        ? nothing
        : this.renderHours(texts.rules.answerHours, hours, (next) => {
            this.set({ unknownPlate: { answer, hours: next } });
          })
    }`;
  }

  private renderAlreadyInside({ reopenMinutes, otherwise }: Policy['alreadyInside']) {
    return html`<div class="fields">
      <div>
        <label for="reopenMinutes">${texts.rules.minutes}</label>
        <input
          id="reopenMinutes"
          type="number"
          min="0"
          max=${MINUTES_OF_A_DAY}
          step="1"
          .value=${String(reopenMinutes)}
          @change=${(event: Event) => {
            const field = event.currentTarget as HTMLInputElement;
            if (field.value !== '' && field.validity.valid) {
              this.set({ alreadyInside: { reopenMinutes: field.valueAsNumber, otherwise } });
            } else {
              field.value = String(reopenMinutes);
            }
          }}
        />
      </div>
      ${this.renderAnswer('otherwise', texts.rules.otherwise, otherwise, ALREADY_INSIDE, (next) => {
        this.set({ alreadyInside: { reopenMinutes, otherwise: next } });
      })}
    </div>`;
  }

  private renderEvidence(rules: readonly EvidenceRule[]) {
    return html`<div>
      ${EVIDENCE_OCCASIONS.map(
        (when) =>
          html`<div class="occasion" role="group" aria-labelledby=${when}>
            <span class="small" id=${when}>${texts.rules.occasion[when]}</span>
            <div class="ticks">
              ${EVIDENCE_FOR[when].map(
                (kind) =>
                  html`<label class="tick">
                    <input
                      type="checkbox"
                      .checked=${accepts(rules, when, kind)}
                      @change=${() => {
                        this.set({ evidence: withKindToggled(rules, when, kind) });
                      }}
                    />${texts.rules.evidence[kind]}
                  </label>`,
              )}
            </div>
          </div>`,
      )}
    </div>`;
  }
}

const { refuse, ask, 'let-in': letIn, open } = texts.rules.answer;
const FULL_SITE = { refuse, ask, 'let-in': letIn };
const PLACES_TAKEN = { refuse, ask };
const UNKNOWN_PLATE = FULL_SITE;
const ALREADY_INSIDE = { ask, refuse, open };
const EXIT = texts.rules.exit;
