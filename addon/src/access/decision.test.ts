import { expect, it } from 'vitest';
import type { Reason } from '../contract/reasons.ts';
import { NOON } from './deciding/facts-under-test.ts';
import { isByPerson } from './decision.ts';

it.each<[string, readonly Reason[], boolean]>([
  ['an order to open', [{ rule: 'person-ordered', by: 'Ravi', command: 'open' }], true],
  ['an order to let in once', [{ rule: 'person-ordered', by: 'Ravi', command: 'let-in-once' }], true],
  ['an order to refuse', [{ rule: 'person-ordered', by: 'Ravi', command: 'refuse' }], true],
  ['a gate that is held open', [{ rule: 'person-ordered', by: 'Ravi', command: 'hold' }], false],
  [
    'an order after other reasons',
    [
      { rule: 'plate-unreadable', frames: 3 },
      { rule: 'person-ordered', by: 'Ravi', command: 'let-in-once' },
    ],
    true,
  ],
  ['a rule', [{ rule: 'exit-always-opens' }], false],
  ['nothing', [], false],
])('a person decides by %s: %j is %s', (_, reasons, byPerson) => {
  const decision = { verdict: 'open', plate: null, permitId: null, decidedAt: NOON, reasons } as const;
  expect(isByPerson(decision)).toBe(byPerson);
});
