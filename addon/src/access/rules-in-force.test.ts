import { expect, it } from 'vitest';
import { DEFAULT_RULES } from './default-rules.ts';
import { rulesInForce } from './rules-in-force.ts';

it('the rules in force are those that were saved last', () => {
  const saved = { version: 3, rules: { ...DEFAULT_RULES, night: { from: '21:00', to: '05:00' } } };
  expect(rulesInForce(saved)).toEqual(saved);
});

it('the rules in force are the default ones where nobody has changed them', () => {
  expect(rulesInForce(null)).toEqual({ version: 0, rules: DEFAULT_RULES });
});
