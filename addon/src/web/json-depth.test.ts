import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isTooDeep } from './json-depth.ts';

const nested = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);

it.each([
  ['what is as deep as any body', nested(32), false],
  ['a level more', nested(33), true],
  ['objects', '{"a":'.repeat(33) + '1' + '}'.repeat(33), true],
  ['many, one after the other', `[${Array.from({ length: 100 }, () => '[{}]').join()}]`, false],
  ['brackets in a text', JSON.stringify('['.repeat(100)), false],
  ['brackets in a text with quotes and backslashes', JSON.stringify('"\\"['.repeat(100)), false],
  ['brackets after such a text', `["\\\\",${nested(32)}]`, true],
  ['what is never closed', '['.repeat(1_000_000), true],
])('%s: %s', (_what, json, deep) => {
  expect(isTooDeep(json)).toBe(deep);
});

it('says of any JSON what counting its levels says', () => {
  const depthOf = (value: unknown): number =>
    typeof value === 'object' && value !== null ? 1 + Math.max(0, ...Object.values(value).map(depthOf)) : 0;
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 5 }), fc.integer({ min: 0, max: 34 }), (value, wraps) => {
      let whole: unknown = value;
      for (let wrap = 0; wrap < wraps; wrap += 1) whole = wrap % 2 === 0 ? [whole] : { '"]': whole };
      expect(isTooDeep(JSON.stringify(whole))).toBe(depthOf(whole) > 32);
    }),
  );
});
