import { LitElement, css, html, nothing, type PropertyValues } from 'lit';
import type { SiteView } from '../../src/contract/site-view.ts';
import type { Api } from '../api.ts';
import { namesOf } from '../names.ts';
import { icon } from '../parts/icons.ts';
import { byDay } from '../parts/passage-view-model.ts';
import { emptyState, failedState, loadingState } from '../parts/quiet-state.ts';
import { quietStateStyles } from '../parts/quiet-state-styles.ts';
import { sharedStyles } from '../parts/shared-styles.ts';
import { texts } from '../texts.ts';
import type { SiteTime } from '../time.ts';
import { dayText, fullDayText } from './figure-words.ts';
import {
  type FoundLosses,
  lossesFailed,
  lossModel,
  lossQueryOf,
  LOOKING_FOR_LOSSES,
  type LossWish,
  withLosses,
} from './found-losses.ts';

/** Vehicles that did not come to a stage, newest first, each with its picture and the reason. */
export class LossList extends LitElement {
  static override readonly properties = {
    site: { attribute: false },
    time: { attribute: false },
    api: { attribute: false },
    wish: { attribute: false },
    back: { attribute: false },
    found: { state: true },
  };

  static override readonly styles = [
    sharedStyles,
    quietStateStyles,
    css`
      header {
        display: flex;
        align-items: center;
        justify-content: space-between;
        gap: 0.75rem;
        padding: 0.5rem 0.5rem 0.5rem 1.25rem;
      }
      h2:focus {
        outline: none;
      }
      h3 {
        padding: 0.625rem 1.25rem 0.25rem;
        border-top: 1px solid var(--line);
        color: var(--muted);
      }
      .more {
        display: grid;
        justify-items: center;
        padding: 1rem;
        border-top: 1px solid var(--line);
      }
    `,
  ];

  declare site: SiteView | null;
  declare time: SiteTime | null;
  declare api: Pick<Api, 'losses'> | null;
  declare wish: LossWish | null;
  /** Where the list is left to. */
  declare back: string;
  declare private found: FoundLosses;

  /** Answers of requests that are no longer wanted are dropped. */
  private requests = 0;

  constructor() {
    super();
    this.site = null;
    this.time = null;
    this.api = null;
    this.wish = null;
    this.back = '';
    this.found = LOOKING_FOR_LOSSES;
  }

  /** For who chose a loss: what came of it begins here. */
  focusTitle(): void {
    void this.updateComplete.then(() => {
      this.renderRoot.querySelector('h2')?.focus();
    });
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const isOther = changed.has('wish') && !isSame(changed.get('wish') ?? null, this.wish);
    if (!isOther && !changed.has('api')) return;
    this.found = LOOKING_FOR_LOSSES;
    void this.look();
  }

  private async look(): Promise<void> {
    const { api, wish } = this;
    if (api === null || wish === null) return;
    this.requests += 1;
    const request = this.requests;
    do {
      const before = this.found;
      const answer = await api.losses(lossQueryOf(wish, before.next));
      if (request !== this.requests) return;
      this.found = answer.ok ? withLosses(before, answer.value) : lossesFailed(before, answer.error);
    } while (this.found.state === 'loading' && this.isConnected);
  }

  private lookFurther(): void {
    this.found = { ...this.found, state: 'loading', trouble: null };
    void this.look();
  }

  override render() {
    const { wish, site, time } = this;
    if (wish === null || site === null || time === null) return nothing;
    const words = texts.figures.losses;
    return html`<section class="card" aria-labelledby="title">
      <header>
        <div>
          <h2 id="title" tabindex="-1">${words.title(wish.stage)}</h2>
          <p class="muted small">${whereText(wish, site)}</p>
        </div>
        <a class="button" href=${this.back} aria-label=${words.close} title=${words.close}
          >${icon('cross')}</a
        >
      </header>
      <div aria-live="polite" aria-busy=${this.found.state === 'loading'}>
        ${this.renderFound(site, time)}
      </div>
    </section>`;
  }

  private renderFound(site: SiteView, time: SiteTime) {
    const { found } = this;
    const words = texts.figures.losses;
    const names = namesOf(site.gates);
    const days = byDay(found.losses.map((loss) => lossModel(loss, time, names)));
    return html`${days.map(
      ({ day, passages }) =>
        html`<h3>${day}</h3>
          <passage-list .passages=${passages}></passage-list>`,
    )}
    ${
      found.losses.length === 0 && found.state === 'shown'
        ? emptyState('search', words.none, words.noneMeaning)
        : html`<div class="more">${this.renderMore(found)}</div>`
    }`;
  }

  private renderMore({ state, trouble, next }: FoundLosses) {
    const words = texts.figures.losses;
    if (state === 'loading') return loadingState(words.loading);
    if (state === 'failed') {
      return failedState(words.failed, trouble ?? '', () => {
        this.lookFurther();
      });
    }
    return next === null
      ? html`<p class="muted small">${words.noOlder}</p>`
      : html`<button
          type="button"
          @click=${() => {
            this.lookFurther();
          }}
        >
          ${icon('down')}${words.older}
        </button>`;
  }
}

function whereText({ gate, from, to }: LossWish, site: SiteView): string {
  const days = from === to ? fullDayText(from) : texts.figures.fromTo(dayText(from), fullDayText(to));
  return texts.figures.losses.where(
    gate === '' ? texts.figures.funnel.allGates : namesOf(site.gates).gate(gate),
    days,
  );
}

function isSame(a: LossWish | null, b: LossWish | null): boolean {
  if (a === null || b === null) return a === b;
  return a.stage === b.stage && a.gate === b.gate && a.from === b.from && a.to === b.to;
}
