import { LitElement, html, nothing, type PropertyValues } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { SiteView } from '../../src/contract/site-view.ts';
import type { VisitView } from '../../src/contract/visits.ts';
import type { Instant } from '../../src/contract/words.ts';
import type { Api } from '../api.ts';
import { daysReversed } from '../history/history-view-model.ts';
import { formText } from '../parts/form-text.ts';
import { icon } from '../parts/icons.ts';
import { emptyState, failedState, loadingState } from '../parts/quiet-state.ts';
import { quietStateStyles } from '../parts/quiet-state-styles.ts';
import { sharedStyles } from '../parts/shared-styles.ts';
import { troubleNotice } from '../parts/trouble-notice.ts';
import { texts } from '../texts.ts';
import type { SiteTime } from '../time.ts';
import { visitContext } from './visit-context.ts';
import { visitListStyles } from './visit-list-styles.ts';
import { INSIDE_NOW, type VisitSearch, visitHashOf, visitRoute, WHEREABOUTS } from './visit-route.ts';
import { visitRow } from './visit-row.ts';
import {
  type FoundVisits,
  isInsideNow,
  LOOKING_FOR_VISITS,
  renewedLimit,
  visitQueryOf,
  visitsCsv,
  withPage,
} from './visit-search.ts';

/** Who is inside, or whoever else is looked for. The search is part of the address. */
export class VisitList extends LitElement {
  static override readonly properties = {
    site: { attribute: false },
    time: { attribute: false },
    api: { attribute: false },
    siteNow: { attribute: false },
    search: { attribute: false },
    news: { attribute: false },
    found: { state: true },
    trouble: { state: true },
  };

  static override readonly styles = [sharedStyles, quietStateStyles, visitListStyles];

  declare site: SiteView | null;
  declare time: SiteTime | null;
  declare api: Pick<Api, 'visit' | 'visits'> | null;
  declare siteNow: (() => Instant) | null;
  declare search: VisitSearch;
  /** Another text than before: visits changed, so that they are asked for anew. */
  declare news: string;
  declare private found: FoundVisits;
  declare private trouble: string | null;

  /** Answers of searches that are no longer wanted are dropped. */
  private searches = 0;

