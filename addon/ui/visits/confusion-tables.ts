import { LitElement, css, html, nothing, type PropertyValues } from 'lit';
import type { SiteView } from '../../src/contract/site-view.ts';
import type { ConfusionView } from '../../src/contract/visits.ts';
import type { Api } from '../api.ts';
import { type Loaded, loadedOf } from '../parts/loaded.ts';
import { emptyState, failedState, loadingState } from '../parts/quiet-state.ts';
import { quietStateStyles } from '../parts/quiet-state-styles.ts';
import { sharedStyles } from '../parts/shared-styles.ts';
import { texts } from '../texts.ts';
import type { SiteTime } from '../time.ts';
import { momentIn } from './correction-question.ts';
import { type VisitContext, visitContext } from './visit-context.ts';

/** What each gate reads for what, learnt from corrected plates. */
export class ConfusionTables extends LitElement {
  static override readonly properties = {
    site: { attribute: false },
    time: { attribute: false },
    api: { attribute: false },
    news: { attribute: false },
    confusions: { state: true },
  };

  static override readonly styles = [
    sharedStyles,
    quietStateStyles,
    css`
      section {
        padding-bottom: 0.5rem;
      }
      header,
      .gate {
        padding: 1rem 1.25rem 0.75rem;
      }
      .gate {
        border-top: 1px solid var(--line);
      }
      table {
        width: 100%;
        margin-top: 0.5rem;
        border-collapse: collapse;
      }
      th,
      td {
        padding: 0.375rem 0.5rem 0.375rem 0;
        border-top: 1px solid var(--line);
        text-align: left;
      }
      th {
        border: 0;
        color: var(--muted);
        font-size: 0.875rem;
      }
      .plate {
        font-family: var(--font-plate);
        font-weight: 650;
        overflow-wrap: anywhere;
      }
      .count {
        text-align: right;
      }
      summary {
        display: flex;
        align-items: center;
        min-height: 44px;
        color: var(--accent);
        font-size: 0.875rem;
        font-weight: 600;
        cursor: pointer;
      }
    `,
  ];

  declare site: SiteView | null;
  declare time: SiteTime | null;
  declare api: Pick<Api, 'confusions'> | null;
  /** Another text than before: the tables are asked for anew. */
  declare news: string;
  declare private confusions: Loaded<readonly ConfusionView[]>;

  constructor() {
    super();
    this.site = null;
    this.time = null;
    this.api = null;
    this.news = '';
    this.confusions = { state: 'loading' };
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('api') || changed.has('news')) void this.load();
  }

  private async load(): Promise<void> {
    if (this.api === null) return;
    const answer = await this.api.confusions();
    if (answer.ok || this.confusions.state !== 'shown') this.confusions = loadedOf(answer);
  }

  override render() {
    const words = texts.visits.confusions;
    return html`<section class="card" aria-labelledby="confusions">
      <header>
        <h2 id="confusions">${words.title}</h2>
        <p class="muted small">${words.intro}</p>
      </header>
      ${this.renderGates()}
    </section>`;
  }

  private renderGates() {
    const { confusions, site, time } = this;
    const words = texts.visits.confusions;
    if (site === null || time === null) return nothing;
    if (confusions.state === 'loading') return loadingState(words.loading);
    if (confusions.state === 'failed') {
      return failedState(words.failed, confusions.message, () => void this.load());
    }
    if (confusions.value.length === 0) return emptyState('edit', words.none, words.noneMeaning);
    const context = visitContext(site, time);
    return confusions.value.map((confusion) => renderGate(confusion, context));
  }
}

function renderGate({ gateId, corrections, characters, pairs }: ConfusionView, context: VisitContext) {
  const words = texts.visits.confusions;
  const gate = context.gate(gateId);
  const moment = momentIn(context);
  return html`<div class="gate">
    <h3>${gate}</h3>
    <p class="muted small">${words.corrections(corrections)}</p>
    <table aria-label=${words.of(gate)}>
      <thead>
        <tr>
          <th scope="col">${words.read}</th>
          <th scope="col">${words.meant}</th>
          <th scope="col" class="count">${words.times}</th>
        </tr>
      </thead>
      <tbody>
        ${characters.map(
          ({ read, meant, count }) =>
            html`<tr>
              <td class="plate">${character(read)}</td>
              <td class="plate">${character(meant)}</td>
              <td class="count numbers">${count}</td>
            </tr>`,
        )}
      </tbody>
    </table>
    <details>
      <summary>${words.pairs}</summary>
      <table>
        <thead>
          <tr>
            <th scope="col">${words.read}</th>
            <th scope="col">${words.meant}</th>
            <th scope="col">${words.when}</th>
          </tr>
        </thead>
        <tbody>
          ${pairs.map(
            ({ read, meant, at }) =>
              html`<tr>
                <td class="plate">${read}</td>
                <td class="plate">${meant}</td>
                <td class="small numbers">${moment(at)}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </details>
  </div>`;
}

/** A character that was left out or made up has nothing on the other side. */
function character(text: string) {
  return text === '' ? html`<span class="muted small">${texts.visits.confusions.nothing}</span>` : text;
}
