import { LitElement, css, html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { texts } from '../texts.ts';
import { badge } from './badge.ts';
import { icon } from './icons.ts';
import { passageRowStyles } from './passage-row-styles.ts';
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
    passageRowStyles,
    css`
      ul > li {
        padding: 0.75rem 1rem;
      }
      ul > li:first-child {
        border-top: 0;
      }
      .permit {
        margin-left: auto;
        padding: 0 0.5rem;
        color: var(--accent);
        font-size: 0.875rem;
      }
      .note {
        display: flex;
        gap: 0.375rem;
        padding-bottom: 0.5rem;
        color: var(--wait);
        font-size: 0.9375rem;
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
