import type { Reason } from '../../contract/reasons.ts';
import type { Settlement } from '../../plate/settling/settlement.ts';

/** How well the plate is read: the first link of most chains. */
export function settlementReason(settlement: Settlement): Reason {
  switch (settlement.state) {
    case 'nothing':
      return { rule: 'plate-unreadable', frames: settlement.frames };
    case 'tentative': {
      const { best, frames, why } = settlement;
      return { rule: 'plate-not-settled', best, frames, why };
    }
    case 'settled': {
      const { plate, frames, readers, settledBy } = settlement;
      return { rule: 'plate-settled', plate, frames, readers, settledBy };
    }
  }
}

/** The same where the answer does not rest on the plate: nothing is said of one that is not settled. */
export function plateIfSettled(settlement: Settlement): readonly Reason[] {
  return settlement.state === 'settled' ? [settlementReason(settlement)] : [];
}

export function settledPlate(settlement: Settlement): string | null {
  return settlement.state === 'settled' ? settlement.plate : null;
}
