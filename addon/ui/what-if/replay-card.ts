import { LitElement, css, html, nothing } from 'lit';
import type { Rules } from '../../src/contract/rules.ts';
import type { ReplayView } from '../../src/contract/what-if.ts';
import type { Api } from '../api.ts';
import type { Names } from '../names.ts';
import { icon } from '../parts/icons.ts';
import { type Loaded, loadedOf } from '../parts/loaded.ts';
import { emptyState, failedState, loadingState } from '../parts/quiet-state.ts';
import { quietStateStyles } from '../parts/quiet-state-styles.ts';
import { sharedStyles } from '../parts/shared-styles.ts';
import { troubleNotice } from '../parts/trouble-notice.ts';
import { texts } from '../texts.ts';
import type { SiteTime } from '../time.ts';
import { replayModel } from './replay-model.ts';

const FIRST_DAYS = 7;
const MOST_DAYS = 366;

/** Decides the vehicles of the last days anew and shows those that would be answered otherwise. */
export class ReplayCard extends LitElement {
  static override readonly properties = {
    api: { attribute: false },
    time: { attribute: false },
    names: { attribute: false },
    draftRules: { attribute: false },
    replay: { state: true },
    trouble: { state: true },
  };

  static override readonly styles = [
    sharedStyles,
    quietStateStyles,
    css`
      header {
        display: grid;
        gap: 0.625rem;
        padding: 1.125rem 1.25rem;
      }
      form {
        display: flex;
        flex-wrap: wrap;
        align-items: end;
        gap: 0.5rem;
      }
      form > div {
        width: 8rem;
      }
      .counts {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(9rem, 100%), 1fr));
        gap: 0.75rem;
        padding: 0.75rem 1.25rem 1rem;
        border-top: 1px solid var(--line);
      }
      .counts > div {
        display: flex;
        flex-direction: column-reverse;
        justify-content: flex-end;
      }
      .counts dt {
        color: var(--muted);
        font-size: 0.875rem;
      }
      .counts dd {
        font-size: 1.5rem;
        font-weight: 700;
        line-height: 1.2;
        font-variant-numeric: tabular-nums;
      }
      .cut {
        padding: 0.75rem 1.25rem;
        border-top: 1px solid var(--line);
      }
    `,
  ];

  declare api: Api | null;
  declare time: SiteTime | null;
  declare names: Names | null;
  /** Null: by the rules in force. */
  declare draftRules: Rules | null;
  declare replay: Loaded<ReplayView> | null;
  declare trouble: string | null;

  constructor() {
    super();
    this.api = null;
    this.time = null;
    this.names = null;
    this.draftRules = null;
    this.replay = null;
    this.trouble = null;
  }

  private async start(): Promise<void> {
    const { api, draftRules } = this;
    const field = this.renderRoot.querySelector<HTMLInputElement>('#days');
    if (api === null || field === null || this.replay?.state === 'loading') return;
    if (field.value === '' || !field.validity.valid) {
      this.trouble = texts.whatIf.needsDays;
      field.focus();
      return;
    }
    this.trouble = null;
    this.replay = { state: 'loading' };
    const days = field.valueAsNumber;
    this.replay = loadedOf(await api.replay({ days, ...(draftRules === null ? {} : { rules: draftRules }) }));
  }

  override render() {
    return html`<section class="card" aria-labelledby="replay">
      <header>
        <h2 id="replay">${texts.whatIf.replay}</h2>
        <p>${this.draftRules === null ? texts.whatIf.replayInForceIntro : texts.whatIf.replayDraftIntro}</p>
        <p class="small muted">${texts.whatIf.replayMeaning}</p>
        <form
          novalidate
          @submit=${(event: SubmitEvent) => {
            event.preventDefault();
            void this.start();
          }}
        >
          <div>
            <label for="days">${texts.whatIf.days}</label>
            <input
              id="days"
              type="number"
              min="1"
              max=${MOST_DAYS}
              step="1"
              value=${FIRST_DAYS}
              aria-invalid=${this.trouble === null ? nothing : 'true'}
            />
          </div>
          <button ?disabled=${this.replay?.state === 'loading'}>${icon('back')}${texts.whatIf.start}</button>
        </form>
        ${troubleNotice(this.trouble, 'alert')}
      </header>
      <div aria-live="polite">${this.renderReplay()}</div>
    </section>`;
  }

  private renderReplay() {
    const { replay, time, names } = this;
    if (replay === null || time === null || names === null) return nothing;
    if (replay.state === 'loading') return loadingState(texts.whatIf.replaying);
    if (replay.state === 'failed') {
      return failedState(texts.whatIf.failed, replay.message, () => void this.start());
    }
    const { counts, passages, cut } = replayModel(replay.value, time, names);
    return html`<dl class="counts">
        ${counts.map(
          ({ count, what }) =>
            html`<div>
              <dt>${what}</dt>
              <dd>${count}</dd>
            </div>`,
        )}
      </dl>
      ${
        passages.length > 0
          ? html`<replay-list .passages=${passages}></replay-list>`
          : replay.value.decided === 0
            ? emptyState('search', texts.whatIf.nothingDecided, texts.whatIf.nothingDecidedMeaning)
            : emptyState('check', texts.whatIf.noneDiffer, texts.whatIf.noneDifferMeaning)
      }
      ${cut === null ? nothing : html`<p class="cut small muted">${cut}</p>`}`;
  }
}
