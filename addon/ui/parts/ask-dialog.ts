import { LitElement, css, html, nothing } from 'lit';
import type { Answer } from '../api.ts';
import { texts } from '../texts.ts';
import { dialogStyles, questionDialogStyles } from './dialog-styles.ts';
import { sharedStyles } from './shared-styles.ts';
import { troubleNotice } from './trouble-notice.ts';

/** One question to a person, and what is done on a yes. */
export interface Question {
  readonly title: string;
  readonly consequence: string;
  readonly confirm: string;
  /** Cannot be undone: the dialog then starts on Cancel. */
  readonly grave: boolean;
  /** Ways of doing it; the first is chosen at first. One or none: nothing is asked. */
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  /** What the choices are about; which way, when absent. */
  readonly choicesTitle?: string;
  /**
   * Does it, or asks once more where once is not enough.
   * @param choice the chosen value, empty without choices.
   */
  readonly act: (choice: string) => Promise<Answer<unknown>> | Question;
}

/** Asks before anything that moves a barrier or takes something away, and says what went wrong. */
export class AskDialog extends LitElement {
  static override readonly properties = {
    question: { state: true },
    choice: { state: true },
    working: { state: true },
    trouble: { state: true },
  };

  static override readonly styles = [
    sharedStyles,
    dialogStyles,
    questionDialogStyles,
    css`
      fieldset {
        display: grid;
        gap: 0.5rem;
        margin: 1rem 0 0;
        padding: 0;
        border: 0;
      }
      legend {
        margin-bottom: 0.375rem;
        padding: 0;
        font-size: 0.875rem;
        font-weight: 600;
      }
      .choice {
        display: flex;
        align-items: center;
        gap: 0.625rem;
        min-height: 44px;
        margin: 0;
        padding: 0 0.875rem;
        border: 1px solid var(--line);
        border-radius: 10px;
        font-size: 1rem;
        font-weight: 500;
        cursor: pointer;
      }
      .choice:has(:checked) {
        border-color: var(--accent);
        box-shadow: inset 0 0 0 1px var(--accent);
      }
      .choice input {
        width: 1.125rem;
        height: 1.125rem;
        accent-color: var(--accent);
      }
    `,
  ];

  declare question: Question | null;
  declare choice: string;
  declare working: boolean;
  declare trouble: string | null;

  constructor() {
    super();
    this.question = null;
    this.choice = '';
    this.working = false;
    this.trouble = null;
  }

  ask(question: Question): void {
    this.question = question;
    this.choice = question.choices[0]?.value ?? '';
    this.working = false;
    this.trouble = null;
    void this.updateComplete.then(() => {
      if (this.dialog?.open === false) this.dialog.showModal();
      this.renderRoot.querySelector<HTMLButtonElement>(question.grave ? '.cancel' : '.confirm')?.focus();
    });
  }

  private get dialog(): HTMLDialogElement | null {
    return this.renderRoot.querySelector('dialog');
  }

  private async confirm(question: Question): Promise<void> {
    const done = question.act(this.choice);
    if ('title' in done) {
      this.ask(done);
      return;
    }
    this.working = true;
    this.trouble = null;
    const answer = await done;
    if (this.question !== question) return;
    this.working = false;
    if (answer.ok) this.dialog?.close();
    else this.trouble = answer.error.message;
  }

  override render() {
    const { question } = this;
    return html`<dialog
      aria-labelledby="title"
      aria-describedby="consequence"
      @close=${() => {
        this.question = null;
      }}
    >
      ${question === null ? nothing : this.renderQuestion(question)}
    </dialog>`;
  }

  private renderQuestion(question: Question) {
    return html`<h2 id="title">${question.title}</h2>
      <p id="consequence" class="muted">${question.consequence}</p>
      ${question.choices.length > 1 ? this.renderChoices(question) : nothing}
      <div aria-live="assertive">${troubleNotice(this.trouble)}</div>
      <div class="actions">
        <button
          type="button"
          class="cancel"
          @click=${() => {
            this.dialog?.close();
          }}
        >
          ${texts.ask.cancel}
        </button>
        <button
          type="button"
          class="confirm ${question.grave ? 'danger' : 'primary'}"
          ?disabled=${this.working}
          @click=${() => this.confirm(question)}
        >
          ${this.working ? texts.ask.working : question.confirm}
        </button>
      </div>`;
  }

  private renderChoices(question: Question) {
    return html`<fieldset>
      <legend>${question.choicesTitle ?? texts.ask.which}</legend>
      ${question.choices.map(
        ({ value, label }) =>
          html`<label class="choice">
            <input
              type="radio"
              name="choice"
              value=${value}
              .checked=${this.choice === value}
              @change=${() => {
                this.choice = value;
              }}
            />${label}
          </label>`,
      )}
    </fieldset>`;
  }
}
