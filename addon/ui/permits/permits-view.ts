import { LitElement, css, html, nothing, type PropertyValues } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { PermitView } from '../../src/contract/api.ts';
import { PERMIT_KINDS } from '../../src/contract/words.ts';
import type { SiteView } from '../../src/contract/site-view.ts';
import type { Api } from '../api.ts';
import type { AskDialog } from '../parts/ask-dialog.ts';
import { badge } from '../parts/badge.ts';
import { formText } from '../parts/form-text.ts';
import { icon } from '../parts/icons.ts';
import { type Loaded, loadedOf } from '../parts/loaded.ts';
import { emptyState, failedState, loadingState } from '../parts/quiet-state.ts';
import { quietStateStyles } from '../parts/quiet-state-styles.ts';
import { recordListStyles } from '../parts/record-list-styles.ts';
import { sharedStyles } from '../parts/shared-styles.ts';
import { texts } from '../texts.ts';
import type { SiteTime } from '../time.ts';
import { permitOfForm } from './permit-form-model.ts';
import { matchingPermits, type PermitModel, permitModel } from './permit-view-model.ts';

interface Trouble {
  readonly field: 'plate' | 'holder' | 'lastDay' | null;
  readonly message: string;
}

/** Who may come and who may not. */
export class PermitsView extends LitElement {
  static override readonly properties = {
    site: { attribute: false },
    time: { attribute: false },
    api: { attribute: false },
    permits: { state: true },
    wanted: { state: true },
    saving: { state: true },
    trouble: { state: true },
    news: { state: true },
  };

  static override readonly styles = [
    sharedStyles,
    quietStateStyles,
    recordListStyles,
    css`
      .plate {
        font-family: var(--font-plate);
        text-transform: uppercase;
      }
      .kinds {
        display: grid;
        grid-template-columns: 1fr 1fr;
        gap: 0.5rem;
        margin: 0;
        padding: 0;
        border: 0;
      }
      .kind {
        display: grid;
        grid-template-columns: auto 1fr;
        align-items: center;
        gap: 0 0.5rem;
        margin: 0;
        padding: 0.625rem 0.75rem;
        border: 1px solid var(--line);
        border-radius: 10px;
        cursor: pointer;
      }
      .kind:has(:checked) {
        border-color: var(--accent);
        box-shadow: inset 0 0 0 1px var(--accent);
      }
      .kind:has(:focus-visible) {
        outline: 3px solid var(--accent);
        outline-offset: 2px;
      }
      .kind input {
        width: 1.125rem;
        height: 1.125rem;
        margin: 0;
        accent-color: var(--accent);
      }
      .kind small {
        grid-column: 2;
        color: var(--muted);
        font-weight: 400;
      }
      .filter {
        padding: 1rem 1.25rem;
        border-bottom: 1px solid var(--line);
      }
      .records plate-chip {
        flex: 0 0 auto;
        min-width: 8.5rem;
      }
      .standing {
        color: var(--wait);
        font-weight: 650;
      }
    `,
  ];

  declare site: SiteView | null;
  declare time: SiteTime | null;
  declare api: Api | null;
  declare permits: Loaded<readonly PermitView[]>;
  declare wanted: string;
  declare saving: boolean;
  declare trouble: Trouble | null;
  declare news: string;

