import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Reason } from '../contract/reasons.ts';
import type { Policy } from '../contract/rules.ts';
import type { Instant } from '../contract/words.ts';
import { decideByPerson } from './decide.ts';
import { ASHA, GATE, MINUTE_MS, NOON, PLATE } from './deciding/facts-under-test.ts';
import type { Decision } from './decision.ts';
import { DEFAULT_RULES } from './default-rules.ts';
import { replay } from './replay.ts';
import {
  allComings,
  allRules,
  liveThrough,
  plainComings,
  plainRules,
  stream,
  WITHOUT_COUNTS,
} from './replay/past-under-test.ts';
import type { Past, PastPassage } from './replay/past.ts';

describe('the past of a site', () => {
  it('goes as it went when it is decided by the rules of then', async () => {
    await fc.assert(
      fc.asyncProperty(allComings, allRules, async (comings, rules) => {
        const { past, permits, byPerson } = liveThrough(comings, rules, rules);
        expect(await replay(past, { permits, rules, timeZone: 'UTC' })).toEqual({
          decided: comings.length - byPerson,
          leftOut: byPerson,
          differing: 0,
          passages: [],
        });
      }),
      { numRuns: 500 },
    );
  });

  it('goes otherwise by other rules for exactly those whom they would have answered otherwise', async () => {
    await fc.assert(
      fc.asyncProperty(plainComings, plainRules, plainRules, async (comings, rules, draft) => {
        const { past, permits, otherwise } = liveThrough(comings, rules, draft, WITHOUT_COUNTS);
        const { passages, differing } = await replay(past, { permits, rules: draft, timeZone: 'UTC' });
        expect(passages.map(({ passage }) => passage.id)).toEqual(otherwise.toReversed());
        expect(differing).toBe(otherwise.length);
      }),
      { numRuns: 500 },
    );
  });
});

const LET_IN = {
  ...DEFAULT_RULES,
  policies: [{ group: null, gate: null, policy: { fullSite: 'let-in' } }],
} as const;

const policy = (said: Partial<Policy>) => ({
  ...DEFAULT_RULES,
  policies: [{ group: null, gate: null, policy: said }],
});

function settledReason(plate: string): Reason {
  return { rule: 'plate-settled', plate, frames: 3, readers: [], settledBy: 'known' };
}

function refusal(at: Instant, ...reasons: readonly Reason[]): Decision {
  return {
    verdict: 'refuse',
    plate: PLATE,
    permitId: null,
    decidedAt: at,
    reasons: [settledReason(PLATE), ...reasons],
  };
}

const passage = (more: Partial<PastPassage> = {}): PastPassage => ({
  id: 'p1',
  gateId: 'main',
  direction: 'in',
  arrivedAt: NOON,
  endedAt: NOON + MINUTE_MS,
  plate: PLATE,
  decision: refusal(NOON, { rule: 'site-full', occupied: 8, capacity: 8 }),
  pictureId: null,
  ...more,
});

const past = (passages: readonly PastPassage[], more: Partial<Past> = {}): Past => ({
  passages: stream(passages),
  visits: [],
  countChanges: [],
  occupiedAtStart: 0,
  capacity: 8,
  gates: [GATE],
  ...more,
});

const draft = { permits: [ASHA], rules: LET_IN, timeZone: 'UTC' };

describe('a replay', () => {
  it('tells what the answer was and what it would be, and why', async () => {
    const { passages } = await replay(past([passage()]), draft);
    expect(passages).toEqual([
      {
        passage: passage(),
        was: 'refuse',
        wouldBe: {
          verdict: 'open',
          plate: PLATE,
          permitId: ASHA.id,
          decidedAt: NOON,
          reasons: [
            settledReason(PLATE),
            { rule: 'permit-matches', plate: PLATE, permitId: ASHA.id, holder: 'Asha' },
            { rule: 'site-full', occupied: 8, capacity: 8 },
            { rule: 'policy', policy: 'fullSite', answer: 'let-in', group: null, gate: null },
          ],
        },
      },
    ]);
  });

  it('leaves out who had no decision, whom a person decided about, and gates that are no more', async () => {
    const byPerson = decideByPerson({ by: 'Ravi', command: 'open', plate: PLATE, now: NOON });
    const held = { ...byPerson, reasons: [{ rule: 'person-ordered', by: 'Ravi', command: 'hold' }] as const };
    const passages = [
      passage({ decision: null }),
      passage({ decision: byPerson }),
      passage({ gateId: 'gone' }),
      passage({ decision: held }),
      passage(),
    ];
    expect(await replay(past(passages), draft)).toMatchObject({ decided: 2, leftOut: 3, differing: 1 });
  });

  it('tells of the newest five hundred, newest first', async () => {
    const many = Array.from({ length: 1_700 }, (_, index) =>
      passage({
        id: `p${index}`,
        arrivedAt: NOON + index,
        decision: refusal(NOON + index, { rule: 'site-full', occupied: 8, capacity: 8 }),
      }),
    );
    const { differing, passages } = await replay(past(many), draft);
    expect(differing).toBe(1_700);
    expect(passages).toHaveLength(500);
    expect(passages[0]?.passage.id).toBe('p1699');
    expect(passages[499]?.passage.id).toBe('p1200');
  });

  it('counts whom a person let in among those on their way', async () => {
    const letIn = passage({
      id: 'first',
      plate: 'XX99',
      decision: decideByPerson({ by: 'Ravi', command: 'let-in-once', plate: 'XX99', now: NOON }),
      endedAt: NOON + 5 * MINUTE_MS,
    });
    const stranger = (id: string, at: Instant): PastPassage =>
      passage({ id, arrivedAt: at, decision: refusal(at, { rule: 'no-permit', plate: PLATE }) });
    const rules = policy({ unknownPlate: { answer: 'let-in', hours: null } });
    const history = past(
      [letIn, stranger('meanwhile', NOON + MINUTE_MS), stranger('after', NOON + 5 * MINUTE_MS)],
      {
        capacity: 1,
      },
    );
    const { passages } = await replay(history, { permits: [], rules, timeZone: 'UTC' });
    expect(passages.map((each) => each.passage.id)).toEqual(['after']);
  });

  it('decides by who was inside then', async () => {
    const at = (minute: number): Instant => NOON + minute * MINUTE_MS;
    const comes = (minute: number): PastPassage =>
      passage({
        id: `at ${minute}`,
        arrivedAt: at(minute),
        decision: refusal(at(minute), { rule: 'no-permit', plate: PLATE }),
      });
    const history = past([0, 10, 20, 30, 40].map(comes), {
      capacity: 2,
      occupiedAtStart: 1,
      visits: [
        { plate: 'XX99', enteredAt: at(0), leftAt: null },
        { plate: null, enteredAt: at(0), leftAt: at(40) },
        { plate: PLATE, enteredAt: null, leftAt: at(5) },
        { plate: PLATE, enteredAt: at(10), leftAt: at(20) },
      ],
      // Not in their order.
      countChanges: [
        { at: at(40), delta: -2 },
        { at: at(30), delta: 1 },
      ],
    });
    const rules = policy({ alreadyInside: { reopenMinutes: 0, otherwise: 'refuse' } });
    const { passages } = await replay(history, { permits: [ASHA], rules, timeZone: 'UTC' });
    expect(passages.map((each) => each.passage.id)).toEqual(['at 40', 'at 20', 'at 0']);
  });
});
