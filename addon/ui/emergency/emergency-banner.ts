import { LitElement, css, html, nothing } from 'lit';
import type { Api } from '../api.ts';
import type { AskDialog } from '../parts/ask-dialog.ts';
import { icon } from '../parts/icons.ts';
import { sharedStyles } from '../parts/shared-styles.ts';
import { texts } from '../texts.ts';
import type { EmergencyModel } from './emergency-model.ts';

/** Stands above every view while all gates are open in an emergency, and ends it after two questions. */
export class EmergencyBanner extends LitElement {
  static override readonly properties = {
    emergency: { attribute: false },
    api: { attribute: false },
    orderable: { type: Boolean },
  };

  static override readonly styles = [
    sharedStyles,
    css`
      section {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0.5rem 0.75rem;
        padding: 0.75rem max(1rem, env(safe-area-inset-left));
        border-bottom: 2px solid var(--bad);
      }
      .sign {
        display: flex;
        font-size: 1.375rem;
      }
      .words {
        flex: 1 1 14rem;
        overflow-wrap: anywhere;
      }
      h2 {
        font-size: 1rem;
      }
      button {
        flex: none;
      }
    `,
  ];

  declare emergency: EmergencyModel | null;
  declare api: Api | null;
  /** False while the connection is lost: nobody should close what they cannot see. */
  declare orderable: boolean;

  constructor() {
    super();
    this.emergency = null;
    this.api = null;
    this.orderable = true;
  }

  override render() {
    const { emergency } = this;
    if (emergency === null) return nothing;
    return html`<section class="tone-bad" aria-labelledby="title">
        <span class="sign">${icon('warning')}</span>
        <div class="words">
          <h2 id="title">${texts.emergency.title}</h2>
          <p>${emergency.text}</p>
          ${emergency.notOpenText === null ? nothing : html`<p><strong>${emergency.notOpenText}</strong></p>`}
        </div>
        <button
          type="button"
          ?disabled=${!this.orderable}
          @click=${() => {
            this.askToEnd();
          }}
        >
          ${texts.emergency.end}
        </button>
      </section>
      <ask-dialog></ask-dialog>`;
  }

  private askToEnd(): void {
    const { api } = this;
    if (api === null) return;
    const words = texts.emergency;
    const question = { grave: true, choices: [] };
    this.renderRoot.querySelector<AskDialog>('ask-dialog')?.ask({
      ...question,
      title: words.endQuestion,
      consequence: words.endMeaning,
      confirm: words.endConfirm,
      act: () => ({
        ...question,
        title: words.endSureQuestion,
        consequence: words.endSureMeaning,
        confirm: words.endSureConfirm,
        act: () => api.endEmergency(),
      }),
    });
  }
}
