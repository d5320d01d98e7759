import type { OutageCell, Rules } from '../contract/rules.ts';
import { DIRECTIONS, SITE_PARTS } from '../contract/words.ts';
import type { Direction, SitePart, Verdict } from '../contract/words.ts';
import { NOTHING_READ } from '../plate/settling/settlement.ts';
import { decide } from './decide.ts';
import type { GateFacts, OccupancyFacts } from './decision-facts.ts';
import { DEFAULT_RULES } from './default-rules.ts';
import { permitBook } from './permits/permit-book.ts';
import { plainPermit } from './permits/plain-permit.ts';
import { ruleBook } from './rule-book.ts';
import type { RuleBook } from './rule-book.ts';

/** Plates too far apart to be taken for each other. */
const KNOWN = 'AAAA';
const STRANGER = 'ZZZZ';

/** A gate that is the only one, and nobody orders anything there. */
const GATE: GateFacts = {
  id: '',
  directionRule: 'both',
  otherWayOut: false,
  heldOpenBy: null,
  lockedBy: null,
  emergencyBy: null,
};
const EMPTY: OccupancyFacts = {
  capacity: 1,
  occupied: 0,
  insideSince: () => null,
  isOnItsWay: () => false,
  usesPending: () => 0,
  promisedToOthers: () => 0,
};
const SEEN = { state: 'settled', frames: 2, readers: [], settledBy: 'known' } as const;

const EFFECTS: Record<Verdict, OutageCell['effect']> = { open: 'opens', ask: 'asks', refuse: 'refuses' };

/**
 * What happens while one part is down, for each part and direction, within the hours that the rules set for it. Asked of
 * `decide` itself on a site that has no other rules, with a vehicle that has a permit and one that has none.
 */
export function outageCells({ outages }: Rules): readonly OutageCell[] {
  const { reader, camera } = outages;
  const rules: Rules = {
    ...DEFAULT_RULES,
    outages: { reader: { ...reader, hours: null }, camera: { ...camera, hours: null } },
  };
  const book = ruleBook(rules, 'UTC');
  return SITE_PARTS.flatMap((part) =>
    DIRECTIONS.map((direction) => ({
      part,
      direction,
      effect: effectOf(book, part, direction),
      editable: direction === 'in' && part in outages,
    })),
  );
}

function effectOf(rules: RuleBook, part: SitePart, direction: Direction): OutageCell['effect'] {
  // What is decided here does not reach the barrier: its own device lets out who wants out, and nobody in.
  if (part === 'barrier-link') return 'device-alone';
  const verdict = (plate: string, ...down: readonly SitePart[]): Verdict =>
    verdictFor(rules, plate, down, direction);
  const isAsUsual = [KNOWN, STRANGER].every((plate) => verdict(plate, part) === verdict(plate));
  return direction === 'in' && isAsUsual ? 'as-usual' : EFFECTS[verdict(KNOWN, part)];
}

function verdictFor(
  rules: RuleBook,
  plate: string,
  down: readonly SitePart[],
  direction: Direction,
): Verdict {
  const isSeen = !down.includes('reader') && !down.includes('camera');
  return decide({
    now: 0,
    direction,
    gate: GATE,
    settlement: isSeen ? { ...SEEN, plate } : NOTHING_READ,
    permits: permitBook([plainPermit({ id: KNOWN, holder: KNOWN, plates: [KNOWN] })]),
    rules,
    occupancy: EMPTY,
    evidence: [],
    isNear: () => false,
    down,
  }).verdict;
}
