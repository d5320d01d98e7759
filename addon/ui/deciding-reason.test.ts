import { describe, expect, it } from 'vitest';
import type { Reason } from '../src/contract/reasons.ts';
import type { Policy } from '../src/contract/rules.ts';
import { decidingReason } from './deciding-reason.ts';

const noon = Date.parse('2026-11-23T12:00:00+05:30');

describe('the reason that decided', () => {
  const settled: Reason = {
    rule: 'plate-settled',
    plate: 'KL01',
    frames: 3,
    readers: ['lines'],
    settledBy: 'known',
  };
  const permitted: Reason = { rule: 'permit-matches', plate: 'KL01', permitId: 'p', holder: 'Asha' };
  const free: Reason = { rule: 'place-free', free: 3, capacity: 8 };

  it('is the permit, not that there was room as well', () => {
    expect(decidingReason([settled, permitted, free])).toBe(permitted);
  });

  it('is the person, when one overruled the rules', () => {
    const ordered: Reason = { rule: 'person-ordered', by: 'Asha', command: 'let-in-once' };
    expect(decidingReason([settled, { rule: 'no-permit', plate: 'KL01' }, ordered])).toBe(ordered);
  });

  it('is the permit, not that it has uses left', () => {
    const left: Reason = { rule: 'uses-left', permitId: 'p', left: 3 };
    expect(decidingReason([settled, permitted, left, free])).toBe(permitted);
  });

  it('is that the permit is used up, not that there is one', () => {
    const spent: Reason = { rule: 'uses-spent', permitId: 'p', holder: 'Asha' };
    expect(decidingReason([settled, permitted, spent])).toBe(spent);
  });

  it('is the evidence that is wanted, and once it is there, that it was given', () => {
    const needed: Reason = { rule: 'evidence-needed', when: 'night', accept: ['code'] };
    const given: Reason = { rule: 'evidence-given', kind: 'code', by: 'Asha' };
    expect(decidingReason([settled, permitted, needed])).toBe(needed);
    expect(decidingReason([settled, permitted, needed, given, free])).toBe(given);
  });

  describe('where a policy gave the answer', () => {
    const policy = (policy: keyof Policy, answer: string): Reason => ({
      rule: 'policy',
      policy,
      answer,
      group: null,
      gate: null,
    });
    const full: Reason = { rule: 'site-full', occupied: 8, capacity: 8 };
    const taken: Reason = { rule: 'places-taken', permitId: 'p', holder: 'Asha', places: 1, inside: [] };
    const stranger: Reason = { rule: 'no-permit', plate: 'KL01' };
    const inside: Reason = { rule: 'already-inside', plate: 'KL01', since: noon };
    const outside: Reason = { rule: 'outside-hours', of: 'group', id: null, opensAt: null };
    const leaving: Reason = { rule: 'exit-needs-permit', plate: 'KL01' };
    const needed: Reason = { rule: 'evidence-needed', when: 'night', accept: ['code'] };

    it.each<[keyof Policy, string, Reason]>([
      ['fullSite', 'refuse', full],
      ['placesTaken', 'ask', taken],
      ['unknownPlate', 'refuse', stranger],
      ['alreadyInside', 'ask', inside],
      ['hours', 'refuse', outside],
      ['exit', 'permit-needed', leaving],
      ['evidence', 'ask', needed],
    ])('%s that says %s is told as its occasion', (name, answer, occasion) => {
      expect(decidingReason([settled, occasion, policy(name, answer)])).toBe(occasion);
    });

    it.each<[keyof Policy, string, Reason]>([
      ['fullSite', 'let-in', full],
      ['alreadyInside', 'open', inside],
      ['unknownPlate', 'let-in', stranger],
      ['exit', 'always-open', leaving],
    ])('%s that says %s is told itself, since it let the vehicle through', (name, answer, occasion) => {
      const opened = policy(name, answer);
      expect(decidingReason([settled, occasion, opened])).toBe(opened);
    });

    it('is told itself where nobody says the occasion', () => {
      const alone = policy('fullSite', 'refuse');
      expect(decidingReason([settled, alone])).toBe(alone);
    });
  });

  it('is whatever is there, when nothing else is', () => {
    expect(decidingReason([settled])).toBe(settled);
    expect(decidingReason([])).toBeNull();
  });
});
