import type { Cancel, Clock } from '../clock.ts';
import type { ParkingSettings } from '../contract/parking-settings.ts';
import type { WitnessCounts } from '../contract/reconciliation.ts';
import type { Instant } from '../contract/words.ts';
import type { Passage } from '../gate/passage.ts';
import { explainDrift } from '../parking/reconciliation/explain.ts';
import type { DriftFacts } from '../parking/reconciliation/drift-facts.ts';
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
  /** The gates are at work, and what was interrupted has ended: from now on the witnesses are asked. */
  readonly start: () => void;
  readonly stop: () => void;
}

export interface ReconciliationDeskParts {
  readonly inside: Pick<InsideLedger, 'occupied' | 'openVisits' | 'unpairedExits'>;
  readonly slots: Pick<SlotDesk, 'slots' | 'emptiedVisitIds'>;
  readonly visits: Pick<VisitDesk, 'amend' | 'longestStay'>;
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

  /** What happened since they last agreed, beside what is known at any moment. */
  async function gather(): Promise<Omit<DriftFacts, keyof CountFacts>> {
    const now = clock.now();
    const from = Math.max(agreedAt ?? 0, now - TRACES_REMEMBERED_MS);
    const passages: Passage[] = [];
    for await (const passage of store.passages.since(from)) passages.push(passage);
    const ended = await store.visits.ended(from, now + 1);
    const longest = await visits.longestStay();
    const unpaired = inside.unpairedExits().filter(({ leftAt }) => (leftAt ?? 0) >= from);
    const others = ended.filter(({ id }) => !unpaired.some((visit) => visit.id === id));
    return {
      passages,
      endedVisits: [...others, ...unpaired],
      staysMs: longest === null ? [] : [longest],
    };
  }

  /**
   * Worked out in its turn, and by what is known at that moment, so that nothing is put right twice.
   *
   * @param choose null: there is nothing to be put right any more.
   */
  async function apply(
    by: string,
    cause: 'person' | 'quiet-hour',
    choose: () => Promise<() => Remedy | null>,
  ): Promise<'done' | 'nothing' | 'changed-since' | 'store-down'> {
    const answer = await visits.amend(async () => {
      const remedyNow = await choose();
      return () => {
        const remedy = remedyNow();
        if (remedy === null) return null;
        const change = changeOf(remedy, facts(), parts.newId);
        const { countDelta } = remedy;
        if (countDelta === 0 && change.after.length === 0) return null;
        return { kind: 'reconcile', by, change, countDelta, cause };
      };
    });
    witnesses();
    if (answer === null) return 'nothing';
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
    const done = await apply(BY_QUIET_HOUR, 'quiet-hour', async () => {
      const evidence = await gather();
      return () => {
        if (parts.isAnybodyAtGate()) return null;
        const explanations = explainDrift({ ...facts(), ...evidence });
        return certainRemedy(witnesses(), explanations)?.remedy ?? null;
      };
    });
    if (done === 'done' || done === 'nothing') lookedAt = now;
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

  return {
    drift: () => drift,
    reconciliation: async () => {
      const evidence = doAgree(witnesses()) ? null : await gather();
      // Somebody may have put it right meanwhile.
      const counts = witnesses();
      const agree = doAgree(counts);
      const explanations = agree || evidence === null ? [] : explainDrift({ ...facts(), ...evidence });
      return { now: clock.now(), witnesses: counts, agree, explanations, agreedAt };
    },
    reconcile: async (wish, by) => {
      if ('count' in wish) {
        const done = await apply(by, 'person', () => Promise.resolve(() => remedyTo(wish.count, facts())));
        return done === 'nothing' ? 'done' : done;
      }
      const done = await apply(by, 'person', async () => {
        const evidence = await gather();
        return () => {
          const explanations = explainDrift({ ...facts(), ...evidence });
          return explanations.find(({ id }) => id === wish.explanationId)?.remedy ?? null;
        };
      });
      return done === 'nothing' ? 'changed-since' : done;
    },
    start: look,
    stop: () => {
      cancel();
    },
  };
}
