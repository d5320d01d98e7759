import { LitElement, css, html, nothing, type PropertyValues } from 'lit';
import type { Rules, RulesView } from '../../src/contract/rules.ts';
import type { DecisionView, SiteView } from '../../src/contract/site-view.ts';
import type { Api } from '../api.ts';
import { type Names, namesOf } from '../names.ts';
import { icon } from '../parts/icons.ts';
import { emptyState } from '../parts/quiet-state.ts';
import { quietStateStyles } from '../parts/quiet-state-styles.ts';
import { sharedStyles } from '../parts/shared-styles.ts';
import { hashOf } from '../route.ts';
import { isChanged, type RulesDraft } from '../rules/rules-draft.ts';
import { texts } from '../texts.ts';
import type { SiteTime } from '../time.ts';
import { answerModel } from './answer-model.ts';
import { EMPTY_FORM, questionOfForm, type WhatIfField, type WhatIfForm } from './what-if-form.ts';

interface Answers {
  readonly inForce: DecisionView;
  /** Null without a draft. */
  readonly byDraft: DecisionView | null;
}

/** How a vehicle would be answered by the rules in force and by the draft, and how those would be who came. */
export class WhatIfView extends LitElement {
  static override readonly properties = {
    site: { attribute: false },
    time: { attribute: false },
    api: { attribute: false },
    draft: { attribute: false },
    form: { attribute: false },
    rules: { state: true },
    answers: { state: true },
    asking: { state: true },
    trouble: { state: true },
  };

  static override readonly styles = [
    sharedStyles,
    quietStateStyles,
    css`
      .intro {
        margin: 0.25rem 0 1rem;
      }
      .layout,
      .answers,
      .compared {
        display: grid;
        gap: 1rem;
      }
      .layout {
        align-items: start;
      }
      .card {
        padding: 1.125rem 1.25rem 1.25rem;
      }
      .compared {
        grid-template-columns: repeat(auto-fit, minmax(min(18rem, 100%), 1fr));
      }
      .compared .notice {
        margin-top: 0.75rem;
      }
      .no-draft {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0.5rem 1rem;
      }
      .no-draft p {
        flex: 1 1 14rem;
      }
      @media (min-width: 60rem) {
        .layout {
          grid-template-columns: 24rem minmax(0, 1fr);
        }
      }
    `,
  ];

  declare site: SiteView | null;
  declare time: SiteTime | null;
  declare api: Api | null;
  declare draft: RulesDraft | null;
  /** What was asked last; null: nothing yet. */
  declare form: WhatIfForm | null;
  /** Those in force, for the names of groups. */
  declare rules: RulesView | null;
  declare answers: Answers | null;
  declare asking: boolean;
  declare trouble: { readonly field: WhatIfField | null; readonly message: string } | null;

  constructor() {
    super();
    this.site = null;
    this.time = null;
    this.api = null;
    this.draft = null;
    this.form = null;
    this.rules = null;
    this.answers = null;
    this.asking = false;
    this.trouble = null;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('api')) void this.load();
  }

  /** Without the rules groups go by their ids, which is no reason to refuse a question. */
  private async load(): Promise<void> {
    if (this.api === null) return;
    const answer = await this.api.rules();
    if (answer.ok) this.rules = answer.value;
  }

  /** What the draft says, when it says anything else than the rules in force. */
  private get draftRules(): Rules | null {
    return this.draft !== null && isChanged(this.draft) ? this.draft.rules : null;
  }

  private async ask(form: WhatIfForm): Promise<void> {
    const { api, site, time, draftRules } = this;
    if (api === null || site === null || time === null || this.asking) return;
    this.dispatchEvent(new CustomEvent<WhatIfForm>('form-change', { detail: form }));
    const result = questionOfForm(form, site.now, time);
    this.trouble = result.ok ? null : result;
    if (!result.ok) return;
    // Both about the same moment, also where the question says none.
    const question = { ...result.question, at: result.question.at ?? site.now };
    this.asking = true;
    const [inForce, byDraft] = await Promise.all([
      api.whatIf(question),
      draftRules === null ? null : api.whatIf({ ...question, rules: draftRules }),
    ]);
    this.asking = false;
    const refused = [inForce, byDraft].find((answer) => answer?.ok === false);
    if (refused?.ok === false) {
      this.answers = null;
      this.trouble = { field: null, message: refused.error.message };
    } else if (inForce.ok) {
      this.answers = {
        inForce: inForce.value.decision,
        byDraft: byDraft?.ok === true ? byDraft.value.decision : null,
      };
    }
  }

  override render() {
    const { site, time, api } = this;
    if (site === null || time === null || api === null) return nothing;
    const names = namesOf(site.gates, (this.draftRules ?? this.rules?.rules)?.groups);
    return html`<h1>${texts.whatIf.title}</h1>
      <p class="intro muted">${texts.whatIf.intro}</p>
      <div class="layout">
        <section class="card" aria-label=${texts.whatIf.title}>
          ${
            site.gates.length === 0
              ? emptyState('barrierClosed', texts.whatIf.noGates, texts.whatIf.noGatesMeaning)
              : html`<what-if-fields
                  .gates=${site.gates}
                  .form=${this.form ?? EMPTY_FORM}
                  .trouble=${this.trouble}
                  ?asking=${this.asking}
                  @ask=${(event: CustomEvent<WhatIfForm>) => this.ask(event.detail)}
                ></what-if-fields>`
          }
        </section>
        <div class="answers">
          <div aria-live="polite">${this.renderAnswers(time, names)}</div>
          ${this.draftRules === null ? renderNoDraft() : nothing}
          <replay-card .api=${api} .time=${time} .names=${names} .draftRules=${this.draftRules}></replay-card>
        </div>
      </div>`;
  }

  private renderAnswers(time: SiteTime, names: Names) {
    const { answers } = this;
    if (answers === null) return nothing;
    const { inForce, byDraft } = answers;
    return html`<div class="card compared">
      <what-if-answer
        label=${texts.whatIf.inForce}
        .answer=${answerModel(inForce, time, names)}
      ></what-if-answer>
      ${
        byDraft === null
          ? nothing
          : html`<div>
              <what-if-answer
                label=${texts.whatIf.byDraft}
                .answer=${answerModel(byDraft, time, names)}
              ></what-if-answer>
              <p class="notice ${byDraft.verdict === inForce.verdict ? 'tone-calm' : 'tone-wait'}">
                ${icon(byDraft.verdict === inForce.verdict ? 'check' : 'warning')}
                ${byDraft.verdict === inForce.verdict ? texts.whatIf.same : texts.whatIf.differs}
              </p>
            </div>`
      }
    </div>`;
  }
}

function renderNoDraft() {
  return html`<div class="card no-draft">
    <p class="small muted">${texts.whatIf.noDraft}</p>
    <a class="button" href=${hashOf({ view: 'rules' })}>${texts.whatIf.toRules}</a>
  </div>`;
}
