import type { VisitCorrection, VisitView } from '../../src/contract/visits.ts';

/** A person wants to correct a visit: by a correction that is complete, or by a kind that has to be filled in. */
export type VisitWish =
  | {
      readonly kind: 'send';
      readonly correction: VisitCorrection;
      /** Visits that the correction names, as far as they are known. */
      readonly known: readonly VisitView[];
    }
  | {
      readonly kind: 'fill-in';
      readonly form: FilledIn;
      readonly visit: VisitView;
    };

/** Corrections that need more than a yes. */
export type FilledIn = 'correct-plate' | 'merge' | 'close';

const NAME = 'wish-correction';

/** Travels up to the view of visits, which asks back and sends. */
export function wishCorrection(from: EventTarget, wish: VisitWish): void {
  from.dispatchEvent(new CustomEvent<VisitWish>(NAME, { detail: wish, bubbles: true, composed: true }));
}

export function onCorrectionWish(target: EventTarget, listener: (wish: VisitWish) => void): void {
  target.addEventListener(NAME, (event) => {
    listener((event as CustomEvent<VisitWish>).detail);
  });
}

/** What a person wishes who chooses a kind of correction of a visit. */
export function wishOf(kind: VisitCorrection['kind'], visit: VisitView): VisitWish {
  switch (kind) {
    case 'confirm':
    case 'split':
      return { kind: 'send', correction: { kind, visitId: visit.id }, known: [visit] };
    case 'correct-plate':
    case 'merge':
    case 'close':
      return { kind: 'fill-in', form: kind, visit };
  }
}
