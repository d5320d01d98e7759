import { LitElement, css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { Rules, RulesView as RulesInForce } from '../../src/contract/rules.ts';
import type { SiteView } from '../../src/contract/site-view.ts';
import type { Api } from '../api.ts';
import { type Names, namesOf } from '../names.ts';
import type { AskDialog } from '../parts/ask-dialog.ts';
import { icon } from '../parts/icons.ts';
import { failedState, loadingState } from '../parts/quiet-state.ts';
import { quietStateStyles } from '../parts/quiet-state-styles.ts';
import { sharedStyles } from '../parts/shared-styles.ts';
import { troubleNotice } from '../parts/trouble-notice.ts';
import { texts } from '../texts.ts';
import type { SiteTime } from '../time.ts';
import { overlapText } from './change-text.ts';
import { draftChanged } from './draft-event.ts';
import { freshDraft, isChanged, rebased, type RulesDraft, type RulesOverlap } from './rules-draft.ts';

/** The rules in force, changed as a draft that is tried and then saved. Fires `draft-change`. */
export class RulesView extends LitElement {
  static override readonly properties = {
    site: { attribute: false },
    time: { attribute: false },
    api: { attribute: false },
    draft: { attribute: false },
    theirs: { state: true },
    overlaps: { state: true },
    saving: { state: true },
    trouble: { state: true },
    unread: { state: true },
    news: { state: true },
  };

  static override readonly styles = [
    sharedStyles,
    quietStateStyles,
    css`
      .intro {
        margin: 0.25rem 0 1rem;
      }
      .parts {
        display: grid;
        gap: 1rem;
      }
      .part {
        padding: 1.125rem 1.25rem 1.25rem;
      }
      .part > h2 + p {
        margin: 0.25rem 0 0.875rem;
      }
      .told {
        display: grid;
        gap: 0.75rem;
        scroll-margin-block: 6rem;
      }
      .told:not(:empty) {
        margin-bottom: 1rem;
      }
      .notice > div {
        flex: 1;
        min-width: 0;
      }
      .notice ul {
        padding: 0.25rem 0 0 1.125rem;
        list-style: disc;
        overflow-wrap: anywhere;
      }
      .notice button {
        margin-top: 0.5rem;
      }
      draft-bar {
        position: sticky;
        bottom: calc(4.5rem + env(safe-area-inset-bottom));
        z-index: 1;
        margin-top: 1rem;
      }
      @media (min-width: 44rem) {
        draft-bar {
          bottom: 0.75rem;
        }
      }
      @media (min-width: 62rem) {
        .parts {
          grid-template-columns: repeat(2, minmax(0, 1fr));
          align-items: start;
        }
        .wide {
          grid-column: 1 / -1;
        }
        .column {
          display: grid;
          gap: 1rem;
        }
      }
      @media (max-width: 61.99rem) {
        .column {
          display: contents;
        }
      }
    `,
  ];

  declare site: SiteView | null;
  declare time: SiteTime | null;
  declare api: Api | null;
  /** Null until the rules were read for the first time. */
  declare draft: RulesDraft | null;
  /** What somebody else saved since the draft was begun. */
  declare theirs: RulesInForce | null;
  declare overlaps: readonly RulesOverlap[] | null;
  declare saving: boolean;
  declare trouble: string | null;
  /** Why the rules could not be read. */
  declare unread: string | null;
  declare news: string;

  constructor() {
    super();
    this.site = null;
    this.time = null;
    this.api = null;
    this.draft = null;
    this.theirs = null;
    this.overlaps = null;
    this.saving = false;
    this.trouble = null;
    this.unread = null;
    this.news = '';
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('api')) void this.load();
  }

  private async load(): Promise<void> {
    if (this.api === null) return;
    this.unread = null;
    const answer = await this.api.rules();
    if (!answer.ok) {
      this.unread = answer.error.message;
      return;
    }
    const { draft } = this;
    if (draft === null || !isChanged(draft)) this.take(freshDraft(answer.value));
    else if (answer.value.version !== draft.base.version) this.theirs = answer.value;
  }

  private take(draft: RulesDraft): void {
    this.draft = draft;
    draftChanged(this, draft);
  }

  private changeRules(rules: Rules): void {
    if (this.draft === null) return;
    this.news = '';
    this.take({ ...this.draft, rules });
  }

  private async save(api: Api, draft: RulesDraft): Promise<void> {
    if (this.saving) return;
    this.saving = true;
    this.trouble = null;
    this.overlaps = null;
    const answer = await api.saveRules({ version: draft.base.version, rules: draft.rules });
    this.saving = false;
    if (answer.ok) {
      this.news = texts.rules.saved;
      this.take(freshDraft(answer.value));
    } else if (answer.error.code === 'rules-changed') {
      await this.load();
    } else {
      this.trouble = answer.error.message;
    }
    this.lookAtTold();
  }

  /** Whoever saves is far down the page, and what is told stands above it. */
  private lookAtTold(): void {
    void this.updateComplete.then(() => {
      this.renderRoot.querySelector('.told')?.scrollIntoView({ block: 'nearest' });
    });
  }

  private loadTheirs(theirs: RulesInForce): void {
    if (this.draft === null) return;
    const { draft, overlaps } = rebased(this.draft, theirs);
    this.theirs = null;
    this.overlaps = overlaps;
    this.take(draft);
  }

  private askDiscarding(draft: RulesDraft): void {
    this.renderRoot.querySelector<AskDialog>('ask-dialog')?.ask({
      title: texts.rules.discardQuestion,
      consequence: texts.rules.discardMeaning,
      confirm: texts.rules.discard,
      grave: true,
      choices: [],
      act: () => {
        const base = this.theirs ?? draft.base;
        this.theirs = null;
        this.overlaps = null;
        this.trouble = null;
        this.take(freshDraft(base));
        return Promise.resolve({ ok: true, value: undefined });
      },
    });
  }

  override render() {
    const { site, time, api, draft } = this;
    return html`<h1>${texts.rules.title}</h1>
      <p class="intro muted">${texts.rules.intro}</p>
      ${
        site === null || time === null || api === null || draft === null
          ? html`<div class="card">
              ${
                this.unread === null
                  ? loadingState(texts.rules.loading)
                  : failedState(texts.rules.failed, this.unread, () => void this.load())
              }
            </div>`
          : this.renderDraft(site, time, api, draft)
      }
      <ask-dialog></ask-dialog>`;
  }

  private renderDraft(site: SiteView, time: SiteTime, api: Api, draft: RulesDraft) {
    const names = namesOf(site.gates, draft.rules.groups);
    const { rules } = draft;
    const change = (event: CustomEvent<Rules>): void => {
      this.changeRules(event.detail);
    };
    return html`<div class="told" role="alert">${this.renderTold(names, time)}</div>
      <div class="parts">
        ${part(
          'policies',
          texts.rules.policies,
          texts.rules.policiesIntro,
          html`<policy-table
            .rules=${rules}
            .gates=${site.gates}
            .names=${names}
            @rules-change=${change}
          ></policy-table>`,
        )}
        <div class="column">
          ${part(
            'groups',
            texts.rules.groups,
            texts.rules.groupsIntro,
            html`<group-list .rules=${rules} @rules-change=${change}></group-list>`,
          )}
          ${part(
            'visitors',
            texts.rules.visitors,
            texts.rules.visitorsIntro,
            html`<visitors-switch
              .rules=${rules}
              .gates=${site.gates}
              .names=${names}
              .time=${time}
              .now=${site.now}
              @rules-change=${change}
            ></visitors-switch>`,
          )}
          ${part(
            'night',
            texts.rules.night,
            texts.rules.nightIntro,
            html`<night-hours .rules=${rules} @rules-change=${change}></night-hours>`,
          )}
        </div>
        <div class="column">
          ${part(
            'holidays',
            texts.rules.holidays,
            texts.rules.holidaysIntro,
            html`<holiday-list
              .rules=${rules}
              .api=${api}
              today=${time.isoDay(site.now)}
              @rules-change=${change}
            ></holiday-list>`,
          )}
          ${part(
            'outages',
            texts.rules.outages,
            texts.rules.outagesIntro,
            html`<outage-answers .rules=${rules} @rules-change=${change}></outage-answers>`,
          )}
        </div>
      </div>
      <draft-bar
        .draft=${draft}
        .names=${names}
        .time=${time}
        ?saving=${this.saving}
        .savable=${this.theirs === null}
        @save=${() => this.save(api, draft)}
        @discard=${() => {
          this.askDiscarding(draft);
        }}
      ></draft-bar>`;
  }

  private renderTold(names: Names, time: SiteTime) {
    const { theirs, overlaps, trouble } = this;
    return html`${troubleNotice(trouble)}${
      this.news === ''
        ? nothing
        : html`<p class="notice tone-good">${icon('check')}<span>${this.news}</span></p>`
    }${
      theirs === null
        ? nothing
        : html`<div class="notice tone-wait">
            ${icon('warning')}
            <div>
              <strong>${texts.rules.fasterTitle}</strong>
              <p>${texts.rules.faster}</p>
              <button
                type="button"
                @click=${() => {
                  this.loadTheirs(theirs);
                }}
              >
                ${texts.rules.takeTheirs}
              </button>
            </div>
          </div>`
    }${
      overlaps === null
        ? nothing
        : html`<div class="notice tone-calm">
            ${icon('check')}
            <div>
              <strong>${texts.rules.rebasedTitle}</strong>
              ${overlaps.length === 0 ? nothing : html`<p>${texts.rules.overlapping}</p>`}
              <ul>
                ${overlaps.map((overlap) => html`<li>${overlapText(overlap, names, time)}</li>`)}
              </ul>
            </div>
          </div>`
    }`;
  }
}

function part(id: string, title: string, intro: string, content: TemplateResult): TemplateResult {
  return html`<section class="card part ${id === 'policies' ? 'wide' : ''}" aria-labelledby=${id}>
    <h2 id=${id}>${title}</h2>
    <p class="small muted">${intro}</p>
    ${content}
  </section>`;
}
