import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { PermitView } from '../../src/contract/permits.ts';
import type { Group } from '../../src/contract/rules.ts';
import type { SiteView } from '../../src/contract/site-view.ts';
import type { Answer, Api } from '../api.ts';
import { namesOf } from '../names.ts';
import { icon } from '../parts/icons.ts';
import { panelHeader, panelHeaderStyles } from '../parts/panel-header.ts';
import { sharedStyles } from '../parts/shared-styles.ts';
import { tickStyles } from '../parts/tick-styles.ts';
import { texts } from '../texts.ts';
import type { SiteTime } from '../time.ts';
import type { FormPart } from './form-part.ts';
import { type Detail, detailsOf } from './permit-form-details.ts';
import { groupPart, holderPart, kindPart, platesPart, validityPart } from './permit-form-main.ts';
import {
  EMPTY_FORM,
  faultOfError,
  faultOfTaken,
  guestForToday,
  isGuestForToday,
  newPermitOf,
  type PermitFault,
  type PermitForm as Form,
  permitChangeOf,
} from './permit-form-model.ts';
import { permitFormStyles } from './permit-form-styles.ts';
import { takenPlate, type TakenPlate } from './permit-view-model.ts';

/** What was saved, for whoever shows the form. */
export interface PermitSaved {
  readonly permit: PermitView;
  readonly added: boolean;
}

const words = texts.permits.form;

/**
 * A permit to fill in. Tells `permit-saved` (`CustomEvent<PermitSaved>`), `form-left` when nothing is to be saved, and
 * `other-permit` (`CustomEvent<string>`, its id) when a person wants to see the permit that has the plate already.
 */
export class PermitForm extends LitElement {
  static override readonly properties = {
    site: { attribute: false },
    time: { attribute: false },
    api: { attribute: false },
    groups: { attribute: false },
    permits: { attribute: false },
    permit: { attribute: false },
    start: { attribute: false },
    note: { attribute: false },
    form: { state: true },
    fault: { state: true },
    saving: { state: true },
  };

  static override readonly styles = [sharedStyles, panelHeaderStyles, tickStyles, permitFormStyles];

  declare site: SiteView | null;
  declare time: SiteTime | null;
  declare api: Api | null;
  declare groups: readonly Group[];
  /** All there are, to point to the one that has a plate already. */
  declare permits: readonly PermitView[];
  /** The one that is edited; null: a new one. */
  declare permit: PermitView | null;
  /** What is filled in at first. */
  declare start: Form;
  /** What a person should know about the plate that is filled in. */
  declare note: string | null;
  declare form: Form;
  declare fault: PermitFault | null;
  declare saving: boolean;

