import { LitElement, css, html, nothing } from 'lit';
import type { Rules } from '../../src/contract/rules.ts';
import type { Hours } from '../../src/contract/schedule.ts';
import { endsNextDay } from '../parts/schedule-text.ts';
import { sharedStyles } from '../parts/shared-styles.ts';
import { texts } from '../texts.ts';
import { ruleCardStyles } from './rule-card-styles.ts';
import { rulesChanged } from './rules-event.ts';

/** When it is night for the rules. */
export class NightHours extends LitElement {
  static override readonly properties = { rules: { attribute: false } };

  static override readonly styles = [
    sharedStyles,
    ruleCardStyles,
    css`
      .next {
        align-self: center;
        padding-top: 1.25rem;
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
    if (rules === null) return nothing;
    return html`<div class="line">
      ${this.renderTime(rules, 'from')} ${this.renderTime(rules, 'to')}
      <span class="next small muted">${endsNextDay(rules.night) ? texts.rules.nextDay : nothing}</span>
    </div>`;
  }

  private renderTime(rules: Rules, end: keyof Hours) {
    // A time field cannot show 24:00; midnight of the next day is the same moment.
    const shown = rules.night[end] === '24:00' ? '00:00' : rules.night[end];
    return html`<div class="shrink">
      <label for=${end}>${texts.rules[end]}</label>
      <input
        id=${end}
        type="time"
        required
        .value=${shown}
        @change=${(event: Event) => {
          const { value } = event.currentTarget as HTMLInputElement;
          if (value !== '') rulesChanged(this, { ...rules, night: { ...rules.night, [end]: value } });
        }}
        @blur=${(event: Event) => {
          const field = event.currentTarget as HTMLInputElement;
          if (field.value === '') field.value = shown;
        }}
      />
    </div>`;
  }
}
