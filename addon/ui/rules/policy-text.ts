import type { AnswerByHours, EvidenceRule, Policy } from '../../src/contract/rules.ts';
import { scheduleText } from '../parts/schedule-text.ts';
import { texts } from '../texts.ts';

/** What a policy says under one of its names, in a few words; null where it says nothing. */
export function policyText(name: keyof Policy, policy: Partial<Policy>): string | null {
  switch (name) {
    case 'fullSite':
    case 'placesTaken': {
      const answer = policy[name];
      return answer === undefined ? null : texts.rules.answer[answer];
    }
    case 'unknownPlate':
      return policy.unknownPlate === undefined ? null : answerByHoursText(policy.unknownPlate);
    case 'alreadyInside':
      return policy.alreadyInside === undefined ? null : alreadyInsideText(policy.alreadyInside);
    case 'exit':
      return policy.exit === undefined ? null : texts.rules.exit[policy.exit];
    case 'hours':
      return policy.hours === undefined ? null : scheduleText(policy.hours);
    case 'evidence':
      return policy.evidence === undefined ? null : evidenceText(policy.evidence);
  }
}

export function answerByHoursText({ answer, hours }: AnswerByHours<'refuse' | 'ask' | 'let-in'>): string {
  const text = texts.rules.answer[answer];
  // Refused within the hours and outside them: the hours say nothing.
  return hours === null || answer === 'refuse' ? text : texts.rules.elseRefuse(text, scheduleText(hours));
}

function alreadyInsideText({ reopenMinutes, otherwise }: Policy['alreadyInside']): string {
  const later = texts.rules.answer[otherwise];
  return reopenMinutes === 0 ? later : texts.rules.again(reopenMinutes, later);
}

function evidenceText(rules: readonly EvidenceRule[]): string {
  if (rules.length === 0) return texts.rules.plateIsEnough;
  return rules
    .map(({ when, accept }) =>
      texts.rules.evidenceNeeded(
        texts.rules.occasion[when],
        accept.map((kind) => texts.rules.evidence[kind].toLowerCase()).join(texts.rules.or),
      ),
    )
    .join('; ');
}