  constructor() {
    super();
    this.site = null;
    this.time = null;
    this.api = null;
    this.permits = { state: 'loading' };
    this.wanted = '';
    this.saving = false;
    this.trouble = null;
    this.news = '';
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('api')) void this.load();
  }

  private async load(): Promise<void> {
    if (this.api === null) return;
    this.permits = loadedOf(await this.api.permits());
  }

  private async save(form: HTMLFormElement): Promise<void> {
    const { api, time } = this;
    if (api === null || time === null || this.saving) return;
    const fields = new FormData(form);
    const result = permitOfForm(
      {
        plate: formText(fields, 'plate'),
        holder: formText(fields, 'holder'),
        kind: PERMIT_KINDS.find((kind) => kind === formText(fields, 'kind')) ?? 'allow',
        firstDay: formText(fields, 'firstDay'),
        lastDay: formText(fields, 'lastDay'),
      },
      time,
    );
    if (!result.ok) {
      this.trouble = result;
      form.querySelector<HTMLInputElement>(`#${result.field}`)?.focus();
      return;
    }
    this.saving = true;
    this.trouble = null;
    const answer = await api.addPermit(result.permit);
    this.saving = false;
    if (!answer.ok) {
      this.trouble = { field: null, message: answer.error.message };
      return;
    }
    form.reset();
    this.news = texts.permits.added(answer.value.plate);
    await this.load();
  }

  private askRemoval(api: Api, permit: PermitModel): void {
    this.renderRoot.querySelector<AskDialog>('ask-dialog')?.ask({
      title: texts.permits.removeQuestion(permit.plate),
      consequence: permit.kind === 'allow' ? texts.permits.removeAllow : texts.permits.removeBlock,
      confirm: texts.permits.remove,
      grave: true,
      choices: [],
      act: async () => {
        const answer = await api.removePermit(permit.id);
        if (answer.ok) {
          this.news = texts.permits.removed(permit.plate);
          await this.load();
        }
        return answer;
      },
    });
  }

  override render() {
    return html`<h1>${texts.permits.title}</h1>
      <p class="intro muted">${texts.permits.intro}</p>
      <p class="unseen" role="status">${this.news}</p>
      <div class="layout">
        <section class="card side" aria-labelledby="add">
          <h2 id="add">${texts.permits.add}</h2>
          ${this.renderForm()}
        </section>
        <div class="card">${this.renderPermits()}</div>
      </div>
      <ask-dialog></ask-dialog>`;
  }

  private renderPermits() {
    const { permits, time, site, api } = this;
    if (time === null || site === null || api === null || permits.state === 'loading') {
      return loadingState(texts.permits.loading);
    }
    if (permits.state === 'failed') {
      return failedState(texts.permits.failed, permits.message, () => void this.load());
    }
    if (permits.value.length === 0) return emptyState('card', texts.permits.none, texts.permits.noneMeaning);
    const matching = matchingPermits(permits.value, this.wanted);
    return html`<div class="filter">
        <label for="wanted">${texts.permits.filter}</label>
        <input
          id="wanted"
          type="search"
          autocomplete="off"
          .value=${this.wanted}
          @input=${(event: InputEvent) => {
            this.wanted = (event.currentTarget as HTMLInputElement).value;
          }}
        />
      </div>
      ${
        matching.length === 0
          ? emptyState('search', texts.permits.noneMatching, '')
          : html`<ul class="records">
              ${repeat(
                matching.map((permit) => permitModel(permit, site.now, time)),
                (permit) => permit.id,
                (permit) => this.renderPermit(api, permit),
              )}
            </ul>`
      }`;
  }

  private renderPermit(api: Api, permit: PermitModel) {
    return html`<li>
      <plate-chip .plate=${permit.plate}></plate-chip>
      ${badge(permit.badge)}
      <div class="what">
        <p>${permit.holder}</p>
        <p class="muted small">
          ${permit.validity}
          ${permit.standing === null ? nothing : html`<span class="standing">${permit.standing}</span>`}
        </p>
      </div>
      <button
        type="button"
        class="danger"
        aria-label=${texts.permits.removeLabel(permit.plate)}
        @click=${() => {
          this.askRemoval(api, permit);
        }}
      >
        ${icon('trash')}${texts.permits.remove}
      </button>
    </li>`;
  }

  private renderForm() {
    const invalid = (field: Trouble['field']): 'true' | typeof nothing =>
      this.trouble?.field === field ? 'true' : nothing;
    return html`<form
      novalidate
      @submit=${(event: SubmitEvent) => {
        event.preventDefault();
        void this.save(event.currentTarget as HTMLFormElement);
      }}
    >
      <div>
        <label for="plate">${texts.permits.plate}</label>
        <input
          id="plate"
          name="plate"
          class="plate"
          maxlength="20"
          autocomplete="off"
          spellcheck="false"
          aria-invalid=${invalid('plate')}
        />
      </div>
      <div>
        <label for="holder">${texts.permits.holder}</label>
        <input
          id="holder"
          name="holder"
          maxlength="100"
          autocomplete="off"
          placeholder=${texts.permits.holderHint}
          aria-invalid=${invalid('holder')}
        />
      </div>
      <fieldset class="kinds">
        <legend class="unseen">${texts.permits.kind}</legend>
        ${PERMIT_KINDS.map(
          (kind) =>
            html`<label class="kind">
              <input type="radio" name="kind" value=${kind} ?checked=${kind === 'allow'} />
              ${texts.words.permitKind[kind]}
              <small>${kind === 'allow' ? texts.permits.allowMeaning : texts.permits.blockMeaning}</small>
            </label>`,
        )}
      </fieldset>
      <div class="pair">
        <div>
          <label for="firstDay">
            ${texts.permits.validFrom} <span class="optional">${texts.permits.optional}</span>
          </label>
          <input id="firstDay" name="firstDay" type="date" />
        </div>
        <div>
          <label for="lastDay">
            ${texts.permits.validTo} <span class="optional">${texts.permits.optional}</span>
          </label>
          <input id="lastDay" name="lastDay" type="date" aria-invalid=${invalid('lastDay')} />
        </div>
      </div>
      ${
        this.trouble === null
          ? nothing
          : html`<p class="notice tone-bad" role="alert">
              ${icon('warning')}<span>${this.trouble.message}</span>
            </p>`
      }
      <button class="primary" ?disabled=${this.saving}>
        ${icon('plus')}${this.saving ? texts.permits.saving : texts.permits.save}
      </button>
    </form>`;
  }
}
