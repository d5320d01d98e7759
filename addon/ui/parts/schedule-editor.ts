import { LitElement, css, html, nothing, type PropertyValues } from 'lit';
import { type Hours, type Schedule, WEEKDAYS, type WeeklyHours } from '../../src/contract/schedule.ts';
import { texts } from '../texts.ts';
import { icon } from './icons.ts';
import { isoDayText } from './iso-day-text.ts';
import {
  FIRST_SCHEDULE,
  withDayToggled,
  withExceptionAdded,
  withHoursAdded,
  withWeeklyAdded,
} from './schedule-edit.ts';
import { endsNextDay } from './schedule-text.ts';
import { sharedStyles } from './shared-styles.ts';
import { tickStyles } from './tick-styles.ts';

/**
 * Hours of a week with holidays and single days, or any time at all. What a person changes is told as
 * `schedule-change`, a `CustomEvent<Schedule | null>` that does not bubble; it is valid at every moment.
 */
export class ScheduleEditor extends LitElement {
  static override readonly properties = {
    value: { attribute: false },
    label: { type: String },
    note: { state: true },
  };

  static override readonly styles = [
    sharedStyles,
    tickStyles,
    css`
      :host {
        container-type: inline-size;
      }
      .schedule {
        display: grid;
        gap: 0.75rem;
        margin-top: 0.25rem;
        padding: 0.75rem;
        border: 1px solid var(--line);
        border-radius: 10px;
      }
      .row {
        display: grid;
        gap: 0.5rem;
        padding-bottom: 0.75rem;
        border-bottom: 1px solid var(--line);
      }
      .days {
        display: grid;
        grid-template-columns: repeat(7, minmax(0, 1fr));
        gap: 0.25rem;
        max-width: 28rem;
      }
      .day {
        position: relative;
        display: grid;
        min-height: 44px;
        margin: 0;
        place-items: center;
        border: 1px solid var(--field-line);
        border-radius: 10px;
        color: var(--muted);
        cursor: pointer;
      }
      .day input {
        position: absolute;
        inset: 0;
        width: 100%;
        height: 100%;
        margin: 0;
        opacity: 0;
        cursor: pointer;
      }
      .day:has(:checked) {
        border: 2px solid var(--accent);
        background: var(--calm-ground);
        color: var(--accent);
        font-weight: 750;
      }
      .day:has(:focus-visible) {
        outline: 3px solid var(--accent);
        outline-offset: 2px;
      }
      .hours {
        display: grid;
        grid-template-areas: 'from to remove' 'next next next';
        grid-template-columns: minmax(0, 7.5rem) minmax(0, 7.5rem) minmax(44px, 1fr);
        align-items: end;
        gap: 0.25rem 0.375rem;
      }
      .hours > :nth-child(1) {
        grid-area: from;
      }
      .hours > :nth-child(2) {
        grid-area: to;
      }
      .hours label {
        margin: 0;
      }
      .hours input {
        padding: 0 0.25rem;
        font-weight: 400;
      }
      .next {
        grid-area: next;
      }
      .hours button {
        grid-area: remove;
        justify-self: end;
      }
      .add {
        justify-self: start;
      }
      .new-day {
        display: flex;
        flex-wrap: wrap;
        align-items: end;
        gap: 0.5rem;
      }
      .new-day > div {
        flex: 0 1 11rem;
      }
      .part {
        display: grid;
        gap: 0.5rem;
      }
      .single {
        display: grid;
        gap: 0.5rem;
        padding-left: 0.5rem;
        border-left: 3px solid var(--line);
      }
      .single .single {
        padding-left: 0;
        border-left: 0;
      }
      .single > header {
        display: flex;
        align-items: center;
        justify-content: space-between;
        gap: 0.5rem;
      }
      @container (max-width: 17rem) {
        .days {
          grid-template-columns: repeat(4, minmax(0, 1fr));
        }
        .hours {
          grid-template-areas: 'from remove' 'to .' 'next next';
          grid-template-columns: minmax(0, 7.5rem) minmax(44px, 1fr);
        }
      }
    `,
  ];

  declare value: Schedule | null;
  /** What the hours are of, for readers of screens and above the choice. */
  declare label: string;
  declare note: string;

  /** What a person wrote before choosing any time, in case it was a slip. */
  private kept: Schedule = FIRST_SCHEDULE;

