import type { Reason } from '../../contract/reasons.ts';
import type { Verdict } from '../../contract/words.ts';

/** What one rule says: an answer, or with a null verdict that it has nothing against going on. */
export interface Step {
  readonly verdict: Verdict | null;
  readonly reasons: readonly Reason[];
}

export interface Answer extends Step {
  readonly verdict: Verdict;
}

/** An answer with the permit that it rests on. */
export interface Conclusion extends Answer {
  readonly permitId: string | null;
}

export function restingOn(permitId: string | null, { verdict, reasons }: Answer): Conclusion {
  return { verdict, reasons, permitId };
}

export function goOn(...reasons: readonly Reason[]): Step {
  return { verdict: null, reasons };
}

export function answer(verdict: Verdict, ...reasons: readonly Reason[]): Answer {
  return { verdict, reasons };
}

/** A rule that can only be against it. */
export function unless(fault: Reason | null): Step {
  return fault === null ? goOn() : answer('refuse', fault);
}

/** Asks rule after rule until one answers; the reasons of each that was asked make the chain. */
export function follow(chain: readonly Reason[], rules: readonly (() => Step)[], last: () => Answer): Answer {
  const reasons = [...chain];
  for (const rule of rules) {
    const step = rule();
    reasons.push(...step.reasons);
    if (step.verdict !== null) return { verdict: step.verdict, reasons };
  }
  const end = last();
  return { verdict: end.verdict, reasons: [...reasons, ...end.reasons] };
}
