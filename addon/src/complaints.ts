import type { z } from 'zod';

const LONGEST_VALUE_TOLD = 60;
/** Values under these names never reach a message or a log; addresses and headers may hold passwords too. */
const SECRET = /password|key|token|secret|headers|url|(^|\.)code$/i;

/**
 * What is wrong with an input, a sentence for each thing: its name, its value and what is allowed. The schema's error
 * texts say what is allowed, in words that follow "it must be".
 *
 * @param error of a parse with `reportInput: true`.
 * @param whole what to say of an input that is no object at all.
 */
export function complaints(error: z.ZodError, whole: string): readonly string[] {
  return error.issues.map((issue) => sentence(issue, whole));
}

function sentence(issue: z.core.$ZodIssue, whole: string): string {
  const name = issue.path.map(String).join('.');
  if (issue.code === 'unrecognized_keys') {
    const prefix = name === '' ? '' : `${name}.`;
    return `There is no ${issue.keys.map((key) => prefix + key).join(', ')}.`;
  }
  if (name === '') return whole;
  if (issue.input === undefined) return `${name} is missing; it must be ${issue.message}.`;
  const value = SECRET.test(name) ? 'what was given' : told(issue.input);
  return `${name} cannot be ${value}; it must be ${issue.message}.`;
}

function told(value: unknown): string {
  const text = JSON.stringify(value);
  return text.length <= LONGEST_VALUE_TOLD ? text : `${text.slice(0, LONGEST_VALUE_TOLD)}…`;
}
