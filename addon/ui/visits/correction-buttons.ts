import { html, type TemplateResult } from 'lit';
import type { VisitCorrection, VisitView } from '../../src/contract/visits.ts';
import { icon, type IconName } from '../parts/icons.ts';
import { texts } from '../texts.ts';
import { possibleCorrections } from './possible-corrections.ts';
import { visitName } from './visit-view-model.ts';
import { wishCorrection, wishOf } from './visit-wish.ts';

const look: Record<VisitCorrection['kind'], IconName> = {
  confirm: 'check',
  'correct-plate': 'edit',
  merge: 'follow',
  split: 'sliders',
  close: 'away',
};

/** A button for each correction that can be made of a visit, but for one that stands above them already. */
export function correctionButtons(
  visit: VisitView,
  above: VisitCorrection['kind'] | null = null,
): TemplateResult {
  const name = visitName(visit);
  return html`${possibleCorrections(visit)
    .filter((kind) => kind !== above)
    .map(
      (kind) =>
        html`<button
          type="button"
          aria-label=${texts.visits.correctionOf(texts.visits.correction[kind], name)}
          @click=${(event: Event) => {
            if (event.currentTarget !== null) wishCorrection(event.currentTarget, wishOf(kind, visit));
          }}
        >
          ${icon(look[kind])}${texts.visits.correction[kind]}
        </button>`,
    )}`;
}
