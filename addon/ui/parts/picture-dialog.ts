import { LitElement, css, html, nothing } from 'lit';
import { texts } from '../texts.ts';
import { dialogStyles } from './dialog-styles.ts';
import { icon } from './icons.ts';
import type { PictureWish } from './picture-events.ts';
import { sharedStyles } from './shared-styles.ts';

/** The large view of one picture. */
export class PictureDialog extends LitElement {
  static override readonly properties = { wish: { state: true } };

  static override readonly styles = [
    sharedStyles,
    dialogStyles,
    css`
      dialog {
        width: min(80rem, calc(100vw - 2rem));
        padding: 0;
        overflow: hidden;
      }
      header {
        display: flex;
        align-items: center;
        justify-content: space-between;
        gap: 1rem;
        padding: 0.5rem 0.5rem 0.5rem 1.25rem;
      }
      img {
        display: block;
        width: 100%;
        max-height: calc(100vh - 8rem);
        background: #000;
        object-fit: contain;
      }
    `,
  ];

  declare wish: PictureWish | null;

  constructor() {
    super();
    this.wish = null;
  }

  show(wish: PictureWish): void {
    this.wish = wish;
    void this.updateComplete.then(() => {
      this.renderRoot.querySelector('dialog')?.showModal();
    });
  }

  private close(): void {
    this.renderRoot.querySelector('dialog')?.close();
  }

  override render() {
    const { wish } = this;
    return html`<dialog
      aria-labelledby="title"
      @click=${(event: Event) => {
        if (event.target instanceof HTMLDialogElement) this.close();
      }}
      @close=${() => {
        this.wish = null;
      }}
    >
      ${
        wish === null
          ? nothing
          : html`<header>
                <h2 id="title">${wish.label}</h2>
                <button
                  type="button"
                  class="quiet"
                  aria-label=${texts.picture.close}
                  @click=${() => {
                    this.close();
                  }}
                >
                  ${icon('cross')}
                </button>
              </header>
              <img src=${wish.path} alt=${wish.label} />`
      }
    </dialog>`;
  }
}
