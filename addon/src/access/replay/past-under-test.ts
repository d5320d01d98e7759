import fc from 'fast-check';
import type { Policy, Rules } from '../../contract/rules.ts';
import type { Schedule } from '../../contract/schedule.ts';
import type { Direction, Instant, SitePart } from '../../contract/words.ts';
import type { Settlement } from '../../plate/settling/settlement.ts';
import { decide, decideByPerson } from '../decide.ts';
import { DAY_MS, GATE, HOUR_MS, MINUTE_MS, NOON, settled } from '../deciding/facts-under-test.ts';
import type { DecisionFacts, GateFacts } from '../decision-facts.ts';
import type { Decision } from '../decision.ts';
import { DEFAULT_RULES } from '../default-rules.ts';
import { permitBook } from '../permits/permit-book.ts';
import type { Permit } from '../permits/permit.ts';
import { plainPermit } from '../permits/plain-permit.ts';
import { ruleBook } from '../rule-book.ts';
import type { Past, PastCountChange, PastPassage, PastVisit } from './past.ts';

/** Pasts that were decided as they are decided, by a site of a few gates and permits, for properties that hold for all. */

export const CAPACITY = 3;

export const GATES: readonly GateFacts[] = [
  { ...GATE, id: 'main', otherWayOut: true },
  { ...GATE, id: 'yard', otherWayOut: false },
  { ...GATE, id: 'entry', directionRule: 'entry' },
  { ...GATE, id: 'exit', directionRule: 'exit' },
];

const OFFICE: Schedule = {
  weekly: [{ days: ['mon', 'tue', 'wed'], from: '08:00', to: '18:00' }],
  holidays: [],
  exceptions: [],
};

const PLATES = ['AA11', 'AA12', 'BB22', 'CC33', 'DD44', 'EE55', 'ZZ99', 'YY88'];

const PERMITS: readonly Permit[] = [
  plainPermit({ id: 'shared', holder: 'House', plates: ['AA11', 'BB22'], places: 1, person: 'person.house' }),
  plainPermit({ id: 'staff', holder: 'Staff', plates: ['CC33'], group: 'staff', schedule: OFFICE }),
  plainPermit({ id: 'blocked', holder: 'Blocked', plates: ['DD44'], kind: 'block' }),
];

/** Whose entries are counted, and who comes with a code. */
const COUNTED: readonly Permit[] = [
  plainPermit({ id: 'twice', holder: 'Guest', plates: ['EE55'], usesLeft: 2 }),
  plainPermit({ id: 'coded', holder: 'Coded', plates: [], usesLeft: 3, codeHash: 'salt$hash' }),
];

interface Coming {
  readonly afterMs: number;
  readonly waitsMs: number;
  readonly takesMs: number;
  readonly gate: GateFacts;
  readonly direction: Direction;
  readonly settlement: Settlement;
  readonly order: 'none' | 'held' | 'locked' | 'emergency' | 'let-in-once';
  readonly evidence: 'none' | 'approval' | 'code' | 'own-code' | 'presence';
  readonly down: readonly SitePart[];
}

const settlements: fc.Arbitrary<Settlement> = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...PLATES).map(settled) },
  fc.constantFrom<Settlement>(
    { state: 'nothing', frames: 2 },
    { state: 'tentative', best: 'AA11', frames: 2, why: 'frames-differ' },
  ),
);

const simple = {
  // Whole minutes, so that things happen at the same time.
  afterMs: fc.nat({ max: 40 }).map((minutes) => minutes * MINUTE_MS),
  waitsMs: fc.nat({ max: 20 }).map((minutes) => minutes * MINUTE_MS),
  takesMs: fc.integer({ min: 1, max: 20 }).map((minutes) => minutes * MINUTE_MS),
  gate: fc.constantFrom(...GATES),
  direction: fc.constantFrom<Direction>('in', 'in', 'out'),
  settlement: settlements,
  order: fc.constantFrom<Coming['order']>(
    'none',
    'none',
    'none',
    'held',
    'locked',
    'emergency',
    'let-in-once',
  ),
};

/** Those of whom a decision says all that any rules could need. */
export const plainComings: fc.Arbitrary<readonly Coming[]> = fc.array(
  fc
    .record({ ...simple, evidence: fc.constant('none' as const), down: fc.constant([]) })
    // That a gate was held open does not matter, and is not said, where exits are always open.
    .map((coming) =>
      coming.direction === 'out' && coming.order === 'held' ? { ...coming, order: 'none' as const } : coming,
    ),
  { maxLength: 30, size: 'max' },
);

