import { LitElement, css, html, nothing } from 'lit';
import type { PermitImport as Import } from '../../src/contract/permits.ts';
import type { Api } from '../api.ts';
import { badge } from '../parts/badge.ts';
import { icon } from '../parts/icons.ts';
import { panelHeader, panelHeaderStyles } from '../parts/panel-header.ts';
import { loadingState } from '../parts/quiet-state.ts';
import { quietStateStyles } from '../parts/quiet-state-styles.ts';
import { sharedStyles } from '../parts/shared-styles.ts';
import { troubleNotice } from '../parts/trouble-notice.ts';
import { texts } from '../texts.ts';
import { type ImportModel, importModel } from './import-view-model.ts';

const words = texts.permits.file;

type Csv = Uint8Array<ArrayBuffer>;

type Step =
  | { readonly at: 'choose' }
  | { readonly at: 'working'; readonly text: string }
  | { readonly at: 'failed'; readonly message: string }
  /** The very bytes that were looked at are those that are imported, whatever becomes of the file meanwhile. */
  | { readonly at: 'preview'; readonly name: string; readonly csv: Csv; readonly preview: Import }
  | { readonly at: 'done'; readonly result: Import };

/** Permits from a CSV file: chosen, looked through, then imported. Tells `permits-imported` and `import-left`. */
export class PermitImport extends LitElement {
  static override readonly properties = {
    api: { attribute: false },
    step: { state: true },
  };

  static override readonly styles = [
    sharedStyles,
    panelHeaderStyles,
    quietStateStyles,
    css`
      .body {
        display: grid;
        gap: 0.875rem;
        margin-top: 0.5rem;
      }
      .body > * {
        min-width: 0;
      }
      input[type='file'] {
        padding: 0.5rem;
      }
      .counts,
      .row {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0.375rem 0.625rem;
      }
      h3 {
        overflow-wrap: anywhere;
      }
      section {
        display: grid;
        gap: 0.5rem;
      }
      li {
        padding: 0.5rem 0;
        border-top: 1px solid var(--line);
        overflow-wrap: anywhere;
      }
      li:first-child {
        border-top: 0;
      }
      .errors {
        padding: 0.75rem 0.875rem;
        border: 1px solid var(--bad);
        border-radius: 10px;
      }
      .errors h3 {
        display: flex;
        align-items: center;
        gap: 0.375rem;
        color: var(--bad);
      }
      .quiet-state {
        padding: 1.25rem;
      }
    `,
  ];

  declare api: Api | null;
  declare step: Step;

  constructor() {
    super();
    this.api = null;
    this.step = { at: 'choose' };
  }

  protected override firstUpdated(): void {
    this.renderRoot.querySelector<HTMLElement>('h2')?.focus();
  }

  private async look(input: HTMLInputElement): Promise<void> {
    const { api } = this;
    const [file] = input.files ?? [];
    if (api === null || file === undefined) return;
    const working: Step = { at: 'working', text: words.checking };
    this.step = working;
    let csv: Csv;
    try {
      csv = new Uint8Array(await file.arrayBuffer());
    } catch {
      this.step = { at: 'failed', message: words.unreadable };
      return;
    } finally {
      // The same file, mended, may be chosen again.
      input.value = '';
    }
    const answer = await api.importPermits(csv, false);
    if (this.step !== working) return;
    this.step = answer.ok
      ? { at: 'preview', name: file.name, csv, preview: answer.value }
      : { at: 'failed', message: answer.error.message };
  }

  private async apply(csv: Csv): Promise<void> {
    const { api } = this;
    if (api === null) return;
    this.step = { at: 'working', text: words.applying };
    const answer = await api.importPermits(csv, true);
    if (!answer.ok) {
      this.step = { at: 'failed', message: answer.error.message };
      return;
    }
    this.step = { at: 'done', result: answer.value };
    this.dispatchEvent(new Event('permits-imported'));
  }

  private leave(): void {
    this.dispatchEvent(new Event('import-left'));
  }

  override render() {
    const { step } = this;
    return html`${panelHeader({
        title: words.title,
        close: texts.permits.close,
        onClose: () => {
          this.leave();
        },
      })}
      <div class="body">
        <p class="small muted">${words.meaning}</p>
        <div>
          <label for="file">${words.choose}</label>
          <input
            id="file"
            type="file"
            accept=".csv,text/csv"
            ?disabled=${step.at === 'working'}
            @change=${(event: Event) => {
              void this.look(event.currentTarget as HTMLInputElement);
            }}
          />
        </div>
        <div aria-live="polite">${this.renderStep(step)}</div>
      </div>`;
  }

  private renderStep(step: Step) {
    switch (step.at) {
      case 'choose':
        return nothing;
      case 'working':
        return loadingState(step.text);
      case 'failed':
        return troubleNotice(step.message);
      case 'preview':
        return this.renderPreview(words.preview(step.name), step.csv, importModel(step.preview));
      case 'done':
        return html`<p class="notice tone-good">
          ${icon('check')}<span>${words.done(step.result.added, step.result.changed)}</span>
        </p>`;
    }
  }

  private renderPreview(title: string, csv: Csv, model: ImportModel) {
    return html`<div class="body">
      ${model.errorsTitle === null ? nothing : this.renderErrors(model.errorsTitle, model)}
      <section aria-label=${title}>
        <h3>${title}</h3>
        <p class="counts">${model.counts.length === 0 ? words.nothing : model.counts.map(badge)}</p>
        <ul>
          ${model.rows.map(
            ({ line, effect, holder, plates }) =>
              html`<li class="row">
                <span class="small muted numbers">${line}</span>
                ${badge(effect)}
                <span>${holder}</span>
                ${plates.map((plate) => html`<plate-chip .plate=${plate}></plate-chip>`)}
              </li>`,
          )}
        </ul>
        ${model.moreRows === null ? nothing : html`<p class="small muted">${model.moreRows}</p>`}
      </section>
      ${
        model.importable === null
          ? nothing
          : html`<button
              type="button"
              class="primary"
              @click=${() => {
                void this.apply(csv);
              }}
            >
              ${icon('check')}${words.apply(model.importable)}
            </button>`
      }
    </div>`;
  }

  private renderErrors(title: string, model: ImportModel) {
    return html`<section class="errors" role="alert">
      <h3>${icon('warning')}${title}</h3>
      <p class="small">${words.errorsMeaning}</p>
      <ul class="small">
        ${model.errors.map(({ where, message }) => html`<li><strong>${where}:</strong> ${message}</li>`)}
      </ul>
      ${model.moreErrors === null ? nothing : html`<p class="small muted">${model.moreErrors}</p>`}
    </section>`;
  }
}
