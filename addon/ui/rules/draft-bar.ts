import { LitElement, css, html, nothing } from 'lit';
import type { Names } from '../names.ts';
import { icon } from '../parts/icons.ts';
import { sharedStyles } from '../parts/shared-styles.ts';
import { hashOf } from '../route.ts';
import { texts } from '../texts.ts';
import type { SiteTime } from '../time.ts';
import { changeText } from './change-text.ts';
import { changesOf, type RulesDraft } from './rules-draft.ts';

/** What a draft would change, and what can be done with it. Fires `save` and `discard`. */
export class DraftBar extends LitElement {
  static override readonly properties = {
    draft: { attribute: false },
    names: { attribute: false },
    time: { attribute: false },
    saving: { type: Boolean },
    savable: { attribute: false },
  };

  static override readonly styles = [
    sharedStyles,
    css`
      .bar {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0.5rem 0.75rem;
        padding: 0.5rem 0.75rem;
        border-color: var(--accent);
        box-shadow: 0 6px 24px rgb(0 0 0 / 22%);
      }
      details {
        flex: 1 1 14rem;
        min-width: 0;
      }
      summary {
        display: flex;
        align-items: center;
        gap: 0.375rem;
        min-height: 44px;
        font-weight: 650;
        list-style: none;
        cursor: pointer;
      }
      summary::-webkit-details-marker {
        display: none;
      }
      details[open] summary .icon {
        transform: rotate(180deg);
      }
      ol {
        display: grid;
        gap: 0.25rem;
        max-height: 40vh;
        padding: 0.25rem 0 0.5rem 1.25rem;
        overflow-y: auto;
        font-size: 0.9375rem;
        list-style: decimal;
        overflow-wrap: anywhere;
      }
      .actions {
        display: flex;
        flex: 0 1 auto;
        flex-wrap: wrap;
        gap: 0.5rem;
      }
      @media (max-width: 43.99rem) {
        .actions {
          flex-basis: 100%;
        }
        .actions > * {
          flex: 1 1 auto;
          padding-inline: 0.625rem;
        }
        .actions .icon {
          display: none;
        }
      }
    `,
  ];

  declare draft: RulesDraft | null;
  declare names: Names | null;
  declare time: SiteTime | null;
  declare saving: boolean;
  /** False while somebody else's rules wait to be loaded first. */
  declare savable: boolean;

  constructor() {
    super();
    this.draft = null;
    this.names = null;
    this.time = null;
    this.saving = false;
    this.savable = true;
  }

  override render() {
    const { draft, names, time } = this;
    if (draft === null || names === null || time === null) return nothing;
    const changes = changesOf(draft);
    if (changes.length === 0) return nothing;
    return html`<section class="bar card" aria-label=${texts.rules.draft}>
      <details>
        <summary>${texts.rules.changes(changes.length)}${icon('down')}</summary>
        <ol aria-label=${texts.rules.whatChanges}>
          ${changes.map((change) => html`<li>${changeText(change, names, time)}</li>`)}
        </ol>
      </details>
      <div class="actions">
        <button
          type="button"
          class="danger"
          @click=${() => {
            this.dispatchEvent(new CustomEvent('discard'));
          }}
        >
          ${texts.rules.discard}
        </button>
        <a class="button" href=${hashOf({ view: 'what-if' })}>${icon('flask')}${texts.rules.tryDraft}</a>
        <button
          type="button"
          class="primary"
          ?disabled=${this.saving || !this.savable}
          @click=${() => {
            this.dispatchEvent(new CustomEvent('save'));
          }}
        >
          ${this.saving ? texts.rules.saving : texts.rules.save}
        </button>
      </div>
    </section>`;
  }
}
