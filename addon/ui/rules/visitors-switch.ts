import { LitElement, html, nothing } from 'lit';
import type { Rules } from '../../src/contract/rules.ts';
import type { GateView } from '../../src/contract/site-view.ts';
import type { Instant } from '../../src/contract/words.ts';
import type { Names } from '../names.ts';
import { formText } from '../parts/form-text.ts';
import { icon } from '../parts/icons.ts';
import { sharedStyles } from '../parts/shared-styles.ts';
import { tickStyles } from '../parts/tick-styles.ts';
import { troubleNotice } from '../parts/trouble-notice.ts';
import { texts } from '../texts.ts';
import type { SiteTime } from '../time.ts';
import { ruleCardStyles } from './rule-card-styles.ts';
import { rulesChanged } from './rules-event.ts';
import { isVisitorsModeOn, visitorsOfForm, visitorsText } from './visitors.ts';

/** Visitors mode: until when, and at which gates. Fires `rules-change`. */
export class VisitorsSwitch extends LitElement {
  static override readonly properties = {
    rules: { attribute: false },
    gates: { attribute: false },
    names: { attribute: false },
    time: { attribute: false },
    now: { attribute: false },
    everyGate: { state: true },
    trouble: { state: true },
  };

  static override readonly styles = [sharedStyles, tickStyles, ruleCardStyles];

  declare rules: Rules | null;
  declare gates: readonly Pick<GateView, 'id' | 'name'>[];
  declare names: Names | null;
  declare time: SiteTime | null;
  declare now: Instant;
  /** What the form says; null until a person touched it. */
  declare everyGate: boolean | null;
  declare trouble: { readonly field: 'until' | 'gates'; readonly message: string } | null;

  constructor() {
    super();
    this.rules = null;
    this.gates = [];
    this.names = null;
    this.time = null;
    this.now = 0;
    this.everyGate = null;
    this.trouble = null;
  }

  private submit(rules: Rules, time: SiteTime, form: HTMLFormElement): void {
    const fields = new FormData(form);
    const gates = fields.getAll('gate').filter((gate): gate is string => typeof gate === 'string');
    const result = visitorsOfForm(
      {
        day: formText(fields, 'day'),
        minute: formText(fields, 'minute'),
        gates: fields.has('every-gate') ? null : gates,
      },
      this.now,
      time,
    );
    if (!result.ok) {
      this.trouble = result;
      if (result.field === 'until') form.querySelector<HTMLInputElement>('#day')?.focus();
      return;
    }
    this.trouble = null;
    rulesChanged(this, { ...rules, visitors: result.visitors });
  }

  override render() {
    const { rules, names, time, now } = this;
    if (rules === null || names === null || time === null) return nothing;
    const { visitors } = rules;
    const isOn = isVisitorsModeOn(visitors, now);
    const everyGate = this.everyGate ?? (visitors?.gates ?? null) === null;
    const invalid = this.trouble?.field === 'until' ? 'true' : nothing;
    return html`<p class="notice ${isOn ? 'tone-wait' : 'tone-calm'}" role="status">
        ${icon(isOn ? 'warning' : 'check')}
        <span>
          ${
            visitors !== null && !isOn
              ? texts.rules.visitorsOver(`${time.day(visitors.until)}, ${time.minute(visitors.until)}`)
              : visitorsText(visitors, names, time)
          }
        </span>
      </p>
      <form
        novalidate
        @submit=${(event: SubmitEvent) => {
          event.preventDefault();
          this.submit(rules, time, event.currentTarget as HTMLFormElement);
        }}
      >
        <div class="grow">
          <label for="day">${texts.rules.untilDay}</label>
          <input
            id="day"
            name="day"
            type="date"
            aria-invalid=${invalid}
            .value=${time.isoDay(visitors?.until ?? now)}
          />
        </div>
        <div class="grow">
          <label for="minute">${texts.rules.untilTime}</label>
          <input
            id="minute"
            name="minute"
            type="time"
            aria-invalid=${invalid}
            .value=${visitors === null ? '23:59' : time.minute(visitors.until)}
          />
        </div>
        <fieldset>
          <legend>${texts.rules.visitorsGates}</legend>
          <div class="ticks">
            <label class="tick">
              <input
                type="checkbox"
                name="every-gate"
                .checked=${everyGate}
                @change=${() => {
                  this.everyGate = !everyGate;
                }}
              />${texts.rules.everyGateOption}
            </label>
            ${everyGate ? nothing : this.gates.map((gate) => this.renderGate(rules, gate))}
          </div>
        </fieldset>
        <div class="line">
          <button>${isOn ? texts.rules.changeEnd : texts.rules.turnOn}</button>
          ${
            visitors === null
              ? nothing
              : html`<button
                  type="button"
                  @click=${() => {
                    this.trouble = null;
                    rulesChanged(this, { ...rules, visitors: null });
                  }}
                >
                  ${texts.rules.turnOff}
                </button>`
          }
        </div>
      </form>
      <div role="alert">${troubleNotice(this.trouble?.message ?? null)}</div>`;
  }

  private renderGate(rules: Rules, gate: Pick<GateView, 'id' | 'name'>) {
    return html`<label class="tick">
      <input
        type="checkbox"
        name="gate"
        value=${gate.id}
        .checked=${rules.visitors?.gates?.includes(gate.id) ?? false}
      />${gate.name}
    </label>`;
  }
}
