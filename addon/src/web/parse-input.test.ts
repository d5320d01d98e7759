import { expect, it } from 'vitest';
import { z } from 'zod';
import { HttpError } from './http-errors.ts';
import { parseBody, parseQuery } from './parse-input.ts';

const schema = z.strictObject({
  colour: z.enum(['red', 'green'], { error: 'one of red, green' }),
  many: z.string({ error: 'a text' }).optional(),
  password: z.string({ error: 'a text' }).optional(),
});

function complaintOf(parse: () => unknown): string {
  try {
    parse();
  } catch (error) {
    if (error instanceof HttpError) return `${error.code}: ${error.message}`;
    throw error;
  }
  return 'fine';
}

it.each([
  [{ colour: 'blue' }, 'bad-body: colour cannot be "blue"; it must be one of red, green.'],
  [{}, 'bad-body: colour is missing; it must be one of red, green.'],
  [
    { colour: 'red', size: 1, weight: 2 },
    'bad-body: There is no size, weight. The fields are colour, many, password.',
  ],
  [
    { colour: 'blue', many: 3 },
    'bad-body: colour cannot be "blue"; it must be one of red, green. many cannot be 3; it must be a text.',
  ],
  [{ colour: 'red', password: 12345678 }, 'bad-body: password cannot be what was given; it must be a text.'],
  [undefined, 'bad-body: It must be an object. The fields are colour, many, password.'],
  [[], 'bad-body: It must be an object. The fields are colour, many, password.'],
  [
    { colour: 'x'.repeat(500) },
    `bad-body: colour cannot be "${'x'.repeat(59)}…; it must be one of red, green.`,
  ],
  [{ colour: 'red' }, 'fine'],
])('%j: %s', (body, complaint) => {
  expect(complaintOf(() => parseBody(schema, body))).toBe(complaint);
});

it('takes a parameter without a value as absent', () => {
  expect(parseQuery(schema, { colour: 'red', many: '' })).toEqual({ colour: 'red' });
  expect(complaintOf(() => parseQuery(schema, { colour: ['red', 'green'] }))).toBe(
    'bad-query: colour cannot be ["red","green"]; it must be one of red, green.',
  );
});
