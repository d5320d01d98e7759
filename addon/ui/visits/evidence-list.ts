import { LitElement, css, html, nothing, type PropertyValues } from 'lit';
import type { SiteView } from '../../src/contract/site-view.ts';
import type { Api } from '../api.ts';
import { icon } from '../parts/icons.ts';
import { sharedStyles } from '../parts/shared-styles.ts';
import { texts } from '../texts.ts';
import type { SiteTime } from '../time.ts';
import type { ExplanationModel } from './count-model.ts';
import { type EvidenceModel, passageEvidence, visitEvidence } from './evidence-model.ts';
import { visitContext } from './visit-context.ts';

/** More are no help to somebody who wants to see what happened; their number is told. */
const MOST_SHOWN = 8;

/** The passages and visits that an explanation rests on, looked up when it is shown. */
export class EvidenceList extends LitElement {
  static override readonly properties = {
    site: { attribute: false },
    time: { attribute: false },
    api: { attribute: false },
    rests: { attribute: false },
    evidence: { state: true },
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
  /** Null: not looked up yet. */
  declare private evidence: readonly EvidenceModel[] | null;

  /** What is shown or being looked up; ids do not change what they mean. */
  private asked = '';

  constructor() {
    super();
    this.site = null;
    this.time = null;
    this.api = null;
    this.rests = null;
    this.evidence = null;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('api') || changed.has('rests')) void this.lookUp();
  }

  private async lookUp(): Promise<void> {
    const { api, rests, site, time } = this;
    if (api === null || rests === null || site === null || time === null) return;
    const asked = [...rests.passageIds, ...rests.visitIds].join(' ');
    if (asked === this.asked) return;
    this.asked = asked;
    const context = visitContext(site, time);
    const [passages, visits] = await Promise.all([
      Promise.all(rests.passageIds.slice(-MOST_SHOWN).map((id) => api.passage(id))),
      Promise.all(rests.visitIds.slice(-MOST_SHOWN).map((id) => api.visit(id))),
    ]);
    if (asked !== this.asked) return;
    this.evidence = [
      ...passages.flatMap((answer) => (answer.ok ? [passageEvidence(answer.value, context)] : [])),
      ...visits.flatMap((answer) => (answer.ok ? [visitEvidence(answer.value, context)] : [])),
    ];
  }

  override render() {
    const { evidence, rests } = this;
    const words = texts.visits.count;
    if (rests === null) return nothing;
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
