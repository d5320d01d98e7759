import { LitElement, css, html, nothing, type PropertyValues } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { SiteView } from '../../src/contract/site-view.ts';
import type { VisitView } from '../../src/contract/visits.ts';
import type { Instant } from '../../src/contract/words.ts';
import type { Api } from '../api.ts';
import { badge } from '../parts/badge.ts';
import { icon } from '../parts/icons.ts';
import { emptyState, failedState, loadingState } from '../parts/quiet-state.ts';
import { quietStateStyles } from '../parts/quiet-state-styles.ts';
import { sharedStyles } from '../parts/shared-styles.ts';
import { texts } from '../texts.ts';
import type { SiteTime } from '../time.ts';
import { correctionButtons } from './correction-buttons.ts';
import { missingPartners, type SidePicture, sidePictures, suggestionModels } from './suggestion-model.ts';
import { type VisitContext, visitContext } from './visit-context.ts';
import { visitFactsStyles } from './visit-list-styles.ts';
import { sentences, whenAndWhere } from './visit-row.ts';
import { type FoundVisits, LOOKING_FOR_VISITS, renewedLimit, withPage } from './visit-search.ts';
import { visitModel } from './visit-view-model.ts';
import { wishCorrection } from './visit-wish.ts';

/** Visits with something doubtful about them, each with its pictures and what most likely puts it right. */
export class ReviewList extends LitElement {
  static override readonly properties = {
    site: { attribute: false },
    time: { attribute: false },
    api: { attribute: false },
    siteNow: { attribute: false },
    news: { attribute: false },
    found: { state: true },
    partners: { state: true },
  };

  static override readonly styles = [
    sharedStyles,
    quietStateStyles,
    visitFactsStyles,
    css`
      .intro {
        margin-bottom: 1rem;
      }
      .visits {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(26rem, 100%), 1fr));
        align-items: start;
        gap: 1rem;
      }
      article {
        display: grid;
        gap: 0.75rem;
        padding: 1rem;
      }
      .pictures {
        display: grid;
        grid-template-columns: repeat(2, minmax(0, 1fr));
        gap: 0.5rem;
      }
      figure {
        display: grid;
        align-content: start;
        gap: 0.25rem;
        min-width: 0;
        margin: 0;
      }
      figcaption {
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .guess figcaption {
        color: var(--wait);
        font-weight: 600;
      }
      passage-picture,
      .unseen-end {
        border-radius: 10px;
      }
      .guess passage-picture {
        outline: 2px dashed var(--wait);
        outline-offset: 1px;
      }
      .unseen-end {
        display: grid;
        aspect-ratio: 16 / 9;
        place-items: center;
        padding: 0.25rem;
        border: 1px dashed var(--field-line);
        color: var(--muted);
        text-align: center;
      }
      h3 {
        margin-bottom: 0.375rem;
      }
      .suggestions {
        display: grid;
        gap: 0.5rem;
      }
      .suggestions button {
        justify-content: flex-start;
        width: 100%;
        padding-block: 0.375rem;
        text-align: left;
        overflow-wrap: anywhere;
      }
      .suggestions p {
        margin-top: 0.125rem;
      }
      .more {
        display: grid;
        justify-items: center;
        padding: 1.25rem;
      }
    `,
  ];

  declare site: SiteView | null;
  declare time: SiteTime | null;
  declare api: Pick<Api, 'visit' | 'visits'> | null;
  declare siteNow: (() => Instant) | null;
  /** Another text than before: visits changed, so that they are asked for anew. */
  declare news: string;
  declare private found: FoundVisits;
  /** The other halves that suggestions name. */
  declare private partners: readonly VisitView[];

  /** Answers to what is no longer wanted are dropped. */
  private looks = 0;

