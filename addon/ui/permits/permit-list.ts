import { LitElement, css, html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { PermitView } from '../../src/contract/permits.ts';
import type { Group } from '../../src/contract/rules.ts';
import type { SiteView } from '../../src/contract/site-view.ts';
import { namesOf } from '../names.ts';
import { badge } from '../parts/badge.ts';
import { icon } from '../parts/icons.ts';
import { emptyState } from '../parts/quiet-state.ts';
import { quietStateStyles } from '../parts/quiet-state-styles.ts';
import { sharedStyles } from '../parts/shared-styles.ts';
import { texts } from '../texts.ts';
import type { SiteTime } from '../time.ts';
import { matchingPermits, type PermitModel, permitModel } from './permit-view-model.ts';

/** What a person wants to do with one permit. */
export interface PermitAct {
  readonly act: 'edit' | 'suspend' | 'resume' | 'remove';
  readonly id: string;
}

/** So many rows at a time: a browser draws a few hundred at once, not ten thousand. */
const ROWS_AT_A_TIME = 100;

/** All permits, and the search in them. What is wanted of one is told as `permit-act` (`CustomEvent<PermitAct>`). */
export class PermitList extends LitElement {
  static override readonly properties = {
    site: { attribute: false },
    time: { attribute: false },
    groups: { attribute: false },
    permits: { attribute: false },
    wanted: { state: true },
    rows: { state: true },
  };

  static override readonly styles = [
    sharedStyles,
    quietStateStyles,
    css`
      .filter {
        padding: 1rem 1.25rem;
        border-bottom: 1px solid var(--line);
      }
      .filter p {
        margin-top: 0.375rem;
      }
      li {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        align-items: center;
        gap: 0.625rem 1rem;
        padding: 0.875rem 1.25rem;
        border-top: 1px solid var(--line);
        overflow-wrap: anywhere;
      }
      li:first-child {
        border-top: 0;
      }
      .what {
        display: grid;
        gap: 0.375rem;
      }
      .head,
      .plates,
      .tags {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0.375rem 0.625rem;
      }
      .facts {
        display: flex;
        flex-wrap: wrap;
        gap: 0 0.375rem;
      }
      .facts span:not(:last-child)::after {
        content: '·';
        margin-left: 0.375rem;
      }
      .notes {
        white-space: pre-line;
      }
      .tag {
        padding: 0 0.5rem;
        border: 1px solid var(--line);
        border-radius: 999px;
      }
      .acts {
        display: flex;
        flex-wrap: wrap;
        gap: 0.5rem;
      }
      .acts button {
        padding: 0 0.75rem;
      }
      .more {
        display: grid;
        justify-items: center;
        padding: 1.25rem;
        border-top: 1px solid var(--line);
      }
      @media (max-width: 43.99rem) {
        li {
          grid-template-columns: minmax(0, 1fr);
          padding: 0.875rem 1rem;
        }
        .acts {
          gap: 0.375rem;
        }
        .acts button {
          padding: 0 0.625rem;
        }
      }
    `,
  ];

  declare site: SiteView | null;
  declare time: SiteTime | null;
  declare groups: readonly Group[];
  declare permits: readonly PermitView[];
  declare wanted: string;
  declare rows: number;

  constructor() {
    super();
    this.site = null;
    this.time = null;
    this.groups = [];
    this.permits = [];
    this.wanted = '';
    this.rows = ROWS_AT_A_TIME;
  }

  /** Goes back to where a person left the list for the form. */
  focusPermit(id: string): void {
    this.renderRoot.querySelector<HTMLElement>(`[data-edit="${CSS.escape(id)}"]`)?.focus();
  }

  private tell(act: PermitAct['act'], id: string): void {
    this.dispatchEvent(new CustomEvent<PermitAct>('permit-act', { detail: { act, id } }));
  }

  override render() {
    const { site, time, permits } = this;
    if (site === null || time === null) return nothing;
    const names = namesOf(site.gates, this.groups);
    const matching = matchingPermits(permits, this.wanted, names);
    const shown = matching.slice(0, this.rows);
    return html`<div class="filter">
        <label for="wanted">${texts.permits.filter}</label>
        <input
          id="wanted"
          type="search"
          autocomplete="off"
          .value=${this.wanted}
          @input=${(event: InputEvent) => {
            this.wanted = (event.currentTarget as HTMLInputElement).value;
            this.rows = ROWS_AT_A_TIME;
          }}
        />
        <p class="muted small" role="status">
          ${
            matching.length === permits.length
              ? texts.permits.count(permits.length)
              : texts.permits.matching(matching.length, permits.length)
          }
        </p>
      </div>
      ${
        matching.length === 0
          ? emptyState('search', texts.permits.noneMatching, '')
          : html`<ul>
              ${repeat(
                shown.map((permit) => permitModel(permit, { now: site.now, time, names })),
                ({ id }) => id,
                (permit) => this.renderPermit(permit),
              )}
            </ul>`
      }
      ${
        matching.length > shown.length
          ? html`<div class="more">
              <button
                type="button"
                @click=${() => {
                  this.rows += ROWS_AT_A_TIME;
                }}
              >
                ${icon('down')}${texts.permits.showMore(
                  Math.min(ROWS_AT_A_TIME, matching.length - shown.length),
                )}
              </button>
            </div>`
          : nothing
      }`;
  }

  private renderPermit(permit: PermitModel) {
    return html`<li>
      <div class="what">
        <div class="head">
          <strong>${permit.holder}</strong>
          ${permit.badges.map(badge)}
        </div>
        <div class="plates">
          ${
            permit.plates.length === 0
              ? html`<plate-chip .absent=${texts.permits.noPlate}></plate-chip>`
              : permit.plates.map((plate) => html`<plate-chip .plate=${plate}></plate-chip>`)
          }
        </div>
        <p class="facts muted small">
          ${[permit.group, permit.validity, ...permit.limits].map((fact) => html`<span>${fact}</span>`)}
        </p>
        ${permit.notes === '' ? nothing : html`<p class="notes small">${permit.notes}</p>`}
        ${
          permit.tags.length === 0
            ? nothing
            : html`<p class="tags small muted">
                ${permit.tags.map((tag) => html`<span class="tag">${tag}</span>`)}
              </p>`
        }
      </div>
      ${this.renderActs(permit)}
    </li>`;
  }

  private renderActs({ id, holder, suspended }: PermitModel) {
    return html`<div class="acts">
      <button
        type="button"
        data-edit=${id}
        aria-label=${texts.permits.editLabel(holder)}
        @click=${() => {
          this.tell('edit', id);
        }}
      >
        ${icon('edit')}${texts.permits.edit}
      </button>
      <button
        type="button"
        aria-label=${suspended ? texts.permits.resumeLabel(holder) : texts.permits.suspendLabel(holder)}
        @click=${() => {
          this.tell(suspended ? 'resume' : 'suspend', id);
        }}
      >
        ${icon(suspended ? 'release' : 'hold')}${suspended ? texts.permits.resume : texts.permits.suspend}
      </button>
      <button
        type="button"
        class="danger"
        aria-label=${texts.permits.removeLabel(holder)}
        title=${texts.permits.remove}
        @click=${() => {
          this.tell('remove', id);
        }}
      >
        ${icon('trash')}
      </button>
    </div>`;
  }
}
