import { LitElement, css, html, nothing, type PropertyValues } from 'lit';
import { NOTICE_KINDS } from '../../src/contract/notices.ts';
import { ASSIGNMENTS, type ParkingSettingsView } from '../../src/contract/parking-settings.ts';
import type { Group } from '../../src/contract/rules.ts';
import type { Api } from '../api.ts';
import { icon } from '../parts/icons.ts';
import { failedState, loadingState } from '../parts/quiet-state.ts';
import { quietStateStyles } from '../parts/quiet-state-styles.ts';
import { sharedStyles } from '../parts/shared-styles.ts';
import { tickStyles } from '../parts/tick-styles.ts';
import { troubleNotice } from '../parts/trouble-notice.ts';
import { sameValue } from '../rules/same-value.ts';
import { texts } from '../texts.ts';
import { rebasedSettings } from './rebased-settings.ts';
import {
  formOfSettings,
  type SettingsFault,
  type SettingsForm,
  settingsOfForm,
  type StayRow,
} from './settings-form-model.ts';

const words = texts.slots.settings;

/** How the parking place is run: changed here, saved as one, and never over what somebody else saved meanwhile. */
export class SettingsCard extends LitElement {
  static override readonly properties = {
    api: { attribute: false },
    groups: { attribute: false },
    base: { state: true },
    form: { state: true },
    fault: { state: true },
    conflict: { state: true },
    saving: { state: true },
    trouble: { state: true },
    unread: { state: true },
    news: { state: true },
  };

  static override readonly styles = [
    sharedStyles,
    quietStateStyles,
    tickStyles,
    css`
      form {
        display: grid;
        gap: 1.125rem;
        margin-top: 0.875rem;
      }
      .part {
        display: grid;
        gap: 0.375rem;
      }
      fieldset {
        display: grid;
      }
      .times {
        display: grid;
        grid-template-columns: 1fr 1.4fr;
        align-items: end;
        gap: 0.75rem;
      }
      .fault {
        color: var(--bad);
      }
      .actions {
        display: flex;
        flex-wrap: wrap;
        gap: 0.5rem;
      }
      .actions > * {
        flex: 1;
      }
      .notice button {
        margin-top: 0.5rem;
      }
      .choice {
        align-items: flex-start;
        padding: 0.5rem 0;
      }
      .choice small {
        display: block;
        color: var(--muted);
        font-weight: 400;
      }
    `,
  ];

  declare api: Pick<Api, 'parkingSettings' | 'saveParkingSettings'> | null;
  declare groups: readonly Group[];
  /** What the form began with; null until the settings were read for the first time. */
  declare private base: ParkingSettingsView | null;
  declare private form: SettingsForm | null;
  declare private fault: SettingsFault | null;
  /** Somebody else saved since the form began. */
  declare private conflict: boolean;
  declare private saving: boolean;
  declare private trouble: string | null;
  /** Why the settings could not be read. */
  declare private unread: string | null;
  declare private news: readonly string[];

