import { describe, expect, it } from 'vitest';
import { decide } from '../decide.ts';
import { DEFAULT_RULES } from '../default-rules.ts';
import {
  chain,
  CODE,
  DAY_MS,
  factsOf,
  inside,
  MINUTE_MS,
  NOON,
  PLATE,
  UNREAD,
  KNOWN,
} from './facts-under-test.ts';
import type { Said } from './facts-under-test.ts';

describe('a plate that is inside already', () => {
  const since = (ago: number): Said => ({ occupancy: inside({ [PLATE]: NOON - ago }) });
  const QUARTER_MS = 15 * MINUTE_MS;

  it('is let in again within the minutes, though the site is full', () => {
    const said = { occupancy: { ...inside({ [PLATE]: NOON - QUARTER_MS + 1 }), occupied: 8 } };
    expect(chain(said)).toEqual(['open', ...KNOWN, 'let-in-again']);
    expect(decide(factsOf(said)).reasons.at(-1)).toEqual({
      rule: 'let-in-again',
      plate: PLATE,
      since: NOON - QUARTER_MS + 1,
      withinMinutes: 15,
    });
  });

  it('is not let in again where nobody could read it', () => {
    const letIn = { answer: 'let-in', hours: null } as const;
    const rules = { ...DEFAULT_RULES, outages: { ...DEFAULT_RULES.outages, reader: letIn } };
    const someoneIs: Said = { occupancy: { insideSince: () => NOON - 1 } };
    expect(chain({ settlement: UNREAD, down: ['reader'], rules, ...someoneIs }).at(-1)).toBe('place-free');
  });

  it('is asked about after them', () => {
    const { verdict, reasons } = decide(factsOf(since(QUARTER_MS)));
    expect(verdict).toBe('ask');
    expect(reasons.slice(-2)).toEqual([
      { rule: 'already-inside', plate: PLATE, since: NOON - QUARTER_MS },
      { rule: 'policy', policy: 'alreadyInside', answer: 'ask', group: null, gate: null },
    ]);
  });

  it.each([
    ['refuse', ['refuse', ...KNOWN, 'already-inside', 'policy']],
    ['open', ['open', ...KNOWN, 'already-inside', 'policy', 'place-free']],
  ] as const)('is answered by the policy: %s', (otherwise, expected) => {
    expect(chain({ ...since(DAY_MS), policy: { alreadyInside: { reopenMinutes: 15, otherwise } } })).toEqual(
      expected,
    );
  });

  it('is never let in again where the minutes are none', () => {
    expect(chain({ ...since(0), policy: { alreadyInside: { reopenMinutes: 0, otherwise: 'ask' } } })).toEqual(
      ['ask', ...KNOWN, 'already-inside', 'policy'],
    );
  });

  it('needs the evidence all the same, since a plate can be printed', () => {
    const policy = { evidence: [{ when: 'always', accept: ['code'] }] } as const;
    expect(chain({ ...since(MINUTE_MS), policy })).toEqual(['ask', ...KNOWN, 'evidence-needed']);
    expect(chain({ ...since(MINUTE_MS), policy, evidence: [CODE] })).toEqual([
      'open',
      ...KNOWN,
      'evidence-needed',
      'evidence-given',
      'let-in-again',
    ]);
  });
});
