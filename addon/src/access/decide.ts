import type { GateCommand, Instant } from '../contract/words.ts';
import { decideEntry } from './deciding/decide-entry.ts';
import { decideExit } from './deciding/decide-exit.ts';
import { plateIfSettled, settledPlate } from './deciding/settlement-reason.ts';
import { answer, restingOn } from './deciding/step.ts';
import type { Conclusion } from './deciding/step.ts';
import type { DecisionFacts } from './decision-facts.ts';
import type { Decision } from './decision.ts';

/** Decides about one vehicle at one gate: the only place where an answer to "may it pass?" is made. */
export function decide(facts: DecisionFacts): Decision {
  const { verdict, permitId, reasons } = conclusion(facts);
  return { verdict, plate: settledPlate(facts.settlement), permitId, decidedAt: facts.now, reasons };
}

/** A person's order is a decision too, with its own reason in the history. */
export function decideByPerson(order: {
  readonly by: string;
  readonly command: GateCommand;
  readonly plate: string | null;
  /** The permit of that plate: who is let in by a person uses it up like anybody else. */
  readonly permitId?: string | null;
  readonly now: Instant;
}): Decision {
  const { by, command, plate, permitId = null, now } = order;
  const verdict = command === 'refuse' ? 'refuse' : 'open';
  const reasons = [{ rule: 'person-ordered', by, command }] as const;
  return { verdict, plate, permitId, decidedAt: now, reasons };
}

function conclusion(facts: DecisionFacts): Conclusion {
  const { emergencyBy } = facts.gate;
  if (emergencyBy !== null) {
    const plate = plateIfSettled(facts.settlement);
    return restingOn(null, answer('open', ...plate, { rule: 'emergency', by: emergencyBy }));
  }
  // Who leaves uses nothing of a permit.
  return facts.direction === 'out' ? restingOn(null, decideExit(facts)) : decideEntry(facts);
}
