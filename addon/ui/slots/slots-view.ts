import { LitElement, css, html, nothing, type PropertyValues } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import type { PermitView } from '../../src/contract/permits.ts';
import type { Group } from '../../src/contract/rules.ts';
import type { SiteView } from '../../src/contract/site-view.ts';
import type { PromiseView, SlotDetails } from '../../src/contract/slots.ts';
import type { Api } from '../api.ts';
import { slotMapModel } from '../live/slot-map-model.ts';
import { namesOf } from '../names.ts';
import { type Loaded, loadedOf } from '../parts/loaded.ts';
import { emptyState, failedState, loadingState } from '../parts/quiet-state.ts';
import { quietStateStyles } from '../parts/quiet-state-styles.ts';
import { sharedStyles } from '../parts/shared-styles.ts';
import { texts } from '../texts.ts';
import type { SiteTime } from '../time.ts';
import type { SlotList } from './slot-list.ts';
import { detailsKey, withLive } from './slot-row-model.ts';

/** Every slot with all that is known of it, promises, and how the parking place is run. */
export class SlotsView extends LitElement {
  static override readonly properties = {
    site: { attribute: false },
    time: { attribute: false },
    api: { attribute: false },
    slots: { state: true },
    promises: { state: true },
    permits: { state: true },
    groups: { state: true },
    chosen: { state: true },
    news: { state: true },
  };

  static override readonly styles = [
    sharedStyles,
    quietStateStyles,
    css`
      .intro {
        margin: 0.25rem 0 1rem;
      }
      .layout,
      .column {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        align-content: start;
        gap: 1rem;
      }
      .part {
        padding: 1.125rem 1.25rem 1.25rem;
      }
      .side {
        scroll-margin-block: 5rem;
      }
      /* On a small screen who chose a slot sees what can be done with it, before everything else. */
      .side {
        order: -1;
      }
      @media (min-width: 62rem) {
        .layout {
          grid-template-columns: minmax(0, 1fr) 25rem;
          align-items: start;
        }
        .side {
          position: sticky;
          top: 5rem;
          z-index: 1;
          max-height: calc(100vh - 6rem);
          overflow-y: auto;
        }
      }
      @media (max-width: 61.99rem) {
        .column {
          display: contents;
        }
        /* The list may be long. */
        .list {
          order: 1;
        }
        settings-card {
          order: 2;
        }
      }
    `,
  ];

  declare site: SiteView | null;
  declare time: SiteTime | null;
  declare api: Api | null;
  declare private slots: Loaded<readonly SlotDetails[]>;
  declare private promises: Loaded<readonly PromiseView[]>;
  declare private permits: readonly PermitView[];
  declare private groups: readonly Group[];
  /** The slot that is edited, as it was when it was chosen. */
  declare private chosen: SlotDetails | null;
  declare private news: string;

  /** One fetch at a time: what changes meanwhile is fetched after it. */
  private fetching: 'no' | 'yes' | 'again' = 'no';

  constructor() {
    super();
    this.site = null;
    this.time = null;
    this.api = null;
    this.slots = { state: 'loading' };
    this.promises = { state: 'loading' };
    this.permits = [];
    this.groups = [];
    this.chosen = null;
    this.news = '';
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const { site } = this;
    const before = changed.get('site');
    const isOld =
      before !== undefined &&
      before !== null &&
      site !== null &&
      detailsKey(before.slots, before.promised) !== detailsKey(site.slots, site.promised);
    if (changed.has('api')) void this.loadBooks();
    if (changed.has('api') || isOld) void this.load();
  }

  private async load(): Promise<void> {
    const { api } = this;
    if (api === null) return;
    if (this.fetching !== 'no') {
      this.fetching = 'again';
      return;
    }
    do {
      this.fetching = 'yes';
      const [slots, promises] = await Promise.all([api.slots(), api.promises()]);
      // What is shown stays while the site is out of reach; the page says that it is.
      if (slots.ok || this.slots.state !== 'shown') this.slots = loadedOf(slots);
      if (promises.ok || this.promises.state !== 'shown') this.promises = loadedOf(promises);
    } while (this.wantsAgain());
    this.fetching = 'no';
  }

  private wantsAgain(): boolean {
    return this.fetching === 'again' && this.isConnected;
  }

  /** Permits to choose from and names of groups; without them everything else still works. */
  private async loadBooks(): Promise<void> {
    const { api } = this;
    if (api === null) return;
    const [permits, rules] = await Promise.all([api.permits(), api.rules()]);
    if (permits.ok) this.permits = permits.value;
    if (rules.ok) this.groups = rules.value.rules.groups;
  }

  private choose(slots: readonly SlotDetails[], id: string): void {
    this.chosen = slots.find((slot) => slot.id === id) ?? null;
    void this.updateComplete.then(() => {
      this.renderRoot.querySelector('.side')?.scrollIntoView({ block: 'nearest' });
    });
  }

  private leave(): void {
    const left = this.chosen;
    this.chosen = null;
    if (left === null) return;
    void this.updateComplete.then(() => {
      this.renderRoot.querySelector<SlotList>('slot-list')?.focusSlot(left.id);
    });
  }

  private saved(slot: SlotDetails): void {
    this.news = texts.slots.form.saved(slot.name);
    this.leave();
    void this.load();
  }

  override render() {
    const { site, time } = this;
    if (site === null || time === null) return nothing;
    const names = namesOf(site.gates, this.groups);
    return html`<h1>${texts.slots.title}</h1>
      <p class="intro muted">${texts.slots.intro}</p>
      <p class="unseen" role="status">${this.news}</p>
      <div class="layout">
        <div class="column">${this.renderSlots(site, time)}</div>
        <div class="column">
          ${
            this.chosen === null
              ? nothing
              : html`<div class="card part side">
                  ${keyed(
                    this.chosen,
                    html`<slot-form-card
                      .slotDetails=${this.chosen}
                      .permits=${this.permits}
                      .names=${names}
                      .api=${this.api}
                      @slot-saved=${(event: CustomEvent<SlotDetails>) => {
                        this.saved(event.detail);
                      }}
                      @form-left=${() => {
                        this.leave();
                      }}
                    ></slot-form-card>`,
                  )}
                </div>`
          }
          <promises-card
            class="card part"
            .site=${site}
            .time=${time}
            .api=${this.api}
            .promises=${this.promises}
            .permits=${this.permits}
            .names=${names}
            @promises-changed=${() => this.load()}
          ></promises-card>
          <settings-card class="card part" .api=${this.api} .groups=${this.groups}></settings-card>
        </div>
      </div>`;
  }

  private renderSlots(site: SiteView, time: SiteTime) {
    const { slots } = this;
    if (slots.state === 'loading') return html`<div class="card">${loadingState(texts.slots.loading)}</div>`;
    if (slots.state === 'failed') {
      return html`<div class="card">
        ${failedState(texts.slots.failed, slots.message, () => void this.load())}
      </div>`;
    }
    const shown = withLive(slots.value, site.slots);
    const map = slotMapModel(shown, site.now, time);
    if (map === null) {
      return html`<div class="card">
        ${emptyState('parking', texts.slots.none, texts.slots.noneMeaning)}
      </div>`;
    }
    const choose = (event: CustomEvent<string>): void => {
      this.choose(shown, event.detail);
    };
    return html`<slot-map
        .slots=${map}
        choosable
        .chosen=${this.chosen?.id ?? null}
        @choose-slot=${choose}
      ></slot-map>
      <div class="card list">
        <slot-list .site=${site} .time=${time} .slots=${shown} @choose-slot=${choose}></slot-list>
      </div>`;
  }
}