export const allComings: fc.Arbitrary<readonly Coming[]> = fc.array(
  fc.record({
    ...simple,
    evidence: fc.constantFrom<Coming['evidence']>('none', 'approval', 'code', 'own-code', 'presence'),
    down: fc.subarray<SitePart>(['reader', 'camera', 'store', 'broker']),
  }),
  { maxLength: 30, size: 'max' },
);

const schedules = fc.option(fc.constant(OFFICE));

/** What rules may say of who comes without evidence. */
const plainPolicy = {
  fullSite: fc.constantFrom('refuse', 'let-in', 'ask'),
  placesTaken: fc.constantFrom('refuse', 'ask'),
  unknownPlate: fc.record({ answer: fc.constantFrom('refuse', 'ask', 'let-in'), hours: schedules }),
  alreadyInside: fc.record({
    reopenMinutes: fc.constantFrom(0, 15, 60),
    otherwise: fc.constantFrom('ask', 'refuse', 'open'),
  }),
  exit: fc.constantFrom('always-open', 'permit-needed'),
  hours: schedules,
} satisfies { readonly [Field in keyof Policy]?: fc.Arbitrary<Policy[Field]> };

const evidenceRules: fc.Arbitrary<Policy['evidence']> = fc.constantFrom<Policy['evidence']>(
  [],
  [{ when: 'always', accept: ['presence', 'code', 'approval'] }],
  [{ when: 'night', accept: ['presence'] }],
  [
    { when: 'unknown', accept: ['code'] },
    { when: 'inexact', accept: ['code'] },
  ],
);

function rulesOf(policy: fc.Arbitrary<Partial<Policy>>): fc.Arbitrary<Rules> {
  return fc
    .record({
      everybody: policy,
      staff: policy,
      yard: policy,
      visitors: fc.option(
        fc.record({ until: fc.constant(NOON + 4 * HOUR_MS), gates: fc.option(fc.constant(['main'])) }),
      ),
      outages: fc.constantFrom('ask', 'refuse', 'let-in'),
    })
    .map(({ everybody, staff, yard, visitors, outages }) => ({
      ...DEFAULT_RULES,
      visitors,
      policies: [
        { group: null, gate: null, policy: everybody },
        { group: 'staff', gate: null, policy: staff },
        { group: null, gate: 'yard', policy: yard },
      ],
      outages: {
        reader: { answer: outages, hours: null },
        camera: { answer: 'ask' as const, hours: OFFICE },
      },
    }));
}

const only = { requiredKeys: [] as [] };
export const plainRules: fc.Arbitrary<Rules> = rulesOf(fc.record(plainPolicy, only));
export const allRules: fc.Arbitrary<Rules> = rulesOf(
  fc.record({ ...plainPolicy, evidence: evidenceRules }, only),
);

export interface MadeUpPast {
  readonly past: Past;
  /** As they are at the end, their uses less those that were used. */
  readonly permits: readonly Permit[];
  /** Ids of passages that the draft would have answered otherwise when they came. */
  readonly otherwise: readonly string[];
  readonly byPerson: number;
}

