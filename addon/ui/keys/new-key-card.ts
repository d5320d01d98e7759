import { LitElement, css, html, nothing } from 'lit';
import type { NewUploadKeyView } from '../../src/contract/api.ts';
import { copyText } from '../parts/copy-text.ts';
import { icon } from '../parts/icons.ts';
import { sharedStyles } from '../parts/shared-styles.ts';
import { texts } from '../texts.ts';

/** The one time that a key is shown. Fires `done` when the person has it. */
export class NewKeyCard extends LitElement {
  static override readonly properties = { made: { attribute: false }, copying: { state: true } };

  static override readonly styles = [
    sharedStyles,
    css`
      :host {
        display: grid;
        gap: 0.75rem;
      }
      h2 {
        overflow-wrap: anywhere;
      }
      textarea {
        width: 100%;
        padding: 0.625rem 0.75rem;
        border: 1px solid var(--field-line);
        border-radius: 10px;
        background: var(--raised);
        color: var(--text);
        font: inherit;
        font-family: var(--font-plate);
        resize: none;
        word-break: break-all;
      }
      .actions {
        display: flex;
        gap: 0.5rem;
      }
      .actions button {
        flex: 1;
      }
    `,
  ];

  declare made: NewUploadKeyView | null;
  declare copying: 'not-yet' | 'copied' | 'by-hand';

  constructor() {
    super();
    this.made = null;
    this.copying = 'not-yet';
  }

  private async copy(key: string): Promise<void> {
    const copied = await copyText(key);
    this.copying = copied ? 'copied' : 'by-hand';
    if (!copied) this.renderRoot.querySelector('textarea')?.select();
  }

  override render() {
    const { made } = this;
    if (made === null) return nothing;
    return html`<h2>${texts.keys.newKey(made.name)}</h2>
      <p class="notice tone-wait">${icon('warning')}<span>${texts.keys.shownOnce}</span></p>
      <textarea
        readonly
        rows="2"
        spellcheck="false"
        aria-label=${texts.keys.newKey(made.name)}
        .value=${made.key}
      ></textarea>
      <div class="actions">
        <button type="button" class="primary" @click=${() => this.copy(made.key)}>
          ${this.copying === 'copied' ? icon('check') : icon('copy')}
          ${this.copying === 'copied' ? texts.keys.copied : texts.keys.copy}
        </button>
        <button
          type="button"
          @click=${() => {
            this.dispatchEvent(new CustomEvent('done'));
          }}
        >
          ${texts.keys.done}
        </button>
      </div>
      <p class="small muted" role="status">
        ${this.copying === 'by-hand' ? texts.keys.copyByHand : nothing}
      </p>`;
  }
}