  constructor() {
    super();
    this.api = null;
    this.groups = [];
    this.base = null;
    this.form = null;
    this.fault = null;
    this.conflict = false;
    this.saving = false;
    this.trouble = null;
    this.unread = null;
    this.news = [];
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('api')) void this.load();
  }

  private async load(): Promise<void> {
    if (this.api === null) return;
    this.unread = null;
    const answer = await this.api.parkingSettings();
    if (answer.ok) this.begin(answer.value);
    else this.unread = answer.error.message;
  }

  private begin(base: ParkingSettingsView): void {
    this.base = base;
    this.form = formOfSettings(base.settings);
    this.fault = null;
    this.conflict = false;
    this.trouble = null;
  }

  private change(changes: Partial<SettingsForm>): void {
    if (this.form !== null) this.form = { ...this.form, ...changes };
    this.fault = null;
    this.news = [];
  }

  private async save(form: SettingsForm, base: ParkingSettingsView): Promise<void> {
    const { api } = this;
    if (api === null || this.saving) return;
    this.trouble = null;
    const read = settingsOfForm(form);
    if (!read.ok) {
      this.showFault(read.fault);
      return;
    }
    this.saving = true;
    const answer = await api.saveParkingSettings({ version: base.version, settings: read.settings });
    this.saving = false;
    if (answer.ok) {
      this.begin(answer.value);
      this.news = [words.saved];
    } else if (answer.error.code === 'settings-changed') {
      this.conflict = true;
    } else {
      this.trouble = answer.error.message;
    }
  }

  private showFault(fault: SettingsFault): void {
    this.fault = fault;
    void this.updateComplete.then(() => {
      this.renderRoot.querySelector('.fault')?.scrollIntoView({ block: 'nearest' });
    });
  }

  private async takeTheirs(form: SettingsForm, base: ParkingSettingsView): Promise<void> {
    const { api } = this;
    if (api === null) return;
    const mine = settingsOfForm(form);
    if (!mine.ok) {
      this.showFault(mine.fault);
      return;
    }
    const theirs = await api.parkingSettings();
    if (!theirs.ok) {
      this.trouble = theirs.error.message;
      return;
    }
    const { settings, overlaps } = rebasedSettings(base.settings, mine.settings, theirs.value.settings);
    this.begin(theirs.value);
    this.form = formOfSettings(settings);
    const both = overlaps.map((part) => words.parts[part]).join(', ');
    this.news = [words.rebased, ...(overlaps.length === 0 ? [] : [words.overlap(both)])];
  }

  override render() {
    const { base, form } = this;
    return html`<h2 id="settings">${words.title}</h2>
      ${
        base === null || form === null
          ? this.unread === null
            ? loadingState(words.loading)
            : failedState(words.failed, this.unread, () => void this.load())
          : this.renderForm(form, base)
      }
      <div role="status">
        ${
          this.news.length === 0
            ? nothing
            : html`<p class="notice tone-good">${icon('check')}<span>${this.news.join(' ')}</span></p>`
        }
      </div>`;
  }

  private renderForm(form: SettingsForm, base: ParkingSettingsView) {
    const isChanged = !sameValue(form, formOfSettings(base.settings));
    return html`<form
      novalidate
      aria-labelledby="settings"
      @submit=${(event: SubmitEvent) => {
        event.preventDefault();
        void this.save(form, base);
      }}
    >
      ${this.renderAssignment(form)} ${this.renderStays(form)} ${this.renderQuietHour(form)}
      ${this.renderNotices(form)} ${this.renderLinks(form)}
      <div role="alert">${this.renderConflict(form, base)}${troubleNotice(this.trouble)}</div>
      ${
        isChanged
          ? html`<div class="actions">
              <button
                type="button"
                @click=${() => {
                  this.begin(base);
                }}
              >
                ${words.discard}
              </button>
              <button class="primary" ?disabled=${this.saving || this.conflict}>
                ${this.saving ? words.saving : words.save}
              </button>
            </div>`
          : nothing
      }
    </form>`;
  }

  private renderConflict(form: SettingsForm, base: ParkingSettingsView) {
    if (!this.conflict) return nothing;
    return html`<div class="notice tone-wait">
      ${icon('warning')}
      <div>
        <strong>${words.fasterTitle}</strong>
        <p>${words.faster}</p>
        <button type="button" @click=${() => this.takeTheirs(form, base)}>${words.takeTheirs}</button>
      </div>
    </div>`;
  }

  private renderAssignment({ assignment }: SettingsForm) {
    return html`<fieldset>
      <legend>${words.assignment}</legend>
      ${ASSIGNMENTS.map(
        (one) =>
          html`<label class="tick choice">
            <input
              type="radio"
              name="assignment"
              .checked=${assignment === one}
              @change=${() => {
                this.change({ assignment: one });
              }}
            /><span>${words.assignmentOf[one].label}<small>${words.assignmentOf[one].meaning}</small></span>
          </label>`,
      )}
    </fieldset>`;
  }

  private renderStays({ stays }: SettingsForm) {
    const isFaulty = this.fault?.field.startsWith('stay ') === true;
    return html`<div class="part" role="group" aria-labelledby="overstay">
      <p class="label" id="overstay">${words.overstay}</p>
      <p class="small muted">${words.overstayMeaning}</p>
      <stay-rows
        .stays=${stays}
        .groups=${this.groups}
        .faulty=${this.fault?.field ?? null}
        @stays-change=${(event: CustomEvent<readonly StayRow[]>) => {
          this.change({ stays: event.detail });
        }}
      ></stay-rows>
      ${isFaulty ? this.renderFault() : nothing}
    </div>`;
  }

  private renderQuietHour({ automatic, at, quietMinutes }: SettingsForm) {
    const { field } = this.fault ?? {};
    return html`<div class="part" role="group" aria-labelledby="quiet">
      <p class="label" id="quiet">${words.quiet}</p>
      <p class="small muted">${words.quietMeaning}</p>
      <label class="tick">
        <input
          type="checkbox"
          .checked=${automatic}
          @change=${(event: Event) => {
            this.change({ automatic: (event.currentTarget as HTMLInputElement).checked });
          }}
        />${words.automatic}
      </label>
      ${
        automatic
          ? html`<div class="times">
              <div>
                <label for="at">${words.at}</label>
                <input
                  id="at"
                  type="time"
                  aria-invalid=${field === 'at' ? 'true' : nothing}
                  .value=${at}
                  @input=${(event: Event) => {
                    this.change({ at: (event.currentTarget as HTMLInputElement).value });
                  }}
                />
              </div>
              ${this.renderMinutes('quietMinutes', words.quietMinutes, quietMinutes)}
            </div>`
          : nothing
      }
      ${field === 'at' || field === 'quietMinutes' ? this.renderFault() : nothing}
    </div>`;
  }

  private renderNotices({ muted }: SettingsForm) {
    return html`<fieldset>
      <legend>${words.notices}</legend>
      <p class="small muted">${words.noticesMeaning}</p>
      ${NOTICE_KINDS.map(
        (kind) =>
          html`<label class="tick">
            <input
              type="checkbox"
              .checked=${!muted.includes(kind)}
              @change=${(event: Event) => {
                const told = (event.currentTarget as HTMLInputElement).checked;
                const others = muted.filter((other) => other !== kind);
                this.change({ muted: told ? others : [...others, kind] });
              }}
            />${words.noticeKind[kind]}
          </label>`,
      )}
    </fieldset>`;
  }

  private renderLinks({ linkMinutes }: SettingsForm) {
    return html`<div class="part">
      ${this.renderMinutes('linkMinutes', words.links, linkMinutes)}
      ${this.fault?.field === 'linkMinutes' ? this.renderFault() : nothing}
    </div>`;
  }

  private renderMinutes(name: 'quietMinutes' | 'linkMinutes', label: string, value: string) {
    return html`<div>
      <label for=${name}>${label}</label>
      <input
        id=${name}
        inputmode="numeric"
        maxlength="4"
        autocomplete="off"
        aria-invalid=${this.fault?.field === name ? 'true' : nothing}
        .value=${value}
        @input=${(event: Event) => {
          this.change({ [name]: (event.currentTarget as HTMLInputElement).value });
        }}
      />
    </div>`;
  }

  private renderFault() {
    return html`<p class="fault small" role="alert">${this.fault?.message}</p>`;
  }
}
