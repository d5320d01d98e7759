import { describe, expect, it } from 'vitest';
import type { PassageOutcome, Verdict } from '../contract/words.ts';
import { endOfInterrupted } from './outcome.ts';
import { newPassage } from './passage.ts';
import type { Passage } from './passage.ts';
import { decision } from './passages-under-test.ts';

describe('a passage that was under way when the program stopped', () => {
  const passage: Passage = {
    ...newPassage({ id: 'before', gateId: 'gate', direction: 'in', arrivedAt: -60_000 }),
    phase: 'opening',
    plate: 'KA1',
    decision: decision('open', 'KA1', -50_000),
    pictureId: 'picture',
  };

  it('keeps all that was announced of it, and ends as interrupted', () => {
    expect(endOfInterrupted(passage, 0)).toEqual({
      passage: { ...passage, phase: 'clear', endedAt: 0, outcome: 'abandoned', interrupted: true },
      crossed: null,
    });
    const refused = { ...passage, decision: decision('refuse', 'KA1', -50_000) };
    expect(endOfInterrupted(refused, 0)).toMatchObject({ passage: { outcome: 'refused' }, crossed: null });
  });

  it.each([
    ['in', 'entered'],
    ['out', 'left'],
  ] as const)('went on where it had been let through and begun to cross: %s', (direction, outcome) => {
    const crossing = { ...passage, direction, phase: 'crossing' } as const;
    expect(endOfInterrupted(crossing, 0)).toMatchObject({
      passage: { outcome, inferred: true, interrupted: true },
      crossed: direction,
    });
    const behind = { ...crossing, decision: decision('refuse', 'KA1', -50_000) };
    expect(endOfInterrupted(behind, 0)).toMatchObject({
      passage: { outcome: 'refused', inferred: false },
      crossed: null,
    });
  });

  it.each<[PassageOutcome, Verdict | null]>([
    ['refused', 'refuse'],
    ['abandoned', 'ask'],
    ['abandoned', 'open'],
    ['abandoned', null],
  ])('was %s where the decision was %s', (outcome, verdict) => {
    const decided = verdict === null ? null : decision(verdict, 'KA1', -50_000);
    expect(endOfInterrupted({ ...passage, decision: decided }, 9_000)).toEqual({
      passage: { ...passage, decision: decided, phase: 'clear', endedAt: 9_000, outcome, interrupted: true },
      crossed: null,
    });
  });
});
