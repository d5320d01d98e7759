import { expect, it } from 'vitest';
import { plateField } from './plate-field.ts';

const field = plateField('a plate');

it.each([
  ['B MW 1234', 'BMW1234'],
  ['b-mw 1234', 'BMW1234'],
  ['MH 12 AB 1234', 'MH12AB1234'],
  ['öä 12', 'OA12'],
  ['DL·1C•9', 'DL1C9'],
  // Cyrillic letters, which are drawn as the Latin ones that its readers say.
  ['АВ 123', 'AB123'],
])('%s is kept as %s', (written, plate) => {
  expect(field.parse(written)).toBe(plate);
});

it.each([
  ['nothing', ''],
  ['separators only', ' - '],
  ['HTML', '<b>AB12</b>'],
  ['a script', '"><script>alert(1)</script>'],
  ['letters that would be dropped and leave another plate', 'ЖЯ 123'],
  ['a plate in Arabic', 'أب 1234'],
  ['a plate longer than any', 'A'.repeat(17)],
  ['300 characters', 'A'.repeat(300)],
  ['a pattern', 'AB%'],
  ['a line break', 'AB\n12'],
])('%s is no plate', (_what, written) => {
  const parsed = field.safeParse(written);
  expect(parsed.error?.issues.map(({ message }) => message)).toEqual(['a plate']);
});
