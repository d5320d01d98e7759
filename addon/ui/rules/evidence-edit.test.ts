import { describe, expect, it } from 'vitest';
import type { EvidenceRule } from '../../src/contract/rules.ts';
import { accepts, withKindToggled } from './evidence-edit.ts';

const night: EvidenceRule = { when: 'night', accept: ['code'] };

describe('second evidence', () => {
  it('is asked for on an occasion once something is accepted then', () => {
    expect(withKindToggled([night], 'always', 'approval')).toEqual([
      { when: 'always', accept: ['approval'] },
      night,
    ]);
    expect(withKindToggled([night], 'night', 'presence')).toEqual([
      { when: 'night', accept: ['presence', 'code'] },
    ]);
  });

  it('is not asked for any more once nothing is accepted', () => {
    expect(withKindToggled([night], 'night', 'code')).toEqual([]);
  });

  it('is accepted only where a rule of the occasion says so', () => {
    expect(accepts([night], 'night', 'code')).toBe(true);
    expect(accepts([night], 'night', 'approval')).toBe(false);
    expect(accepts([night], 'always', 'code')).toBe(false);
  });

  it.each(['unknown', 'inexact'] as const)('of a plate that is %s is never that somebody is near', (when) => {
    expect(withKindToggled([], when, 'presence')).toEqual([]);
    expect(withKindToggled([], 'night', 'presence')).toEqual([{ when: 'night', accept: ['presence'] }]);
  });
});
