import { LitElement, css, html, nothing, type PropertyValues } from 'lit';
import type { SiteView } from '../../src/contract/site-view.ts';
import type { Api } from '../api.ts';
import { icon } from '../parts/icons.ts';
import { sharedStyles } from '../parts/shared-styles.ts';
import { troubleNotice } from '../parts/trouble-notice.ts';
import { texts } from '../texts.ts';
import type { SiteTime } from '../time.ts';
import type { ExplanationModel } from './count-model.ts';
import { type EvidenceModel, passageEvidence, visitEvidence } from './evidence-model.ts';
import { visitContext } from './visit-context.ts';

/** More are no help to somebody who wants to see what happened; their number is told. */
const MOST_SHOWN = 8;

/** The passages and visits that an explanation rests on, looked up once somebody wants to see them. */
export class EvidenceList extends LitElement {
  static override readonly properties = {
    site: { attribute: false },
    time: { attribute: false },
    api: { attribute: false },
    rests: { attribute: false },
    wanted: { type: Boolean },
    evidence: { state: true },
    trouble: { state: true },
  };

  static override readonly styles = [
    sharedStyles,
    css`
      li {
        display: grid;
        grid-template-columns: 5rem minmax(0, 1fr);
        align-items: center;
        gap: 0.75rem;
        padding: 0.25rem 0;
      }
      passage-picture {
        border-radius: 8px;
      }
      a {
        display: inline-flex;
        align-items: center;
        gap: 0.5rem;
        min-height: 44px;
        color: var(--accent);
        overflow-wrap: anywhere;
      }
    `,
  ];

  declare site: SiteView | null;
  declare time: SiteTime | null;
  declare api: Pick<Api, 'passage' | 'visit'> | null;
  declare rests: ExplanationModel['rests'] | null;
  declare wanted: boolean;
  /** Null: not looked up yet. */
  declare private evidence: readonly EvidenceModel[] | null;
  /** Why not all of it could be looked up, but for what is no longer kept. */
  declare private trouble: string | null;

  /** What is shown or being looked up; ids do not change what they mean. */
  private asked = '';

  constructor() {
    super();
    this.site = null;
    this.time = null;
    this.api = null;
    this.rests = null;
    this.wanted = false;
    this.evidence = null;
    this.trouble = null;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('api') || changed.has('rests') || changed.has('wanted')) void this.lookUp();
  }

  private async lookUp(): Promise<void> {
    const { api, rests, site, time, wanted } = this;
    if (!wanted || api === null || rests === null || site === null || time === null) return;
    const asked = [...rests.passageIds, ...rests.visitIds].join(' ');
    if (asked === this.asked) return;
    this.asked = asked;
    const context = visitContext(site, time);
    const [passages, visits] = await Promise.all([
      Promise.all(rests.passageIds.slice(-MOST_SHOWN).map((id) => api.passage(id))),
      Promise.all(rests.visitIds.slice(-MOST_SHOWN).map((id) => api.visit(id))),
    ]);
    if (asked !== this.asked) return;
    const failed = [...passages, ...visits].find((answer) => !answer.ok && answer.error.kind === 'offline');
    this.trouble = failed?.ok === false ? failed.error.message : null;
    // Asked again when it is wanted again.
    if (this.trouble !== null) this.asked = '';
    this.evidence = [
      ...passages.flatMap((answer) => (answer.ok ? [passageEvidence(answer.value, context)] : [])),
      ...visits.flatMap((answer) => (answer.ok ? [visitEvidence(answer.value, context)] : [])),
    ];
  }

  override render() {
    const { evidence, rests, trouble } = this;
    const words = texts.visits.count;
    if (rests === null) return nothing;
    if (trouble !== null) return troubleNotice(trouble, 'alert');
    if (evidence === null) return html`<p class="muted small" role="status">${words.evidenceLoading}</p>`;
    if (evidence.length === 0) return html`<p class="muted small">${words.evidenceGone}</p>`;
    const rest = rests.passageIds.length + rests.visitIds.length - evidence.length;
    return html`<ul>
        ${evidence.map(
          ({ what, picture, href }) =>
            html`<li>
              <passage-picture .path=${picture.path} .label=${picture.label}></passage-picture>
              <a href=${href}>${what}${icon('next')}</a>
            </li>`,
        )}
      </ul>
      ${rest > 0 ? html`<p class="muted small">${words.andMore(rest)}</p>` : nothing}`;
  }
}
