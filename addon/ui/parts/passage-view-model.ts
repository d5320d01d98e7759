import type { PassageView } from '../../src/contract/site-view.ts';
import type { Direction, PassageOutcome } from '../../src/contract/words.ts';
import { decidingReason } from '../deciding-reason.ts';
import type { Names } from '../names.ts';
import { reasonSentence } from '../reason-sentence.ts';
import { texts } from '../texts.ts';
import type { SiteTime } from '../time.ts';
import { type Badge, outcomeBadge, verdictBadge } from './tone.ts';

/** One passage as the page shows it, everything already in words. */
export interface PassageModel {
  readonly id: string;
  readonly plate: string | null;
  /** The likeliest text where there is no plate: to look at, not to act on. */
  readonly likelyPlate: string | null;
  readonly gate: string;
  readonly direction: Direction;
  readonly directionText: string;
  readonly day: string;
  readonly clock: string;
  readonly picture: string | null;
  readonly pictureLabel: string;
  /** How it ended; null while it is under way. */
  readonly outcome: Badge | null;
  /** The one sentence that says most about how it went. */
  readonly brief: string;
  readonly verdict: Badge | null;
  readonly reasons: readonly string[];
  /** What is unusual about this record. */
  readonly notes: readonly string[];
}

export function passageModel(passage: PassageView, time: SiteTime, names: Names): PassageModel {
  const plate = plateOf(passage);
  return {
    id: passage.id,
    plate,
    likelyPlate: likelyPlateOf(passage),
    gate: passage.gateName,
    direction: passage.direction,
    directionText: texts.words.direction[passage.direction],
    day: time.day(passage.arrivedAt),
    clock: time.clock(passage.arrivedAt),
    picture: passage.picture,
    pictureLabel: texts.passages.picture(plate ?? texts.passages.stranger),
    outcome: passage.outcome === null ? null : outcomeBadge(passage.outcome),
    brief: briefOf(passage, time, names),
    verdict: passage.decision === null ? null : verdictBadge(passage.decision.verdict),
    reasons: (passage.decision?.reasons ?? []).map((reason) => reasonSentence(reason, time, names)),
    notes: [
      ...(passage.inferred ? [texts.passages.inferred] : []),
      ...(passage.interrupted ? [texts.passages.interrupted] : []),
    ],
  };
}

/** The settled plate, or until there is one that which was decided about. */
export function plateOf({ plate, decision }: PassageView): string | null {
  return plate ?? decision?.plate ?? null;
}

export function likelyPlateOf(passage: PassageView): string | null {
  return plateOf(passage) === null ? passage.likelyPlate : null;
}

/** What the vehicle did, where that is the news; else why the gate did what it did. */
function briefOf({ outcome, decision }: PassageView, time: SiteTime, names: Names): string {
  if (outcome !== null && TELLING.includes(outcome)) return texts.words.outcomeMeaning[outcome];
  const deciding = decidingReason(decision?.reasons ?? []);
  if (deciding !== null) return reasonSentence(deciding, time, names);
  return outcome === null ? texts.gate.deciding : texts.words.outcomeMeaning[outcome];
}

const TELLING: readonly PassageOutcome[] = ['abandoned', 'reversed', 'tailgated', 'forced', 'timed-out'];

export interface DayOfPassages {
  readonly day: string;
  readonly passages: readonly PassageModel[];
}

/** Neighbours that arrived on the same day, in the order given. */
export function byDay(passages: readonly PassageModel[]): readonly DayOfPassages[] {
  const days: { day: string; passages: PassageModel[] }[] = [];
  for (const passage of passages) {
    const current = days.at(-1);
    if (current?.day === passage.day) current.passages.push(passage);
    else days.push({ day: passage.day, passages: [passage] });
  }
  return days;
}
