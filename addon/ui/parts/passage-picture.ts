import { LitElement, css, html, type PropertyValues } from 'lit';
import { texts } from '../texts.ts';
import { icon } from './icons.ts';
import { wishPicture } from './picture-events.ts';
import { sharedStyles } from './shared-styles.ts';

/** A passage's picture that opens large, or what is said where there is none. */
export class PassagePicture extends LitElement {
  static override readonly properties = {
    path: { attribute: false },
    label: { attribute: false },
    failed: { state: true },
  };

  static override readonly styles = [
    sharedStyles,
    css`
      :host {
        aspect-ratio: 16 / 9;
        overflow: hidden;
        border-radius: inherit;
        background: var(--calm-ground);
      }
      button {
        display: block;
        width: 100%;
        height: 100%;
        min-height: 0;
        padding: 0;
        border: 0;
        border-radius: inherit;
        background: none;
        cursor: zoom-in;
      }
      button:focus-visible {
        outline-offset: -4px;
        box-shadow: inset 0 0 0 6px var(--card);
      }
      img {
        display: block;
        width: 100%;
        height: 100%;
        object-fit: cover;
      }
      .absent {
        display: flex;
        width: 100%;
        height: 100%;
        align-items: center;
        justify-content: center;
        color: var(--muted);
        font-size: 1.25rem;
      }
    `,
  ];

  declare path: string | null;
  declare label: string;
  declare failed: boolean;

  constructor() {
    super();
    this.path = null;
    this.label = '';
    this.failed = false;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('path')) this.failed = false;
  }

  override render() {
    const { path, label } = this;
    if (path === null || this.failed) {
      const meaning = path === null ? texts.gate.noPicture : texts.gate.pictureGone;
      return html`<div class="absent" role="img" aria-label=${meaning} title=${meaning}>
        ${icon('picture')}
      </div>`;
    }
    return html`<button
      type="button"
      title=${texts.gate.enlarge}
      @click=${() => {
        wishPicture(this, { path, label });
      }}
    >
      <img
        src=${path}
        alt=${label}
        loading="lazy"
        decoding="async"
        @error=${() => {
          this.failed = true;
        }}
      />
    </button>`;
  }
}
