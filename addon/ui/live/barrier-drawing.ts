import { LitElement, css, html } from 'lit';
import type { BarrierPosition } from '../../src/contract/words.ts';

/** A small barrier whose arm stands as the real one does. Says nothing by itself: words stand beside it. */
export class BarrierDrawing extends LitElement {
  static override readonly properties = { position: { attribute: false } };

  static override readonly styles = css`
    :host {
      display: block;
    }
    svg {
      display: block;
      width: 100%;
      overflow: visible;
    }
    .ground {
      stroke: var(--line);
      stroke-width: 2;
      stroke-linecap: round;
    }
    .post {
      fill: var(--calm);
    }
    .hinge {
      fill: var(--card);
      stroke: var(--calm);
      stroke-width: 3;
    }
    .arm {
      transform-origin: 20px 28px;
      transition: transform 900ms ease-in-out;
    }
    .bar {
      fill: #fff;
      stroke: var(--calm);
    }
    .stripe {
      fill: #d4343f;
    }
    .closed {
      transform: rotate(0deg);
    }
    .opening,
    .closing,
    .stopped {
      transform: rotate(-38deg);
    }
    .open {
      transform: rotate(-76deg);
    }
    .unknown {
      transform: rotate(-20deg);
      opacity: 0.35;
    }
    @media (prefers-reduced-motion: reduce) {
      .arm {
        transition: none;
      }
    }
  `;

  declare position: BarrierPosition;

  constructor() {
    super();
    this.position = 'unknown';
  }

  override render() {
    return html`<svg viewBox="0 -48 100 116" aria-hidden="true">
      <path class="ground" d="M2 66h96" />
      <rect class="post" x="12" y="28" width="16" height="38" rx="3" />
      <g class="arm ${this.position}">
        <rect class="bar" x="14" y="24" width="82" height="8" rx="4" />
        <path class="stripe" d="M34 24.5h9l-4 7h-9zM54 24.5h9l-4 7h-9zM74 24.5h9l-4 7h-9z" />
      </g>
      <circle class="hinge" cx="20" cy="28" r="5" />
    </svg>`;
  }
}
