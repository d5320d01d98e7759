import { LitElement, css, html } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { badge } from '../parts/badge.ts';
import { icon } from '../parts/icons.ts';
import { sharedStyles } from '../parts/shared-styles.ts';
import { texts } from '../texts.ts';
import type { ReplayedModel } from './replay-model.ts';

/** Vehicles that would have been answered otherwise: what was, what would be, and why. */
export class ReplayList extends LitElement {
  static override readonly properties = { passages: { attribute: false } };

  static override readonly styles = [
    sharedStyles,
    css`
      :host {
        container-type: inline-size;
      }
      ul > li {
        display: grid;
        grid-template: 'picture main' auto 'why why' auto / 6.5rem minmax(0, 1fr);
        gap: 0 0.875rem;
        padding: 0.75rem 1.25rem;
        border-top: 1px solid var(--line);
      }
      passage-picture {
        grid-area: picture;
        align-self: start;
        border-radius: 8px;
      }
      .main {
        grid-area: main;
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        align-content: center;
        gap: 0.375rem 0.75rem;
      }
      .turn,
      .way {
        display: inline-flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0.25rem;
      }
      .where {
        flex-basis: 100%;
        display: flex;
        flex-wrap: wrap;
        gap: 0 0.5rem;
        overflow-wrap: anywhere;
      }
      details {
        grid-area: why;
        min-width: 0;
      }
      summary {
        display: flex;
        align-items: center;
        justify-content: space-between;
        gap: 0.25rem 0.75rem;
        min-height: 44px;
        font-size: 0.9375rem;
        list-style: none;
        cursor: pointer;
      }
      summary::-webkit-details-marker {
        display: none;
      }
      .brief {
        min-width: 0;
        overflow-wrap: anywhere;
      }
      .why {
        display: inline-flex;
        flex: none;
        align-items: center;
        gap: 0.25rem;
        color: var(--accent);
        font-size: 0.875rem;
        font-weight: 600;
      }
      details[open] summary .icon {
        transform: rotate(180deg);
      }
      ol {
        display: grid;
        gap: 0.375rem;
        padding: 0.25rem 0 0.5rem 1.25rem;
        color: var(--muted);
        font-size: 0.9375rem;
        list-style: decimal;
        overflow-wrap: anywhere;
      }
      @container (min-width: 44rem) {
        ul > li {
          grid-template: 'picture main why' auto / 7.5rem minmax(0, 3fr) minmax(0, 4fr);
        }
        .main,
        details {
          align-self: center;
        }
      }
    `,
  ];

  declare passages: readonly ReplayedModel[];

  constructor() {
    super();
    this.passages = [];
  }

  override render() {
    return html`<ul>
      ${repeat(
        this.passages,
        (passage) => passage.id,
        (passage) => this.renderPassage(passage),
      )}
    </ul>`;
  }

  private renderPassage(passage: ReplayedModel) {
    return html`<li>
      <passage-picture .path=${passage.picture} .label=${passage.pictureLabel}></passage-picture>
      <div class="main">
        <plate-chip .plate=${passage.plate}></plate-chip>
        <p class="turn">
          <span class="unseen">${texts.whatIf.was}</span>${badge(passage.was)}${icon('next')}<span
            class="unseen"
            >${texts.whatIf.wouldBe}</span
          >${badge(passage.wouldBe)}
        </p>
        <p class="where muted small">
          <span class="numbers">${passage.moment}</span>
          <span class="way">${icon(passage.direction)}${passage.directionText}</span>
          <span>${passage.gate}</span>
        </p>
      </div>
      <details>
        <summary>
          <span class="brief">${passage.brief}</span>
          <span class="why">${texts.passages.why}${icon('down')}</span>
        </summary>
        <ol>
          ${passage.reasons.map((reason) => html`<li>${reason}</li>`)}
        </ol>
      </details>
    </li>`;
  }
}
