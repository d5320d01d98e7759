import { describe, expect, it } from 'vitest';
import type { OutageRules } from '../../contract/rules.ts';
import type { Settlement } from '../../plate/settling/settlement.ts';
import { decide } from '../decide.ts';
import { DEFAULT_RULES } from '../default-rules.ts';
import { ASHA, chain, CODE, factsOf, HOUR_MS, NOON, onMondays, PLATE, UNREAD } from './facts-under-test.ts';
import type { Said } from './facts-under-test.ts';

const TENTATIVE: Settlement = { state: 'tentative', best: PLATE, frames: 4, why: 'frames-differ' };

const outages = (more: Partial<OutageRules>): Said => ({
  settlement: UNREAD,
  rules: { outages: { ...DEFAULT_RULES.outages, ...more } },
});

describe('a plate that is not settled', () => {
  it.each([
    ['plate-unreadable', UNREAD],
    ['plate-not-settled', TENTATIVE],
  ] as const)('is asked about: %s', (rule, settlement) => {
    expect(chain({ settlement })).toEqual(['ask', rule]);
  });

  it('opens by nobody’s presence, and in no visitors mode', () => {
    const said: Said = {
      settlement: TENTATIVE,
      permits: [{ ...ASHA, person: 'person.asha' }],
      isNear: () => true,
      rules: {
        visitors: { until: NOON + 1, gates: null },
        policies: [
          {
            group: null,
            gate: null,
            policy: {
              unknownPlate: { answer: 'let-in', hours: null },
              evidence: [{ when: 'inexact', accept: ['presence'] }],
            },
          },
        ],
      },
    };
    expect(chain(said)).toEqual(['ask', 'plate-not-settled']);
  });

  it.each([
    ['plate-unreadable', UNREAD],
    ['plate-not-settled', TENTATIVE],
  ] as const)('opens by a code only where one is accepted for unknown plates: %s', (rule, settlement) => {
    expect(chain({ settlement, evidence: [CODE] })).toEqual(['ask', rule]);
    const policy = { evidence: [{ when: 'unknown', accept: ['code'] }] } as const;
    expect(chain({ settlement, policy })).toEqual(['ask', rule]);
    expect(chain({ settlement, policy, evidence: [CODE] })).toEqual([
      'open',
      rule,
      'evidence-needed',
      'evidence-given',
      'place-free',
    ]);
    expect(decide(factsOf({ settlement, policy, evidence: [CODE] }))).toMatchObject({
      plate: null,
      permitId: 'asha',
    });
    expect(chain({ settlement, policy, evidence: [CODE], permits: [{ ...ASHA, suspended: true }] })[0]).toBe(
      'refuse',
    );
  });
});

describe('while reader or camera is down', () => {
  it.each(['reader', 'camera'] as const)('the rules for it answer: %s', (part) => {
    const down = [part];
    expect(chain({ settlement: UNREAD, down })).toEqual(['ask', 'plate-unreadable', 'part-down']);
    for (const [answer, expected] of [
      ['ask', ['ask', 'plate-unreadable', 'part-down']],
      ['refuse', ['refuse', 'plate-unreadable', 'part-down']],
      ['let-in', ['open', 'plate-unreadable', 'part-down', 'place-free']],
    ] as const) {
      expect(chain({ ...outages({ [part]: { answer, hours: null } }), down })).toEqual(expected);
    }
    expect(decide(factsOf({ settlement: UNREAD, down })).reasons.at(-1)).toEqual({
      rule: 'part-down',
      part,
    });
  });

  it('the rules for the other part say nothing', () => {
    const refused = outages({ camera: { answer: 'refuse', hours: null } });
    expect(chain({ ...refused, down: ['reader'] })[0]).toBe('ask');
    expect(chain({ ...refused, down: [] })).toEqual(['ask', 'plate-unreadable']);
  });

  it.each([
    ['refuse', 'let-in', 'refuse'],
    ['let-in', 'refuse', 'refuse'],
    ['ask', 'let-in', 'ask'],
    ['let-in', 'ask', 'ask'],
    ['ask', 'refuse', 'refuse'],
    ['refuse', 'ask', 'refuse'],
    ['let-in', 'let-in', 'open'],
  ] as const)('the stricter answer holds while both are: %s, %s', (reader, camera, verdict) => {
    const said = outages({
      reader: { answer: reader, hours: null },
      camera: { answer: camera, hours: null },
    });
    expect(chain({ ...said, down: ['reader', 'camera'] })[0]).toBe(verdict);
  });

  it('nobody is let in outside the hours of the answer', () => {
    const within = outages({ reader: { answer: 'let-in', hours: onMondays('12:00', '13:00') } });
    expect(chain({ ...within, down: ['reader'] })[0]).toBe('open');
    const outside = outages({ reader: { answer: 'let-in', hours: onMondays('13:00', '14:00') } });
    const { verdict, reasons } = decide(factsOf({ ...outside, down: ['reader'] }));
    expect(verdict).toBe('refuse');
    expect(reasons).toEqual([
      { rule: 'plate-unreadable', frames: 9 },
      { rule: 'part-down', part: 'reader' },
      { rule: 'outside-hours', of: 'part-down', id: 'reader', opensAt: NOON + HOUR_MS },
    ]);
  });

  it('who is let in needs a place and the hours of everybody', () => {
    const letIn = outages({ reader: { answer: 'let-in', hours: null } });
    expect(chain({ ...letIn, down: ['reader'], occupancy: { occupied: 8 } })).toEqual([
      'refuse',
      'plate-unreadable',
      'part-down',
      'site-full',
      'policy',
    ]);
    const policies = [{ group: null, gate: null, policy: { hours: onMondays('13:00', '14:00') } }];
    expect(chain({ ...letIn, rules: { ...letIn.rules, policies }, down: ['reader'] }).at(-1)).toBe(
      'outside-hours',
    );
  });

  it('a code goes before the rules for it', () => {
    const refused = outages({ reader: { answer: 'refuse', hours: null } });
    const policies = [
      { group: null, gate: null, policy: { evidence: [{ when: 'unknown', accept: ['code'] }] } },
    ] as const;
    expect(
      chain({ ...refused, rules: { ...refused.rules, policies }, down: ['reader'], evidence: [CODE] })[0],
    ).toBe('open');
  });

  it('who is inside says nothing of a vehicle that nobody could read', () => {
    const occupancy = { insideSince: () => NOON - 1 };
    const letIn = outages({ reader: { answer: 'let-in', hours: null } });
    expect(chain({ ...letIn, down: ['reader'], occupancy }).at(-1)).toBe('place-free');
    const policy = { evidence: [{ when: 'unknown', accept: ['code'] }] } as const;
    expect(chain({ settlement: UNREAD, policy, evidence: [CODE], occupancy }).at(-1)).toBe('place-free');
  });

  it('a plate that is settled is answered as usual', () => {
    const refused = outages({ reader: { answer: 'refuse', hours: null } });
    expect(chain({ rules: refused.rules ?? {}, down: ['reader', 'camera'] })).toEqual([
      'open',
      'plate-settled',
      'permit-matches',
      'place-free',
    ]);
  });

  it('a person is asked while nothing can be written either', () => {
    const letIn = outages({ reader: { answer: 'let-in', hours: null } });
    expect(chain({ ...letIn, down: ['reader', 'store'] })).toEqual([
      'ask',
      'plate-unreadable',
      'part-down',
      'place-free',
      'part-down',
    ]);
  });
});
