import { LitElement, css, html, nothing } from 'lit';
import { PERMIT_CODE } from '../../src/contract/permits.ts';
import type { Answer } from '../api.ts';
import { dialogStyles, questionDialogStyles } from '../parts/dialog-styles.ts';
import { formText } from '../parts/form-text.ts';
import { sharedStyles } from '../parts/shared-styles.ts';
import { troubleNotice } from '../parts/trouble-notice.ts';
import { texts } from '../texts.ts';

/** For whom a code is typed, and where it is sent. */
export interface CodeWish {
  readonly gateName: string;
  readonly send: (code: string) => Promise<Answer<unknown>>;
}

/** Asks for the code of a permit, and says what was wrong with it. */
export class CodeDialog extends LitElement {
  static override readonly properties = {
    wish: { state: true },
    working: { state: true },
    trouble: { state: true },
  };

  static override readonly styles = [
    sharedStyles,
    dialogStyles,
    questionDialogStyles,
    css`
      label {
        margin-top: 1rem;
      }
      input {
        font-variant-numeric: tabular-nums;
        letter-spacing: 0.2em;
      }
      .hint {
        margin-top: 0.25rem;
      }
    `,
  ];

  declare private wish: CodeWish | null;
  declare private working: boolean;
  declare private trouble: string | null;

  constructor() {
    super();
    this.wish = null;
    this.working = false;
    this.trouble = null;
  }

  ask(wish: CodeWish): void {
    this.wish = wish;
    this.working = false;
    this.trouble = null;
    void this.updateComplete.then(() => {
      this.dialog?.showModal();
      this.renderRoot.querySelector('input')?.focus();
    });
  }

  private get dialog(): HTMLDialogElement | null {
    return this.renderRoot.querySelector('dialog');
  }

  private async send(wish: CodeWish, form: HTMLFormElement): Promise<void> {
    if (this.working) return;
    const code = formText(new FormData(form), 'code');
    const input = form.querySelector('input');
    if (!PERMIT_CODE.test(code)) {
      this.trouble = texts.code.needsCode;
      input?.focus();
      return;
    }
    this.working = true;
    this.trouble = null;
    const answer = await wish.send(code);
    if (this.wish !== wish) return;
    this.working = false;
    if (answer.ok) {
      this.dialog?.close();
      return;
    }
    this.trouble = answer.error.message;
    input?.select();
  }

  override render() {
    const { wish } = this;
    return html`<dialog
      aria-labelledby="title"
      @close=${() => {
        this.wish = null;
      }}
    >
      ${wish === null ? nothing : this.renderForm(wish)}
    </dialog>`;
  }

  private renderForm(wish: CodeWish) {
    return html`<form
      novalidate
      @submit=${(event: SubmitEvent) => {
        event.preventDefault();
        void this.send(wish, event.currentTarget as HTMLFormElement);
      }}
    >
      <h2 id="title">${texts.code.title(wish.gateName)}</h2>
      <p class="muted">${texts.code.meaning}</p>
      <label for="code">${texts.code.code}</label>
      <input
        id="code"
        name="code"
        inputmode="numeric"
        maxlength="12"
        autocomplete="off"
        aria-describedby="hint"
        aria-invalid=${this.trouble === null ? nothing : 'true'}
      />
      <p id="hint" class="hint muted small">${texts.code.hint}</p>
      <div aria-live="assertive">${troubleNotice(this.trouble)}</div>
      <div class="actions">
        <button
          type="button"
          @click=${() => {
            this.dialog?.close();
          }}
        >
          ${texts.ask.cancel}
        </button>
        <button class="primary" ?disabled=${this.working}>
          ${this.working ? texts.ask.working : texts.code.send}
        </button>
      </div>
    </form>`;
  }
}
