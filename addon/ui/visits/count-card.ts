import { LitElement, html, nothing, type PropertyValues } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Reconcile, ReconciliationView } from '../../src/contract/reconciliation.ts';
import type { SiteView } from '../../src/contract/site-view.ts';
import type { Api } from '../api.ts';
import type { AskDialog } from '../parts/ask-dialog.ts';
import { badge } from '../parts/badge.ts';
import { icon } from '../parts/icons.ts';
import { type Loaded, loadedOf } from '../parts/loaded.ts';
import { failedState, loadingState } from '../parts/quiet-state.ts';
import { quietStateStyles } from '../parts/quiet-state-styles.ts';
import { sharedStyles } from '../parts/shared-styles.ts';
import { troubleNotice } from '../parts/trouble-notice.ts';
import { texts } from '../texts.ts';
import type { SiteTime } from '../time.ts';
import { countCardStyles } from './count-card-styles.ts';
import { type CountModel, countModel, type ExplanationModel } from './count-model.ts';
import type { EvidenceList } from './evidence-list.ts';
import { visitContext } from './visit-context.ts';

/** Slots change without anybody passing a gate: the witnesses are asked so often that nobody waits for it. */
const LOOK_AGAIN_MS = 10_000;

/** Whether the lanes, the visits and the slots agree; why not, and what puts it right. Tells `reconciled` when that was done. */
export class CountCard extends LitElement {
  static override readonly properties = {
    site: { attribute: false },
    time: { attribute: false },
    api: { attribute: false },
    news: { attribute: false },
    view: { state: true },
    trouble: { state: true },
  };

  static override readonly styles = [sharedStyles, quietStateStyles, countCardStyles];

  declare site: SiteView | null;
  declare time: SiteTime | null;
  declare api: Pick<Api, 'passage' | 'reconcile' | 'reconciliation' | 'visit'> | null;
  /** Another text than before: the witnesses are asked anew. */
  declare news: string;
  declare private view: Loaded<ReconciliationView>;
  /** What is wrong with the count that was written. */
  declare private trouble: string | null;

  private timer: ReturnType<typeof setInterval> | undefined;

