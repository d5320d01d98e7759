import { LitElement, html, nothing } from 'lit';
import type { Instant } from '../../src/contract/words.ts';
import { stayText } from './stay-text.ts';

const LOOK_AGAIN_MS = 1_000;

/** How long a vehicle has been inside, running on by the site's clock. */
export class LiveStay extends LitElement {
  static override readonly properties = { since: { attribute: false }, siteNow: { attribute: false } };

  declare since: Instant | null;
  declare siteNow: (() => Instant) | null;

  private timer: ReturnType<typeof setInterval> | undefined;

  constructor() {
    super();
    this.since = null;
    this.siteNow = null;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.timer = setInterval(() => {
      this.requestUpdate();
    }, LOOK_AGAIN_MS);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.timer);
  }

  override render() {
    const { since, siteNow } = this;
    return since === null || siteNow === null ? nothing : html`<span>${stayText(siteNow() - since)}</span>`;
  }
}
