import { LitElement, css, html, nothing, type PropertyValues } from 'lit';
import type { SiteView } from '../../src/contract/site-view.ts';
import type { VisitView } from '../../src/contract/visits.ts';
import type { Instant } from '../../src/contract/words.ts';
import type { Api } from '../api.ts';
import { dialogStyles, questionDialogStyles } from '../parts/dialog-styles.ts';
import { formText } from '../parts/form-text.ts';
import { icon } from '../parts/icons.ts';
import { sharedStyles } from '../parts/shared-styles.ts';
import { troubleNotice } from '../parts/trouble-notice.ts';
import { texts } from '../texts.ts';
import type { SiteTime } from '../time.ts';
import { type FilledForm, filledClose, filledMerge, filledPlate } from './correction-form-model.ts';
import { mergePartners, partnerQueries } from './merge-partners.ts';
import { isLoneExit } from './possible-corrections.ts';
import { type VisitContext, visitContext } from './visit-context.ts';
import { visitName } from './visit-view-model.ts';
import { type FilledIn, wishCorrection } from './visit-wish.ts';

/** What is being filled in. */
interface Filling {
  readonly form: FilledIn;
  readonly visit: VisitView;
}

/** Asks for what a correction needs to know: the plate, the other visit, or the time. What comes of it is asked back elsewhere. */
export class CorrectionForm extends LitElement {
  static override readonly properties = {
    site: { attribute: false },
    time: { attribute: false },
    api: { attribute: false },
    siteNow: { attribute: false },
    filling: { state: true },
    partners: { state: true },
    unreadable: { state: true },
    trouble: { state: true },
  };

  static override readonly styles = [
    sharedStyles,
    dialogStyles,
    questionDialogStyles,
    css`
      .pictures {
        display: grid;
        grid-auto-columns: minmax(0, 1fr);
        grid-auto-flow: column;
        gap: 0.5rem;
        margin-bottom: 1rem;
      }
      .pictures passage-picture {
        border-radius: 10px;
      }
      .plate {
        font-family: var(--font-plate);
        text-transform: uppercase;
      }
      .hint {
        margin-top: 0.25rem;
      }
      .tick {
        display: flex;
        align-items: center;
        gap: 0.625rem;
        min-height: 44px;
        margin: 0.5rem 0 0;
        font-size: 1rem;
        font-weight: 500;
      }
      input[type='checkbox'],
      input[type='radio'] {
        width: 1.125rem;
        height: 1.125rem;
        flex: none;
        accent-color: var(--accent);
      }
      .pair {
        display: grid;
        grid-template-columns: 1fr 1fr;
        gap: 0.75rem;
      }
      .find {
        display: flex;
        align-items: end;
        gap: 0.5rem;
      }
      .find > div {
        flex: 1;
      }
      .others {
        display: grid;
        gap: 0.5rem;
        max-height: 40vh;
        margin: 0.75rem 0 0;
        padding: 2px;
        overflow-y: auto;
      }
      .others label {
        display: grid;
        grid-template-columns: auto 4.5rem minmax(0, 1fr);
        align-items: center;
        gap: 0.75rem;
        margin: 0;
        padding: 0.5rem 0.75rem;
        border: 1px solid var(--line);
        border-radius: 10px;
        font-weight: 500;
        cursor: pointer;
      }
      .others label:has(:checked) {
        border-color: var(--accent);
        box-shadow: inset 0 0 0 1px var(--accent);
      }
      .others img {
        display: block;
        width: 4.5rem;
        aspect-ratio: 16 / 9;
        border-radius: 6px;
        background: var(--calm-ground);
        object-fit: cover;
      }
      .others .none {
        display: grid;
        aspect-ratio: 16 / 9;
        place-items: center;
        border-radius: 6px;
        background: var(--calm-ground);
        color: var(--muted);
      }
    `,
  ];