  constructor() {
    super();
    this.site = null;
    this.time = null;
    this.api = null;
    this.siteNow = null;
    this.search = INSIDE_NOW;
    this.news = '';
    this.found = LOOKING_FOR_VISITS;
    this.trouble = null;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('search') || changed.has('api')) {
      this.found = LOOKING_FOR_VISITS;
      this.trouble = null;
      void this.look();
    } else if (changed.has('news')) {
      void this.lookAnew();
    }
  }

  /** Finds more of what is looked for, behind what is shown. */
  private async look(): Promise<void> {
    const { api, search, found } = this;
    if (api === null) return;
    this.searches += 1;
    const asked = this.searches;
    const answer = await this.ask(api, search, {
      before: found.next,
      limit: renewedLimit(LOOKING_FOR_VISITS),
    });
    if (asked !== this.searches) return;
    this.found = answer.ok
      ? withPage(found, answer.value)
      : { ...found, state: 'failed', trouble: answer.error.message };
  }

  /** Asks for all that is shown once more; it stays where that fails, and the page says that the site is out of reach. */
  private async lookAnew(): Promise<void> {
    const { api, search, found } = this;
    if (api === null || found.state === 'loading') return;
    this.searches += 1;
    const asked = this.searches;
    const answer = await this.ask(api, search, { before: null, limit: renewedLimit(found) });
    if (asked === this.searches && answer.ok) this.found = withPage(LOOKING_FOR_VISITS, answer.value);
  }

  private async ask(
    api: Pick<Api, 'visit' | 'visits'>,
    search: VisitSearch,
    { before, limit }: { readonly before: string | null; readonly limit: number },
  ): ReturnType<Api['visits']> {
    if (search.visit === '') {
      return api.visits({ ...visitQueryOf(search), ...(before === null ? {} : { before }), limit });
    }
    const answer = await api.visit(search.visit);
    return answer.ok ? { ok: true, value: { visits: [answer.value], next: null } } : answer;
  }

  private lookFurther(): void {
    this.found = { ...this.found, state: 'loading', trouble: null };
    void this.look();
  }

  private submit(form: HTMLFormElement): void {
    const fields = new FormData(form);
    const where = formText(fields, 'where');
    const search: VisitSearch = {
      plate: formText(fields, 'plate'),
      from: formText(fields, 'from'),
      to: formText(fields, 'to'),
      where: WHEREABOUTS.find((known) => known === where) ?? INSIDE_NOW.where,
      visit: '',
    };
    this.trouble = daysReversed(search) ? texts.history.reversedDays : null;
    if (this.trouble === null) this.goTo(search);
  }

  private goTo(search: VisitSearch): void {
    const hash = visitHashOf(visitRoute('stays', search));
    if (location.hash === hash) void this.lookAnew();
    else location.hash = hash;
  }

  override render() {
    return html`${this.search.visit === '' ? this.renderForm() : this.renderOne()}
      <div aria-live="polite" aria-busy=${this.found.state === 'loading'}>${this.renderFound()}</div>`;
  }

  private renderOne() {
    return html`<p class="one">
      <strong>${texts.visits.search.one}</strong>
      <a class="button" href=${visitHashOf(visitRoute('stays'))}>${texts.visits.search.showAll}</a>
    </p>`;
  }

  private renderForm() {
    const { search } = this;
    const words = texts.visits.search;
    return html`<form
      class="card"
      role="search"
      @submit=${(event: SubmitEvent) => {
        event.preventDefault();
        this.submit(event.currentTarget as HTMLFormElement);
      }}
    >
      <div class="plate">
        <label for="plate">${words.plate}</label>
        <input
          id="plate"
          name="plate"
          .value=${search.plate}
          maxlength="20"
          autocomplete="off"
          spellcheck="false"
        />
      </div>
      <div>
        <label for="from">${words.from}</label>
        <input id="from" name="from" type="date" .value=${search.from} />
      </div>
      <div>
        <label for="to">${words.to}</label>
        <input id="to" name="to" type="date" .value=${search.to} />
      </div>
      <div>
        <label for="where">${words.where}</label>
        <select id="where" name="where">
          ${WHEREABOUTS.map(
            (where) =>
              html`<option value=${where} .selected=${where === search.where}>
                ${texts.visits.where[where]}
              </option>`,
          )}
        </select>
      </div>
      <div class="actions">
        <button class="primary">${icon('search')}${texts.history.search}</button>
        ${
          isInsideNow(search)
            ? nothing
            : html`<button
                type="button"
                @click=${() => {
                  this.goTo(INSIDE_NOW);
                }}
              >
                ${texts.history.clear}
              </button>`
        }
        <a class="button" href=${visitsCsv(search)} download title=${words.exportMeaning}>
          ${icon('download')}${words.export}
        </a>
      </div>
      ${troubleNotice(this.trouble, 'alert')}
    </form>`;
  }

  private renderFound() {
    const { found, site, time, siteNow } = this;
    if (site === null || time === null) return nothing;
    if (found.visits.length === 0) return html`<div class="card">${this.renderNothing(found)}</div>`;
    const context = visitContext(site, time);
    return html`<ul class="visits card">
        ${repeat(
          found.visits,
          ({ id }) => id,
          (visit: VisitView) => html`<li>${visitRow(visit, context, siteNow)}</li>`,
        )}
      </ul>
      <div class="more">${this.renderMore(found)}</div>`;
  }

  private renderNothing(found: FoundVisits) {
    const words = texts.visits.search;
    switch (found.state) {
      case 'loading':
        return loadingState(words.loading);
      case 'failed':
        return this.renderFailed(found);
      case 'shown':
        return isInsideNow(this.search)
          ? emptyState('check', words.nobodyInside, words.nobodyInsideMeaning)
          : emptyState('search', words.none, words.noneMatching);
    }
  }

  private renderMore(found: FoundVisits) {
    const words = texts.visits.search;
    if (found.state === 'loading') return loadingState(words.loading);
    if (found.state === 'failed') return this.renderFailed(found);
    if (found.next === null) return html`<p class="muted small">${words.noOlder}</p>`;
    return html`<button
      type="button"
      @click=${() => {
        this.lookFurther();
      }}
    >
      ${icon('down')}${words.older}
    </button>`;
  }

  private renderFailed({ trouble }: FoundVisits) {
    return failedState(texts.visits.search.failed, trouble ?? '', () => {
      this.lookFurther();
    });
  }
}
