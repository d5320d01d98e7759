import { LitElement, css, html, nothing, type PropertyValues } from 'lit';
import { PASSAGE_OUTCOMES } from '../../src/contract/words.ts';
import type { SiteView } from '../../src/contract/site-view.ts';
import type { Api } from '../api.ts';
import { formText } from '../parts/form-text.ts';
import { icon } from '../parts/icons.ts';
import { byDay, passageModel } from '../parts/passage-view-model.ts';
import { emptyState, failedState, loadingState } from '../parts/quiet-state.ts';
import { quietStateStyles } from '../parts/quiet-state-styles.ts';
import { sharedStyles } from '../parts/shared-styles.ts';
import { troubleNotice } from '../parts/trouble-notice.ts';
import { EMPTY_SEARCH, hashOf, type HistorySearch } from '../route.ts';
import { namesOf } from '../names.ts';
import { texts } from '../texts.ts';
import type { SiteTime } from '../time.ts';
import {
  daysReversed,
  type Findings,
  found,
  isEmptySearch,
  LOOKING,
  lookingFurther,
  notFound,
  queryOf,
} from './history-view-model.ts';

/** Every passage that is kept, newest first, and the search in them. The search is part of the address. */
export class HistoryView extends LitElement {
  static override readonly properties = {
    site: { attribute: false },
    time: { attribute: false },
    api: { attribute: false },
    search: { attribute: false },
    findings: { state: true },
    trouble: { state: true },
  };

  static override readonly styles = [
    sharedStyles,
    quietStateStyles,
    css`
      h1 {
        margin-bottom: 1rem;
      }
      form {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(8.25rem, 100%), 1fr));
        align-items: end;
        gap: 0.75rem;
        padding: 1rem;
      }
      @media (max-width: 43.99rem) {
        .plate,
        .actions {
          grid-column: 1 / -1;
        }
      }
      .plate input {
        font-family: var(--font-plate);
        text-transform: uppercase;
      }
      .actions {
        display: flex;
        gap: 0.5rem;
      }
      .actions button {
        flex: 1;
      }
      form .notice {
        grid-column: 1 / -1;
      }
      .day {
        margin-top: 1.25rem;
      }
      .day h2 {
        padding: 0 0.25rem 0.5rem;
      }
      .found {
        margin-top: 1rem;
      }
      .more {
        display: grid;
        justify-items: center;
        padding: 1.25rem;
      }
    `,
  ];

  declare site: SiteView | null;
  declare time: SiteTime | null;
  declare api: Api | null;
  declare search: HistorySearch;
  declare findings: Findings;
  declare trouble: string | null;

  /** Answers of searches that are no longer wanted are dropped. */
  private searches = 0;

