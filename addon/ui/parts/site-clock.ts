import { LitElement, css, html, nothing } from 'lit';
import { type ClockEstimate, siteNow, untilNextSecondMs } from '../site-clock-estimate.ts';
import { texts } from '../texts.ts';
import type { SiteTime } from '../time.ts';

/** The time at the site, running on between two pieces of news. */
export class SiteClock extends LitElement {
  static override readonly properties = { estimate: { attribute: false }, time: { attribute: false } };

  static override readonly styles = css`
    :host {
      display: block;
      line-height: 1.2;
      text-align: right;
      font-variant-numeric: tabular-nums;
    }
    time {
      font-size: 1.25rem;
      font-weight: 650;
    }
    p {
      margin: 0;
      color: var(--muted);
      font-size: 0.8125rem;
      white-space: nowrap;
    }
    @media (max-width: 61.99rem) {
      .more {
        display: none;
      }
    }
  `;

  declare estimate: ClockEstimate | null;
  declare time: SiteTime | null;

  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.estimate = null;
    this.time = null;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.timer);
  }

  protected override updated(): void {
    clearTimeout(this.timer);
    if (this.estimate === null || !this.isConnected) return;
    this.timer = setTimeout(
      () => {
        this.requestUpdate();
      },
      untilNextSecondMs(this.estimate, performance.now()),
    );
  }

  override render() {
    if (this.estimate === null || this.time === null) return nothing;
    const now = siteNow(this.estimate, performance.now());
    const { speed } = this.estimate;
    return html`<time
        role="timer"
        aria-live="off"
        aria-label=${texts.page.clock}
        datetime=${new Date(now).toISOString()}
      >
        ${this.time.clock(now)}
      </time>
      <p>
        ${this.time.day(now)}<span class="more">
          · ${this.time.timeZone}${speed === 1 ? nothing : html` · ${texts.page.fasterThanReal(speed)}`}</span
        >
      </p>`;
  }
}
