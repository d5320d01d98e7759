import { LitElement, css, html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { texts } from '../texts.ts';
import { badge } from './badge.ts';
import { icon } from './icons.ts';
import type { PassageModel } from './passage-view-model.ts';
import { wishPermit } from './permit-wish.ts';
import { sharedStyles } from './shared-styles.ts';
import type { Badge } from './tone.ts';

const UNDER_WAY: Badge = { label: texts.passages.underWay, icon: 'pulse', tone: 'wait' };

/** Passages one below the other, each with its picture, plate, end and reasons. */
export class PassageList extends LitElement {
  static override readonly properties = { passages: { attribute: false } };

  static override readonly styles = [
    sharedStyles,
    css`
      :host {
        container-type: inline-size;
      }
      li {
        display: grid;
        grid-template: 'picture main' auto 'why why' auto / 6.5rem minmax(0, 1fr);
        gap: 0 0.875rem;
        padding: 0.75rem 1rem;
        border-top: 1px solid var(--line);
      }
      li:first-child {
        border-top: 0;
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
      .permit {
        margin-left: auto;
        padding: 0 0.5rem;
        color: var(--accent);
        font-size: 0.875rem;
      }
      .where {
        flex-basis: 100%;
        display: flex;
        flex-wrap: wrap;
        gap: 0 0.5rem;
        overflow-wrap: anywhere;
      }
      .way {
        display: inline-flex;
        align-items: center;
        gap: 0.25rem;
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
      summary::-webkit-details-marker {
        display: none;
      }
      summary .icon {
        transition: transform 120ms;
      }
      details[open] summary .icon {
        transform: rotate(180deg);
      }
      ol {
        display: grid;
        gap: 0.375rem;
        padding: 0.25rem 0 0.5rem;
        color: var(--muted);
        font-size: 0.9375rem;
        overflow-wrap: anywhere;
      }
      ol li {
        display: list-item;
        margin-left: 1.25rem;
        padding: 0;
        border: 0;
        list-style: decimal;
      }
      .note {
        display: flex;
        gap: 0.375rem;
        padding-bottom: 0.5rem;
        color: var(--wait);
        font-size: 0.9375rem;
      }
      @container (min-width: 44rem) {
        ul > li {
          grid-template: 'picture main why' auto / 7.5rem minmax(0, 3fr) minmax(0, 4fr);
          align-items: start;
        }
        .main {
          align-self: center;
        }
        details {
          align-self: center;
        }
      }
    `,
  ];

  declare passages: readonly PassageModel[];

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

  private renderPassage(passage: PassageModel) {
    return html`<li>
      <passage-picture .path=${passage.picture} .label=${passage.pictureLabel}></passage-picture>
      <div class="main">
        <plate-chip .plate=${passage.plate} .likely=${passage.likelyPlate}></plate-chip>
        ${badge(passage.outcome ?? UNDER_WAY)} ${this.renderPermitWish(passage)}
        <p class="where muted small">
          <span class="numbers">${passage.clock}</span>
          <span class="way">${icon(passage.direction)}${passage.directionText}</span>
          <span>${passage.gate}</span>
        </p>
      </div>
      <details>
        <summary>
          <span class="brief">${passage.brief}</span>
          <span class="why">${texts.passages.why}${icon('down')}</span>
        </summary>
        ${passage.notes.map((note) => html`<p class="note">${icon('warning')}${note}</p>`)}
        ${
          passage.reasons.length === 0
            ? html`<p class="small muted">${texts.passages.noDecision}</p>`
            : html`<ol>
                ${passage.reasons.map((reason) => html`<li>${reason}</li>`)}
              </ol>`
        }
      </details>
    </li>`;
  }

  private renderPermitWish({ plate, likelyPlate }: PassageModel) {
    const text = plate ?? likelyPlate;
    if (text === null) return nothing;
    const meaning = texts.permits.fromPassage.meaning(text);
    return html`<button
      type="button"
      class="quiet permit"
      aria-label=${meaning}
      title=${meaning}
      @click=${() => {
        wishPermit(this, { plate: text, settled: plate !== null });
      }}
    >
      ${icon('card')}${texts.permits.fromPassage.label}
    </button>`;
  }
}
