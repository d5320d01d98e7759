import type { Reason } from '../src/contract/reasons.ts';
import type { Policy } from '../src/contract/rules.ts';

/**
 * The link of the chain that tipped the decision; what merely allowed it does not count when there is another. Where a
 * policy did not let it in, its occasion says more than the policy: that the site is full, rather than what is done then.
 */
export function decidingReason(reasons: readonly Reason[]): Reason | null {
  const tipped = reasons.findLast(tips) ?? reasons.at(-1) ?? null;
  if (tipped?.rule !== 'policy' || LETTING_IN.includes(tipped.answer)) return tipped;
  return reasons.findLast(({ rule }) => OCCASIONS[tipped.policy].includes(rule)) ?? tipped;
}

const ALLOWING: readonly Reason['rule'][] = ['plate-settled', 'place-free', 'uses-left'];

const LETTING_IN: readonly string[] = ['open', 'let-in', 'always-open'];

const OCCASIONS: Record<keyof Policy, readonly Reason['rule'][]> = {
  fullSite: ['site-full'],
  placesTaken: ['places-taken'],
  unknownPlate: ['no-permit'],
  alreadyInside: ['already-inside'],
  exit: ['exit-needs-permit'],
  hours: ['outside-hours'],
  evidence: ['evidence-needed'],
};

function tips({ rule }: Reason): boolean {
  return !ALLOWING.includes(rule);
}
