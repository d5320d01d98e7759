import { LitElement, html, nothing, type PropertyValues } from 'lit';
import type { SessionView } from '../src/contract/api.ts';
import type { SiteView } from '../src/contract/site-view.ts';
import type { Instant } from '../src/contract/words.ts';
import { type Answer, type Api, createApi } from './api.ts';
import type { Connection } from './connection-state.ts';
import { emergencyModel } from './emergency/emergency-model.ts';
import { type LiveConnection, openLiveConnection } from './live-connection.ts';
import { announcements } from './live/announcements.ts';
import { icon, type IconName } from './parts/icons.ts';
import type { PictureDialog } from './parts/picture-dialog.ts';
import { onPermitWish, type PermitWish } from './parts/permit-wish.ts';
import { onPictureWish } from './parts/picture-events.ts';
import { failedState, loadingState } from './parts/quiet-state.ts';
import { quietStateStyles } from './parts/quiet-state-styles.ts';
import { revealCurrent } from './parts/reveal-current.ts';
import { sharedStyles } from './parts/shared-styles.ts';
import { EMPTY_SEARCH, hashOf, type Route, routeOf, VIEWS, type ViewName } from './route.ts';
import type { RulesDraft } from './rules/rules-draft.ts';
import { type ClockEstimate, heardClock, siteNow } from './site-clock-estimate.ts';
import { smartParkingPageStyles } from './smart-parking-page-styles.ts';
import { FIGURES } from './statistics/figures-route.ts';
import { texts } from './texts.ts';
import { createSiteTime, type SiteTime } from './time.ts';
import { visitRoute } from './visits/visit-route.ts';
import type { WhatIfForm } from './what-if/what-if-form.ts';

const viewIcon: Record<ViewName, IconName> = {
  live: 'pulse',
  visits: 'car',
  slots: 'parking',
  history: 'clock',
  figures: 'chart',
  permits: 'card',
  rules: 'sliders',
  'what-if': 'flask',
  gates: 'gate',
  readers: 'eye',
  keys: 'key',
};

type Access =
  | { readonly state: 'asking' }
  | { readonly state: 'signed-out' }
  | { readonly state: 'signed-in'; readonly canSignOut: boolean };

/** The whole page: who may see it, the connection to the site, and the view that the address names. */
export class SmartParkingPage extends LitElement {
  static override readonly properties = {
    access: { state: true },
    site: { state: true },
    connection: { state: true },
    route: { state: true },
    news: { state: true },
    trouble: { state: true },
    permitWish: { state: true },
    rulesDraft: { state: true },
    whatIfForm: { state: true },
  };

  static override readonly styles = [sharedStyles, quietStateStyles, smartParkingPageStyles];

  declare private access: Access;
  declare private site: SiteView | null;
  declare private connection: Connection;
  declare private route: Route;
  declare private news: string;
  declare private trouble: string | null;
  /** Kept here and not in the address, since a plate is nobody's business who reads the browser's history. */
  declare private permitWish: PermitWish | null;
  /** Kept from view to view, so that a draft is tried before it is saved. */
  declare private rulesDraft: RulesDraft | null;
  declare private whatIfForm: WhatIfForm | null;

  private readonly api: Api;
  private live: LiveConnection | null = null;
  private clock: ClockEstimate | null = null;
  private time: SiteTime | null = null;

  constructor() {
    super();
    this.access = { state: 'asking' };
    this.site = null;
    this.connection = { state: 'connecting', failures: 0 };
    this.route = routeOf(location.hash);
    this.news = '';
    this.trouble = null;
    this.permitWish = null;
    this.rulesDraft = null;
    this.whatIfForm = null;
    this.api = createApi({
      base: document.baseURI,
      fetch: (input, init) => fetch(input, init),
      onSignedOut: () => {
        this.signedOut();
      },
    });
    onPictureWish(this, (wish) => {
      this.renderRoot.querySelector<PictureDialog>('picture-dialog')?.show(wish);
    });
    onPermitWish(this, (wish) => {
      this.permitWish = wish;
      location.hash = hashOf({ view: 'permits' });
    });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('hashchange', this.follow);
    addEventListener('online', this.retry);
    document.addEventListener('visibilitychange', this.retry);
    void this.enter();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('hashchange', this.follow);
    removeEventListener('online', this.retry);
    document.removeEventListener('visibilitychange', this.retry);
    this.disconnectSite();
  }

