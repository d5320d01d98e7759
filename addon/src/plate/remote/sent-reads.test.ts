import { expect, it } from 'vitest';
import { NOTHING_SENT, sentOf, withOneMore } from './sent-reads.ts';

it('counts the reads of each passage by itself', () => {
  const sent = ['a', 'b', 'a'].reduce(withOneMore, NOTHING_SENT);
  expect([sentOf(sent, 'a'), sentOf(sent, 'b'), sentOf(sent, 'c')]).toEqual([2, 1, 0]);
});

it('forgets who has long gone, and not who is still asked about', () => {
  let sent = withOneMore(NOTHING_SENT, 'stays');
  for (let passage = 0; passage < 500; passage++) {
    sent = withOneMore(withOneMore(sent, `passage-${passage}`), 'stays');
  }
  expect(sent.size).toBe(200);
  expect(sentOf(sent, 'passage-0')).toBe(0);
  expect(sentOf(sent, 'stays')).toBe(501);
});
