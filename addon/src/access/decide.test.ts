import { describe, expect, it } from 'vitest';
import type { Settlement } from '../plate/settling/settlement.ts';
import { decide, decideByPerson } from './decide.ts';
import { factsOf, NOON, PLATE, UNREAD } from './deciding/facts-under-test.ts';

describe('a decision', () => {
  it('opens for a permit, and says what it rests on', () => {
    expect(decide(factsOf({}))).toEqual({
      verdict: 'open',
      plate: PLATE,
      permitId: 'asha',
      decidedAt: NOON,
      reasons: [
        { rule: 'plate-settled', plate: PLATE, frames: 3, readers: ['eye'], settledBy: 'known' },
        { rule: 'permit-matches', plate: PLATE, permitId: 'asha', holder: 'Asha' },
        { rule: 'place-free', free: 5, capacity: 8 },
      ],
    });
  });

  it('has no plate where none is settled, and says how well it was read', () => {
    expect(decide(factsOf({ settlement: UNREAD }))).toMatchObject({
      plate: null,
      permitId: null,
      reasons: [{ rule: 'plate-unreadable', frames: 9 }],
    });
    const settlement: Settlement = { state: 'tentative', best: PLATE, frames: 4, why: 'several-plates' };
    expect(decide(factsOf({ settlement }))).toMatchObject({
      plate: null,
      reasons: [{ rule: 'plate-not-settled', best: PLATE, frames: 4, why: 'several-plates' }],
    });
  });

  it('by a person opens and says who it was', () => {
    expect(decideByPerson({ by: 'Ravi', command: 'let-in-once', plate: null, now: NOON })).toEqual({
      verdict: 'open',
      plate: null,
      permitId: null,
      decidedAt: NOON,
      reasons: [{ rule: 'person-ordered', by: 'Ravi', command: 'let-in-once' }],
    });
  });

  it('by a person refuses when that is the order', () => {
    expect(decideByPerson({ by: 'Ravi', command: 'refuse', plate: PLATE, now: NOON })).toMatchObject({
      verdict: 'refuse',
      plate: PLATE,
      reasons: [{ rule: 'person-ordered', by: 'Ravi', command: 'refuse' }],
    });
  });
});
