import { LitElement, css, html, nothing, type PropertyValues } from 'lit';
import type { SiteView } from '../../src/contract/site-view.ts';
import type { CorrectionView } from '../../src/contract/visits.ts';
import type { Instant } from '../../src/contract/words.ts';
import type { Api } from '../api.ts';
import type { AskDialog } from '../parts/ask-dialog.ts';
import { icon } from '../parts/icons.ts';
import { revealCurrent } from '../parts/reveal-current.ts';
import { sharedStyles } from '../parts/shared-styles.ts';
import { texts } from '../texts.ts';
import type { SiteTime } from '../time.ts';
import type { CorrectionForm } from './correction-form.ts';
import { type CorrectionModel, correctionModel, correctionSentence } from './correction-list-model.ts';
import { correctionQuestion } from './correction-question.ts';
import { visitContext } from './visit-context.ts';
import { VISIT_PARTS, type VisitPart, visitHashOf, type VisitRoute, visitRoute } from './visit-route.ts';
import { onCorrectionWish, type VisitWish } from './visit-wish.ts';

/** Visits: who is inside, what waits for a person, whether the figures agree, and what people corrected. */
export class VisitsView extends LitElement {
  static override readonly properties = {
    site: { attribute: false },
    time: { attribute: false },
    api: { attribute: false },
    siteNow: { attribute: false },
    route: { attribute: false },
    waiting: { state: true },
    changes: { state: true },
    last: { state: true },
    said: { state: true },
  };

  static override readonly styles = [
    sharedStyles,
    css`
      .intro {
        margin: 0.25rem 0 1rem;
      }
      nav {
        display: flex;
        gap: 0.25rem;
        margin: 0 -0.75rem 1rem;
        padding: 3px 0.75rem;
        overflow-x: auto;
        scrollbar-width: none;
      }
      nav a {
        display: inline-flex;
        flex: none;
        align-items: center;
        gap: 0.5rem;
        min-height: 44px;
        padding: 0 0.875rem;
        border: 1px solid var(--line);
        border-radius: 999px;
        background: var(--card);
        color: var(--text);
        font-weight: 600;
        text-decoration: none;
      }
      nav a[aria-current] {
        border-color: var(--accent);
        background: var(--calm-ground);
        color: var(--accent);
      }
      .waiting {
        min-width: 1.5rem;
        padding: 0 0.375rem;
        border-radius: 999px;
        background: var(--wait-ground);
        color: var(--wait);
        font-size: 0.875rem;
        text-align: center;
      }
      .notice {
        align-items: center;
        margin-bottom: 1rem;
      }
      .notice p {
        flex: 1;
      }
      .notice .icon {
        margin-top: 0;
      }
      .corrections {
        display: grid;
        align-items: start;
        gap: 1rem;
      }
      count-card {
        max-width: 60rem;
      }
      @media (min-width: 60rem) {
        .corrections {
          grid-template-columns: minmax(0, 3fr) minmax(0, 2fr);
        }
      }
    `,
  ];

  declare site: SiteView | null;
  declare time: SiteTime | null;
  declare api: Api | null;
  /** The time at the site, running on. */
  declare siteNow: (() => Instant) | null;
  declare route: VisitRoute;
  /** How many visits wait for a person; null: not known. */
  declare private waiting: number | null;
  /** How often visits were changed from here. */
  declare private changes: number;
  /** The correction that was made last and can be taken back at once. */
  declare private last: CorrectionView | null;
  /** What was done last. */
  declare private said: string;

