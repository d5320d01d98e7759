import { LitElement, css, html, nothing } from 'lit';
import { icon } from '../parts/icons.ts';
import { emptyState } from '../parts/quiet-state.ts';
import { quietStateStyles } from '../parts/quiet-state-styles.ts';
import { sharedStyles } from '../parts/shared-styles.ts';
import { texts } from '../texts.ts';
import { FIGURES, figuresHashOf, type FiguresRoute } from './figures-route.ts';
import type { FunnelModel, FunnelStageModel, LossLink } from './funnel-model.ts';
import { plotStyles } from './plots/plot-styles.ts';

/** How far vehicles came that wanted in, and how many were lost at each stage. */
export class FunnelCard extends LitElement {
  static override readonly properties = { funnel: { attribute: false }, route: { attribute: false } };

  static override readonly styles = [
    sharedStyles,
    plotStyles,
    quietStateStyles,
    css`
      article {
        padding: 1rem 1.25rem;
      }
      .meaning {
        margin: 0.25rem 0 0.75rem;
      }
      .choices {
        display: grid;
        grid-template-columns: repeat(2, minmax(0, 1fr));
        gap: 0.75rem;
        margin-bottom: 1rem;
      }
      ol > li {
        display: grid;
        grid-template: 'loss loss' auto 'name figures' auto 'bar bar' auto / minmax(0, 1fr) auto;
        gap: 0 0.75rem;
        padding-bottom: 0.375rem;
      }
      .name {
        grid-area: name;
        font-weight: 600;
      }
      .figures {
        grid-area: figures;
      }
      .bar {
        grid-area: bar;
        width: 100%;
        height: 14px;
        overflow: hidden;
      }
      .bar .rest {
        fill: var(--calm-ground);
      }
      .bar .part {
        fill: var(--shade-5);
      }
      .loss {
        grid-area: loss;
        display: inline-flex;
        align-items: center;
        justify-self: end;
        gap: 0.375rem;
        min-height: 44px;
        padding: 0 0.75rem;
        border-radius: 10px;
        color: var(--accent);
        font-size: 0.9375rem;
        font-weight: 600;
      }
      .loss[aria-current] {
        background: var(--calm-ground);
      }
      .loss:hover {
        background: var(--raised);
      }
    `,
  ];

  declare funnel: FunnelModel | null;
  declare route: FiguresRoute;

  constructor() {
    super();
    this.funnel = null;
    this.route = FIGURES;
  }

  override render() {
    const { funnel } = this;
    if (funnel === null) return nothing;
    const words = texts.figures.funnel;
    return html`<article class="card" aria-labelledby="title">
      <h2 id="title">${words.title}</h2>
      <p class="meaning muted small">${words.meaning}</p>
      <div class="choices">
        ${this.renderChoice('gate', words.gate, funnel.gates)}
        ${this.renderChoice('day', words.day, funnel.days)}
      </div>
      ${
        funnel.stages.length === 0
          ? emptyState('car', words.none, '')
          : html`<ol>
              ${funnel.stages.map((stage) => this.renderStage(stage))}
            </ol>`
      }
    </article>`;
  }

  private renderChoice(name: 'gate' | 'day', label: string, choices: FunnelModel['gates']) {
    return html`<div>
      <label for=${name}>${label}</label>
      <select
        id=${name}
        @change=${(event: Event) => {
          const { value } = event.currentTarget as HTMLSelectElement;
          location.hash = figuresHashOf({ ...this.route, [name]: value });
        }}
      >
        ${choices.map(
          ({ value, text, chosen }) => html`<option value=${value} .selected=${chosen}>${text}</option>`,
        )}
      </select>
    </div>`;
  }

  private renderStage({ name, count, share, part, loss }: FunnelStageModel) {
    return html`<li>
      ${loss === null ? nothing : this.renderLoss(loss)}
      <span class="name">${name}</span>
      <span class="figures numbers"><strong>${count}</strong> <span class="muted">${share}</span></span>
      <svg class="bar" aria-hidden="true">
        <rect class="rest" width="100%" height="100%" />
        <rect class="part" width="${part * 100}%" height="100%" />
      </svg>
    </li>`;
  }

  private renderLoss({ text, href, chosen }: LossLink) {
    return html`<a class="loss numbers" href=${href} aria-current=${chosen ? 'true' : nothing}>
      ${text}${icon('next')}
    </a>`;
  }
}
