import { html, nothing, type TemplateResult } from 'lit';
import type { VisitView } from '../../src/contract/visits.ts';
import type { Instant } from '../../src/contract/words.ts';
import { badge } from '../parts/badge.ts';
import { icon } from '../parts/icons.ts';
import { texts } from '../texts.ts';
import { correctionButtons } from './correction-buttons.ts';
import type { VisitContext } from './visit-context.ts';
import { type VisitModel, visitModel } from './visit-view-model.ts';

/** One visit in a list: its pictures, who it is, when and where; what is doubtful and how to correct it, folded. */
export function visitRow(
  visit: VisitView,
  context: VisitContext,
  siteNow: (() => Instant) | null,
): TemplateResult {
  const model = visitModel(visit, context);
  const words = texts.visits.visit;
  return html`<article aria-label=${words.of(model.name)}>
    <div class="pictures">
      ${[model.entryPicture, model.exitPicture].map(({ path, label }, index) =>
        index === 1 && path === null
          ? nothing
          : html`<passage-picture .path=${path} .label=${label}></passage-picture>`,
      )}
    </div>
    <div class="main">
      <p class="who">
        <plate-chip .plate=${model.plate} .absent=${words.noPlate}></plate-chip>
        ${model.holder === null ? nothing : html`<strong class="holder">${model.holder}</strong>`}
        ${model.anomalies.map(({ badge: look }) => badge(look))}
      </p>
      ${whenAndWhere(model, siteNow)}
    </div>
    <details>
      <summary><span>${words.more}</span>${icon('down')}</summary>
      ${sentences(model)}
      <div class="corrections">${correctionButtons(visit)}</div>
    </details>
  </article>`;
}

/** When it came, when it left, how long it stayed and where it stands. */
export function whenAndWhere(model: VisitModel, siteNow: (() => Instant) | null): TemplateResult {
  const words = texts.visits.visit;
  return html`<dl class="when small numbers">
    <div>
      <dt>${words.entered}</dt>
      <dd>${model.entered}</dd>
    </div>
    ${
      model.left === null
        ? html`<div>
            <dt>${words.inside}</dt>
            <dd>
              <strong aria-live="off"
                ><live-stay .since=${model.since} .siteNow=${siteNow}></live-stay
              ></strong>
            </dd>
          </div>`
        : html`<div>
            <dt>${words.left}</dt>
            <dd>${model.left}${model.stayed === null ? nothing : html`, ${model.stayed}`}</dd>
          </div>`
    }
    ${
      model.slot === null
        ? nothing
        : html`<div class="slot">
            <dd>${model.slot}</dd>
          </div>`
    }
  </dl>`;
}

/** What is doubtful about a visit and what else there is to say. */
export function sentences(model: VisitModel): TemplateResult {
  return html`<ul class="sentences small">
    ${model.anomalies.map(({ meaning }) => html`<li class="doubt">${icon('warning')}${meaning}</li>`)}
    ${model.notes.map((note) => html`<li>${note}</li>`)}
  </ul>`;
}
