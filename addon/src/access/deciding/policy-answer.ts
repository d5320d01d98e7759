import type { Reason } from '../../contract/reasons.ts';
import type { Policy } from '../../contract/rules.ts';
import type { Verdict } from '../../contract/words.ts';
import type { Said } from '../rule-book.ts';

type PolicyAnswer = 'refuse' | 'ask' | 'let-in' | 'open';

export const VERDICT_OF: Record<PolicyAnswer, Verdict> = {
  refuse: 'refuse',
  ask: 'ask',
  'let-in': 'open',
  open: 'open',
};

export function policyReason(policy: keyof Policy, answer: string, { group, gate }: Said<unknown>): Reason {
  return { rule: 'policy', policy, answer, group, gate };
}