  constructor() {
    super();
    this.site = null;
    this.time = null;
    this.api = null;
    this.siteNow = null;
    this.route = visitRoute('stays');
    this.waiting = null;
    this.changes = 0;
    this.last = null;
    this.said = '';
    onCorrectionWish(this, (wish) => {
      this.take(wish);
    });
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get('site');
    const cameOrWent =
      before !== null &&
      before !== undefined &&
      this.site !== null &&
      crossings(before) !== crossings(this.site);
    if (changed.has('api') || cameOrWent) void this.countWaiting();
    if (changed.has('route')) {
      this.last = null;
      this.said = '';
    }
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('route')) revealCurrent(this.renderRoot.querySelector('nav'));
  }

  private async countWaiting(): Promise<void> {
    const answer = await this.api?.reviewCount();
    if (answer?.ok === true) this.waiting = answer.value.waiting;
  }

  private get dialog(): AskDialog | null {
    return this.renderRoot.querySelector<AskDialog>('ask-dialog');
  }

  private take(wish: VisitWish): void {
    const { api, site, time } = this;
    if (api === null || site === null || time === null) return;
    if (wish.kind === 'fill-in') {
      this.renderRoot.querySelector<CorrectionForm>('correction-form')?.fillIn(wish);
      return;
    }
    const { correction, known } = wish;
    this.dialog?.ask({
      ...correctionQuestion(correction, known, visitContext(site, time)),
      confirm: texts.visits.correction[correction.kind],
      grave: false,
      choices: [],
      act: async () => {
        const answer = await api.correctVisit(correction);
        if (answer.ok) {
          this.changed(correctionSentence(answer.value, visitContext(site, time)), answer.value);
        }
        return answer;
      },
    });
  }

  private askUndo(api: Api, { id, what, undoing }: CorrectionModel): void {
    this.dialog?.ask({
      title: texts.visits.ask.undo(what),
      consequence: undoing,
      confirm: texts.visits.ask.undoConfirm,
      grave: false,
      choices: [],
      act: async () => {
        const answer = await api.undoCorrection(id);
        if (answer.ok) this.changed(texts.visits.corrections.undoneNow, null);
        return answer;
      },
    });
  }

  private changed(said: string, last: CorrectionView | null): void {
    this.changes += 1;
    this.said = said;
    this.last = last;
    void this.countWaiting();
  }

  override render() {
    const { route, site, time } = this;
    return html`<h1>${texts.visits.title}</h1>
      <p class="intro muted">${texts.visits.intro}</p>
      <nav aria-label=${texts.visits.parts}>${VISIT_PARTS.map((part) => this.renderLink(part))}</nav>
      <div role="status">${this.renderSaid()}</div>
      ${site === null || time === null ? nothing : this.renderPart(route, site, time)}
      <correction-form
        .site=${site}
        .time=${time}
        .api=${this.api}
        .siteNow=${this.siteNow}
      ></correction-form>
      <ask-dialog></ask-dialog>`;
  }

  private renderLink(part: VisitPart) {
    const { waiting } = this;
    return html`<a
      href=${visitHashOf(visitRoute(part))}
      aria-current=${part === this.route.part ? 'page' : nothing}
      >${texts.visits.part[part]}${
        part === 'review' && waiting !== null && waiting > 0
          ? html`<span class="waiting numbers" title=${texts.visits.waiting(waiting)}>${waiting}</span>`
          : nothing
      }</a
    >`;
  }

  private renderSaid() {
    const { said, last, api, site, time } = this;
    if (said === '' || api === null || site === null || time === null) return nothing;
    return html`<div class="notice tone-good">
      ${icon('check')}
      <p>${said}</p>
      ${
        last === null
          ? nothing
          : html`<button
              type="button"
              @click=${() => {
                this.askUndo(api, correctionModel(last, visitContext(site, time)));
              }}
            >
              ${texts.visits.corrections.undo}
            </button>`
      }
    </div>`;
  }

  private renderPart({ part, search }: VisitRoute, site: SiteView, time: SiteTime) {
    const { api, siteNow } = this;
    // Whoever crosses a gate and whatever is corrected here changes visits.
    const news = `${this.changes} ${crossings(site)}`;
    switch (part) {
      case 'stays':
        return html`<visit-list
          .site=${site}
          .time=${time}
          .api=${api}
          .siteNow=${siteNow}
          .search=${search}
          .news=${news}
        ></visit-list>`;
      case 'review':
        return html`<review-list
          .site=${site}
          .time=${time}
          .api=${api}
          .siteNow=${siteNow}
          .news=${news}
        ></review-list>`;
      case 'count':
        return html`<count-card
          .site=${site}
          .time=${time}
          .api=${api}
          .news=${news}
          @reconciled=${() => {
            this.changed(texts.visits.count.done, null);
          }}
        ></count-card>`;
      case 'corrections':
        return html`<div class="corrections">
          <correction-list
            .site=${site}
            .time=${time}
            .api=${api}
            .news=${String(this.changes)}
            @wish-undo=${(event: CustomEvent<CorrectionModel>) => {
              if (api !== null) this.askUndo(api, event.detail);
            }}
          ></correction-list>
          <confusion-tables
            .site=${site}
            .time=${time}
            .api=${api}
            .news=${String(this.changes)}
          ></confusion-tables>
        </div>`;
    }
  }
}

/** Another text: somebody has come or gone. */
function crossings({ occupied, today }: SiteView): string {
  return `${occupied} ${today.find(({ endedAt }) => endedAt !== null)?.id ?? ''}`;
}
