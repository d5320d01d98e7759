import { LitElement, html, nothing, type PropertyValues } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { NewUploadKeyView, UploadKeyView } from '../../src/contract/api.ts';
import type { SiteView } from '../../src/contract/site-view.ts';
import { DIRECTIONS } from '../../src/contract/words.ts';
import type { Api } from '../api.ts';
import type { AskDialog } from '../parts/ask-dialog.ts';
import { formText } from '../parts/form-text.ts';
import { icon } from '../parts/icons.ts';
import { type Loaded, loadedOf } from '../parts/loaded.ts';
import { emptyState, failedState, loadingState } from '../parts/quiet-state.ts';
import { quietStateStyles } from '../parts/quiet-state-styles.ts';
import { recordListStyles } from '../parts/record-list-styles.ts';
import { sharedStyles } from '../parts/shared-styles.ts';
import { troubleNotice } from '../parts/trouble-notice.ts';
import { texts } from '../texts.ts';
import type { SiteTime } from '../time.ts';
import { type KeyModel, keyModel } from './key-view-model.ts';

/** The keys with which cameras upload their pictures. */
export class KeysView extends LitElement {
  static override readonly properties = {
    site: { attribute: false },
    time: { attribute: false },
    api: { attribute: false },
    keys: { state: true },
    made: { state: true },
    gateChosen: { state: true },
    saving: { state: true },
    trouble: { state: true },
    news: { state: true },
  };

  static override readonly styles = [sharedStyles, quietStateStyles, recordListStyles];

  declare site: SiteView | null;
  declare time: SiteTime | null;
  declare api: Api | null;
  declare keys: Loaded<readonly UploadKeyView[]>;
  /** The key that was just made, for as long as it is shown. */
  declare made: NewUploadKeyView | null;
  declare gateChosen: boolean;
  declare saving: boolean;
  declare trouble: string | null;
  declare news: string;

  constructor() {
    super();
    this.site = null;
    this.time = null;
    this.api = null;
    this.keys = { state: 'loading' };
    this.made = null;
    this.gateChosen = false;
    this.saving = false;
    this.trouble = null;
    this.news = '';
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('api')) void this.load();
  }

  private async load(): Promise<void> {
    if (this.api === null) return;
    this.keys = loadedOf(await this.api.keys());
  }

  private async save(form: HTMLFormElement): Promise<void> {
    if (this.api === null || this.saving) return;
    const fields = new FormData(form);
    const name = formText(fields, 'name');
    const gateId = formText(fields, 'gate');
    if (name === '') {
      this.trouble = texts.keys.needsName;
      form.querySelector<HTMLInputElement>('#name')?.focus();
      return;
    }
    this.saving = true;
    this.trouble = null;
    const watches = DIRECTIONS.find((way) => way === formText(fields, 'watches'));
    const answer = await this.api.makeKey({
      name,
      ...(gateId === '' ? {} : { gateId }),
      ...(watches === undefined ? {} : { watches }),
    });
    this.saving = false;
    if (!answer.ok) {
      this.trouble = answer.error.message;
      return;
    }
    this.gateChosen = false;
    form.reset();
    this.made = answer.value;
    await this.load();
  }

  private askRevoking(api: Api, key: KeyModel): void {
    this.renderRoot.querySelector<AskDialog>('ask-dialog')?.ask({
      title: texts.keys.revokeQuestion(key.name),
      consequence: texts.keys.revokeMeaning,
      confirm: texts.keys.revoke,
      grave: true,
      choices: [],
      act: async () => {
        const answer = await api.revokeKey(key.id);
        if (answer.ok) {
          if (this.made?.id === key.id) this.made = null;
          this.news = texts.keys.revoked(key.name);
          await this.load();
        }
        return answer;
      },
    });
  }

  override render() {
    const { made } = this;
    return html`<h1>${texts.keys.title}</h1>
      <p class="intro muted">${texts.keys.intro}</p>
      <p class="unseen" role="status">${this.news}</p>
      <div class="layout">
        <section class="card side" aria-labelledby="make">
          ${
            made === null
              ? html`<h2 id="make">${texts.keys.make}</h2>
                  ${this.renderForm()}`
              : html`<new-key-card
                  .made=${made}
                  @done=${() => {
                    this.made = null;
                  }}
                ></new-key-card>`
          }
        </section>
        <div class="card">${this.renderKeys()}</div>
      </div>
      <ask-dialog></ask-dialog>`;
  }

  private renderKeys() {
    const { keys, time, site, api } = this;
    if (time === null || site === null || api === null || keys.state === 'loading') {
      return loadingState(texts.keys.loading);
    }
    if (keys.state === 'failed') return failedState(texts.keys.failed, keys.message, () => void this.load());
    if (keys.value.length === 0) return emptyState('key', texts.keys.none, texts.keys.noneMeaning);
    return html`<ul class="records">
      ${repeat(
        keys.value.map((key) => keyModel(key, site.gates, site.now, time)),
        (key) => key.id,
        (key) => this.renderKey(api, key),
      )}
    </ul>`;
  }

  private renderKey(api: Api, key: KeyModel) {
    return html`<li>
      <div class="what">
        <h3>${key.name}</h3>
        <p class="small">${key.gateText}</p>
        <p class="muted small">${key.madeText} · ${key.usedText}</p>
      </div>
      <button
        type="button"
        class="danger"
        aria-label=${texts.keys.revokeLabel(key.name)}
        @click=${() => {
          this.askRevoking(api, key);
        }}
      >
        ${icon('trash')}${texts.keys.revoke}
      </button>
    </li>`;
  }

  private renderForm() {
    return html`<form
      novalidate
      @submit=${(event: SubmitEvent) => {
        event.preventDefault();
        void this.save(event.currentTarget as HTMLFormElement);
      }}
    >
      <div>
        <label for="name">${texts.keys.name}</label>
        <input
          id="name"
          name="name"
          maxlength="100"
          autocomplete="off"
          aria-describedby="name-hint"
          aria-invalid=${this.trouble === texts.keys.needsName ? 'true' : nothing}
        />
        <p id="name-hint" class="hint muted small">${texts.keys.nameHint}</p>
      </div>
      <div>
        <label for="gate">${texts.keys.gate}</label>
        <select
          id="gate"
          name="gate"
          aria-describedby="gate-hint"
          @change=${(event: Event) => {
            this.gateChosen = (event.currentTarget as HTMLSelectElement).value !== '';
          }}
        >
          <option value="">${texts.keys.anyGate}</option>
          ${(this.site?.gates ?? []).map((gate) => html`<option value=${gate.id}>${gate.name}</option>`)}
        </select>
        <p id="gate-hint" class="hint muted small">${texts.keys.gateMeaning}</p>
      </div>
      ${
        this.gateChosen
          ? html`<div>
              <label for="watches">${texts.keys.watches}</label>
              <select id="watches" name="watches">
                ${DIRECTIONS.map((way) => html`<option value=${way}>${texts.keys.watching[way]}</option>`)}
              </select>
            </div>`
          : nothing
      }
      ${troubleNotice(this.trouble, 'alert')}
      <button class="primary" ?disabled=${this.saving}>
        ${icon('key')}${this.saving ? texts.keys.saving : texts.keys.save}
      </button>
    </form>`;
  }
}
