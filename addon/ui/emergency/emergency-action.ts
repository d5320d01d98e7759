import { LitElement, css, html } from 'lit';
import type { Api } from '../api.ts';
import type { AskDialog } from '../parts/ask-dialog.ts';
import { icon } from '../parts/icons.ts';
import { sharedStyles } from '../parts/shared-styles.ts';
import { texts } from '../texts.ts';

/** Opens every gate, behind a question. */
export class EmergencyAction extends LitElement {
  static override readonly properties = {
    api: { attribute: false },
    orderable: { type: Boolean },
  };

  static override readonly styles = [
    sharedStyles,
    css`
      button {
        width: 100%;
        border-color: var(--bad);
      }
    `,
  ];

  declare api: Api | null;
  declare orderable: boolean;

  constructor() {
    super();
    this.api = null;
    this.orderable = true;
  }

  override render() {
    return html`<button
        type="button"
        class="danger"
        ?disabled=${!this.orderable}
        @click=${() => {
          this.ask();
        }}
      >
        ${icon('warning')}${texts.emergency.open}
      </button>
      <ask-dialog></ask-dialog>`;
  }

  private ask(): void {
    const { api } = this;
    if (api === null) return;
    const words = texts.emergency;
    this.renderRoot.querySelector<AskDialog>('ask-dialog')?.ask({
      title: words.openQuestion,
      consequence: words.openMeaning,
      confirm: words.openConfirm,
      grave: true,
      choices: [],
      act: () => api.beginEmergency(),
    });
  }
}
