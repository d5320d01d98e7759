import type { Policy, Rules } from '../../contract/rules.ts';
import type { Schedule } from '../../contract/schedule.ts';
import type { Instant } from '../../contract/words.ts';
import type { Settlement } from '../../plate/settling/settlement.ts';
import { decide } from '../decide.ts';
import type { DecisionFacts, GateFacts, OccupancyFacts } from '../decision-facts.ts';
import { DEFAULT_RULES } from '../default-rules.ts';
import type { Evidence } from '../evidence.ts';
import { permitBook } from '../permits/permit-book.ts';
import type { Permit } from '../permits/permit.ts';
import { plainPermit } from '../permits/plain-permit.ts';
import { ruleBook } from '../rule-book.ts';

/** A Monday. */
export const NOON: Instant = Date.UTC(2026, 10, 23, 12);
export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

export const PLATE = 'KA01AB1234';
export const ASHA: Permit = plainPermit({ id: 'asha', holder: 'Asha', plates: [PLATE] });
export const BLOCKED: Permit = { ...ASHA, kind: 'block' };
/** One character away from it. */
export const NEARLY = 'KA01AB1284';
export const STRANGER = 'XX99';
export const UNREAD: Settlement = { state: 'nothing', frames: 9 };

export const CODE = { kind: 'code', permitId: 'asha', at: NOON } as const satisfies Evidence;
export const APPROVED = { kind: 'approval', by: 'Ravi', at: NOON } as const satisfies Evidence;

export const FREE: OccupancyFacts = {
  capacity: 8,
  occupied: 3,
  insideSince: () => null,
  isOnItsWay: () => false,
  usesPending: () => 0,
  promisedToOthers: () => 0,
};

export const GATE: GateFacts = {
  id: 'main',
  directionRule: 'both',
  otherWayOut: true,
  heldOpenBy: null,
  lockedBy: null,
  emergencyBy: null,
};

/** What a test says of a case; the rest is a known car at a gate in both directions, by day, with places free. */
export interface Said extends Partial<Omit<DecisionFacts, 'gate' | 'permits' | 'rules' | 'occupancy'>> {
  readonly plate?: string;
  readonly gate?: Partial<GateFacts>;
  readonly permits?: readonly Permit[];
  /** What the rules say for everybody at every gate. */
  readonly policy?: Partial<Policy>;
  readonly rules?: Partial<Rules>;
  readonly occupancy?: Partial<OccupancyFacts>;
}

/** What happens, what is said of it, and the verdict with the rules that lead there. */
export type Case = readonly [string, Said, readonly string[]];

export function onMondays(from: string, to: string): Schedule {
  return { weekly: [{ days: ['mon'], from, to }], holidays: 'as-usual', exceptions: [] };
}

export function settled(plate: string): Settlement {
  return { state: 'settled', plate, frames: 3, readers: ['eye'], settledBy: 'known' };
}

export function factsOf({
  plate = PLATE,
  gate,
  permits,
  policy = {},
  rules,
  occupancy,
  ...more
}: Said): DecisionFacts {
  return {
    now: NOON,
    direction: 'in',
    settlement: settled(plate),
    evidence: [],
    isNear: () => false,
    down: [],
    ...more,
    gate: { ...GATE, ...gate },
    permits: permitBook(permits ?? [ASHA]),
    rules: ruleBook({ ...DEFAULT_RULES, policies: [{ group: null, gate: null, policy }], ...rules }, 'UTC'),
    occupancy: { ...FREE, ...occupancy },
  };
}

/** The verdict and then the rules that led there. */
export function chain(said: Said): readonly string[] {
  const { verdict, reasons } = decide(factsOf(said));
  return [verdict, ...reasons.map(({ rule }) => rule)];
}

/** Vehicles that are inside, since when. */
export function inside(plates: Readonly<Record<string, Instant>>): Partial<OccupancyFacts> {
  return { insideSince: (plate) => plates[plate] ?? null };
}

/** How the chain of a plate with a permit begins, and the whole of it where nothing is against it. */
export const KNOWN = ['plate-settled', 'permit-matches'];
export const OPENS = ['open', ...KNOWN, 'place-free'];

export function withPermit(more: Partial<Permit>): Pick<Said, 'permits'> {
  return { permits: [{ ...ASHA, ...more }] };
}