  constructor() {
    super();
    this.site = null;
    this.time = null;
    this.api = null;
    this.search = EMPTY_SEARCH;
    this.findings = LOOKING;
    this.trouble = null;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('search') && !changed.has('api')) return;
    this.findings = LOOKING;
    this.trouble = null;
    void this.look();
  }

  private async look(): Promise<void> {
    const { api } = this;
    if (api === null) return;
    this.searches += 1;
    const search = this.searches;
    const before = this.findings;
    const answer = await api.passages(queryOf(this.search, before.next));
    if (search !== this.searches) return;
    this.findings = answer.ok ? found(before, answer.value) : notFound(before, answer.error);
  }

  private lookFurther(): void {
    this.findings = lookingFurther(this.findings);
    void this.look();
  }

  private submit(form: HTMLFormElement): void {
    const fields = new FormData(form);
    const search: HistorySearch = {
      plate: formText(fields, 'plate'),
      from: formText(fields, 'from'),
      to: formText(fields, 'to'),
      outcome: PASSAGE_OUTCOMES.find((outcome) => outcome === formText(fields, 'outcome')) ?? null,
      gate: formText(fields, 'gate'),
    };
    this.trouble = daysReversed(search) ? texts.history.reversedDays : null;
    if (this.trouble === null) this.goTo(search);
  }

  private goTo(search: HistorySearch): void {
    const hash = hashOf({ view: 'history', search });
    if (location.hash !== hash) {
      location.hash = hash;
      return;
    }
    this.findings = LOOKING;
    void this.look();
  }

  override render() {
    return html`<h1>${texts.history.title}</h1>
      ${this.renderForm()}
      <div aria-live="polite" aria-busy=${this.findings.state === 'loading'}>${this.renderFindings()}</div>`;
  }

  private renderForm() {
    const { search } = this;
    return html`<form
      class="card"
      role="search"
      @submit=${(event: SubmitEvent) => {
        event.preventDefault();
        this.submit(event.currentTarget as HTMLFormElement);
      }}
    >
      <div class="plate">
        <label for="plate">${texts.history.plate}</label>
        <input
          id="plate"
          name="plate"
          .value=${search.plate}
          maxlength="20"
          autocomplete="off"
          spellcheck="false"
        />
      </div>
      <div>
        <label for="from">${texts.history.from}</label>
        <input id="from" name="from" type="date" .value=${search.from} />
      </div>
      <div>
        <label for="to">${texts.history.to}</label>
        <input id="to" name="to" type="date" .value=${search.to} />
      </div>
      <div>
        <label for="outcome">${texts.history.outcome}</label>
        <select id="outcome" name="outcome">
          <option value="">${texts.history.any}</option>
          ${PASSAGE_OUTCOMES.map(
            (outcome) =>
              html`<option value=${outcome} .selected=${outcome === search.outcome}>
                ${texts.words.outcome[outcome]}
              </option>`,
          )}
        </select>
      </div>
      <div>
        <label for="gate">${texts.history.gate}</label>
        <select id="gate" name="gate">
          <option value="">${texts.history.any}</option>
          ${(this.site?.gates ?? []).map(
            (gate) =>
              html`<option value=${gate.id} .selected=${gate.id === search.gate}>${gate.name}</option>`,
          )}
        </select>
      </div>
      <div class="actions">
        <button class="primary">${icon('search')}${texts.history.search}</button>
        ${
          isEmptySearch(search)
            ? nothing
            : html`<button
                type="button"
                @click=${() => {
                  this.goTo(EMPTY_SEARCH);
                }}
              >
                ${texts.history.clear}
              </button>`
        }
      </div>
      ${troubleNotice(this.trouble, 'alert')}
    </form>`;
  }

  private renderFindings() {
    const { findings, time } = this;
    if (time === null) return nothing;
    if (findings.passages.length === 0)
      return html`<div class="found card">${this.renderNothing(findings)}</div>`;
    const names = namesOf(this.site?.gates ?? []);
    const days = byDay(findings.passages.map((passage) => passageModel(passage, time, names)));
    return html`${days.map(
        ({ day, passages }) =>
          html`<section class="day">
            <h2>${day}</h2>
            <div class="card"><passage-list .passages=${passages}></passage-list></div>
          </section>`,
      )}
      <div class="more">${this.renderMore(findings)}</div>`;
  }

  private renderNothing(findings: Findings) {
    switch (findings.state) {
      case 'loading':
        return loadingState(texts.history.loading);
      case 'failed':
        return failedState(texts.history.failed, findings.trouble ?? '', () => {
          this.lookFurther();
        });
      case 'shown':
        return emptyState(
          'search',
          texts.history.none,
          isEmptySearch(this.search) ? texts.history.noneYet : texts.history.noneMatching,
        );
    }
  }

  private renderMore(findings: Findings) {
    if (findings.state === 'loading') return loadingState(texts.history.loading);
    if (findings.state === 'failed') {
      return failedState(texts.history.failed, findings.trouble ?? '', () => {
        this.lookFurther();
      });
    }
    return findings.next === null
      ? html`<p class="muted small">${texts.history.noOlder}</p>`
      : html`<button
          type="button"
          @click=${() => {
            this.lookFurther();
          }}
        >
          ${icon('down')}${texts.history.older}
        </button>`;
  }
}
