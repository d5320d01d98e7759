import type { LossPage, LossReason } from '../../src/contract/statistics.ts';
import type { ApiError, LossQuery } from '../api.ts';
import type { Names } from '../names.ts';
import { type PassageModel, passageModel } from '../parts/passage-view-model.ts';
import type { SiteTime } from '../time.ts';
import type { DaySpan } from './figure-range.ts';
import type { LostStage } from './figures-route.ts';
import { lossSentence } from './loss-sentence.ts';

/** Which vehicles are meant. */
export interface LossWish extends DaySpan {
  readonly stage: LostStage;
  /** Id; empty: all gates. */
  readonly gate: string;
}

/** Vehicles that were found so far, and how the last request went. */
export interface FoundLosses {
  readonly losses: LossPage['losses'];
  /** Where older ones begin; null at the end. */
  readonly next: string | null;
  readonly state: 'loading' | 'shown' | 'failed';
  /** Why it failed, in the server's words. */
  readonly trouble: string | null;
}

export const LOOKING_FOR_LOSSES: FoundLosses = { losses: [], next: null, state: 'loading', trouble: null };

const PAGE_SIZE = 25;

export function lossQueryOf({ from, to, gate, stage }: LossWish, before: string | null): LossQuery {
  return {
    from,
    to,
    stage,
    ...(gate === '' ? {} : { gate }),
    ...(before === null ? {} : { before }),
    limit: PAGE_SIZE,
  };
}

/**
 * Adds a page; a vehicle that is shown already is not shown twice. Where such losses are rare the server may look through a
 * part of the history and find none: then nobody is asked to go on by hand.
 */
export function withLosses(before: FoundLosses, page: LossPage): FoundLosses {
  const known = new Set(before.losses.map(({ passage }) => passage.id));
  const added = page.losses.filter(({ passage }) => !known.has(passage.id));
  return {
    losses: [...before.losses, ...added],
    next: page.next,
    state: added.length === 0 && page.next !== null ? 'loading' : 'shown',
    trouble: null,
  };
}

export function lossesFailed(before: FoundLosses, error: ApiError): FoundLosses {
  return { ...before, state: 'failed', trouble: error.message };
}

/** As passages are shown, with the reason of the loss in the place of what became of it, and what a person can do. */
export function lossModel(
  { passage, reason }: LossPage['losses'][number],
  time: SiteTime,
  names: Names,
): PassageModel {
  const model = passageModel(passage, time, names);
  const advice = adviceOf(reason);
  return {
    ...model,
    brief: lossSentence(passage, reason, time, names),
    notes: [...(advice === null ? [] : [advice]), ...model.notes],
  };
}

function adviceOf(reason: LossReason): string | null {
  return 'advice' in reason ? reason.advice : null;
}
