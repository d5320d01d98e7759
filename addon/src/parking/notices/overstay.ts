import type { OverstayRule } from '../../contract/parking-settings.ts';
import type { Instant } from '../../contract/words.ts';
import type { Visit } from '../visit.ts';
import type { Due } from './due-notice.ts';
import { earliest } from './earliest.ts';

const MINUTE_MS = 60_000;

export interface OverstayFacts {
  readonly openVisits: readonly Visit[];
  readonly rules: readonly OverstayRule[];
  /** Null for a permit that is no longer there. */
  readonly groupOf: (permitId: string) => string | null;
  readonly now: Instant;
}

/** Who is inside for as long as the rule of their group allows, or longer. */
export function overstays({ openVisits, rules, groupOf, now }: OverstayFacts): Due {
  const minutesOf = new Map(rules.map(({ group, minutes }) => [group, minutes]));
  const everybodys = minutesOf.get(null);
  const limited = openVisits.flatMap((visit) => {
    const { permitId, enteredAt } = visit;
    const group = permitId === null ? null : groupOf(permitId);
    const minutes = minutesOf.get(group) ?? everybodys;
    if (minutes === undefined || enteredAt === null) return [];
    return [{ visit, enteredAt, minutes, dueAt: enteredAt + minutes * MINUTE_MS }];
  });
  return {
    due: limited
      .filter(({ dueAt }) => now >= dueAt)
      .map(({ visit: { id, plate }, enteredAt, minutes }) => ({
        subject: { kind: 'overstay', visitId: id, plate, enteredAt, minutes },
        pictureId: null,
      })),
    nextAt: earliest(limited.flatMap(({ dueAt }) => (now < dueAt ? [dueAt] : []))),
  };
}
