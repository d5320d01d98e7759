import { expect, it } from 'vitest';
import { stayText } from './stay-text.ts';

const MINUTE = 60_000;

it.each([
  [-5, 'under a minute'],
  [0, 'under a minute'],
  [MINUTE - 1, 'under a minute'],
  [MINUTE, '1 min'],
  [60 * MINUTE - 1, '59 min'],
  [60 * MINUTE, '1 h'],
  [65 * MINUTE, '1 h 5 min'],
  [1440 * MINUTE - 1, '23 h 59 min'],
  [1440 * MINUTE, '1 d'],
  [(3 * 1440 + 4 * 60 + 59) * MINUTE, '3 d 4 h'],
])('%i ms are %s', (lengthMs, text) => {
  expect(stayText(lengthMs)).toBe(text);
});
