import { LitElement, css, html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { NoticeView } from '../../src/contract/notices.ts';
import type { SiteView } from '../../src/contract/site-view.ts';
import type { Api } from '../api.ts';
import { icon } from '../parts/icons.ts';
import { emptyState, failedState, loadingState } from '../parts/quiet-state.ts';
import { quietStateStyles } from '../parts/quiet-state-styles.ts';
import { sharedStyles } from '../parts/shared-styles.ts';
import { texts } from '../texts.ts';
import type { SiteTime } from '../time.ts';
import { noticeModel, noticeNames } from './notice-model.ts';

const AT_A_TIME = 20;
const words = texts.notices.history;

/** Notices that are over or were handled; fetched when somebody wants to see them. */
export class NoticeHistory extends LitElement {
  static override readonly properties = {
    site: { attribute: false },
    time: { attribute: false },
    api: { attribute: false },
    notices: { state: true },
    next: { state: true },
    loading: { state: true },
    trouble: { state: true },
  };

  static override readonly styles = [
    sharedStyles,
    quietStateStyles,
    css`
      summary {
        display: flex;
        align-items: center;
        justify-content: space-between;
        min-height: 44px;
        padding: 0.5rem 1rem;
        list-style: none;
        cursor: pointer;
      }
      summary::-webkit-details-marker {
        display: none;
      }
      details[open] summary > .icon {
        transform: rotate(180deg);
      }
      li {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr);
        gap: 0.125rem 0.75rem;
        padding: 0.625rem 1rem;
        border-top: 1px solid var(--line);
        overflow-wrap: anywhere;
      }
      li > .icon {
        margin-top: 0.125rem;
        color: var(--muted);
      }
      .facts {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0.25rem 0.75rem;
      }
      .more {
        display: grid;
        justify-items: center;
        padding: 1rem;
        border-top: 1px solid var(--line);
      }
    `,
  ];

  declare site: SiteView | null;
  declare time: SiteTime | null;
  declare api: Pick<Api, 'notices'> | null;
  /** Null until they were asked for. */
  declare private notices: readonly NoticeView[] | null;
  declare private next: string | null;
  declare private loading: boolean;
  declare private trouble: string | null;

  constructor() {
    super();
    this.site = null;
    this.time = null;
    this.api = null;
    this.notices = null;
    this.next = null;
    this.loading = false;
    this.trouble = null;
  }

  private async load(before: string | null): Promise<void> {
    const { api } = this;
    if (api === null || this.loading) return;
    this.loading = true;
    this.trouble = null;
    const answer = await api.notices({
      open: 'false',
      limit: AT_A_TIME,
      ...(before === null ? {} : { before }),
    });
    this.loading = false;
    if (!answer.ok) {
      this.trouble = answer.error.message;
      return;
    }
    this.notices = [...(before === null ? [] : (this.notices ?? [])), ...answer.value.notices];
    this.next = answer.value.next;
  }

  override render() {
    const { site, time } = this;
    if (site === null || time === null) return nothing;
    return html`<details
      class="card"
      @toggle=${(event: Event) => {
        // Whoever looks again wants to see what was added since.
        if ((event.currentTarget as HTMLDetailsElement).open) void this.load(null);
      }}
    >
      <summary>
        <h2>${words.show}</h2>
        ${icon('down')}
      </summary>
      ${this.renderNotices(site, time)}
    </details>`;
  }

  private renderNotices(site: SiteView, time: SiteTime) {
    const { notices, trouble, next } = this;
    if (trouble !== null) return failedState(words.failed, trouble, () => void this.load(null));
    // Nobody has asked for them yet.
    if (notices === null) return this.loading ? loadingState(words.loading) : nothing;
    if (notices.length === 0) return emptyState('bell', words.none, words.noneMeaning);
    const context = { now: site.now, time, names: noticeNames(site) };
    return html`<ul>
        ${repeat(
          notices,
          ({ id }) => id,
          (notice) => {
            const { icon: sign, title, vehicle, sinceText, outcome } = noticeModel(notice, context);
            return html`<li>
              ${icon(sign)}
              <div>
                <h3>${title}</h3>
                <p class="facts small muted">
                  ${
                    vehicle === null
                      ? nothing
                      : html`<plate-chip .plate=${vehicle.plate} .likely=${vehicle.likelyPlate}></plate-chip>`
                  }
                  <span>${sinceText}</span><span>${outcome}</span>
                </p>
              </div>
            </li>`;
          },
        )}
      </ul>
      ${
        next === null
          ? nothing
          : html`<div class="more">
              <button type="button" ?disabled=${this.loading} @click=${() => this.load(next)}>
                ${icon('down')}${words.older}
              </button>
            </div>`
      }`;
  }
}