  private readonly follow = (): void => {
    this.route = routeOf(location.hash);
  };

  private readonly retry = (): void => {
    if (!document.hidden) this.live?.retryNow();
  };

  private async enter(): Promise<void> {
    this.trouble = null;
    const answer = await this.api.session();
    if (answer.ok) this.takeSession(answer.value);
    else this.trouble = answer.error.message;
  }

  private takeSession(session: SessionView): void {
    if (session.passwordNeeded && !session.signedIn) {
      this.signedOut();
      return;
    }
    this.access = { state: 'signed-in', canSignOut: session.passwordNeeded };
    this.live ??= openLiveConnection({
      url: new URL('api/live', document.baseURI).href,
      onSite: (site) => {
        this.takeSite(site);
      },
      onConnection: (connection) => {
        this.connection = connection;
      },
      isReachable: () => this.isReachable(),
      now: this.now,
    });
  }

  private async isReachable(): Promise<boolean> {
    const answer: Answer<SessionView> = await this.api.session();
    if (answer.ok && answer.value.passwordNeeded && !answer.value.signedIn) this.signedOut();
    return answer.ok;
  }

  private takeSite(site: SiteView): void {
    this.clock = heardClock(this.clock, site, performance.now());
    if (site.timeZone !== this.site?.timeZone) this.time = createSiteTime(site.timeZone);
    const news = announcements(this.site, site);
    if (news.length > 0) this.news = news.join(' ');
    this.site = site;
  }

  private readonly now = (): Instant =>
    this.clock === null ? Date.now() : siteNow(this.clock, performance.now());

  private signedOut(): void {
    this.disconnectSite();
    this.permitWish = null;
    this.access = { state: 'signed-out' };
  }

  private disconnectSite(): void {
    this.live?.close();
    this.live = null;
    this.site = null;
    this.clock = null;
    this.connection = { state: 'connecting', failures: 0 };
  }

  private async signOut(): Promise<void> {
    const answer = await this.api.signOut();
    if (!answer.ok) {
      this.trouble = answer.error.message;
      return;
    }
    this.rulesDraft = null;
    this.whatIfForm = null;
    this.signedOut();
  }

  protected override updated(changed: PropertyValues): void {
    // On a phone more views have names than fit side by side.
    if (changed.has('route') || changed.has('access')) {
      revealCurrent(this.renderRoot.querySelector('nav'));
    }
    const view = texts.page[this.route.view];
    document.title = `${view} · ${this.site?.name ?? texts.productName}`;
  }

  override render() {
    switch (this.access.state) {
      case 'asking':
        return html`<div class="alone">
          ${
            this.trouble === null
              ? loadingState(texts.page.connecting)
              : failedState(texts.page.unreachable, this.trouble, () => void this.enter())
          }
        </div>`;
      case 'signed-out':
        return html`<sign-in-view .api=${this.api} @signed-in=${() => this.enter()}></sign-in-view>`;
      case 'signed-in':
        return this.renderPage(this.access.canSignOut);
    }
  }

  private renderPage(canSignOut: boolean) {
    const { site } = this;
    return html`<a
        class="skip button"
        href="#content"
        @click=${(event: MouseEvent) => {
          event.preventDefault();
          this.renderRoot.querySelector<HTMLElement>('main')?.focus();
        }}
        >${texts.page.skipToContent}</a
      >
      <header class="bar">
        <div class="name">
          <img src="icon.svg" alt="" />
          <p class="site-name">${site?.name ?? texts.productName}</p>
          ${
            site?.simulated === true
              ? html`<span class="demonstration" title=${texts.page.demonstrationMeaning}>
                  ${texts.page.demonstration}
                </span>`
              : nothing
          }
        </div>
        ${this.renderNavigation()}
        <site-clock .estimate=${this.clock} .time=${this.time}></site-clock>
        ${
          canSignOut
            ? html`<button
                type="button"
                class="quiet sign-out"
                title=${texts.page.signOut}
                @click=${() => this.signOut()}
              >
                ${icon('signOut')}<span class="unseen">${texts.page.signOut}</span>
              </button>`
            : nothing
        }
      </header>
      ${this.renderConnection()} ${this.renderEmergency()}
      <main id="content" tabindex="-1">${this.renderView()}</main>
      <p class="unseen" role="status">${this.news}</p>
      <picture-dialog></picture-dialog>`;
  }

