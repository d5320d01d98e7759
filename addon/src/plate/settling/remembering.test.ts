import { expect, it } from 'vitest';
import { remembering, rememberingPairs } from './remembering.ts';

function counted<Args extends readonly string[]>(answer: (...args: Args) => number | null) {
  const asked: string[] = [];
  return {
    asked,
    answer: (...args: Args) => {
      asked.push(args.join('+'));
      return answer(...args);
    },
  };
}

it('works out once what it is asked again, also where there is no answer', () => {
  const { asked, answer } = counted((text) => (text === '' ? null : text.length));
  const lengthOf = remembering(answer);
  expect(['AB', '', 'AB', '', 'C'].map(lengthOf)).toEqual([2, null, 2, null, 1]);
  expect(asked).toEqual(['AB', '', 'C']);
});

it('does not grow without end', () => {
  const { asked, answer } = counted((text) => text.length);
  const lengthOf = remembering(answer);
  for (let second = 0; second < 10_000; second += 1) lengthOf(`${second}`);
  expect(lengthOf('0')).toBe(1);
  expect(asked.filter((text) => text === '0')).toHaveLength(2);
});

it('tells pairs apart, also the same two the other way round', () => {
  const { asked, answer } = counted((one, other) => Number(one) - Number(other));
  const difference = rememberingPairs(answer);
  expect([difference('3', '1'), difference('1', '3'), difference('3', '1')]).toEqual([2, -2, 2]);
  expect(asked).toEqual(['3+1', '1+3']);
});
