import { LitElement, css, html, nothing } from 'lit';
import { icon } from '../parts/icons.ts';
import { sharedStyles } from '../parts/shared-styles.ts';
import { texts } from '../texts.ts';
import type { SensorModel } from './gate-view-model.ts';

/** The lane from the street to the site, seen from above: what each sensor on the way says. */
export class LaneStrip extends LitElement {
  static override readonly properties = { sensors: { attribute: false } };

  static override readonly styles = [
    sharedStyles,
    css`
      ol {
        display: grid;
        grid-auto-columns: minmax(0, 1fr);
        grid-auto-flow: column;
        gap: 0 0.5rem;
      }
      li {
        display: grid;
        grid-template-rows: auto auto 1fr;
        gap: 0.25rem;
      }
      .road {
        position: relative;
        display: grid;
        height: 3rem;
        margin: 0 -0.25rem;
        place-items: center;
        background: var(--road);
        color: var(--road-line);
      }
      .road::after {
        content: '';
        position: absolute;
        inset: auto 0 0.375rem;
        border-bottom: 2px solid color-mix(in srgb, var(--road-line) 40%, transparent);
      }
      li:first-child .road {
        margin-left: 0;
        border-radius: 8px 0 0 8px;
      }
      li:last-child .road {
        margin-right: 0;
        border-radius: 0 8px 8px 0;
      }
      .car {
        width: 3rem;
        fill: currentColor;
      }
      .car circle {
        fill: var(--road);
        stroke: currentColor;
        stroke-width: 2;
      }
      .place {
        font-size: 0.8125rem;
        font-weight: 650;
      }
      .says {
        display: flex;
        align-items: flex-start;
        gap: 0.25rem;
        padding: 0.125rem 0.375rem;
        border-radius: 6px;
        font-size: 0.8125rem;
        line-height: 1.35;
        overflow-wrap: anywhere;
        hyphens: auto;
      }
      .says .icon {
        margin-top: 0.125em;
      }
      .tone-calm {
        padding-left: 0;
        background: none;
      }
      .unknown {
        font-size: 1.25rem;
      }
    `,
  ];

  declare sensors: readonly SensorModel[];

  constructor() {
    super();
    this.sensors = [];
  }

  override render() {
    if (this.sensors.length === 0) return html`<p class="muted small">${texts.gate.noSensors}</p>`;
    return html`<ol aria-label=${texts.gate.lane}>
      ${this.sensors.map(
        (sensor) =>
          html`<li>
            <div class="road" aria-hidden="true">${this.renderSeen(sensor)}</div>
            <p class="place">${sensor.name}</p>
            <p class="says tone-${sensor.tone}">${icon(sensor.icon)}<span>${sensor.text}</span></p>
          </li>`,
      )}
    </ol>`;
  }

  private renderSeen(sensor: SensorModel) {
    switch (sensor.presence) {
      case 'clear':
        return nothing;
      case 'unknown':
        return html`<span class="unknown">?</span>`;
      case 'present':
        return html`<svg class="car" viewBox="0 0 48 22">
          <path
            d="M2 15v-3.5c0-1.6 1.1-2.9 2.7-3.2l5.8-1 5-4.6C16.5 1.6 17.9 1 19.3 1h9.4c1.6 0 3.2.7 4.3 1.9l4.5 4.6 5.4 1.3c1.8.4 3.1 2 3.1 3.9V15c0 1.1-.9 2-2 2H4c-1.1 0-2-.9-2-2z"
          />
          <circle cx="12" cy="17" r="4" />
          <circle cx="36" cy="17" r="4" />
        </svg>`;
    }
  }
}
