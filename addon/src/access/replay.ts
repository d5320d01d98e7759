import type { Rules } from '../contract/rules.ts';
import type { Verdict } from '../contract/words.ts';
import { decide } from './decide.ts';
import { isByPerson } from './decision.ts';
import type { Decision } from './decision.ts';
import { permitBook } from './permits/permit-book.ts';
import type { Permit } from './permits/permit.ts';
import { decidedPassages } from './replay/decided-passages.ts';
import { factsThen } from './replay/facts-then.ts';
import { pastOccupancy } from './replay/past-occupancy.ts';
import type { Past, PastPassage } from './replay/past.ts';
import { ruleBook } from './rule-book.ts';

/** What to decide by instead. */
export interface Draft {
  readonly permits: readonly Permit[];
  readonly rules: Rules;
  /** IANA name. */
  readonly timeZone: string;
}

/** A passage that would have been answered otherwise. */
export interface OtherAnswer {
  readonly passage: PastPassage;
  readonly was: Verdict;
  readonly wouldBe: Decision;
}

export interface Replayed {
  /** Decided by rules, then and now. */
  readonly decided: number;
  /** Without a decision, decided by a person, or at a gate that is no more. */
  readonly leftOut: number;
  readonly differing: number;
  /** The newest that differ, at most 500, newest first. */
  readonly passages: readonly OtherAnswer[];
}

const MOST_TOLD = 500;

/**
 * Decides the passages of the past anew. History stays as it was: who is let in by the draft does not come in, and who is
 * refused does not go away.
 *
 * Facts come from the reasons of each decision, then from the ledger and the visits, and only what neither tells is as it is
 * now: the permits but for their uses, and whether a gate had another way out. Who was near counts only where a decision
 * said so. Takes the logarithm of a passage's neighbours in time for each, and keeps the differing ones that it tells.
 */
export async function replay(past: Past, draft: Draft): Promise<Replayed> {
  const permits = permitBook(draft.permits);
  const rules = ruleBook(draft.rules, draft.timeZone);
  const gates = new Map(past.gates.map((gate) => [gate.id, gate]));
  const occupancy = pastOccupancy(past);
  let decided = 0;
  let leftOut = 0;
  let differing = 0;
  const newest: OtherAnswer[] = [];

  const inOrder = decidedPassages(past.passages, () => {
    leftOut += 1;
  });
  for await (const passage of inOrder) {
    const { decision, gateId, direction } = passage;
    const now = decision.decidedAt;
    const rebuilt = occupancy.at(now);
    const gate = gates.get(gateId);
    if (gate === undefined || isByPerson(decision)) leftOut += 1;
    else {
      decided += 1;
      const then = factsThen(passage, { gate, occupancy: rebuilt, permits });
      const wouldBe = decide({ now, direction, rules, ...then });
      if (wouldBe.verdict !== decision.verdict) {
        differing += 1;
        newest.push({ passage, was: decision.verdict, wouldBe });
        if (newest.length > MOST_TOLD) newest.shift();
      }
    }
    occupancy.decided(passage);
  }
  return { decided, leftOut, differing, passages: newest.reverse() };
}
