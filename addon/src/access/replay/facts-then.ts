import type { Reason, ReasonRule } from '../../contract/reasons.ts';
import type { Instant, SitePart } from '../../contract/words.ts';
import { NOTHING_READ } from '../../plate/settling/settlement.ts';
import type { Settlement } from '../../plate/settling/settlement.ts';
import type { GateFacts, OccupancyFacts } from '../decision-facts.ts';
import type { Evidence } from '../evidence.ts';
import type { PermitBook } from '../permits/permit-book.ts';
import type { Permit } from '../permits/permit.ts';
import type { DecidedPassage } from './decided-passages.ts';

type ReasonOf<Rule extends ReasonRule> = Extract<Reason, { readonly rule: Rule }>;

/** What a kept decision tells of what it rested on. What its reasons do not mention played no part in it. */
export interface FactsThen {
  readonly settlement: Settlement;
  readonly gate: GateFacts;
  readonly evidence: readonly Evidence[];
  readonly isNear: (person: string) => boolean;
  readonly down: readonly SitePart[];
  readonly occupancy: OccupancyFacts;
  readonly permits: PermitBook;
}

/** What is known from elsewhere, for all that the reasons do not say. */
export interface KnownOtherwise {
  /** As it is now. */
  readonly gate: GateFacts;
  /** As it was rebuilt. */
  readonly occupancy: OccupancyFacts;
  /** As they are now. */
  readonly permits: PermitBook;
}

/** The facts of a decision by rules, from its reasons first. */
export function factsThen(passage: DecidedPassage, known: KnownOtherwise): FactsThen {
  const uses = usesThen(passage);
  return {
    settlement: settlementThen(passage),
    gate: gateThen(passage, known.gate),
    evidence: evidenceThen(passage),
    isNear: (person) =>
      of(passage, 'evidence-given').some(({ kind, by }) => kind === 'presence' && by === person),
    down: of(passage, 'part-down').map(({ part }) => part),
    occupancy: occupancyThen(passage, known.occupancy, uses),
    permits: permitsThen(known.permits, uses),
  };
}

function settlementThen(passage: DecidedPassage): Settlement {
  const [settled] = of(passage, 'plate-settled');
  if (settled !== undefined) {
    const { plate, frames, readers, settledBy } = settled;
    // What decisions of before do not say is taken for the weakest.
    return { state: 'settled', plate, frames, readers, settledBy: settledBy ?? 'frames' };
  }
  const [notSettled] = of(passage, 'plate-not-settled');
  if (notSettled !== undefined) {
    const { best, frames, why } = notSettled;
    return { state: 'tentative', best, frames, why: why ?? 'too-few-frames' };
  }
  const [unreadable] = of(passage, 'plate-unreadable');
  if (unreadable !== undefined) return { state: 'nothing', frames: unreadable.frames };
  // The answer was the same for every plate, so that it does not say which it was.
  const { plate } = passage;
  const isUnread = of(passage, 'exit-needs-permit').some((reason) => reason.plate === null);
  if (plate === null || isUnread) return NOTHING_READ;
  return { state: 'settled', plate, frames: 2, readers: [], settledBy: 'frames' };
}

function gateThen(passage: DecidedPassage, now: GateFacts): GateFacts {
  const [held] = of(passage, 'person-ordered');
  const [locked] = of(passage, 'gate-locked');
  const [emergency] = of(passage, 'emergency');
  const then = {
    ...now,
    heldOpenBy: held?.by ?? null,
    lockedBy: locked?.by ?? null,
    emergencyBy: emergency?.by ?? null,
  };
  const [wrongWay] = of(passage, 'wrong-way');
  const directionRule = wrongWay?.directionRule;
  if (passage.direction === 'in') {
    // An exit of now at which somebody was answered as at an entry was none.
    const wasNoExit = now.directionRule === 'exit' ? 'both' : now.directionRule;
    return { ...then, directionRule: directionRule ?? wasNoExit };
  }
  if (directionRule !== undefined) return { ...then, directionRule, otherWayOut: true };
  if (of(passage, 'exit-needs-permit').length > 0) return { ...then, otherWayOut: true };
  return now.directionRule === 'entry' ? { ...then, otherWayOut: false } : then;
}

function evidenceThen(passage: DecidedPassage): readonly Evidence[] {
  const { permitId, decidedAt: at } = passage.decision;
  return of(passage, 'evidence-given').flatMap(({ kind, by }): readonly Evidence[] => {
    if (kind === 'approval') return [{ kind, by, at }];
    return kind === 'code' && permitId !== null ? [{ kind, permitId, at }] : [];
  });
}

/** What was left of the permits that were asked for it, less what others were about to use. */
function usesThen(passage: DecidedPassage): ReadonlyMap<string, number> {
  return new Map([
    ...of(passage, 'uses-left').map(({ permitId, left }) => [permitId, left] as const),
    ...of(passage, 'uses-spent').map(({ permitId }) => [permitId, 0] as const),
  ]);
}

function permitsThen(now: PermitBook, uses: ReadonlyMap<string, number>): PermitBook {
  const then = (permit: Permit | null): Permit | null =>
    permit !== null && permit.usesLeft !== null
      ? { ...permit, usesLeft: uses.get(permit.id) ?? permit.usesLeft }
      : permit;
  return { ...now, of: (plate) => then(now.of(plate)), byId: (id) => then(now.byId(id)) };
}

function occupancyThen(
  passage: DecidedPassage,
  rebuilt: OccupancyFacts,
  uses: ReadonlyMap<string, number>,
): OccupancyFacts {
  const [full] = of(passage, 'site-full');
  const [free] = of(passage, 'place-free');
  const inside = new Map<string, Instant>(
    [...of(passage, 'already-inside'), ...of(passage, 'let-in-again')].map(({ plate, since }) => [
      plate,
      since,
    ]),
  );
  const sharing = of(passage, 'places-taken').flatMap((reason) => reason.inside);
  return {
    ...rebuilt,
    occupied:
      full?.occupied ??
      (free === undefined ? rebuilt.occupied : free.capacity - free.free - (free.promised ?? 0)),
    insideSince: (plate) => inside.get(plate) ?? rebuilt.insideSince(plate),
    isOnItsWay: (plate) => sharing.includes(plate) || rebuilt.isOnItsWay(plate),
    promisedToOthers: () => full?.promised ?? free?.promised ?? 0,
    usesPending: (permitId) => (uses.has(permitId) ? 0 : rebuilt.usesPending(permitId)),
  };
}

function of<Rule extends ReasonRule>(
  { decision: { reasons } }: DecidedPassage,
  rule: Rule,
): readonly ReasonOf<Rule>[] {
  return reasons.filter((reason): reason is ReasonOf<Rule> => reason.rule === rule);
}
