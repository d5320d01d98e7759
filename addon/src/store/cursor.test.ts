import fc from 'fast-check';
import { expect, test } from 'vitest';
import { UserError } from '../errors.ts';
import { decodeCursor, encodeCursor } from './cursor.ts';

test('a cursor comes back as it went out, and fits into a URL as it is', () => {
  fc.assert(
    fc.property(fc.maxSafeInteger(), fc.string(), (at, id) => {
      const text = encodeCursor({ at, id });
      expect(text).toMatch(/^[\w-]+$/);
      expect(decodeCursor(text)).toEqual({ at, id });
    }),
  );
});

test('whatever else somebody sends is refused by name, never misread', () => {
  const sent = fc.oneof(
    fc.string(),
    fc.base64String(),
    fc.string().map((text) => Buffer.from(text).toString('base64url')),
    fc.tuple(fc.double(), fc.string()).map(([at, id]) => Buffer.from(`${at}:${id}`).toString('base64url')),
  );
  fc.assert(
    fc.property(sent, (text) => {
      try {
        expect(encodeCursor(decodeCursor(text))).toBe(text);
      } catch (error) {
        expect(error).toBeInstanceOf(UserError);
        expect(error).toMatchObject({ code: 'bad-cursor' });
      }
    }),
    { numRuns: 1000 },
  );
});
