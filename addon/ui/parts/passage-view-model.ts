import type { PassageView } from '../../src/contract/site-view.ts';
import type { Direction } from '../../src/contract/words.ts';
import { reasonSentence } from '../reason-sentence.ts';
import { texts } from '../texts.ts';
import type { SiteTime } from '../time.ts';
import { type Badge, outcomeBadge, verdictBadge } from './tone.ts';

/** One passage as the page shows it, everything already in words. */
export interface PassageModel {
  readonly id: string;
  readonly plate: string | null;
  readonly gate: string;
  readonly direction: Direction;
  readonly directionText: string;
  readonly day: string;
  readonly clock: string;
  readonly picture: string | null;
  readonly pictureLabel: string;
  /** How it ended, or that it has not. */
  readonly outcome: Badge;
  readonly outcomeMeaning: string | null;
  readonly verdict: Badge | null;
  readonly reasons: readonly string[];
  /** What is unusual about this record. */
  readonly notes: readonly string[];
}

export function passageModel(passage: PassageView, time: SiteTime): PassageModel {
  const plate = passage.plate ?? passage.decision?.plate ?? null;
  return {
    id: passage.id,
    plate,
    gate: passage.gateName,
    direction: passage.direction,
    directionText: texts.words.direction[passage.direction],
    day: time.day(passage.arrivedAt),
    clock: time.clock(passage.arrivedAt),
    picture: passage.picture,
    pictureLabel: texts.passages.picture(plate ?? texts.passages.stranger),
    outcome:
      passage.outcome === null
        ? { label: texts.passages.underWay, icon: 'pulse', tone: 'wait' }
        : outcomeBadge(passage.outcome),
    outcomeMeaning: passage.outcome === null ? null : texts.words.outcomeMeaning[passage.outcome],
    verdict: passage.decision === null ? null : verdictBadge(passage.decision.verdict),
    reasons: (passage.decision?.reasons ?? []).map((reason) => reasonSentence(reason, time)),
    notes: [
      ...(passage.inferred ? [texts.passages.inferred] : []),
      ...(passage.interrupted ? [texts.passages.interrupted] : []),
    ],
  };
}

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
