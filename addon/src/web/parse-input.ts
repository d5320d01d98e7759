import type { z } from 'zod';
import { complaints } from '../complaints.ts';
import { refusal } from './http-errors.ts';

/**
 * The body of a request as `schema` has it. Each field's error text in the schema says what is allowed.
 * @throws HttpError `bad-body`, naming every field that is wrong, its value and what is allowed.
 */
export function parseBody<Schema extends z.ZodObject>(schema: Schema, body: unknown): z.output<Schema> {
  const parsed = schema.safeParse(body, { reportInput: true });
  if (parsed.success) return parsed.data;
  throw refusal('bad-body', { message: message(schema, parsed.error) });
}

/**
 * The query of a request as `schema` has it; a parameter without a value counts as absent, as forms send it.
 * @throws HttpError `bad-query`, in the manner of `parseBody`.
 */
export function parseQuery<Schema extends z.ZodObject>(schema: Schema, query: unknown): z.output<Schema> {
  const given = Object.fromEntries(Object.entries(query ?? {}).filter(([, value]) => value !== ''));
  const parsed = schema.safeParse(given, { reportInput: true });
  if (parsed.success) return parsed.data;
  throw refusal('bad-query', { message: message(schema, parsed.error) });
}

/** @throws HttpError `bad-body` when a call that takes nothing is given something; an empty object is nothing. */
export function assertNoBody(body: unknown): void {
  if (body === undefined || (isObject(body) && Object.keys(body).length === 0)) return;
  throw refusal('bad-body', { message: 'This call takes no body.' });
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function message(schema: z.ZodObject, error: z.ZodError): string {
  const fields = `The fields are ${Object.keys(schema.shape).join(', ')}.`;
  const wrong = complaints(error, 'It must be an object.');
  const needsFields = error.issues.some(
    ({ code, path }) => code === 'unrecognized_keys' || path.length === 0,
  );
  return [...wrong, ...(needsFields ? [fields] : [])].join(' ');
}
