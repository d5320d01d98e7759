import type { OccupancyFacts } from '../access/decision-facts.ts';
import type { GateControl } from '../gate/gate-control.ts';
import { wasLetInAgain } from './inside-ledger.ts';
import type { InsideLedger } from './inside-ledger.ts';
import type { SiteAccess } from './site-access.ts';

/**
 * How full the site is for a decision: who was let in and is not through yet has a place and a use of its permit already,
 * except the vehicle that is decided about.
 */
export function occupancyNow(parts: {
  readonly capacity: number;
  readonly gates: ReadonlyMap<string, { readonly control: Pick<GateControl, 'granted'> }>;
  readonly inside: Pick<InsideLedger, 'occupied' | 'insideSince'>;
  readonly access: Pick<SiteAccess, 'usedSinceLoad'>;
  readonly promisedToOthers: OccupancyFacts['promisedToOthers'];
}): (decidedPassageId: string | null) => OccupancyFacts {
  const { capacity, gates, inside, access } = parts;
  return (decidedPassageId) => {
    const coming = [...gates.values()]
      .flatMap(({ control }) => control.granted('in'))
      .flatMap(({ passage }) => (passage.id === decidedPassageId ? [] : [passage]));
    const willUse = (permitId: string) =>
      coming.filter((passage) => passage.decision?.permitId === permitId && !wasLetInAgain(passage));
    return {
      capacity,
      occupied: inside.occupied() + coming.length,
      insideSince: inside.insideSince,
      isOnItsWay: (plate) => coming.some((passage) => passage.plate === plate),
      promisedToOthers: parts.promisedToOthers,
      usesPending: (permitId) => willUse(permitId).length + access.usedSinceLoad(permitId),
    };
  };
}