  constructor() {
    super();
    this.site = null;
    this.time = null;
    this.api = null;
    this.groups = [];
    this.permits = [];
    this.permit = null;
    this.start = EMPTY_FORM;
    this.note = null;
    this.form = EMPTY_FORM;
    this.fault = null;
    this.saving = false;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('start')) this.form = this.start;
  }

  protected override firstUpdated(): void {
    const plateIsGiven = this.start.plates.some((plate) => plate !== '');
    const first = this.permit !== null ? 'h2' : plateIsGiven ? '#holder' : '.plate-text';
    this.renderRoot.querySelector<HTMLElement>(first)?.focus();
  }

  /** A field that came or went takes the focus with it. */
  protected override updated(changed: PropertyValues<this>): void {
    const before = changed.get('form');
    if (before === undefined || changed.has('start')) return;
    if (before.plates.length === this.form.plates.length) return;
    [...this.renderRoot.querySelectorAll<HTMLElement>('.plate-text')].at(-1)?.focus();
  }

  private async save(): Promise<void> {
    const { api, time } = this;
    if (api === null || time === null || this.saving) return;
    this.fault = null;
    const sent = this.send(api, time);
    if (sent === null) return;
    this.saving = true;
    const answer = await sent;
    this.saving = false;
    if (answer.ok) {
      const detail: PermitSaved = { permit: answer.value, added: this.permit === null };
      this.dispatchEvent(new CustomEvent<PermitSaved>('permit-saved', { detail }));
    } else {
      const taken = answer.error.code === 'plate-has-permit' ? this.takenPlate() : null;
      this.showFault(taken === null ? faultOfError(answer.error) : faultOfTaken(taken));
    }
  }

  private takenPlate(): TakenPlate | null {
    return takenPlate(this.permits, this.form.plates, this.permit?.id ?? null);
  }

  /** Null when there is nothing to send. */
  private send(api: Api, time: SiteTime): Promise<Answer<PermitView>> | null {
    const { permit, form } = this;
    if (permit === null) {
      const checked = newPermitOf(form, time);
      if (checked.ok) return api.addPermit(checked.value);
      this.showFault(checked.fault);
      return null;
    }
    const checked = permitChangeOf(permit, form, time);
    if (!checked.ok) {
      this.showFault(checked.fault);
      return null;
    }
    if (Object.keys(checked.value).length > 0) return api.changePermit(permit.id, checked.value);
    this.leave();
    return null;
  }

  private showFault(fault: PermitFault): void {
    this.fault = fault;
    void this.updateComplete.then(() => {
      const place = this.renderRoot.querySelector('[data-fault]');
      if (place === null) return;
      const folded = place.closest('details');
      if (folded !== null) folded.open = true;
      const faulty = this.renderRoot.querySelector<HTMLElement>('[aria-invalid=true]');
      faulty?.focus();
      place.scrollIntoView({ block: 'nearest' });
    });
  }

  private leave(): void {
    this.dispatchEvent(new Event('form-left'));
  }

  override render() {
    const { site, permit, form, fault } = this;
    if (site === null) return nothing;
    const part: FormPart = {
      form,
      fault,
      change: (changes) => {
        this.form = { ...this.form, ...changes };
        const faulty = fault?.field ?? null;
        if (faulty !== null && faulty in changes) this.fault = null;
      },
    };
    const details = detailsOf({ gates: site.gates, names: namesOf(site.gates, this.groups), permit });
    return html`${panelHeader({
        title: permit === null ? words.add : words.edit,
        close: texts.permits.close,
        onClose: () => {
          this.leave();
        },
      })}
      <form
        novalidate
        aria-labelledby="title"
        @submit=${(event: SubmitEvent) => {
          event.preventDefault();
          void this.save();
        }}
      >
        ${platesPart(part, this.note, this.renderOther(fault))} ${holderPart(part)}
        ${permit === null ? this.renderGuest(site) : nothing} ${kindPart(part)}
        ${groupPart(part, this.groups)} ${validityPart(part)}
        <div class="details">${details.map((detail) => this.renderDetail(detail, part))}</div>
        ${
          fault?.field === null
            ? html`<p class="notice tone-bad" role="alert" data-fault>
                ${icon('warning')}<span>${fault.message}</span>
              </p>`
            : nothing
        }
        ${this.renderActions()}
      </form>`;
  }

  private renderDetail(detail: Detail, part: FormPart): TemplateResult {
    // Open where something was said already; after that it is the person who folds.
    return html`<details ?open=${detail.isUsed(this.start)}>
      <summary>
        <strong>${detail.title}</strong>
        <span class="brief small muted">${detail.brief(part.form)}</span>
        ${icon('down')}
      </summary>
      <div class="detail">${detail.render(part)}</div>
    </details>`;
  }

  private renderGuest(site: SiteView): TemplateResult | typeof nothing {
    const { time } = this;
    if (time === null) return nothing;
    const options = { now: site.now, time, groups: this.groups };
    if (isGuestForToday(this.form, options)) return nothing;
    return html`<button
      type="button"
      class="guest"
      @click=${() => {
        this.form = guestForToday(this.form, options);
      }}
    >
      ${icon('clock')}<span>${texts.permits.guest}<br /><small>${texts.permits.guestMeaning}</small></span>
    </button>`;
  }

  private renderOther(fault: PermitFault | null): TemplateResult | typeof nothing {
    if (fault?.field !== 'plates') return nothing;
    const other = this.takenPlate()?.permit;
    if (other === undefined) return nothing;
    return html`<button
      type="button"
      class="other"
      @click=${() => {
        this.dispatchEvent(new CustomEvent<string>('other-permit', { detail: other.id }));
      }}
    >
      ${icon('card')}${words.showOther(other.holder)}
    </button>`;
  }

  private renderActions(): TemplateResult {
    const { permit, saving } = this;
    const label = permit === null ? words.saveNew : words.save;
    return html`<div class="actions">
      <button
        type="button"
        @click=${() => {
          this.leave();
        }}
      >
        ${words.cancel}
      </button>
      <button class="primary" ?disabled=${saving}>
        ${icon(permit === null ? 'plus' : 'check')}${saving ? words.saving : label}
      </button>
    </div>`;
  }
}
