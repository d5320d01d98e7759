import { LitElement, css, html, nothing, type PropertyValues } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { ReaderView } from '../../src/contract/readers.ts';
import type { SiteView } from '../../src/contract/site-view.ts';
import type { Api } from '../api.ts';
import { namesOf } from '../names.ts';
import { type Loaded, loadedOf } from '../parts/loaded.ts';
import { failedState, loadingState } from '../parts/quiet-state.ts';
import { quietStateStyles } from '../parts/quiet-state-styles.ts';
import { sharedStyles } from '../parts/shared-styles.ts';
import { texts } from '../texts.ts';
import type { SiteTime } from '../time.ts';
import { readerModel } from './reader-model.ts';

/** How a reader fares is not news of the site: it is asked for, so often that nobody waits for it. */
const LOOK_AGAIN_MS = 10_000;

/** Who reads plates: how each fares, what it costs, and how shadows agree. */
export class ReadersView extends LitElement {
  static override readonly properties = {
    site: { attribute: false },
    time: { attribute: false },
    api: { attribute: false },
    readers: { state: true },
  };

  static override readonly styles = [
    sharedStyles,
    quietStateStyles,
    css`
      .intro {
        margin: 0.25rem 0 1rem;
      }
      .readers {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(22rem, 100%), 1fr));
        gap: 1rem;
      }
    `,
  ];

  declare site: SiteView | null;
  declare time: SiteTime | null;
  declare api: Pick<Api, 'readers'> | null;
  declare private readers: Loaded<readonly ReaderView[]>;

  private timer: ReturnType<typeof setInterval> | undefined;

  constructor() {
    super();
    this.site = null;
    this.time = null;
    this.api = null;
    this.readers = { state: 'loading' };
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
    if (changed.has('api')) void this.load();
  }

  private async load(): Promise<void> {
    if (this.api === null) return;
    const answer = await this.api.readers();
    // What is shown already stays when looking again fails: the page says that the connection is lost.
    if (answer.ok || this.readers.state !== 'shown') this.readers = loadedOf(answer);
  }

  override render() {
    const { site, time } = this;
    if (site === null || time === null) return nothing;
    return html`<h1>${texts.readers.title}</h1>
      <p class="intro muted">${texts.readers.intro}</p>
      ${this.renderReaders(site, time)}`;
  }

  private renderReaders(site: SiteView, time: SiteTime) {
    const { readers } = this;
    if (readers.state === 'loading') return loadingState(texts.readers.loading);
    if (readers.state === 'failed') {
      return failedState(texts.readers.failed, readers.message, () => void this.load());
    }
    const names = namesOf(site.gates);
    return html`<section class="readers" aria-label=${texts.readers.title}>
      ${repeat(
        readers.value,
        (reader) => `${reader.role} ${reader.name}`,
        (reader) => html`<reader-card .reader=${readerModel(reader, site.now, time, names)}></reader-card>`,
      )}
    </section>`;
  }
}
