import type { Clock } from '../clock.ts';
import type { VisitCorrection } from '../contract/visits.ts';
import type { Instant } from '../contract/words.ts';
import type { CountCause, CountChange } from '../parking/occupancy.ts';
import type { Visit } from '../parking/visit.ts';
import { correctVisit, visitIdsOf } from '../parking/visits/correct-visit.ts';
import type { Correction, VisitChange } from '../parking/visits/correction.ts';
import { misreadsOf } from '../parking/visits/misreads.ts';
import { staysMs } from '../parking/visits/stale.ts';
import { suggestionsFor } from '../parking/visits/suggest.ts';
import { undoOf } from '../parking/visits/undo.ts';
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
  /** Puts visits and the count right together. */
  readonly amend: (amendment: Amendment) => Promise<CorrectionAnswer>;
  /** How long the visits of late lasted, in milliseconds. */
  readonly stays: () => Promise<readonly number[]>;
}

export interface VisitDeskParts {
  readonly inside: Pick<InsideLedger, 'correct' | 'openVisits' | 'unpairedExits'>;
  readonly store: Pick<Store, 'corrections' | 'passages' | 'visits'>;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly isStoreDown: () => boolean;
  /** Resolves when every crossing so far is on disk. */
  readonly crossingsWritten: () => Promise<void>;
  /** The permit to come of a plate. */
  readonly permitIdOf: (plate: string) => string | null;
  readonly emptiedVisitIds: () => readonly string[];
  /** Figures of the days on which these instants lie are old. */
  readonly forgetDaysOf: (instants: readonly Instant[]) => Promise<void>;
  readonly onChange: () => void;
  readonly onTrouble: (what: string, error: unknown) => void;
}

/** Corrections of visits: worked out in `parking/visits`, kept in memory and on disk, and taken back. */
export function visitDesk(parts: VisitDeskParts): VisitDesk {
  const { inside, store, clock, newId } = parts;

  /** As they are now: those under way in memory go before what is on disk. */
  async function visitsNow(ids: readonly string[]): Promise<readonly Visit[]> {
    const kept = await store.visits.many(ids);
    const inMemory = [...inside.openVisits(), ...inside.unpairedExits()].filter(({ id }) => ids.includes(id));
    return [...inMemory, ...kept.filter(({ id }) => !inMemory.some((visit) => visit.id === id))];
  }

  async function write(
    change: VisitChange,
    countDelta: number,
    writeStep: () => Promise<void>,
  ): Promise<'written' | 'changed-since' | 'store-down'> {
    const announce = inside.correct(change, countDelta);
    if (announce === null) return 'changed-since';
    try {
      await writeStep();
    } catch (error) {
      parts.onTrouble('a correction could not be written', error);
      inside.correct({ before: change.after, after: change.before }, -countDelta);
      return 'store-down';
    }
    announce();
    await parts.forgetDaysOf(
      [...change.before, ...change.after].flatMap(({ enteredAt, leftAt }) =>
        [enteredAt, leftAt].filter((at) => at !== null),
      ),
    );
    parts.onChange();
    return 'written';
  }

  async function amend({ kind, by, change, countDelta, cause }: Amendment): Promise<CorrectionAnswer> {
    const at = clock.now();
    const correction: Correction = { id: newId(), at, by, kind, ...change, countDelta, undone: null };
    const passages = await store.passages.many(passageIdsOf(change.after));
    const written = await write(change, countDelta, () =>
      store.corrections.record({
        correction,
        countChanges: countChanges(countDelta, at, cause),
        misreads: misreadsOf(correction, passages),
      }),
    );
    return written === 'written' ? { done: true, correction } : { done: false, why: written, message: '' };
  }

  async function undo(correctionId: string, by: string): Promise<CorrectionAnswer> {
    const refused = (why: Extract<CorrectionAnswer, { done: false }>['why']): CorrectionAnswer => ({
      done: false,
      why,
      message: '',
    });
    const correction = await store.corrections.get(correctionId);
    if (correction === null) return refused('no-such-correction');
    if (correction.undone !== null) return refused('already-undone');
    const ids = [...correction.before, ...correction.after].map(({ id }) => id);
    const change = undoOf(correction, await visitsNow(ids));
    if (change === 'changed-since') return refused('changed-since');
    const at = clock.now();
    const undone: Correction = { ...correction, undone: { at, by } };
    const written = await write(change, -correction.countDelta, () =>
      store.corrections.undo({
        // Where a vehicle stands meanwhile is kept.
        correction: { ...undone, before: change.after },
        countChanges: countChanges(-correction.countDelta, at, 'undone'),
      }),
    );
    return written === 'written' ? { done: true, correction: undone } : refused(written);
  }

  async function stays(): Promise<readonly number[]> {
    const now = clock.now();
    return staysMs(await store.visits.ended(now - STAYS_REMEMBERED_MS, now));
  }

  /** Crossings before the correction are on disk before it; while the disk takes nothing, nothing is corrected. */
  async function inOrder(correct: () => Promise<CorrectionAnswer>): Promise<CorrectionAnswer> {
    if (parts.isStoreDown()) return { done: false, why: 'store-down', message: '' };
    await parts.crossingsWritten();
    return await correct();
  }

  return {
    amend: (amendment) => inOrder(() => amend(amendment)),
    undo: (correctionId, by) => inOrder(() => undo(correctionId, by)),
    stays,
    correct: (correction: VisitCorrection, by) =>
      inOrder(async () => {
        const found = await visitsNow(visitIdsOf(correction));
        const { permitIdOf } = parts;
        const corrected = correctVisit(
          correction,
          { visits: found },
          { now: clock.now(), newId, permitIdOf },
        );
        if (!corrected.done) return corrected;
        const { kind } = correction;
        return await amend({ kind, by, change: corrected.change, countDelta: 0, cause: 'person' });
      }),
    suggestions: async (visits) => {
      const facts = {
        openVisits: inside.openVisits(),
        unpairedExits: inside.unpairedExits(),
        emptiedVisitIds: parts.emptiedVisitIds(),
        staysMs: await stays(),
        now: clock.now(),
      };
      return new Map(visits.map((visit) => [visit.id, suggestionsFor(visit, facts)]));
    },
  };
}

function countChanges(delta: number, at: Instant, cause: CountCause): readonly CountChange[] {
  return delta === 0 ? [] : [{ at, delta, cause, passageId: null }];
}

function passageIdsOf(visits: readonly Visit[]): readonly string[] {
  return visits
    .flatMap(({ entryPassageId, exitPassageId }) => [entryPassageId, exitPassageId])
    .filter((id) => id !== null);
}
