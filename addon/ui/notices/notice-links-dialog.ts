import { LitElement, css, html, nothing } from 'lit';
import type { NoticeAnswer, NoticeLinks } from '../../src/contract/notices.ts';
import type { Api } from '../api.ts';
import { copyText } from '../parts/copy-text.ts';
import { dialogStyles, questionDialogStyles } from '../parts/dialog-styles.ts';
import { icon } from '../parts/icons.ts';
import { type Loaded, loadedOf } from '../parts/loaded.ts';
import { loadingState } from '../parts/quiet-state.ts';
import { quietStateStyles } from '../parts/quiet-state-styles.ts';
import { sharedStyles } from '../parts/shared-styles.ts';
import { troubleNotice } from '../parts/trouble-notice.ts';
import { texts } from '../texts.ts';
import type { SiteTime } from '../time.ts';

const words = texts.notices.links;

/** The signed links that answer one notice, to be copied into a message. */
export class NoticeLinksDialog extends LitElement {
  static override readonly properties = {
    api: { attribute: false },
    time: { attribute: false },
    noticeId: { state: true },
    links: { state: true },
    copying: { state: true },
  };

  static override readonly styles = [
    sharedStyles,
    quietStateStyles,
    dialogStyles,
    questionDialogStyles,
    css`
      dialog {
        width: min(36rem, calc(100vw - 2rem));
      }
      ul {
        display: grid;
        gap: 0.75rem;
        margin-top: 1rem;
      }
      .line {
        display: flex;
        gap: 0.5rem;
      }
      .line input {
        flex: 1;
        font-family: var(--font-plate);
        font-size: 0.875rem;
      }
      .line button {
        flex: none;
      }
    `,
  ];

  declare api: Pick<Api, 'noticeLinks'> | null;
  declare time: SiteTime | null;
  /** Null while nothing is shown. */
  declare private noticeId: string | null;
  declare private links: Loaded<NoticeLinks>;
  declare private copying: { readonly answer: NoticeAnswer; readonly copied: boolean } | null;

  constructor() {
    super();
    this.api = null;
    this.time = null;
    this.noticeId = null;
    this.links = { state: 'loading' };
    this.copying = null;
  }

  async show(noticeId: string): Promise<void> {
    const { api } = this;
    if (api === null) return;
    this.noticeId = noticeId;
    this.links = { state: 'loading' };
    this.copying = null;
    await this.updateComplete;
    if (this.dialog?.open === false) this.dialog.showModal();
    const links = loadedOf(await api.noticeLinks(noticeId));
    if (this.noticeId === noticeId) this.links = links;
  }

  private get dialog(): HTMLDialogElement | null {
    return this.renderRoot.querySelector('dialog');
  }

  private async copy(answer: NoticeAnswer, address: string): Promise<void> {
    const copied = await copyText(address);
    this.copying = { answer, copied };
    if (!copied) this.renderRoot.querySelector<HTMLInputElement>(`#link-${answer}`)?.select();
  }

  override render() {
    return html`<dialog
      aria-labelledby="title"
      @close=${() => {
        this.noticeId = null;
        // Whoever has a link can use it: none stays in the page.
        this.links = { state: 'loading' };
      }}
    >
      <h2 id="title">${words.title}</h2>
      ${this.noticeId === null ? nothing : this.renderLinks()}
      <div class="actions">
        <button
          type="button"
          @click=${() => {
            this.dialog?.close();
          }}
        >
          ${words.close}
        </button>
      </div>
    </dialog>`;
  }

  private renderLinks() {
    const { links, time, copying } = this;
    if (links.state === 'loading') return loadingState(words.loading);
    if (links.state === 'failed') return troubleNotice(links.message, 'alert');
    const until = time?.minute(links.value.until) ?? '';
    return html`<p class="muted">${words.meaning(until)}</p>
      <ul>
        ${links.value.links.map(({ answer, path }) => this.renderLink(answer, path))}
      </ul>
      <p class="small muted" role="status">${copying?.copied === false ? words.copyByHand : nothing}</p>`;
  }

  private renderLink(answer: NoticeAnswer, path: string) {
    const { label } = texts.notices.answer[answer];
    const address = new URL(path, document.baseURI).href;
    const isCopied = this.copying?.answer === answer && this.copying.copied;
    return html`<li>
      <label for="link-${answer}">${words.link(label)}</label>
      <div class="line">
        <input id="link-${answer}" readonly spellcheck="false" .value=${address} />
        <button type="button" aria-label=${words.copyLabel(label)} @click=${() => this.copy(answer, address)}>
          ${icon(isCopied ? 'check' : 'copy')}${isCopied ? words.copied : words.copy}
        </button>
      </div>
    </li>`;
  }
}
