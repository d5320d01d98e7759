import { expect, it } from 'vitest';
import { decidedPassages } from './decided-passages.ts';
import type { PastPassage } from './past.ts';
import { stream } from './past-under-test.ts';

const passage = (arrivedAt: number, decidedAt: number | null): PastPassage => ({
  id: `${arrivedAt}-${decidedAt ?? 'never'}`,
  gateId: 'main',
  direction: 'in',
  arrivedAt,
  endedAt: null,
  plate: null,
  decision:
    decidedAt === null ? null : { verdict: 'ask', plate: null, permitId: null, decidedAt, reasons: [] },
  pictureId: null,
});

it('passages come in the order in which they were decided', async () => {
  let undecided = 0;
  const passages = [
    passage(0, 9),
    passage(1, 2),
    passage(2, null),
    passage(3, 9),
    passage(4, 4),
    passage(10, 11),
  ];
  const inOrder: string[] = [];
  const decided = decidedPassages(stream(passages), () => {
    undecided += 1;
  });
  for await (const { id } of decided) inOrder.push(id);
  expect(inOrder).toEqual(['1-2', '4-4', '0-9', '3-9', '10-11']);
  expect(undecided).toBe(1);
});

it('no more of them are held back than must be', async () => {
  let read = 0;
  async function* reading(): AsyncGenerator<PastPassage> {
    for await (const each of stream([passage(0, 0), passage(1, 5), passage(2, 2), passage(6, 6)])) {
      read += 1;
      yield each;
    }
  }
  const readBefore: Record<string, number> = {};
  for await (const { id } of decidedPassages(reading(), () => undefined)) readBefore[id] = read;
  expect(readBefore).toEqual({ '0-0': 2, '2-2': 4, '1-5': 4, '6-6': 4 });
});
