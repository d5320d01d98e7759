import { LitElement, css, html } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { badge } from '../parts/badge.ts';
import { icon } from '../parts/icons.ts';
import { passageRowStyles } from '../parts/passage-row-styles.ts';
import { sharedStyles } from '../parts/shared-styles.ts';
import { texts } from '../texts.ts';
import type { ReplayedModel } from './replay-model.ts';

/** Vehicles that would have been answered otherwise: what was, what would be, and why. */
export class ReplayList extends LitElement {
  static override readonly properties = { passages: { attribute: false } };

  static override readonly styles = [
    sharedStyles,
    passageRowStyles,
    css`
      ul > li {
        padding: 0.75rem 1.25rem;
      }
      .turn {
        display: inline-flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0.25rem;
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