/** Lets them come to a site with such rules, and asks at the same time what a draft would have said. */
export function liveThrough(
  comings: readonly Coming[],
  rules: Rules,
  draft: Rules,
  permitsAtStart: readonly Permit[] = [...PERMITS, ...COUNTED],
): MadeUpPast {
  const [book, draftBook] = [ruleBook(rules, 'UTC'), ruleBook(draft, 'UTC')];
  let permits = permitsAtStart;
  let occupied = 1;
  const passages: (PastPassage & { readonly isGoing: boolean })[] = [];
  const visits: (PastVisit & { leftAt: Instant | null })[] = [];
  const countChanges: PastCountChange[] = [];
  const otherwise: string[] = [];
  let byPerson = 0;

  const facts = (coming: Coming, now: Instant): DecisionFacts => {
    const onTheirWay = passages.filter(
      ({ isGoing, direction, decision, endedAt }) =>
        isGoing &&
        direction === 'in' &&
        decision !== null &&
        decision.decidedAt <= now &&
        (endedAt ?? 0) > now,
    );
    const isInside = (plate: string) => (visit: PastVisit) =>
      visit.plate === plate && (visit.enteredAt ?? Infinity) <= now && (visit.leftAt ?? Infinity) > now;
    const { order, gate, direction, settlement, down } = coming;
    return {
      now,
      direction,
      gate: {
        ...gate,
        heldOpenBy: order === 'held' ? 'Ravi' : null,
        lockedBy: order === 'locked' ? 'Ravi' : null,
        emergencyBy: order === 'emergency' ? 'Ravi' : null,
      },
      settlement,
      permits: permitBook(permits),
      rules: book,
      occupancy: {
        capacity: CAPACITY,
        occupied: occupied + onTheirWay.length,
        insideSince: (plate) => (occupied === 0 ? null : (visits.find(isInside(plate))?.enteredAt ?? null)),
        isOnItsWay: (plate) => onTheirWay.some((passage) => passage.plate === plate),
        promisedToOthers: () => 0,
        usesPending: (id) => onTheirWay.filter(({ decision }) => decision?.permitId === id).length,
      },
      evidence: evidenceOf(coming, now),
      isNear: (person) => coming.evidence === 'presence' && person === 'person.house',
      down,
    };
  };

  /** What a crossing changes. */
  const end = ({ isGoing, direction, plate, decision, endedAt }: (typeof passages)[number]): void => {
    if (!isGoing || decision === null || endedAt === null) return;
    if (direction === 'out') {
      if (occupied > 0) countChanges.push({ at: endedAt, delta: -1 });
      occupied = Math.max(0, occupied - 1);
      const visit = visits.find((each) => each.plate === plate && each.leftAt === null);
      if (visit !== undefined) visit.leftAt = endedAt;
      return;
    }
    if (decision.reasons.some(({ rule }) => rule === 'let-in-again')) return;
    occupied += 1;
    countChanges.push({ at: endedAt, delta: 1 });
    visits.push({ plate, enteredAt: endedAt, leftAt: null });
    permits = permits.map((permit) =>
      permit.id === decision.permitId && permit.usesLeft !== null
        ? { ...permit, usesLeft: Math.max(0, permit.usesLeft - 1) }
        : permit,
    );
  };

  const decideAbout = (coming: Coming, id: string, arrivedAt: Instant): void => {
    const now = arrivedAt + coming.waitsMs;
    const given = facts(coming, now);
    const plate = coming.settlement.state === 'settled' ? coming.settlement.plate : null;
    let decision: Decision = decide(given);
    if (coming.order === 'let-in-once') {
      decision = decideByPerson({ by: 'Ravi', command: 'let-in-once', plate, now });
      byPerson += 1;
    } else if (decide({ ...given, rules: draftBook }).verdict !== decision.verdict) otherwise.push(id);
    const passage = {
      id,
      gateId: coming.gate.id,
      direction: coming.direction,
      arrivedAt,
      endedAt: now + coming.takesMs,
      plate,
      decision,
      pictureId: null,
      isGoing: decision.verdict === 'open',
    };
    passages.push(passage);
    later.push({
      at: passage.endedAt,
      order: 0,
      run: () => {
        end(passage);
      },
    });
  };

  const later: { readonly at: Instant; readonly order: number; readonly run: () => void }[] = [];
  let at = NOON - 2 * DAY_MS;
  for (const [index, coming] of comings.entries()) {
    at += coming.afterMs;
    const arrivedAt = at;
    const run = (): void => {
      decideAbout(coming, `passage-${index}`, arrivedAt);
    };
    later.push({ at: arrivedAt + coming.waitsMs, order: 1 + index, run });
  }
  while (later.length > 0) {
    // What ends at the same time ends before anything is decided.
    later.sort((a, b) => a.at - b.at || a.order - b.order);
    later.shift()?.run();
  }
  passages.sort((a, b) => a.arrivedAt - b.arrivedAt || numberOf(a.id) - numberOf(b.id));
  return {
    past: {
      passages: stream(passages),
      visits,
      countChanges,
      occupiedAtStart: 1,
      capacity: CAPACITY,
      gates: GATES,
    },
    permits,
    otherwise,
    byPerson,
  };
}

export const WITHOUT_COUNTS = PERMITS;

/** As a store gives them, one after the other. */
export async function* stream<Item>(items: readonly Item[]): AsyncGenerator<Item> {
  for (const item of items) yield await Promise.resolve(item);
}

function evidenceOf({ evidence }: Coming, at: Instant): DecisionFacts['evidence'] {
  switch (evidence) {
    case 'approval':
      return [{ kind: 'approval', by: 'Ravi', at }];
    case 'code':
      return [{ kind: 'code', permitId: 'coded', at }];
    case 'own-code':
      return [{ kind: 'code', permitId: 'shared', at }];
    case 'none':
    case 'presence':
      return [];
  }
}

function numberOf(id: string): number {
  return Number(id.replace('passage-', ''));
}
