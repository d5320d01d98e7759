import { LitElement, css, html, nothing } from 'lit';
import type { Api } from '../api.ts';
import { sharedStyles } from '../parts/shared-styles.ts';
import { troubleNotice } from '../parts/trouble-notice.ts';
import { texts } from '../texts.ts';

/** Asks for the password. Fires `signed-in` when it was right. */
export class SignInView extends LitElement {
  static override readonly properties = {
    api: { attribute: false },
    working: { state: true },
    trouble: { state: true },
  };

  static override readonly styles = [
    sharedStyles,
    css`
      :host {
        display: grid;
        min-height: 100vh;
        min-height: 100dvh;
        place-items: center;
        padding: 1rem;
      }
      form {
        display: grid;
        gap: 1rem;
        width: min(24rem, 100%);
        padding: 2rem 1.75rem;
      }
      img {
        width: 3.5rem;
        height: 3.5rem;
      }
    `,
  ];

  declare api: Api | null;
  declare working: boolean;
  declare trouble: string | null;

  constructor() {
    super();
    this.api = null;
    this.working = false;
    this.trouble = null;
  }

  protected override firstUpdated(): void {
    this.renderRoot.querySelector('input')?.focus();
  }

  private async signIn(form: HTMLFormElement): Promise<void> {
    const field = form.querySelector<HTMLInputElement>('#password');
    if (this.api === null || field === null || this.working) return;
    if (field.value === '') {
      this.trouble = texts.signIn.needsPassword;
      field.focus();
      return;
    }
    this.working = true;
    const answer = await this.api.signIn(field.value);
    this.working = false;
    if (answer.ok) {
      this.trouble = null;
      this.dispatchEvent(new CustomEvent('signed-in'));
      return;
    }
    this.trouble = answer.error.message;
    field.select();
  }

  override render() {
    return html`<form
      class="card"
      novalidate
      @submit=${(event: SubmitEvent) => {
        event.preventDefault();
        void this.signIn(event.currentTarget as HTMLFormElement);
      }}
    >
      <img src="icon.svg" alt="" />
      <div>
        <h1>${texts.signIn.title}</h1>
        <p class="muted">${texts.productName}</p>
      </div>
      <div>
        <label for="password">${texts.signIn.password}</label>
        <input
          id="password"
          name="password"
          type="password"
          autocomplete="current-password"
          aria-describedby="trouble"
          aria-invalid=${this.trouble === null ? nothing : 'true'}
        />
      </div>
      <div id="trouble" role="alert">${troubleNotice(this.trouble)}</div>
      <button class="primary" ?disabled=${this.working}>
        ${this.working ? texts.signIn.working : texts.signIn.submit}
      </button>
    </form>`;
  }
}
