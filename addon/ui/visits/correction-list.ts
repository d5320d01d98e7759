import { LitElement, css, html, nothing, type PropertyValues } from 'lit';
import type { SiteView } from '../../src/contract/site-view.ts';
import type { CorrectionView } from '../../src/contract/visits.ts';
import type { Api } from '../api.ts';
import { icon } from '../parts/icons.ts';
import { type Loaded, loadedOf } from '../parts/loaded.ts';
import { emptyState, failedState, loadingState } from '../parts/quiet-state.ts';
import { quietStateStyles } from '../parts/quiet-state-styles.ts';
import { sharedStyles } from '../parts/shared-styles.ts';
import { texts } from '../texts.ts';
import type { SiteTime } from '../time.ts';
import { type CorrectionModel, correctionModel } from './correction-list-model.ts';
import { visitContext } from './visit-context.ts';

const SHOWN = 100;

/** What people said about visits. Tells `wish-undo` with the `CorrectionModel` that is to be taken back. */
export class CorrectionList extends LitElement {
  static override readonly properties = {
    site: { attribute: false },
    time: { attribute: false },
    api: { attribute: false },
    news: { attribute: false },
    corrections: { state: true },
  };

  static override readonly styles = [
    sharedStyles,
    quietStateStyles,
    css`
      header {
        padding: 1rem 1.25rem 0.75rem;
      }
      li {
        display: flex;
        align-items: center;
        justify-content: space-between;
        gap: 0.25rem 1rem;
        min-height: 3.75rem;
        padding: 0.5rem 1.25rem;
        border-top: 1px solid var(--line);
        overflow-wrap: anywhere;
      }
      .undone .what {
        color: var(--muted);
        text-decoration: line-through;
      }
      button {
        flex: none;
        padding: 0 0.75rem;
      }
    `,
  ];

  declare site: SiteView | null;
  declare time: SiteTime | null;
  declare api: Pick<Api, 'corrections'> | null;
  /** Another text than before: the list is asked for anew. */
  declare news: string;
  declare private corrections: Loaded<readonly CorrectionView[]>;

  constructor() {
    super();
    this.site = null;
    this.time = null;
    this.api = null;
    this.news = '';
    this.corrections = { state: 'loading' };
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('api') || changed.has('news')) void this.load();
  }

  private async load(): Promise<void> {
    if (this.api === null) return;
    const answer = await this.api.corrections(SHOWN);
    if (answer.ok || this.corrections.state !== 'shown') this.corrections = loadedOf(answer);
  }

  override render() {
    const words = texts.visits.corrections;
    return html`<section class="card" aria-labelledby="corrections">
      <header>
        <h2 id="corrections">${words.title}</h2>
        <p class="muted small">${words.intro}</p>
      </header>
      ${this.renderList()}
    </section>`;
  }

  private renderList() {
    const { corrections, site, time } = this;
    const words = texts.visits.corrections;
    if (site === null || time === null) return nothing;
    if (corrections.state === 'loading') return loadingState(words.loading);
    if (corrections.state === 'failed') {
      return failedState(words.failed, corrections.message, () => void this.load());
    }
    if (corrections.value.length === 0) return emptyState('edit', words.none, words.noneMeaning);
    const context = visitContext(site, time);
    return html`<ul>
      ${corrections.value.map((correction) => this.renderCorrection(correctionModel(correction, context)))}
    </ul>`;
  }

  private renderCorrection(correction: CorrectionModel) {
    const { kind, what, moment, by, undone } = correction;
    const words = texts.visits.corrections;
    return html`<li class=${undone === null ? '' : 'undone'}>
      <div>
        <p class="what"><strong>${kind}.</strong> ${what}</p>
        <p class="muted small">
          <span class="numbers">${moment}</span> ${by}${undone === null ? nothing : html` · ${undone}`}
        </p>
      </div>
      ${
        undone === null
          ? html`<button
              type="button"
              aria-label=${words.undoLabel(what)}
              @click=${() => {
                this.dispatchEvent(new CustomEvent<CorrectionModel>('wish-undo', { detail: correction }));
              }}
            >
              ${icon('back')}${words.undo}
            </button>`
          : nothing
      }
    </li>`;
  }
}
