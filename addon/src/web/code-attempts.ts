import type { Clock } from '../clock.ts';
import { createAttemptLimit } from './attempt-limit.ts';
import type { Attempt } from './attempt-limit.ts';

const MINUTE_MS = 60_000;
/** Somebody at a keypad who mistypes needs fewer. */
const MOST_BY_CALLER = { most: 5, windowMs: 15 * MINUTE_MS } as const;
/**
 * At this pace a code of four digits takes three weeks to find on average. Where a hundred are given out, one of them takes
 * half a day, and longer ones are the answer: of six digits it takes six weeks again.
 */
const MOST_AT_GATE = { most: 10, windowMs: 60 * MINUTE_MS } as const;

/** Counts codes that were typed, so that nobody finds one by trying. */
export interface CodeAttempts {
  /** @param gateId of a gate that there is: made-up names would push the windows of real ones out of memory. */
  take(gateId: string, caller: string): Attempt;
  /** It was no wrong guess and does not count. */
  giveBack(gateId: string, caller: string): void;
}

export function createCodeAttempts({ clock }: { readonly clock: Clock }): CodeAttempts {
  const byCaller = createAttemptLimit({ clock, ...MOST_BY_CALLER });
  const atGate = createAttemptLimit({ clock, ...MOST_AT_GATE });
  return {
    take: (gateId, caller) => {
      const own = byCaller.take(caller);
      if (!own.allowed) return own;
      const gate = atGate.take(gateId);
      // Others guessed here, and this one is not to wait for it at the next gate.
      if (!gate.allowed) byCaller.giveBack(caller);
      return gate;
    },
    giveBack: (gateId, caller) => {
      byCaller.giveBack(caller);
      atGate.giveBack(gateId);
    },
  };
}