  declare site: SiteView | null;
  declare time: SiteTime | null;
  declare api: Pick<Api, 'visits'> | null;
  /** The time at the site, running on: a quiet site may not have been heard of for hours. */
  declare siteNow: (() => Instant) | null;
  declare private filling: Filling | null;
  /** Null: being looked for. */
  declare private partners: readonly VisitView[] | null;
  declare private unreadable: boolean;
  declare private trouble: string | null;

  /** Answers of searches that are no longer wanted are dropped. */
  private searches = 0;

  constructor() {
    super();
    this.site = null;
    this.time = null;
    this.api = null;
    this.siteNow = null;
    this.filling = null;
    this.partners = null;
    this.unreadable = false;
    this.trouble = null;
  }

  fillIn(filling: Filling): void {
    this.filling = filling;
    this.partners = null;
    this.unreadable = false;
    this.trouble = null;
    if (filling.form === 'merge') void this.findPartners(filling.visit, '');
    void this.updateComplete.then(() => {
      if (this.dialog?.open === false) this.dialog.showModal();
    });
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    // Nobody corrects a site whose page was left.
    if (changed.has('api') && this.api === null) this.filling = null;
  }

  private get dialog(): HTMLDialogElement | null {
    return this.renderRoot.querySelector('dialog');
  }

  private async findPartners(visit: VisitView, plate: string): Promise<void> {
    const { api, time } = this;
    if (api === null || time === null) return;
    this.searches += 1;
    const asked = this.searches;
    this.partners = null;
    const answers = await Promise.all(partnerQueries(visit, plate, time).map((query) => api.visits(query)));
    if (asked !== this.searches) return;
    const failed = answers.find((answer) => !answer.ok);
    this.trouble = failed?.error.message ?? null;
    this.partners = mergePartners(
      visit,
      answers.flatMap((answer) => (answer.ok ? answer.value.visits : [])),
    );
  }

  private submit(form: HTMLFormElement, filling: Filling, context: VisitContext): void {
    const filled = filledOf(filling, new FormData(form), context);
    if ('trouble' in filled) {
      this.trouble = filled.trouble;
      return;
    }
    const known = [filling.visit, ...(this.partners ?? [])];
    this.dialog?.close();
    wishCorrection(this, { kind: 'send', correction: filled.correction, known });
  }

  override render() {
    const { filling, site, time } = this;
    return html`<dialog
      aria-labelledby="title"
      @close=${() => {
        this.filling = null;
      }}
    >
      ${
        filling === null || site === null || time === null
          ? nothing
          : this.renderFilling(filling, visitContext(site, time, this.siteNow?.()))
      }
    </dialog>`;
  }

  private renderFilling(filling: Filling, context: VisitContext) {
    const words = texts.visits.form;
    return html`<form
      novalidate
      @submit=${(event: SubmitEvent) => {
        event.preventDefault();
        // Time went on while it was filled in.
        const now = this.siteNow?.() ?? context.now;
        this.submit(event.currentTarget as HTMLFormElement, filling, { ...context, now });
      }}
    >
      <h2 id="title">${titleOf(filling)}</h2>
      ${renderPictures(filling.visit)} ${this.renderFields(filling, context)}
      <div aria-live="assertive">${troubleNotice(this.trouble)}</div>
      <div class="actions">
        <button
          type="button"
          @click=${() => {
            this.dialog?.close();
          }}
        >
          ${texts.ask.cancel}
        </button>
        <button class="primary">${words.go}</button>
      </div>
    </form>`;
  }

  private renderFields({ form, visit }: Filling, context: VisitContext) {
    switch (form) {
      case 'correct-plate':
        return this.renderPlate(visit);
      case 'merge':
        return this.renderMerge(visit, context);
      case 'close':
        return renderClose(context);
    }
  }

  private renderPlate(visit: VisitView) {
    const words = texts.visits.form;
    return html`<label for="plate">${words.plate}</label>
      <input
        id="plate"
        name="plate"
        class="plate"
        value=${visit.plate ?? ''}
        maxlength="20"
        autocomplete="off"
        spellcheck="false"
        ?disabled=${this.unreadable}
      />
      <p class="hint small muted">${words.plateHint}</p>
      <label class="tick">
        <input
          type="checkbox"
          name="unreadable"
          @change=${(event: Event) => {
            this.unreadable = (event.currentTarget as HTMLInputElement).checked;
          }}
        />${words.unreadable}
      </label>`;
  }

