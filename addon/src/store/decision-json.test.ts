import { expect, it } from 'vitest';
import { decisionColumn } from './decision-json.ts';

it('a row from before plates said what they rest on is read, and nothing is made up for it', () => {
  const old = {
    verdict: 'refuse',
    plate: 'AB1',
    decidedAt: 5,
    reasons: [{ rule: 'plate-settled', plate: 'AB1', frames: 3, readers: ['a'] }],
  };
  expect(decisionColumn.parse(JSON.stringify(old)).reasons).toEqual([
    { rule: 'plate-settled', plate: 'AB1', frames: 3, readers: ['a'], settledBy: null },
  ]);
});
