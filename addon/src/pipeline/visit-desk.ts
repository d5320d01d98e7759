import { setImmediate } from 'node:timers/promises';
import type { Clock } from '../clock.ts';
import type { VisitCorrection, VisitSuggestion } from '../contract/visits.ts';
import type { Instant } from '../contract/words.ts';
import type { Passage } from '../gate/passage.ts';
import type { CountCause, CountChange } from '../parking/occupancy.ts';
import type { Visit } from '../parking/visit.ts';
import { correctVisit, visitIdsOf } from '../parking/visits/correct-visit.ts';
import type { Correction, VisitChange } from '../parking/visits/correction.ts';
import { misreadsOf } from '../parking/visits/misreads.ts';
import { waitsForReview } from '../parking/visits/anomalies.ts';
import { suggestionsFor } from '../parking/visits/suggest.ts';
import { undoOf } from '../parking/visits/undo.ts';
import type { RecordQueue, Write } from '../store/record-queue.ts';
import type { Store } from '../store/store.ts';
import type { CorrectionAnswer, LiveParking } from '../web/live-site.ts';
import type { InsideLedger } from './inside-ledger.ts';

/** Stays of so long ago still say how long people stay here. */
const STAYS_REMEMBERED_MS = 30 * 24 * 60 * 60_000;

/** What is put right, by a person or by the program at a quiet hour. */
export interface Amendment {
  readonly kind: Correction['kind'];
  readonly by: string;
  readonly change: VisitChange;
  readonly countDelta: number;
  readonly cause: CountCause;
}

export interface VisitDesk extends Pick<LiveParking, 'correct' | 'undo' | 'suggestions'> {
  /**
   * Puts visits and the count right together. What is to be done is worked out in its turn, when nothing else is being put right.
   *
   * @param work null: there is nothing to be done any more.
   */
  readonly amend: (work: () => Promise<(() => Amendment | null) | null>) => Promise<CorrectionAnswer | null>;
  /** The longest that a visit of late lasted, in milliseconds; null: none did. */
  readonly longestStay: () => Promise<number | null>;
}

export interface VisitDeskParts {
  readonly inside: Pick<InsideLedger, 'correct' | 'openVisits' | 'unpairedExits'>;
  readonly store: Pick<Store, 'corrections' | 'passages' | 'visits'>;
  /** Crossings and corrections are written one after the other. */
  readonly queue: Pick<RecordQueue, 'inTurn'>;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly isStoreDown: () => boolean;
  /** The permit to come of a plate. */
  readonly permitIdOf: (plate: string) => string | null;
  readonly emptiedVisitIds: () => readonly string[];
  /** Days whose figures a change makes old. */
  readonly daysOf: (change: VisitChange) => readonly string[];
  /** Figures of these days that are being made are old. */
  readonly daysForgotten: (days: readonly string[]) => void;
  readonly onChange: () => void;
}

