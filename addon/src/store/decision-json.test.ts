import { expect, it } from 'vitest';
import { decisionColumn } from './decision-json.ts';

it('a row from before it was said what plates and decisions rest on, or what was in doubt, is read, and nothing is made up for it', () => {
  const old = {
    verdict: 'refuse',
    plate: 'AB1',
    decidedAt: 5,
    reasons: [
      { rule: 'plate-settled', plate: 'AB1', frames: 3, readers: ['a'] },
      { rule: 'plate-not-settled', best: 'AB1', frames: 2 },
    ],
  };
  const read = decisionColumn.parse(JSON.stringify(old));
  expect(read.permitId).toBeNull();
  expect(read.reasons).toEqual([
    { rule: 'plate-settled', plate: 'AB1', frames: 3, readers: ['a'], settledBy: null },
    { rule: 'plate-not-settled', best: 'AB1', frames: 2, why: null },
  ]);
});
