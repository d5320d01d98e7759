import { describe, expect, it } from 'vitest';
import { budgetState, monthOf, newBudgetState } from './paid-reads.ts';

it.each([
  [0, 100, 'allowed'],
  [79, 100, 'allowed'],
  [80, 100, 'nearly-used'],
  [99, 100, 'nearly-used'],
  [100, 100, 'used-up'],
  [101, 100, 'used-up'],
  [0, 1, 'allowed'],
  [1, 1, 'used-up'],
  [2, 3, 'allowed'],
  [4, 5, 'nearly-used'],
])('%d of %d reads is %s', (used, perMonth, expected) => {
  expect(budgetState(used, perMonth)).toBe(expected);
});

it('a state is new once, whatever the budget', () => {
  for (const perMonth of [1, 2, 3, 5, 10, 2500]) {
    const states = Array.from({ length: perMonth + 3 }, (_, index) => newBudgetState(index + 1, perMonth));
    const news = states.filter((state) => state !== null);
    expect(news).toEqual(perMonth < 5 ? ['used-up'] : ['nearly-used', 'used-up']);
    expect(states.indexOf('used-up')).toBe(perMonth - 1);
  }
});

describe('a month', () => {
  it.each([
    ['2027-01-31T22:59:59.999Z', 'Europe/Berlin', '2027-01'],
    ['2027-01-31T23:00:00Z', 'Europe/Berlin', '2027-02'],
    ['2027-01-31T18:29:59Z', 'Asia/Kolkata', '2027-01'],
    ['2027-01-31T18:30:00Z', 'Asia/Kolkata', '2027-02'],
    ['2027-02-01T07:59:59Z', 'America/Los_Angeles', '2027-01'],
    ['2027-02-01T08:00:00Z', 'America/Los_Angeles', '2027-02'],
    // Summer time has begun on 28 March: the month ends an hour earlier than the one before.
    ['2027-03-31T21:59:59Z', 'Europe/Berlin', '2027-03'],
    ['2027-03-31T22:00:00Z', 'Europe/Berlin', '2027-04'],
    ['2028-02-29T12:00:00Z', 'UTC', '2028-02'],
    ['2027-12-31T12:00:00Z', 'Pacific/Kiritimati', '2028-01'],
  ])('%s in %s is %s', (at, timeZone, expected) => {
    expect(monthOf(Date.parse(at), timeZone)).toBe(expected);
  });
});