/** Corrections of visits: worked out in `parking/visits`, one after the other, kept in memory and on disk, and taken back. */
export function visitDesk(parts: VisitDeskParts): VisitDesk {
  const { inside, store, clock, newId } = parts;

  /** As they are now: those in memory go before what is on disk. */
  function withMemory(ids: readonly string[], kept: readonly Visit[]): readonly Visit[] {
    const inMemory = [...inside.openVisits(), ...inside.unpairedExits()].filter(({ id }) => ids.includes(id));
    return [...inMemory, ...kept.filter(({ id }) => !inMemory.some((visit) => visit.id === id))];
  }

  /**
   * In memory at once, so that the next crossing knows of it, and then on disk before that crossing. While the disk refuses it stays to be written,
   * as crossings do; who asked hears `store-down`.
   */
  async function carryOut(
    change: VisitChange,
    countDelta: number,
    write: Write,
    writes: (forgetDays: readonly string[]) => Promise<void>,
  ): Promise<'written' | 'changed-since' | 'store-down'> {
    const announce = inside.correct(change, countDelta);
    if (announce === null) return 'changed-since';
    const days = parts.daysOf(change);
    return await new Promise((resolve) => {
      write(
        () => writes(days),
        () => {
          resolve('store-down');
        },
      ).then(
        (written) => {
          if (written === 'given-up') {
            resolve('store-down');
            return;
          }
          announce();
          parts.daysForgotten(days);
          parts.onChange();
          resolve('written');
        },
        () => {
          // What it rests on is another on disk: as it was in memory, less what crossings made of it since.
          inside.correct({ before: change.after, after: change.before }, -countDelta);
          resolve('changed-since');
        },
      );
    });
  }

  async function record(
    { kind, by, change, countDelta, cause }: Amendment,
    passages: readonly Passage[],
    write: Write,
  ): Promise<CorrectionAnswer> {
    const at = clock.now();
    const correction: Correction = { id: newId(), at, by, kind, ...change, countDelta, undone: null };
    const written = await carryOut(change, countDelta, write, (forgetDays) =>
      store.corrections.record({
        correction,
        countChanges: countChanges(countDelta, at, cause),
        misreads: misreadsOf(correction, passages),
        forgetDays,
      }),
    );
    return written === 'written' ? { done: true, correction } : refused(written);
  }

  async function correct(correction: VisitCorrection, by: string, write: Write): Promise<CorrectionAnswer> {
    const ids = visitIdsOf(correction);
    const kept = await store.visits.many(ids);
    const passages = await store.passages.many(passageIdsOf(withMemory(ids, kept)));
    const { permitIdOf } = parts;
    const corrected = correctVisit(
      correction,
      { visits: withMemory(ids, kept) },
      { now: clock.now(), newId, permitIdOf },
    );
    if (!corrected.done) return corrected;
    const { change } = corrected;
    return await record(
      { kind: correction.kind, by, change, countDelta: 0, cause: 'person' },
      passages,
      write,
    );
  }

  async function undo(correctionId: string, by: string, write: Write): Promise<CorrectionAnswer> {
    const correction = await store.corrections.get(correctionId);
    if (correction === null) return refused('no-such-correction');
    if (correction.undone !== null) return refused('already-undone');
    const ids = [...correction.before, ...correction.after].map(({ id }) => id);
    const kept = await store.visits.many(ids);
    const change = undoOf(correction, withMemory(ids, kept));
    if (change === 'changed-since') return refused('changed-since');
    const at = clock.now();
    const undone: Correction = { ...correction, undone: { at, by } };
    const written = await carryOut(change, -correction.countDelta, write, (forgetDays) =>
      store.corrections.undo({
        // Where a vehicle stands meanwhile is kept.
        correction: { ...undone, before: change.after },
        countChanges: countChanges(-correction.countDelta, at, 'undone'),
        forgetDays,
      }),
    );
    return written === 'written' ? { done: true, correction: undone } : refused(written);
  }

  /** Of late is as far back as matters for how long people stay here. */
  function longestStay(): Promise<number | null> {
    return store.visits.longestStay(clock.now() - STAYS_REMEMBERED_MS);
  }

  /** One after the other, and after every crossing before; while the disk takes nothing, nothing is corrected. */
  async function inOrder<Answer>(
    work: (write: Write) => Promise<Answer>,
  ): Promise<Answer | CorrectionAnswer> {
    if (parts.isStoreDown()) return refused('store-down');
    const answer = await parts.queue.inTurn(work);
    return answer === 'refused' ? refused('store-down') : answer;
  }

  return {
    correct: (correction, by) => inOrder((write) => correct(correction, by, write)),
    undo: (correctionId, by) => inOrder((write) => undo(correctionId, by, write)),
    amend: (work) =>
      inOrder(async (write) => {
        const decide = await work();
        const amendment = decide?.() ?? null;
        return amendment === null ? null : await record(amendment, [], write);
      }),
    longestStay,
    suggestions: async (visits) => {
      const suggestions = new Map<string, readonly VisitSuggestion[]>();
      if (!visits.some(waitsForReview)) return suggestions;
      const longest = await longestStay();
      const facts = {
        openVisits: inside.openVisits(),
        unpairedExits: inside.unpairedExits(),
        emptiedVisitIds: parts.emptiedVisitIds(),
        staysMs: longest === null ? [] : [longest],
        now: clock.now(),
      };
      for (const visit of visits) {
        suggestions.set(visit.id, suggestionsFor(visit, facts));
        // Many open visits times many exits take a while; a gate has its turn in between.
        await setImmediate();
      }
      return suggestions;
    },
  };
}

function refused(why: Exclude<CorrectionAnswer, { readonly done: true }>['why']): CorrectionAnswer {
  return { done: false, why, message: '' };
}

function countChanges(delta: number, at: Instant, cause: CountCause): readonly CountChange[] {
  return delta === 0 ? [] : [{ at, delta, cause, passageId: null }];
}

function passageIdsOf(visits: readonly Visit[]): readonly string[] {
  return visits
    .flatMap(({ entryPassageId, exitPassageId }) => [entryPassageId, exitPassageId])
    .filter((id) => id !== null);
}
