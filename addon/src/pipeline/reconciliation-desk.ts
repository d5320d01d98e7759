import type { Cancel, Clock } from '../clock.ts';
import type { ParkingSettings } from '../contract/parking-settings.ts';
import type { ExplanationView, WitnessCounts } from '../contract/reconciliation.ts';
import type { Instant } from '../contract/words.ts';
import type { Passage } from '../gate/passage.ts';
import { explainDrift } from '../parking/reconciliation/explain.ts';
import { likelyCount } from '../parking/reconciliation/likely-count.ts';
import { certainRemedy, isTimeToReconcile } from '../parking/reconciliation/quiet-hour.ts';
import { changeOf, remedyTo } from '../parking/reconciliation/remedy.ts';
import type { Remedy } from '../parking/reconciliation/remedy.ts';
import { doAgree, witnessCounts } from '../parking/reconciliation/witnesses.ts';
import type { CountFacts } from '../parking/reconciliation/witnesses.ts';
import type { Store } from '../store/store.ts';
import type { LiveParking } from '../web/live-site.ts';
import type { InsideLedger } from './inside-ledger.ts';
import type { SlotDesk } from './slot-desk.ts';
import type { VisitDesk } from './visit-desk.ts';

/** How often it is looked whether the witnesses agree, and whether it is the quiet hour. */
const LOOK_EVERY_MS = 60_000;
/** What happened longer ago than this explains nothing any more. */
const TRACES_REMEMBERED_MS = 7 * 24 * 60 * 60_000;
const BY_QUIET_HOUR = 'the quiet hour';

/** Since when the witnesses differ, and what they say; null while they agree. */
export interface Drift {
  readonly since: Instant;
  readonly lanes: number;
  readonly likely: number;
}

export interface ReconciliationDesk extends Pick<LiveParking, 'reconciliation' | 'reconcile'> {
  readonly drift: () => Drift | null;
  readonly stop: () => void;
}

export interface ReconciliationDeskParts {
  readonly inside: Pick<InsideLedger, 'occupied' | 'openVisits' | 'unpairedExits'>;
  readonly slots: Pick<SlotDesk, 'slots' | 'emptiedVisitIds'>;
  readonly visits: Pick<VisitDesk, 'amend' | 'stays'>;
  readonly store: Pick<Store, 'passages' | 'visits'>;
  readonly capacity: number;
  readonly timeZone: string;
  readonly settings: () => ParkingSettings;
  readonly isAnybodyAtGate: () => boolean;
  readonly clock: Clock;
  readonly newId: () => string;
  /** The witnesses agree or differ since now. */
  readonly onTurn: () => void;
  readonly onTrouble: (what: string, error: unknown) => void;
}

/** What the three witnesses say, asked again and again, and put right by a person or at the quiet hour. */
export function reconciliationDesk(parts: ReconciliationDeskParts): ReconciliationDesk {
  const { inside, slots, visits, store, clock } = parts;
  let agreedAt: Instant | null = null;
  let drift: Drift | null = null;
  let lookedAt: Instant | null = null;
  let cancel: Cancel = () => undefined;

  function facts(): CountFacts {
    return {
      lanes: inside.occupied(),
      openVisits: inside.openVisits(),
      slots: slots.slots(),
      capacity: parts.capacity,
      emptiedVisitIds: slots.emptiedVisitIds(),
      now: clock.now(),
    };
  }

  /** Remembers whether they agree now. */
  function witnesses(): WitnessCounts {
    const counts = witnessCounts(facts());
    const now = clock.now();
    const wasDrift = drift !== null;
    if (doAgree(counts)) {
      agreedAt = now;
      drift = null;
    } else {
      drift = { since: drift?.since ?? now, lanes: counts.lanes, likely: likelyCount(counts).count };
    }
    if (wasDrift !== (drift !== null)) parts.onTurn();
    return counts;
  }

  async function explanations(): Promise<readonly ExplanationView[]> {
    const now = clock.now();
    const from = Math.max(agreedAt ?? 0, now - TRACES_REMEMBERED_MS);
    const passages: Passage[] = [];
    for await (const passage of store.passages.since(from)) passages.push(passage);
    const ended = await store.visits.ended(from, now + 1);
    const staysMs = await visits.stays();
    const unpaired = inside.unpairedExits().filter(({ leftAt }) => (leftAt ?? 0) >= from);
    const others = ended.filter(({ id }) => !unpaired.some((visit) => visit.id === id));
    return explainDrift({ ...facts(), passages, endedVisits: [...others, ...unpaired], staysMs });
  }

  async function apply(
    remedy: Remedy,
    by: string,
    cause: 'person' | 'quiet-hour',
  ): Promise<'done' | 'changed-since' | 'store-down'> {
    const change = changeOf(remedy, facts(), parts.newId);
    const { countDelta } = remedy;
    if (countDelta === 0 && change.after.length === 0) return 'done';
    const answer = await visits.amend({ kind: 'reconcile', by, change, countDelta, cause });
    witnesses();
    if (answer.done) return 'done';
    return answer.why === 'store-down' ? 'store-down' : 'changed-since';
  }

  async function atQuietHour(): Promise<void> {
    const now = clock.now();
    const known = {
      settings: parts.settings().reconciliation,
      timeZone: parts.timeZone,
      now,
      lookedAt,
      isAnybodyAtGate: parts.isAnybodyAtGate(),
    };
    // The disk is asked only where nothing else stands against it.
    if (!isTimeToReconcile({ ...known, lastPassageAt: null })) return;
    if (!isTimeToReconcile({ ...known, lastPassageAt: await lastPassageAt() })) return;
    const certain = certainRemedy(witnesses(), await explanations());
    if (certain?.remedy === undefined || certain.remedy === null) {
      lookedAt = now;
      return;
    }
    if ((await apply(certain.remedy, BY_QUIET_HOUR, 'quiet-hour')) === 'done') lookedAt = now;
  }

  async function lastPassageAt(): Promise<Instant | null> {
    const { rows } = await store.passages.page({}, null, 1);
    const [newest] = rows;
    return newest === undefined ? null : (newest.endedAt ?? newest.arrivedAt);
  }

  function look(): void {
    witnesses();
    cancel = clock.after(LOOK_EVERY_MS, look);
    if (!parts.settings().reconciliation.automatic) {
      // Who wants it from now on does not mean the hour that has passed.
      lookedAt = clock.now();
      return;
    }
    atQuietHour().catch((error: unknown) => {
      parts.onTrouble('the count could not be put right at the quiet hour', error);
    });
  }

  look();

  return {
    drift: () => drift,
    reconciliation: async () => {
      const explained = doAgree(witnesses()) ? [] : await explanations();
      // Somebody may have put it right meanwhile.
      const counts = witnesses();
      const agree = doAgree(counts);
      return { now: clock.now(), witnesses: counts, agree, explanations: agree ? [] : explained, agreedAt };
    },
    reconcile: async (wish, by) => {
      if ('count' in wish) return await apply(remedyTo(wish.count, facts()), by, 'person');
      const explanation = (await explanations()).find(({ id }) => id === wish.explanationId);
      if (explanation?.remedy === undefined || explanation.remedy === null) return 'changed-since';
      return await apply(explanation.remedy, by, 'person');
    },
    stop: () => {
      cancel();
    },
  };
}