  constructor() {
    super();
    this.value = null;
    this.label = '';
    this.note = '';
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('value') && this.value !== null) this.kept = this.value;
  }

  private change(value: Schedule | null): void {
    this.note = '';
    this.value = value;
    this.dispatchEvent(new CustomEvent<Schedule | null>('schedule-change', { detail: value }));
  }

  override render() {
    const { value } = this;
    return html`<fieldset>
        <legend>${this.label}</legend>
        <div class="ticks">
          ${this.renderChoice(texts.schedule.always, value === null, null)}
          ${this.renderChoice(texts.schedule.only, value !== null, this.kept)}
        </div>
        ${value === null ? nothing : this.renderSchedule(value)}
      </fieldset>
      <p class="unseen" role="status">${this.note}</p>`;
  }

  private renderChoice(label: string, chosen: boolean, value: Schedule | null) {
    return html`<label class="tick">
      <input
        type="radio"
        name="when"
        .checked=${chosen}
        @change=${() => {
          this.change(value);
        }}
      />${label}
    </label>`;
  }

  private renderSchedule(schedule: Schedule) {
    const { weekly } = schedule;
    const change = (rows: readonly WeeklyHours[]): void => {
      this.change({ ...schedule, weekly: rows });
    };
    return html`<div class="schedule">
      ${
        weekly.length === 0
          ? html`<p class="notice tone-wait">${icon('warning')}<span>${texts.schedule.never}</span></p>`
          : nothing
      }
      ${weekly.map((row, index) =>
        this.renderWeekly(row, index, {
          change: (next) => {
            change(weekly.with(index, next));
          },
          remove: () => {
            change(weekly.toSpliced(index, 1));
          },
        }),
      )}
      <button
        type="button"
        class="add"
        @click=${() => {
          change(withWeeklyAdded(weekly));
        }}
      >
        ${icon('plus')}${texts.schedule.addHours}
      </button>
      ${this.renderHolidays(schedule)} ${this.renderExceptions(schedule)}
    </div>`;
  }

  private renderWeekly(row: WeeklyHours, index: number, act: RowActions<WeeklyHours>) {
    const label = texts.schedule.row(index + 1);
    return html`<div class="row" role="group" aria-label=${label}>
      <div class="days" role="group" aria-label=${texts.schedule.days}>
        ${WEEKDAYS.map(
          (day) =>
            html`<label class="day">
              <input
                type="checkbox"
                aria-label=${texts.schedule.weekday[day]}
                .checked=${row.days.includes(day)}
                @change=${(event: Event) => {
                  const days = withDayToggled(row.days, day);
                  if (days !== null) {
                    act.change({ ...row, days });
                    return;
                  }
                  (event.currentTarget as HTMLInputElement).checked = true;
                  this.note = texts.schedule.aDayIsNeeded;
                }}
              />
              <span aria-hidden="true">${texts.schedule.weekdayShort[day]}</span>
            </label>`,
        )}
      </div>
      ${this.renderHours(row, {
        change: (hours) => {
          act.change({ ...row, ...hours });
        },
        remove: act.remove,
      })}
    </div>`;
  }

  private renderHours(hours: Hours, act: RowActions<Hours>) {
    return html`<div class="hours">
      ${this.renderTime(texts.schedule.from, hours.from, (from) => {
        act.change({ from, to: hours.to });
      })}
      ${this.renderTime(texts.schedule.to, hours.to, (to) => {
        act.change({ from: hours.from, to });
      })}
      <span class="next small muted">${endsNextDay(hours) ? texts.schedule.nextDay : nothing}</span>
      <button
        type="button"
        class="danger"
        aria-label=${texts.schedule.removeHours}
        title=${texts.schedule.removeHours}
        @click=${act.remove}
      >
        ${icon('trash')}
      </button>
    </div>`;
  }

  private renderTime(label: string, time: string, change: (time: string) => void) {
    // A time field cannot show 24:00; midnight of the next day is the same moment.
    const shown = time === '24:00' ? '00:00' : time;
    return html`<div>
      <label
        >${label}
        <input
          type="time"
          required
          .value=${shown}
          @change=${(event: Event) => {
            const { value } = event.currentTarget as HTMLInputElement;
            if (value !== '') change(value);
          }}
          @blur=${(event: Event) => {
            const field = event.currentTarget as HTMLInputElement;
            if (field.value === '') field.value = shown;
          }}
        />
      </label>
    </div>`;
  }

  private renderHolidays(schedule: Schedule) {
    const { holidays } = schedule;
    const change = (next: Schedule['holidays']): void => {
      this.change({ ...schedule, holidays: next });
    };
    const chosen = holidays === 'as-usual' ? 'as-usual' : holidays.length === 0 ? 'closed' : 'own';
    return html`<div class="part">
      <div>
        <label for="holidays">${texts.schedule.holidays}</label>
        <select
          id="holidays"
          @change=${(event: Event) => {
            const { value } = event.currentTarget as HTMLSelectElement;
            change(value === 'as-usual' ? value : value === 'closed' ? [] : withHoursAdded([]));
          }}
        >
          <option value="as-usual" .selected=${chosen === 'as-usual'}>
            ${texts.schedule.holidaysAsUsual}
          </option>
          <option value="closed" .selected=${chosen === 'closed'}>${texts.schedule.holidaysClosed}</option>
          <option value="own" .selected=${chosen === 'own'}>${texts.schedule.holidaysOwn}</option>
        </select>
      </div>
      ${holidays === 'as-usual' ? nothing : this.renderHoursList(texts.schedule.holidays, holidays, change)}
    </div>`;
  }

  /** The hours of one day; the button to add the first ones stands with whoever shows the list. */
  private renderHoursList(label: string, list: readonly Hours[], change: (list: readonly Hours[]) => void) {
    if (list.length === 0) return nothing;
    return html`<div class="single" role="group" aria-label=${label}>
      ${list.map((hours, index) =>
        this.renderHours(hours, {
          change: (next) => {
            change(list.with(index, next));
          },
          remove: () => {
            change(list.toSpliced(index, 1));
          },
        }),
      )}
      ${this.renderAddHours(list, change)}
    </div>`;
  }

  private renderAddHours(list: readonly Hours[], change: (list: readonly Hours[]) => void) {
    return html`<button
      type="button"
      class="add"
      @click=${() => {
        change(withHoursAdded(list));
      }}
    >
      ${icon('plus')}${texts.schedule.addHours}
    </button>`;
  }

  private renderExceptions(schedule: Schedule) {
    const { exceptions } = schedule;
    const change = (next: Schedule['exceptions']): void => {
      this.change({ ...schedule, exceptions: next });
    };
    return html`<div
      class="part"
      role="group"
      aria-labelledby="exceptions"
      aria-describedby="exceptions-meaning"
    >
      <p class="label" id="exceptions">${texts.schedule.exceptions}</p>
      <p class="small muted" id="exceptions-meaning">${texts.schedule.exceptionsMeaning}</p>
      ${exceptions.map((exception, index) => {
        const day = isoDayText(exception.date);
        const changeHours = (hours: readonly Hours[]): void => {
          change(exceptions.with(index, { ...exception, hours }));
        };
        return html`<div class="single">
          <header>
            <strong>${day}</strong>
            <button
              type="button"
              class="danger"
              aria-label=${texts.schedule.removeDay(day)}
              title=${texts.schedule.removeDay(day)}
              @click=${() => {
                change(exceptions.toSpliced(index, 1));
              }}
            >
              ${icon('trash')}
            </button>
          </header>
          ${
            exception.hours.length === 0
              ? html`<p class="small">${texts.schedule.dayClosed}</p>
                  ${this.renderAddHours([], changeHours)}`
              : this.renderHoursList(day, exception.hours, changeHours)
          }
        </div>`;
      })}
      <div class="new-day">
        <div>
          <label for="new-day">${texts.schedule.day}</label>
          <input id="new-day" type="date" />
        </div>
        <button
          type="button"
          @click=${() => {
            const field = this.renderRoot.querySelector<HTMLInputElement>('#new-day');
            if (field === null || field.value === '') {
              field?.focus();
              return;
            }
            change(withExceptionAdded(exceptions, field.value));
            field.value = '';
          }}
        >
          ${icon('plus')}${texts.schedule.addDay}
        </button>
      </div>
    </div>`;
  }
}

interface RowActions<Row> {
  readonly change: (row: Row) => void;
  readonly remove: () => void;
}
