import { LitElement, css, html, nothing } from 'lit';
import type { AnswerByHours, OutageRules, Rules } from '../../src/contract/rules.ts';
import type { Schedule } from '../../src/contract/schedule.ts';
import { sharedStyles } from '../parts/shared-styles.ts';
import { texts } from '../texts.ts';
import { ruleCardStyles } from './rule-card-styles.ts';
import { rulesChanged } from './rules-event.ts';

const PARTS = ['reader', 'camera'] as const satisfies readonly (keyof OutageRules)[];
const ANSWERS = ['ask', 'refuse', 'let-in'] as const;

/** What a vehicle that wants in is answered while its plate cannot be read. Fires `rules-change`. */
export class OutageAnswers extends LitElement {
  static override readonly properties = { rules: { attribute: false } };

  static override readonly styles = [
    sharedStyles,
    ruleCardStyles,
    css`
      .part {
        display: grid;
        gap: 0.5rem;
      }
    `,
  ];

  declare rules: Rules | null;

  constructor() {
    super();
    this.rules = null;
  }

  override render() {
    const { rules } = this;
    return rules === null ? nothing : PARTS.map((part) => this.renderPart(rules, part));
  }

  private renderPart(rules: Rules, part: keyof OutageRules) {
    const said = rules.outages[part];
    const set = (answer: AnswerByHours<(typeof ANSWERS)[number]>): void => {
      rulesChanged(this, { ...rules, outages: { ...rules.outages, [part]: answer } });
    };
    return html`<div class="part">
      <div>
        <label for=${part}>${texts.rules.outage[part]}</label>
        <select
          id=${part}
          @change=${(event: Event) => {
            const chosen = (event.currentTarget as HTMLSelectElement).value;
            const answer = ANSWERS.find((known) => known === chosen);
            if (answer !== undefined) set({ ...said, answer });
          }}
        >
          ${ANSWERS.map(
            (answer) =>
              html`<option value=${answer} .selected=${answer === said.answer}>
                ${texts.rules.answer[answer]}
              </option>`,
          )}
        </select>
      </div>
      ${
        said.answer === 'refuse'
          ? nothing
          : html`<schedule-editor
              label=${texts.rules.answerHours}
              .value=${said.hours}
              @schedule-change=${(event: CustomEvent<Schedule | null>) => {
                set({ ...said, hours: event.detail });
              }}
            ></schedule-editor>`
      }
    </div>`;
  }
}
