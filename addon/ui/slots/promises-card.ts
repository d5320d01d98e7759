import { LitElement, css, html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { PermitView } from '../../src/contract/permits.ts';
import type { SiteView } from '../../src/contract/site-view.ts';
import type { PromiseView } from '../../src/contract/slots.ts';
import type { Api } from '../api.ts';
import type { Names } from '../names.ts';
import type { AskDialog } from '../parts/ask-dialog.ts';
import { icon } from '../parts/icons.ts';
import type { Loaded } from '../parts/loaded.ts';
import { failedState, loadingState } from '../parts/quiet-state.ts';
import { quietStateStyles } from '../parts/quiet-state-styles.ts';
import { sharedStyles } from '../parts/shared-styles.ts';
import { texts } from '../texts.ts';
import type { SiteTime } from '../time.ts';
import { promisedTo, promiseModel, type PromiseModel } from './promise-model.ts';

const words = texts.slots.promises;

/** Places that are promised, and promising one. Fires `promises-changed`. */
export class PromisesCard extends LitElement {
  static override readonly properties = {
    site: { attribute: false },
    time: { attribute: false },
    api: { attribute: false },
    promises: { attribute: false },
    permits: { attribute: false },
    names: { attribute: false },
    news: { state: true },
  };

  static override readonly styles = [
    sharedStyles,
    quietStateStyles,
    css`
      .intro {
        margin: 0.25rem 0 0.75rem;
      }
      li {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        align-items: center;
        gap: 0.25rem 0.75rem;
        padding: 0.5rem 0;
        border-top: 1px solid var(--line);
        overflow-wrap: anywhere;
      }
      details {
        margin-top: 0.75rem;
        border-top: 1px solid var(--line);
      }
      summary {
        display: flex;
        align-items: center;
        gap: 0.5rem;
        min-height: 44px;
        font-weight: 650;
        list-style: none;
        cursor: pointer;
      }
      summary::-webkit-details-marker {
        display: none;
      }
      summary .icon:last-child {
        margin-left: auto;
      }
      details[open] summary .icon:last-child {
        transform: rotate(180deg);
      }
      promise-form-card {
        padding-top: 0.25rem;
      }
    `,
  ];

  declare site: SiteView | null;
  declare time: SiteTime | null;
  declare api: Pick<Api, 'makePromise' | 'takeBackPromise'> | null;
  declare promises: Loaded<readonly PromiseView[]>;
  declare permits: readonly PermitView[];
  declare names: Names | null;
  declare private news: string;

  constructor() {
    super();
    this.site = null;
    this.time = null;
    this.api = null;
    this.promises = { state: 'loading' };
    this.permits = [];
    this.names = null;
    this.news = '';
  }

  private changed(): void {
    this.dispatchEvent(new Event('promises-changed'));
  }

  private askTakingBack({ id, whom }: PromiseModel): void {
    const { api } = this;
    if (api === null) return;
    this.renderRoot.querySelector<AskDialog>('ask-dialog')?.ask({
      title: words.takeBackQuestion(whom),
      consequence: words.takeBackMeaning,
      confirm: words.takeBack,
      grave: false,
      choices: [],
      act: async () => {
        const answer = await api.takeBackPromise(id);
        if (answer.ok) this.news = words.takenBack(whom);
        // Also when it was over already: then it is shown no more.
        this.changed();
        return answer;
      },
    });
  }

  override render() {
    const { site, time } = this;
    if (site === null || time === null) return nothing;
    return html`<h2 id="promises">${words.title}</h2>
      <p class="intro small muted">${words.intro}</p>
      <p class="unseen" role="status">${this.news}</p>
      ${this.renderPromises(site, time)}
      <details>
        <summary>${icon('plus')}${words.make}${icon('down')}</summary>
        <promise-form-card
          .site=${site}
          .time=${time}
          .api=${this.api}
          .permits=${this.permits}
          .names=${this.names}
          @promise-made=${(event: CustomEvent<PromiseView>) => {
            this.news = words.made(promisedTo(event.detail));
            this.changed();
          }}
        ></promise-form-card>
      </details>
      <ask-dialog></ask-dialog>`;
  }

  private renderPromises({ now, slots }: SiteView, time: SiteTime) {
    const { promises } = this;
    if (promises.state === 'loading') return loadingState(words.loading);
    if (promises.state === 'failed') {
      return failedState(words.failed, promises.message, () => {
        this.changed();
      });
    }
    if (promises.value.length === 0) return html`<p>${words.none}</p>`;
    const slotName = (id: string): string => slots.find((slot) => slot.id === id)?.name ?? id;
    return html`<ul aria-labelledby="promises">
      ${repeat(
        promises.value.map((promise) => promiseModel(promise, { now, time, slotName })),
        ({ id }) => id,
        (promise) => this.renderPromise(promise),
      )}
    </ul>`;
  }

  private renderPromise(promise: PromiseModel) {
    const { whom, where, untilText, byText } = promise;
    return html`<li>
      <div>
        <strong>${whom}</strong>
        <p class="small">${where}, ${untilText}</p>
        <p class="small muted">${byText}</p>
      </div>
      <button
        type="button"
        class="danger"
        aria-label=${words.takeBackLabel(whom)}
        title=${words.takeBack}
        @click=${() => {
          this.askTakingBack(promise);
        }}
      >
        ${icon('trash')}
      </button>
    </li>`;
  }
}
