import { LitElement, css, html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Rules } from '../../src/contract/rules.ts';
import type { Holiday } from '../../src/contract/schedule.ts';
import type { Api } from '../api.ts';
import { formText } from '../parts/form-text.ts';
import { icon } from '../parts/icons.ts';
import { isoDayText } from '../parts/iso-day-text.ts';
import { sharedStyles } from '../parts/shared-styles.ts';
import { troubleNotice } from '../parts/trouble-notice.ts';
import { texts } from '../texts.ts';
import { withHolidays, withoutHoliday } from './holidays.ts';
import { ruleCardStyles } from './rule-card-styles.ts';
import { rulesChanged } from './rules-event.ts';

const LONGEST_NAME = 100;

/** The days that the site calls holidays: written by hand, or read from a calendar file. Fires `rules-change`. */
export class HolidayList extends LitElement {
  static override readonly properties = {
    rules: { attribute: false },
    api: { attribute: false },
    today: { type: String },
    trouble: { state: true },
    news: { state: true },
    reading: { state: true },
  };

  static override readonly styles = [
    sharedStyles,
    ruleCardStyles,
    css`
      li {
        display: flex;
        align-items: center;
        justify-content: space-between;
        gap: 0.5rem;
      }
      li > div {
        min-width: 0;
        overflow-wrap: anywhere;
      }
      .days {
        max-height: 24rem;
        overflow-y: auto;
      }
      summary {
        display: flex;
        align-items: center;
        min-height: 44px;
        cursor: pointer;
      }
      input[type='file'] {
        padding: 0.5rem;
      }
    `,
  ];

  declare rules: Rules | null;
  declare api: Api | null;
  /** `YYYY-MM-DD` at the site. */
  declare today: string;
  declare trouble: string | null;
  declare news: string;
  declare reading: boolean;

  constructor() {
    super();
    this.rules = null;
    this.api = null;
    this.today = '';
    this.trouble = null;
    this.news = '';
    this.reading = false;
  }

  private add(rules: Rules, form: HTMLFormElement): void {
    const fields = new FormData(form);
    const date = formText(fields, 'date');
    const name = formText(fields, 'name');
    this.news = '';
    this.trouble = date === '' ? texts.rules.needsDay : name === '' ? texts.rules.needsName : null;
    if (this.trouble !== null) {
      form.querySelector<HTMLInputElement>(date === '' ? '#date' : '#name')?.focus();
      return;
    }
    rulesChanged(this, { ...rules, holidays: withHolidays(rules.holidays, [{ date, name }]).holidays });
    form.reset();
  }

  private async read(field: HTMLInputElement): Promise<void> {
    const { api } = this;
    const file = field.files?.[0];
    if (api === null || file === undefined || this.reading) return;
    this.reading = true;
    this.trouble = null;
    this.news = '';
    const answer = await api.readHolidays(new Uint8Array(await file.arrayBuffer()));
    this.reading = false;
    // The same file may be chosen again once it was mended.
    field.value = '';
    const { rules } = this;
    if (!answer.ok) this.trouble = answer.error.message;
    else if (rules !== null) {
      const { holidays, added, renamed, same } = withHolidays(rules.holidays, answer.value);
      this.news = texts.rules.holidaysRead(added, renamed, same);
      rulesChanged(this, { ...rules, holidays });
    }
  }

  override render() {
    const { rules } = this;
    if (rules === null) return nothing;
    const past = rules.holidays.filter(({ date }) => date < this.today);
    const coming = rules.holidays.filter(({ date }) => date >= this.today);
    return html`${
        rules.holidays.length === 0 ? html`<p class="small muted">${texts.rules.noHolidays}</p>` : nothing
      }
      <div
        class="days"
        tabindex=${coming.length > 6 ? '0' : nothing}
        role="group"
        aria-label=${texts.rules.holidays}
      >
        ${this.renderDays(rules, coming)}
      </div>
      ${
        past.length === 0
          ? nothing
          : html`<details>
              <summary class="small muted">${texts.rules.pastHolidays(past.length)}</summary>
              <div class="days">${this.renderDays(rules, past)}</div>
            </details>`
      }
      <form
        novalidate
        @submit=${(event: SubmitEvent) => {
          event.preventDefault();
          this.add(rules, event.currentTarget as HTMLFormElement);
        }}
      >
        <div class="shrink">
          <label for="date">${texts.rules.holidayDate}</label>
          <input id="date" name="date" type="date" />
        </div>
        <div class="grow">
          <label for="name">${texts.rules.holidayName}</label>
          <input id="name" name="name" maxlength=${LONGEST_NAME} autocomplete="off" />
        </div>
        <button>${icon('plus')}${texts.rules.addHoliday}</button>
      </form>
      <div>
        <label for="calendar">${texts.rules.readCalendar}</label>
        <input
          id="calendar"
          type="file"
          accept=".ics,text/calendar"
          ?disabled=${this.reading}
          @change=${(event: Event) => this.read(event.currentTarget as HTMLInputElement)}
        />
      </div>
      <p class="small" role="status">${this.reading ? texts.rules.reading : this.news}</p>
      <div role="alert">${troubleNotice(this.trouble)}</div>`;
  }

  private renderDays(rules: Rules, days: readonly Holiday[]) {
    return html`<ul>
      ${repeat(
        days,
        ({ date }) => date,
        ({ date, name }) =>
          html`<li>
            <div>
              <p>${name}</p>
              <p class="muted small">${isoDayText(date)}</p>
            </div>
            <button
              type="button"
              class="danger quiet"
              aria-label=${texts.rules.removeHoliday(`${name}, ${isoDayText(date)}`)}
              title=${texts.rules.removeHoliday(name)}
              @click=${() => {
                rulesChanged(this, { ...rules, holidays: withoutHoliday(rules.holidays, date) });
              }}
            >
              ${icon('trash')}
            </button>
          </li>`,
      )}
    </ul>`;
  }
}
