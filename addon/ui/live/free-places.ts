import { LitElement, css, html, nothing, svg } from 'lit';
import { badge } from '../parts/badge.ts';
import { sharedStyles } from '../parts/shared-styles.ts';
import { texts } from '../texts.ts';
import type { PlacesModel } from './live-view-model.ts';

/** How many vehicles may still come, large enough for a wall display. */
export class FreePlaces extends LitElement {
  static override readonly properties = { places: { attribute: false } };

  static override readonly styles = [
    sharedStyles,
    css`
      .card {
        display: grid;
        grid-template-columns: 1fr auto;
        align-items: center;
        align-content: center;
        gap: 0.25rem 1rem;
        height: 100%;
        padding: 1rem 1.25rem 1.25rem;
      }
      .gauge {
        position: relative;
        grid-row: 1 / 4;
        grid-column: 2;
        width: 10rem;
      }
      svg {
        display: block;
        width: 100%;
        fill: none;
        stroke-width: 10;
        stroke-linecap: round;
      }
      .whole {
        stroke: var(--calm-ground);
      }
      .taken {
        stroke: var(--accent);
        transition: stroke-dasharray 500ms ease-out;
      }
      .full .taken {
        stroke: var(--bad);
      }
      .gauge p {
        position: absolute;
        inset: auto 0 -0.375rem;
        text-align: center;
      }
      .gauge strong {
        display: block;
        font-size: 2.625rem;
        line-height: 1;
        letter-spacing: -0.02em;
      }
    `,
  ];

  declare places: PlacesModel | null;

  constructor() {
    super();
    this.places = null;
  }

  override render() {
    const { places } = this;
    if (places === null) return nothing;
    const arc = 'M11 60a49 49 0 0 1 98 0';
    return html`<section class="card ${places.full ? 'full' : ''}" aria-labelledby="title">
      <h2 id="title">${texts.free.title}</h2>
      <p class="muted">
        ${places.occupiedText}${places.promisedText === null ? nothing : html`<br />${places.promisedText}`}
      </p>
      <p>${places.full ? badge({ label: texts.free.full, icon: 'stop', tone: 'bad' }) : nothing}</p>
      <div class="gauge" role="img" aria-label=${places.label}>
        <svg viewBox="0 0 120 66" aria-hidden="true">
          <path class="whole" d=${arc} />
          ${
            places.takenShare === 0
              ? nothing
              : svg`<path class="taken" d=${arc} pathLength="100" stroke-dasharray="${places.takenShare * 100} 200" />`
          }
        </svg>
        <p class="numbers" aria-hidden="true">
          <strong>${places.free}</strong><span class="muted small">${texts.free.of(places.capacity)}</span>
        </p>
      </div>
    </section>`;
  }
}
