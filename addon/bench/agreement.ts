import { folded } from './plate-match.ts';

/** What a recogniser and a witness made of the same plate. */
export const OUTCOMES = ['both right', 'main only', 'witness only', 'agree, wrong', 'differ, wrong'] as const;
export type Outcome = (typeof OUTCOMES)[number];

export interface TwoTexts {
  readonly truth: string;
  readonly main: string;
  readonly witness: string;
}

/** With O as 0 and I as 1. "agree, wrong" is what a witness cannot help against. */
export function outcomeOf({ truth, main, witness }: TwoTexts): Outcome {
  const mainIsRight = folded(main) === folded(truth);
  const witnessIsRight = folded(witness) === folded(truth);
  if (mainIsRight) return witnessIsRight ? 'both right' : 'main only';
  if (witnessIsRight) return 'witness only';
  // Two that read nothing do not mislead anybody.
  return main !== '' && folded(main) === folded(witness) ? 'agree, wrong' : 'differ, wrong';
}
