import type { ReplayView } from '../../src/contract/what-if.ts';
import type { Direction } from '../../src/contract/words.ts';
import { decidingReason } from '../deciding-reason.ts';
import type { Names } from '../names.ts';
import { type Badge, verdictBadge } from '../parts/tone.ts';
import { reasonSentence } from '../reason-sentence.ts';
import { texts } from '../texts.ts';
import type { SiteTime } from '../time.ts';
import { answerModel } from './answer-model.ts';

/** A vehicle that would have been answered otherwise, in words. */
export interface ReplayedModel {
  readonly id: string;
  readonly plate: string | null;
  readonly gate: string;
  readonly direction: Direction;
  readonly directionText: string;
  readonly moment: string;
  readonly picture: string | null;
  readonly pictureLabel: string;
  readonly was: Badge;
  readonly wouldBe: Badge;
  /** The one sentence that says most about the new answer. */
  readonly brief: string;
  readonly reasons: readonly string[];
}

export interface ReplayModel {
  /** How many, and of what. */
  readonly counts: readonly { readonly count: number; readonly what: string }[];
  readonly passages: readonly ReplayedModel[];
  /** Said when there are more than are shown. */
  readonly cut: string | null;
}

export function replayModel(view: ReplayView, time: SiteTime, names: Names): ReplayModel {
  const shown = view.passages.length;
  return {
    counts: [
      { count: view.decided, what: texts.whatIf.decided },
      { count: view.differing, what: texts.whatIf.differing },
      { count: view.leftOut, what: texts.whatIf.leftOut },
    ],
    passages: view.passages.map((passage) => replayedModel(passage, time, names)),
    cut: shown < view.differing ? texts.whatIf.newest(shown, view.differing) : null,
  };
}

function replayedModel(passage: ReplayView['passages'][number], time: SiteTime, names: Names): ReplayedModel {
  const plate = passage.plate ?? passage.wouldBe.plate;
  const wouldBe = answerModel(passage.wouldBe, time, names);
  const deciding = decidingReason(passage.wouldBe.reasons);
  return {
    id: passage.passageId,
    plate,
    gate: passage.gateName,
    direction: passage.direction,
    directionText: texts.words.direction[passage.direction],
    moment: `${time.day(passage.arrivedAt)}, ${time.clock(passage.arrivedAt)}`,
    picture: passage.picture,
    pictureLabel: texts.passages.picture(plate ?? texts.passages.stranger),
    was: verdictBadge(passage.was),
    wouldBe: wouldBe.verdict,
    brief: deciding === null ? '' : reasonSentence(deciding, time, names),
    reasons: wouldBe.reasons,
  };
}
