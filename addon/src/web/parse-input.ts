import type { z } from 'zod';
import { refusal } from './http-errors.ts';

const LONGEST_VALUE_TOLD = 60;
/** Values of these fields are never repeated in a message. */
const SECRET_FIELDS: ReadonlySet<string> = new Set(['password']);

/**
 * The body of a request as `schema` has it. Each field's error text in the schema says what is allowed.
 * @throws HttpError `bad-body`, naming every field that is wrong, its value and what is allowed.
 */
export function parseBody<Schema extends z.ZodObject>(schema: Schema, body: unknown): z.output<Schema> {
  const parsed = schema.safeParse(body, { reportInput: true });
  if (parsed.success) return parsed.data;
  throw refusal('bad-body', { message: complaint(schema, parsed.error) });
}

/**
 * The query of a request as `schema` has it; a parameter without a value counts as absent, as forms send it.
 * @throws HttpError `bad-query`, in the manner of `parseBody`.
 */
export function parseQuery<Schema extends z.ZodObject>(schema: Schema, query: unknown): z.output<Schema> {
  const given = Object.fromEntries(Object.entries(query ?? {}).filter(([, value]) => value !== ''));
  const parsed = schema.safeParse(given, { reportInput: true });
  if (parsed.success) return parsed.data;
  throw refusal('bad-query', { message: complaint(schema, parsed.error) });
}

function complaint(schema: z.ZodObject, error: z.ZodError): string {
  const known = Object.keys(schema.shape).join(', ');
  return error.issues.map((issue) => sentence(issue, known)).join(' ');
}

function sentence(issue: z.core.$ZodIssue, known: string): string {
  const field = issue.path.join('.');
  if (issue.code === 'unrecognized_keys') {
    return `There is no field ${issue.keys.map(told).join(', ')}; the fields are ${known}.`;
  }
  if (field === '') return `It must be an object with the fields ${known}.`;
  if (issue.input === undefined) return `${field} is missing; it must be ${issue.message}.`;
  const value = SECRET_FIELDS.has(field) ? 'what was given' : told(issue.input);
  return `${field} cannot be ${value}; it must be ${issue.message}.`;
}

function told(value: unknown): string {
  const text = JSON.stringify(value);
  return text.length <= LONGEST_VALUE_TOLD ? text : `${text.slice(0, LONGEST_VALUE_TOLD)}…`;
}