  private renderMerge(visit: VisitView, context: VisitContext) {
    const words = texts.visits.form;
    return html`<div class="find">
        <div>
          <label for="part">${words.mergeSearch}</label>
          <input id="part" class="plate" maxlength="20" autocomplete="off" spellcheck="false" />
        </div>
        <button
          type="button"
          @click=${() => {
            const part = this.renderRoot.querySelector<HTMLInputElement>('#part')?.value ?? '';
            void this.findPartners(visit, part);
          }}
        >
          ${icon('search')}${texts.history.search}
        </button>
      </div>
      <div class="others" role="radiogroup" aria-labelledby="title">
        ${this.renderPartners(visit, context)}
      </div>`;
  }

  private renderPartners(visit: VisitView, { time, now }: VisitContext) {
    const { partners } = this;
    const words = texts.visits.form;
    const ofExit = isLoneExit(visit);
    if (partners === null) return html`<p class="muted" role="status">${words.mergeLoading}</p>`;
    if (partners.length === 0) {
      return html`<p class="muted" role="status">${ofExit ? words.mergeNone : words.mergeNoExit}</p>`;
    }
    return partners.map((partner) => {
      const picture = ofExit ? partner.entryPicture : partner.exitPicture;
      const moment = time.moment((ofExit ? partner.enteredAt : partner.leftAt) ?? now, now);
      return html`<label>
        <input type="radio" name="other" value=${partner.id} />
        ${
          picture === null
            ? html`<span class="none">${icon('picture')}</span>`
            : html`<img src=${picture} alt="" loading="lazy" />`
        }
        <span>
          <plate-chip .plate=${partner.plate} .absent=${texts.visits.visit.noPlate}></plate-chip><br />
          <span class="small muted numbers">${ofExit ? words.mergeIn(moment) : words.mergeOut(moment)}</span>
        </span>
      </label>`;
    });
  }
}

function filledOf({ form, visit }: Filling, fields: FormData, context: VisitContext): FilledForm {
  switch (form) {
    case 'correct-plate':
      return filledPlate(visit, formText(fields, 'plate'), fields.has('unreadable'));
    case 'merge':
      return filledMerge(visit, formText(fields, 'other'));
    case 'close':
      return filledClose(visit, formText(fields, 'day'), formText(fields, 'minute'), context);
  }
}

function titleOf({ form, visit }: Filling): string {
  const words = texts.visits.form;
  const name = visitName(visit);
  switch (form) {
    case 'correct-plate':
      return words.plateTitle(name);
    case 'merge':
      return isLoneExit(visit) ? words.mergeExitTitle : words.mergeEntryTitle(name);
    case 'close':
      return words.closeTitle(name);
  }
}

/** To compare with, while one writes. */
function renderPictures({ entryPicture, exitPicture, ...visit }: VisitView) {
  const name = visitName(visit);
  const pictures = [
    { path: entryPicture, label: texts.visits.visit.entryPicture(name) },
    { path: exitPicture, label: texts.visits.visit.exitPicture(name) },
  ].filter(({ path }) => path !== null);
  if (pictures.length === 0) return nothing;
  return html`<div class="pictures">
    ${pictures.map(
      ({ path, label }) => html`<passage-picture .path=${path} .label=${label}></passage-picture>`,
    )}
  </div>`;
}

function renderClose({ time, now }: VisitContext) {
  const words = texts.visits.form;
  return html`<div class="pair">
    <div>
      <label for="day">${words.day}</label>
      <input id="day" name="day" type="date" value=${time.isoDay(now)} max=${time.isoDay(now)} />
    </div>
    <div>
      <label for="minute">${words.time}</label>
      <input id="minute" name="minute" type="time" value=${time.minute(now)} />
    </div>
  </div>`;
}