  private renderNavigation() {
    return html`<nav aria-label=${texts.page.views}>
      ${VIEWS.map((view) => {
        const target = firstOf(view);
        return html`<a href=${hashOf(target)} aria-current=${this.route.view === view ? 'page' : nothing}
          >${icon(viewIcon[view])}<span>${texts.page[view]}</span></a
        >`;
      })}
    </nav>`;
  }

  private renderConnection() {
    const { connection } = this;
    return html`<div role="alert">
      ${
        this.trouble === null
          ? nothing
          : html`<p class="lost notice tone-bad">${icon('warning')}<span>${this.trouble}</span></p>`
      }
      ${
        connection.state === 'lost'
          ? html`<div class="lost notice tone-bad">
              ${icon('warning')}
              <p>
                <strong
                  >${texts.page.lost((this.time ?? createSiteTime('UTC')).clock(connection.since))}</strong
                >
                ${texts.page.lostMeaning}
              </p>
              <button type="button" @click=${this.retry}>${texts.page.tryAgain}</button>
            </div>`
          : nothing
      }
    </div>`;
  }

  private renderEmergency() {
    const { site, time, api } = this;
    if (site === null || time === null) return nothing;
    return html`<emergency-banner
      .emergency=${emergencyModel(site, time)}
      .api=${api}
      ?orderable=${this.connection.state === 'live'}
    ></emergency-banner>`;
  }

  private renderView() {
    const { site, time, api, route } = this;
    if (site === null || time === null)
      return html`<div class="card">${loadingState(texts.page.connecting)}</div>`;
    switch (route.view) {
      case 'live':
        return html`<live-view
          .site=${site}
          .time=${time}
          .api=${api}
          .siteNow=${this.now}
          ?orderable=${this.connection.state === 'live'}
        ></live-view>`;
      case 'slots':
        return html`<slots-view .site=${site} .time=${time} .api=${api}></slots-view>`;
      case 'history':
        return html`<history-view
          .site=${site}
          .time=${time}
          .api=${api}
          .search=${route.search}
        ></history-view>`;
      case 'visits':
        return html`<visits-view
          .site=${site}
          .time=${time}
          .api=${api}
          .siteNow=${this.now}
          .route=${route}
        ></visits-view>`;
      case 'figures':
        return html`<figures-view .site=${site} .time=${time} .api=${api} .route=${route}></figures-view>`;
      case 'permits':
        return html`<permits-view
          .site=${site}
          .time=${time}
          .api=${api}
          .wish=${this.permitWish}
          @wish-taken=${() => {
            this.permitWish = null;
          }}
        ></permits-view>`;
      case 'rules':
        return html`<rules-view
          .site=${site}
          .time=${time}
          .api=${api}
          .draft=${this.rulesDraft}
          @draft-change=${(event: CustomEvent<RulesDraft>) => {
            this.rulesDraft = event.detail;
          }}
        ></rules-view>`;
      case 'what-if':
        return html`<what-if-view
          .site=${site}
          .time=${time}
          .api=${api}
          .draft=${this.rulesDraft}
          .form=${this.whatIfForm}
          @form-change=${(event: CustomEvent<WhatIfForm>) => {
            this.whatIfForm = event.detail;
          }}
        ></what-if-view>`;
      case 'gates':
        return html`<gates-view
          .site=${site}
          .time=${time}
          .api=${api}
          ?orderable=${this.connection.state === 'live'}
        ></gates-view>`;
      case 'readers':
        return html`<readers-view .site=${site} .time=${time} .api=${api}></readers-view>`;
      case 'keys':
        return html`<keys-view .site=${site} .time=${time} .api=${api}></keys-view>`;
    }
  }
}

/** Where the name of a view leads. */
function firstOf(view: ViewName): Route {
  if (view === 'history') return { view, search: EMPTY_SEARCH };
  if (view === 'figures') return FIGURES;
  return view === 'visits' ? visitRoute('stays') : { view };
}
