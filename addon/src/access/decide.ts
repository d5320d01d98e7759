import type { Reason } from '../contract/reasons.ts';
import type { Direction, DirectionRule, Instant, Verdict } from '../contract/words.ts';
import type { Settlement } from '../plate/settling/settlement.ts';
import type { Decision } from './decision.ts';
import type { PermitBook } from './permit-book.ts';
import { validityOf } from './permit.ts';

/** All that a decision rests on. */
export interface DecisionFacts {
  readonly now: Instant;
  readonly direction: Direction;
  readonly directionRule: DirectionRule;
  /** The site has another gate by which a vehicle may leave. */
  readonly otherWayOut: boolean;
  /** Who holds the barrier open for everybody, or null. */
  readonly heldOpenBy: string | null;
  readonly settlement: Settlement;
  readonly permits: PermitBook;
  /** Places that are taken, or promised to those who were let in and are on their way. */
  readonly occupied: number;
  readonly capacity: number;
  /** Since when a vehicle with the settled plate is inside; null when none is. */
  readonly insideSince: Instant | null;
}

/** Decides about one vehicle at one gate: the only place where an answer to "may it pass?" is made. */
export function decide(facts: DecisionFacts): Decision {
  const { verdict, reasons } = facts.direction === 'out' ? decideExit(facts) : decideEntry(facts);
  const plate = facts.settlement.state === 'settled' ? facts.settlement.plate : null;
  return { verdict, plate, decidedAt: facts.now, reasons };
}

/** A person's order is a decision too, with its own reason in the history. */
export function decideByPerson(order: {
  readonly by: string;
  readonly command: string;
  readonly plate: string | null;
  readonly now: Instant;
}): Decision {
  const { by, command, plate, now } = order;
  return { verdict: 'open', plate, decidedAt: now, reasons: [{ rule: 'person-ordered', by, command }] };
}

interface Conclusion {
  readonly verdict: Verdict;
  readonly reasons: readonly Reason[];
}

function decideExit(facts: DecisionFacts): Conclusion {
  // A vehicle can always leave: turning it away is allowed only where it has another way out.
  if (facts.directionRule === 'entry' && facts.otherWayOut) {
    return { verdict: 'refuse', reasons: [{ rule: 'wrong-way', directionRule: 'entry' }] };
  }
  return { verdict: 'open', reasons: [...settled(facts), { rule: 'exit-always-opens' }] };
}

function decideEntry(facts: DecisionFacts): Conclusion {
  const { settlement, permits, now } = facts;
  if (facts.directionRule === 'exit') {
    return { verdict: 'refuse', reasons: [{ rule: 'wrong-way', directionRule: 'exit' }] };
  }
  if (facts.heldOpenBy !== null) {
    return {
      verdict: 'open',
      reasons: [...settled(facts), { rule: 'person-ordered', by: facts.heldOpenBy, command: 'hold' }],
    };
  }
  switch (settlement.state) {
    case 'nothing':
      return { verdict: 'ask', reasons: [{ rule: 'plate-unreadable', frames: settlement.frames }] };
    case 'tentative':
      return {
        verdict: 'ask',
        reasons: [
          {
            rule: 'plate-not-settled',
            best: settlement.best,
            frames: settlement.frames,
            why: settlement.why,
          },
        ],
      };
    case 'settled':
      break;
  }

  const { plate } = settlement;
  const chain: Reason[] = [...settled(facts)];
  const conclude = (verdict: Verdict, ...reasons: Reason[]): Conclusion => ({
    verdict,
    reasons: [...chain, ...reasons],
  });

  const permit = permits.of(plate);
  if (permit === null) {
    // Never opens for a text that is nearly right, however near: only a person can tell a misread from a stranger.
    const [nearest] = [...permits.oneCharacterAway(plate)].sort();
    return nearest === undefined
      ? conclude('refuse', { rule: 'no-permit', plate })
      : conclude('ask', { rule: 'permit-one-character-away', plate, nearest });
  }

  const { id: permitId, holder } = permit;
  const validity = validityOf(permit, now);
  if (permit.kind === 'block') {
    return validity === 'valid'
      ? conclude('refuse', { rule: 'blocked', plate, permitId, holder })
      : conclude('refuse', { rule: 'no-permit', plate });
  }
  if (validity === 'not-yet' && permit.validFrom !== null) {
    return conclude('refuse', { rule: 'permit-not-yet-valid', permitId, validFrom: permit.validFrom });
  }
  if (validity === 'expired' && permit.validUntil !== null) {
    return conclude('refuse', { rule: 'permit-expired', permitId, validUntil: permit.validUntil });
  }

  chain.push({ rule: 'permit-matches', plate, permitId, holder });
  if (facts.insideSince !== null) chain.push({ rule: 'already-inside', plate, since: facts.insideSince });
  const { occupied, capacity } = facts;
  return occupied >= capacity
    ? conclude('refuse', { rule: 'site-full', occupied, capacity })
    : conclude('open', { rule: 'place-free', free: capacity - occupied, capacity });
}

function settled({ settlement }: DecisionFacts): readonly Reason[] {
  if (settlement.state !== 'settled') return [];
  const { plate, frames, readers, settledBy } = settlement;
  return [{ rule: 'plate-settled', plate, frames, readers, settledBy }];
}
