import { expect, it } from 'vitest';
import { remembering } from './remembering.ts';

function counted(answer: (text: string) => number | null) {
  const asked: string[] = [];
  return {
    asked,
    answer: (text: string) => {
      asked.push(text);
      return answer(text);
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
