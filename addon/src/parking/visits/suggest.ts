import type { Pairing, VisitSuggestion } from '../../contract/visits.ts';
import type { Instant } from '../../contract/words.ts';
import type { Visit } from '../visit.ts';
import { waitsForReview } from './anomalies.ts';
import { isLoneExit } from './exit.ts';
import { likeness, mayBeSame } from './likeness.ts';
import type { Likeness } from './likeness.ts';
import { isStale, staleSince } from './stale.ts';

export interface SuggestionFacts {
  readonly openVisits: readonly Visit[];
  /** Exits of late that nobody was paired with. */
  readonly unpairedExits: readonly Visit[];
  /** Visits whose slot emptied in the last minutes. */
  readonly emptiedVisitIds: readonly string[];
  /** How long the last visits lasted. */
  readonly staysMs: readonly number[];
  readonly now: Instant;
}

/** Corrections that most likely put a visit right that waits for a person, best first. */
export function suggestionsFor(visit: Visit, facts: SuggestionFacts): readonly VisitSuggestion[] {
  if (!waitsForReview(visit)) return [];
  if (isLoneExit(visit)) {
    return merges(
      facts.openVisits.map((entry) => ({ entry, exit: visit })),
      facts,
    );
  }
  if (visit.exitPassageId !== null) return confirmation(visit);
  const exits = facts.unpairedExits.map((exit) => ({ entry: visit, exit }));
  return [...merges(exits, facts), ...closing(visit, facts)];
}

interface Pair {
  readonly entry: Visit;
  readonly exit: Visit;
}

function merges(pairs: readonly Pair[], { emptiedVisitIds }: SuggestionFacts): readonly VisitSuggestion[] {
  const possible = pairs.filter(isPossible);
  return possible
    .flatMap(({ entry, exit }) => {
      const why = evidence(entry, exit, {
        hasEmptied: emptiedVisitIds.includes(entry.id),
        isOnly: possible.length === 1,
      });
      if (why === null) return [];
      return [{ why, correction: { kind: 'merge', entryVisitId: entry.id, exitVisitId: exit.id } as const }];
    })
    .sort((one, other) => EVIDENCE.indexOf(one.why) - EVIDENCE.indexOf(other.why))
    .map(({ why, correction }) => ({ correction, why: SAID[why] }));
}

/** It left after it came in, before it came in again, and their plates do not say that they are two. */
function isPossible({ entry, exit }: Pair): boolean {
  if (entry.enteredAt === null || exit.leftAt === null || exit.leftAt < entry.enteredAt) return false;
  return (entry.leftAt === null || exit.leftAt <= entry.leftAt) && mayBeSame(entry.plate, exit.plate);
}

/** What speaks for a pair, strongest first. */
const EVIDENCE = ['same', 'look-alike', 'one-character', 'emptied', 'only'] as const;
type Evidence = (typeof EVIDENCE)[number];

const SAID: Record<Evidence, VisitSuggestion['why']> = {
  same: 'same-plate',
  'look-alike': 'one-character-away',
  'one-character': 'one-character-away',
  emptied: 'slot-emptied',
  only: 'only-one',
};

function evidence(
  { plate }: Visit,
  exit: Visit,
  { hasEmptied, isOnly }: { readonly hasEmptied: boolean; readonly isOnly: boolean },
): Evidence | null {
  const like: Likeness | null = plate === null || exit.plate === null ? null : likeness(exit.plate, plate);
  if (like !== null) return like;
  if (hasEmptied) return 'emptied';
  return isOnly ? 'only' : null;
}

const GUESSED_BY: Partial<Record<Pairing, VisitSuggestion['why']>> = {
  'similar-plate': 'one-character-away',
  'only-one': 'only-one',
  slot: 'slot-emptied',
  later: 'only-one',
};

/** What the program paired is most likely right. */
function confirmation({ id, pairedBy }: Visit): readonly VisitSuggestion[] {
  const why = pairedBy === null ? undefined : GUESSED_BY[pairedBy];
  return why === undefined ? [] : [{ correction: { kind: 'confirm', visitId: id }, why }];
}

function closing(visit: Visit, { staysMs, now }: SuggestionFacts): readonly VisitSuggestion[] {
  if (visit.enteredAt === null || !isStale(visit, staysMs, now)) return [];
  const leftAt = staleSince(visit.enteredAt, staysMs);
  return [{ correction: { kind: 'close', visitId: visit.id, leftAt }, why: 'gone-for-long' }];
}
