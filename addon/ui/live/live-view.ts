import { LitElement, css, html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { SiteView } from '../../src/contract/site-view.ts';
import type { Instant } from '../../src/contract/words.ts';
import type { Api } from '../api.ts';
import { emptyState } from '../parts/quiet-state.ts';
import { quietStateStyles } from '../parts/quiet-state-styles.ts';
import { sharedStyles } from '../parts/shared-styles.ts';
import { texts } from '../texts.ts';
import type { SiteTime } from '../time.ts';
import { liveModel } from './live-view-model.ts';

/** The site as it is now. */
export class LiveView extends LitElement {
  static override readonly properties = {
    site: { attribute: false },
    time: { attribute: false },
    api: { attribute: false },
    siteNow: { attribute: false },
    orderable: { type: Boolean },
  };

  static override readonly styles = [
    sharedStyles,
    quietStateStyles,
    css`
      .layout {
        display: grid;
        grid-template: 'places' auto 'gates' auto 'emergency' auto 'slots' auto 'today' auto 'earlier' auto / minmax(
            0,
            1fr
          );
        gap: 1rem;
      }
      .told {
        margin-bottom: 1rem;
      }
      free-places {
        grid-area: places;
      }
      slot-map {
        grid-area: slots;
      }
      emergency-action {
        grid-area: emergency;
      }
      .gates {
        grid-area: gates;
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(21rem, 100%), 1fr));
        align-items: start;
        gap: 1rem;
      }
      notice-history {
        grid-area: earlier;
      }
      .today {
        grid-area: today;
      }
      .today header {
        display: flex;
        align-items: baseline;
        justify-content: space-between;
        gap: 1rem;
        padding: 1rem;
      }
      passage-list {
        border-top: 1px solid var(--line);
      }
      /* Where two cards stand side by side, a last one alone takes the whole row. */
      @media (min-width: 46rem) and (max-width: 90.99rem) {
        .gates > :last-child:nth-child(odd) {
          grid-column: 1 / -1;
        }
      }
      @media (min-width: 44rem) and (max-width: 67.99rem) {
        .layout {
          grid-template:
            'places slots' auto 'gates gates' auto 'emergency emergency' auto 'today today' auto 'earlier earlier' auto / minmax(
              0,
              1fr
            )
            minmax(0, 1fr);
        }
      }
      @media (min-width: 68rem) {
        .layout {
          grid-template:
            'gates places' auto
            'gates slots' auto
            'gates emergency' 1fr
            'today today' auto
            'earlier earlier' auto / minmax(0, 1fr) 22rem;
        }
      }
    `,
  ];

  declare site: SiteView | null;
  declare time: SiteTime | null;
  declare api: Api | null;
  /** The site's clock, running on between two views of the site. */
  declare siteNow: (() => Instant) | null;
  declare orderable: boolean;

  constructor() {
    super();
    this.site = null;
    this.time = null;
    this.api = null;
    this.siteNow = null;
    this.orderable = true;
  }

  override render() {
    if (this.site === null || this.time === null) return nothing;
    const model = liveModel(this.site, this.time);
    return html`<h1 class="unseen">${texts.page.live}</h1>
      <notice-board
        class=${model.notices.length === 0 ? '' : 'told'}
        .notices=${model.notices}
        .api=${this.api}
        .time=${this.time}
        ?orderable=${this.orderable}
      ></notice-board>
      <div class="layout">
        <free-places .places=${model.places}></free-places>
        <div class="gates" role="group" aria-label=${texts.live.gates}>
          ${
            model.gates.length === 0
              ? html`<div class="card">
                  ${emptyState('barrierClosed', texts.live.noGates, texts.live.noGatesMeaning)}
                </div>`
              : repeat(
                  model.gates,
                  (gate) => gate.id,
                  (gate) =>
                    html`<gate-card
                      .gate=${gate}
                      .api=${this.api}
                      .time=${this.time}
                      .siteNow=${this.siteNow}
                      ?orderable=${this.orderable}
                    ></gate-card>`,
                )
          }
        </div>
        ${
          model.emergencyCanBegin
            ? html`<emergency-action .api=${this.api} ?orderable=${this.orderable}></emergency-action>`
            : nothing
        }
        ${model.slots === null ? nothing : html`<slot-map .slots=${model.slots}></slot-map>`}
        <section class="today card" aria-labelledby="today">
          <header>
            <h2 id="today">${texts.passages.today}</h2>
            <p class="muted small">${model.todayText}</p>
          </header>
          ${
            model.today.length === 0
              ? emptyState('clock', texts.passages.noneToday, texts.passages.noneTodayMeaning)
              : html`<passage-list .passages=${model.today}></passage-list>`
          }
        </section>
        <notice-history .site=${this.site} .time=${this.time} .api=${this.api}></notice-history>
      </div>`;
  }
}
