import { expect, it } from 'vitest';
import { plateReadingOf } from '../../../test/plate-reading.ts';
import type { PictureReading } from '../reading.ts';
import { compareReadings } from './agreement.ts';

const read = (...texts: readonly string[]): PictureReading => ({
  plates: texts.map((text) => plateReadingOf(text)),
  advice: null,
  reader: 'eye',
  wallMs: 1,
  cpuMs: 1,
});

it.each([
  ['the same plate', ['KA01'], ['KA01'], 'same', 'KA01', 'KA01'],
  ['the same plate among others', ['KA01'], ['MH12', 'KA01'], 'same', 'KA01', 'KA01'],
  ['another one for the surest', ['KA01', 'MH12'], ['MH12'], 'different', 'KA01', 'MH12'],
  ['another text', ['KA01'], ['KA07'], 'different', 'KA01', 'KA07'],
  ['nothing where one was read', ['KA01'], [], 'only-deciding', 'KA01', ''],
  ['one where nothing was read', [], ['KA01'], 'only-shadow', '', 'KA01'],
  ['nothing either', [], [], 'neither', '', ''],
])('a shadow that reads %s', (_, deciding, shadow, comparison, decidingText, shadowText) => {
  expect(compareReadings(read(...deciding), read(...shadow))).toEqual({
    comparison,
    decidingText,
    shadowText,
  });
});
