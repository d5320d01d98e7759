import type { ParkingSettings } from '../../contract/parking-settings.ts';
import type { Instant } from '../../contract/words.ts';
import type { Passage } from '../../gate/passage.ts';
import type { Visit } from '../visit.ts';
import { causeOf } from './cause.ts';
import { countDrift } from './count-drift.ts';
import type { Drift } from './count-drift.ts';
import type { Due } from './due-notice.ts';
import { earliest } from './earliest.ts';
import { fullSite } from './full-site.ts';
import { leftOpen } from './left-open.ts';
import type { GateOfNotices } from './left-open.ts';
import type { Notice } from './notice.ts';
import { overstays } from './overstay.ts';
import { readsNearlyUsed } from './reads-nearly-used.ts';
import type { ReaderBudget } from './reads-nearly-used.ts';
import { unknownWaiting } from './unknown-waiting.ts';
import { wrongSlots } from './wrong-slots.ts';
import type { SlotOfNotices } from './wrong-slots.ts';

/** All of a site that a person may have to be told of. */
export interface NoticeFacts {
  readonly now: Instant;
  readonly settings: Pick<ParkingSettings, 'overstay' | 'muted'>;
  readonly capacity: number;
  readonly occupied: number;
  /** Places that are kept for somebody who is expected. */
  readonly promised: number;
  readonly gates: readonly GateOfNotices[];
  /** Passages of vehicles that may not pass (yet), as they are on disk. */
  readonly waiting: readonly Passage[];
  readonly hasPermit: (plate: string) => boolean;
  readonly openVisits: readonly Visit[];
  /** Null for a permit that is no longer there. */
  readonly groupOf: (permitId: string) => string | null;
  readonly slots: readonly SlotOfNotices[];
  /** Null while the witnesses of the count agree, or what they differ by will pass. */
  readonly drift: Drift | null;
  /** Of readers that cost something. */
  readonly budgets: readonly ReaderBudget[];
}

/** What must be known of the looks before. */
export interface NoticeMemory {
  readonly roomSince: Instant | null;
  readonly differSince: Instant | null;
}

export const NO_MEMORY: NoticeMemory = { roomSince: null, differSince: null };

export interface DueNotices extends Due {
  readonly memory: NoticeMemory;
}

/**
 * What people should be told of now, less the kinds that nobody wants to be told of.
 * @param told notices whose cause was still there at the last look.
 */
export function dueNotices(facts: NoticeFacts, told: readonly Notice[], memory: NoticeMemory): DueNotices {
  const { now, settings } = facts;
  const byCause = new Map(told.map((notice) => [causeOf(notice.subject), notice]));
  const overstay = overstays({ ...facts, rules: settings.overstay });
  const full = fullSite(facts, byCause.has('full'), memory.roomSince);
  const drift = countDrift(facts.drift, byCause.has('count-drift'), memory.differSince, now);
  const due = [
    ...unknownWaiting(facts.waiting, facts.hasPermit),
    ...overstay.due,
    ...full.due,
    ...leftOpen(facts.gates, (gateId) => byCause.has(`left-open ${gateId}`), now),
    ...wrongSlots(facts.slots, (slotId) => byCause.get(`wrong-slot ${slotId}`) ?? null),
    ...drift.due,
    ...readsNearlyUsed(facts.budgets),
  ];
  return {
    due: due.filter(({ subject }) => !settings.muted.includes(subject.kind)),
    nextAt: earliest([overstay, full, drift].map(({ nextAt }) => nextAt)),
    memory: { roomSince: full.roomSince, differSince: drift.differSince },
  };
}
