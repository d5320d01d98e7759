import { LitElement, css, html, nothing, type PropertyValues } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { OrderView } from '../../src/contract/api.ts';
import type { OfflineView } from '../../src/contract/rules.ts';
import type { SiteView } from '../../src/contract/site-view.ts';
import type { Answer, Api } from '../api.ts';
import { namesOf } from '../names.ts';
import type { AskDialog } from '../parts/ask-dialog.ts';
import { type Loaded, loadedOf } from '../parts/loaded.ts';
import { emptyState, failedState, loadingState } from '../parts/quiet-state.ts';
import { quietStateStyles } from '../parts/quiet-state-styles.ts';
import { sharedStyles } from '../parts/shared-styles.ts';
import { texts } from '../texts.ts';
import type { SiteTime } from '../time.ts';
import { gateHealth } from './gate-health-model.ts';
import { orderModel } from './order-model.ts';
import { outageRows } from './outage-model.ts';

const ORDERS_SHOWN = 50;

/** A part that goes down is not news of the site: it is asked for, so often that nobody waits for it. */
const LOOK_AGAIN_MS = 5_000;

/** The barriers as machines: how they wear, what they do while something is down, and who ordered what. */
export class GatesView extends LitElement {
  static override readonly properties = {
    site: { attribute: false },
    time: { attribute: false },
    api: { attribute: false },
    orderable: { type: Boolean },
    offline: { state: true },
    orders: { state: true },
    news: { state: true },
  };

  static override readonly styles = [
    sharedStyles,
    quietStateStyles,
    css`
      .intro {
        margin: 0.25rem 0 1rem;
      }
      .gates {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(19rem, 100%), 1fr));
        gap: 1rem;
      }
      .below {
        display: grid;
        align-items: start;
        gap: 1rem;
        margin-top: 1rem;
      }
      .below header {
        padding: 1rem 1.25rem 0.75rem;
      }
      emergency-action {
        margin-top: 1rem;
      }
      @media (min-width: 60rem) {
        .below {
          grid-template-columns: minmax(0, 3fr) minmax(0, 2fr);
        }
      }
      @media (min-width: 44rem) {
        emergency-action {
          width: fit-content;
        }
      }
      .orders li {
        display: flex;
        flex-wrap: wrap;
        align-items: baseline;
        justify-content: space-between;
        gap: 0 1rem;
        padding: 0.625rem 1.25rem;
        border-top: 1px solid var(--line);
        overflow-wrap: anywhere;
      }
      .orders strong {
        font-weight: 650;
      }
    `,
  ];

  declare site: SiteView | null;
  declare time: SiteTime | null;
  declare api: Api | null;
  /** False while the connection is lost. */
  declare orderable: boolean;
  declare private offline: Loaded<OfflineView>;
  declare private orders: Loaded<readonly OrderView[]>;
  declare private news: string;

  private timer: ReturnType<typeof setInterval> | undefined;

  constructor() {
    super();
    this.site = null;
    this.time = null;
    this.api = null;
    this.orderable = true;
    this.offline = { state: 'loading' };
    this.orders = { state: 'loading' };
    this.news = '';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.timer = setInterval(() => {
      if (!document.hidden && this.orderable) void this.load();
    }, LOOK_AGAIN_MS);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.timer);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('api')) void this.load();
  }

  private async load(): Promise<void> {
    const { api } = this;
    if (api === null) return;
    const [offline, orders] = await Promise.all([api.offline(), api.orders(ORDERS_SHOWN)]);
    this.offline = newer(this.offline, offline);
    this.orders = newer(this.orders, orders);
  }

  private askServiced(api: Api, id: string, name: string): void {
    this.renderRoot.querySelector<AskDialog>('ask-dialog')?.ask({
      title: texts.gates.servicedQuestion(name),
      consequence: texts.gates.servicedMeaning,
      confirm: texts.gates.servicedNow,
      grave: false,
      choices: [],
      act: async () => {
        const answer = await api.serviced(id);
        if (answer.ok) {
          this.news = texts.gates.servicedDone(name);
          await this.load();
        }
        return answer;
      },
    });
  }

  override render() {
    const { site, time, api } = this;
    if (site === null || time === null || api === null) return nothing;
    return html`<h1>${texts.gates.title}</h1>
      <p class="intro muted">${texts.gates.intro}</p>
      <p class="unseen" role="status">${this.news}</p>
      ${
        site.gates.length === 0
          ? html`<div class="card">
              ${emptyState('barrierClosed', texts.live.noGates, texts.live.noGatesMeaning)}
            </div>`
          : this.renderGates(site, time, api)
      }
      ${
        site.emergency === null && site.gates.length > 0
          ? html`<emergency-action .api=${api} ?orderable=${this.orderable}></emergency-action>`
          : nothing
      }
      <div class="below">
        <section class="card" aria-labelledby="offline">
          <header>
            <h2 id="offline">${texts.gates.offline}</h2>
            <p class="muted small">${texts.gates.offlineMeaning}</p>
          </header>
          ${this.renderOffline(site, time)}
        </section>
        <section class="card" aria-labelledby="orders">
          <header><h2 id="orders">${texts.gates.orders}</h2></header>
          ${this.renderOrders(site, time)}
        </section>
      </div>
      <ask-dialog></ask-dialog>`;
  }

  private renderGates(site: SiteView, time: SiteTime, api: Api) {
    return html`<section class="gates" aria-label=${texts.gates.barriers}>
      ${repeat(
        site.gates.map((gate) => gateHealth(gate, site.now, time)),
        (gate) => gate.id,
        (gate) =>
          html`<gate-health-card
            .gate=${gate}
            ?orderable=${this.orderable}
            @serviced=${() => {
              this.askServiced(api, gate.id, gate.name);
            }}
          ></gate-health-card>`,
      )}
    </section>`;
  }

  private renderOffline(site: SiteView, time: SiteTime) {
    const { offline } = this;
    if (offline.state !== 'shown') return this.renderWaiting(offline);
    const rows = outageRows(offline.value, site.now, time, namesOf(site.gates));
    return html`<outage-table .rows=${rows}></outage-table>`;
  }

  private renderOrders(site: SiteView, time: SiteTime) {
    const { orders } = this;
    if (orders.state !== 'shown') return this.renderWaiting(orders);
    if (orders.value.length === 0)
      return emptyState('card', texts.gates.noOrders, texts.gates.noOrdersMeaning);
    const names = namesOf(site.gates);
    return html`<ul class="orders">
      ${orders.value
        .map((order) => orderModel(order, site.now, time, names))
        .map(
          ({ what, where, by, moment }) =>
            html`<li>
              <span><strong>${what}</strong> · ${where}</span>
              <span class="muted small"><span class="numbers">${moment}</span> ${by}</span>
            </li>`,
        )}
    </ul>`;
  }

  private renderWaiting(loaded: Exclude<Loaded<unknown>, { readonly state: 'shown' }>) {
    return loaded.state === 'loading'
      ? loadingState(texts.gates.loading)
      : failedState(texts.gates.failed, loaded.message, () => void this.load());
  }
}

/** What is shown already stays when looking again fails: the page says that the connection is lost. */
function newer<Value>(before: Loaded<Value>, answer: Answer<Value>): Loaded<Value> {
  return before.state === 'shown' && !answer.ok ? before : loadedOf(answer);
}