  constructor() {
    super();
    this.site = null;
    this.time = null;
    this.api = null;
    this.siteNow = null;
    this.news = '';
    this.found = LOOKING_FOR_VISITS;
    this.partners = [];
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('api') || changed.has('news')) {
      void this.look({ behind: null, limit: renewedLimit(this.found) });
    }
  }

  /** @param options.behind null: what is shown is asked for anew. */
  private async look({
    behind,
    limit,
  }: {
    readonly behind: string | null;
    readonly limit: number;
  }): Promise<void> {
    const { api, found } = this;
    if (api === null) return;
    this.looks += 1;
    const asked = this.looks;
    const answer = await api.visits({
      review: 'waiting',
      limit,
      ...(behind === null ? {} : { before: behind }),
    });
    if (asked !== this.looks) return;
    if (answer.ok) {
      this.found = withPage(behind === null ? LOOKING_FOR_VISITS : found, answer.value);
      await this.lookUpPartners(api, asked);
    } else if (behind !== null || found.state !== 'shown') {
      this.found = { ...found, state: 'failed', trouble: answer.error.message };
    }
  }

  private async lookUpPartners(api: Pick<Api, 'visit'>, asked: number): Promise<void> {
    const answers = await Promise.all(missingPartners(this.found.visits).map((id) => api.visit(id)));
    if (asked === this.looks) this.partners = answers.flatMap((answer) => (answer.ok ? [answer.value] : []));
  }

  private lookFurther(): void {
    this.found = { ...this.found, state: 'loading', trouble: null };
    void this.look({ behind: this.found.next, limit: renewedLimit(LOOKING_FOR_VISITS) });
  }

  override render() {
    const { found, site, time } = this;
    const words = texts.visits.review;
    if (site === null || time === null) return nothing;
    const context = visitContext(site, time);
    return html`<p class="intro muted">${words.intro}</p>
      <div aria-live="polite" aria-busy=${found.state === 'loading'}>
        ${
          found.visits.length === 0
            ? html`<div class="card">${this.renderNothing(found)}</div>`
            : html`<ul class="visits">
                  ${repeat(
                    found.visits,
                    ({ id }) => id,
                    (visit) => html`<li>${this.renderVisit(visit, context)}</li>`,
                  )}
                </ul>
                <div class="more">${this.renderMore(found)}</div>`
        }
      </div>`;
  }

  private renderVisit(visit: VisitView, context: VisitContext) {
    const known = [...this.found.visits, ...this.partners];
    const model = visitModel(visit, context);
    const words = texts.visits.review;
    const pictures = sidePictures(visit, known);
    const suggestions = suggestionModels(visit, known, context);
    const isConfirmed = suggestions.some(({ correction }) => correction.kind === 'confirm');
    return html`<article class="card" aria-label=${texts.visits.visit.of(model.name)}>
      <div class="pictures">
        ${side(pictures.entry, texts.visits.visit.entry, texts.visits.visit.noEntry)}
        ${side(pictures.exit, texts.visits.visit.exit, texts.visits.visit.stillInside)}
      </div>
      <p class="who">
        <plate-chip .plate=${model.plate} .absent=${texts.visits.visit.noPlate}></plate-chip>
        ${model.holder === null ? nothing : html`<strong class="holder">${model.holder}</strong>`}
        ${model.anomalies.map(({ badge: look }) => badge(look))}
      </p>
      ${whenAndWhere(model, this.siteNow)} ${sentences(model)}
      ${
        suggestions.length === 0
          ? nothing
          : html`<div>
              <h3>${words.likeliest}</h3>
              <ul class="suggestions">
                ${suggestions.map(
                  ({ correction, label, why }, index) =>
                    html`<li>
                      <button
                        type="button"
                        class=${index === 0 ? 'primary' : ''}
                        @click=${() => {
                          wishCorrection(this, { kind: 'send', correction, known });
                        }}
                      >
                        ${icon('check')}${label}
                      </button>
                      <p class="small muted">${why}</p>
                    </li>`,
                )}
              </ul>
            </div>`
      }
      <div>
        ${suggestions.length === 0 ? nothing : html`<h3>${words.otherwise}</h3>`}
        <div class="corrections">${correctionButtons(visit, isConfirmed ? 'confirm' : null)}</div>
      </div>
    </article>`;
  }

  private renderNothing(found: FoundVisits) {
    const words = texts.visits.review;
    switch (found.state) {
      case 'loading':
        return loadingState(words.loading);
      case 'failed':
        return this.renderFailed(found);
      case 'shown':
        return emptyState('check', words.none, words.noneMeaning);
    }
  }

  private renderMore(found: FoundVisits) {
    if (found.state === 'loading') return loadingState(texts.visits.review.loading);
    if (found.state === 'failed') return this.renderFailed(found);
    if (found.next === null) return html`<p class="muted small">${texts.visits.search.noOlder}</p>`;
    return html`<button
      type="button"
      @click=${() => {
        this.lookFurther();
      }}
    >
      ${icon('down')}${texts.visits.search.older}
    </button>`;
  }

  private renderFailed({ trouble }: FoundVisits) {
    return failedState(texts.visits.search.failed, trouble ?? '', () => {
      this.lookFurther();
    });
  }
}

/** One end of a visit. */
function side(shown: SidePicture | null, title: string, absent: string) {
  if (shown === null) {
    return html`<figure>
      <figcaption class="small">${title}</figcaption>
      <p class="unseen-end small">${absent}</p>
    </figure>`;
  }
  return html`<figure class=${shown.isGuess ? 'guess' : ''}>
    <figcaption class="small" title=${shown.title}>${shown.title}</figcaption>
    <passage-picture .path=${shown.picture.path} .label=${shown.picture.label}></passage-picture>
  </figure>`;
}