  constructor() {
    super();
    this.site = null;
    this.time = null;
    this.api = null;
    this.news = '';
    this.view = { state: 'loading' };
    this.trouble = null;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.timer = setInterval(() => {
      if (!document.hidden) void this.load();
    }, LOOK_AGAIN_MS);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.timer);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('api') || changed.has('news')) void this.load();
  }

  private async load(): Promise<void> {
    if (this.api === null) return;
    const answer = await this.api.reconciliation();
    if (answer.ok || this.view.state !== 'shown') this.view = loadedOf(answer);
  }

  private ask(wish: Reconcile, title: string, consequence: string): void {
    const { api } = this;
    if (api === null) return;
    this.renderRoot.querySelector<AskDialog>('ask-dialog')?.ask({
      title,
      consequence,
      confirm: texts.visits.count.putRight,
      grave: false,
      choices: [],
      act: async () => {
        const answer = await api.reconcile(wish);
        if (answer.ok) {
          this.view = { state: 'shown', value: answer.value };
          this.dispatchEvent(new Event('reconciled'));
        } else {
          // What was explained may not hold any more: what is behind the question is renewed.
          void this.load();
        }
        return answer;
      },
    });
  }

  private submitCount({ lanes, visits }: ReconciliationView['witnesses'], form: HTMLFormElement): void {
    const field = form.querySelector('input');
    if (field === null) return;
    if (field.value === '' || !field.validity.valid) {
      this.trouble = texts.visits.count.needsCount;
      field.focus();
      return;
    }
    this.trouble = null;
    const count = field.valueAsNumber;
    const words = texts.visits.count;
    this.ask({ count }, words.askCount(count), words.askCountMeaning(lanes, visits, count));
  }

  override render() {
    return html`<section class="card" aria-labelledby="count">
        <h2 id="count">${texts.visits.count.title}</h2>
        ${this.renderView()}
      </section>
      <ask-dialog></ask-dialog>`;
  }

  private renderView() {
    const { view, site, time } = this;
    const words = texts.visits.count;
    if (site === null || time === null) return nothing;
    if (view.state === 'loading') return loadingState(words.loading);
    if (view.state === 'failed') return failedState(words.failed, view.message, () => void this.load());
    const model = countModel(view.value, visitContext(site, time));
    return html`<p class="summary" aria-live="polite">
        ${badge(
          model.agree
            ? { label: words.agree, icon: 'check', tone: 'good' }
            : { label: words.differ, icon: 'warning', tone: 'wait' },
        )}
        <span class="muted">${model.summary}</span>
      </p>
      ${renderWitnesses(model)} ${model.agree ? nothing : this.renderExplanations(model.explanations)}
      ${this.renderByHand(view.value)}`;
  }

  private renderExplanations(explanations: readonly ExplanationModel[]) {
    const words = texts.visits.count;
    if (explanations.length === 0) return html`<p class="why">${words.noExplanation}</p>`;
    return html`<div class="why">
      <h3>${words.whyTitle}</h3>
      <ol>
        ${repeat(
          explanations,
          ({ id }) => id,
          (explanation, index) => html`<li>${this.renderExplanation(explanation, index === 0)}</li>`,
        )}
      </ol>
    </div>`;
  }

  private renderExplanation(explanation: ExplanationModel, isLikeliest: boolean) {
    const words = texts.visits.count;
    const { id, what, remedy, rests, closes, slots } = explanation;
    const hasEvidence = rests.passageIds.length + rests.visitIds.length > 0;
    return html`<div class="explanation">
      <p class="what">
        <strong>${what}</strong>
        ${isLikeliest ? badge({ label: words.likeliest, icon: 'spark', tone: 'calm' }) : nothing}
      </p>
      ${slots.length === 0 ? nothing : html`<p class="small">${slots.join(', ')}</p>`}
      <p class="muted">${remedy ?? words.nothingToDo}</p>
      ${hasEvidence ? this.renderEvidence(words.evidence, rests, isLikeliest) : nothing}
      ${
        closes.length > 0
          ? this.renderEvidence(words.closing, { passageIds: [], visitIds: closes }, false)
          : nothing
      }
      ${
        remedy === null
          ? nothing
          : html`<button
              type="button"
              class=${isLikeliest ? 'primary' : ''}
              aria-label=${`${words.putRight}: ${what}`}
              @click=${() => {
                this.ask({ explanationId: id }, words.ask, remedy);
              }}
            >
              ${icon('check')}${words.putRight}
            </button>`
      }
    </div>`;
  }

  private renderEvidence(title: string, rests: ExplanationModel['rests'], isOpen: boolean) {
    return html`<details
      ?open=${isOpen}
      @toggle=${(event: Event) => {
        const details = event.currentTarget as HTMLDetailsElement;
        const list = details.querySelector<EvidenceList>('evidence-list');
        if (list !== null) list.wanted = details.open;
      }}
    >
      <summary>${title}${icon('down')}</summary>
      <evidence-list .site=${this.site} .time=${this.time} .api=${this.api} .rests=${rests}></evidence-list>
    </details>`;
  }

  private renderByHand({ witnesses }: ReconciliationView) {
    const words = texts.visits.count;
    return html`<form
      novalidate
      @submit=${(event: SubmitEvent) => {
        event.preventDefault();
        this.submitCount(witnesses, event.currentTarget as HTMLFormElement);
      }}
    >
      <div class="what">
        <h3>${words.byHand}</h3>
        <p class="muted small">${words.byHandMeaning}</p>
      </div>
      <div class="field">
        <label for="counted">${words.counted}</label>
        <input
          id="counted"
          type="number"
          inputmode="numeric"
          min="0"
          step="1"
          aria-invalid=${this.trouble === null ? nothing : 'true'}
        />
      </div>
      <button>${words.setCount}</button>
      ${troubleNotice(this.trouble, 'alert')}
    </form>`;
  }
}

function renderWitnesses({ witnesses }: CountModel) {
  return html`<dl class="witnesses" aria-label=${texts.visits.count.witnesses}>
    ${witnesses.map(
      ({ name, figure, meaning }) =>
        html`<div>
          <dt>${name}</dt>
          <dd class="figure numbers">${figure}</dd>
          <dd class="muted small">${meaning}</dd>
        </div>`,
    )}
  </dl>`;
}
