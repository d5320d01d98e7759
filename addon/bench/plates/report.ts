import { agreementBySet } from './agreement-by-set.ts';
import type { Agreement } from './agreement-by-set.ts';
import type { ContestantAnswers } from './answers.ts';
import { figuresOf } from './figures.ts';
import type { ContestantFigures } from './figures.ts';
import { judge } from './judge.ts';
import type { Judgement } from './judge.ts';
import type { LeaveOneOut } from './leave-one-out.ts';
import { falsePlatesOf, misreadPlates, notFoundPlates } from './misses.ts';
import type { FalsePlate, Misread, NotFound } from './misses.ts';
import type { NetworkFile } from './networks.ts';
import type { BenchPhoto } from './photo.ts';

/** All that is written and shown. */
export interface Report {
  /** ISO 8601. */
  readonly measuredAt: string;
  /** Processor and version of Node. */
  readonly measuredOn: string;
  readonly networks: readonly NetworkFile[];
  readonly photos: number;
  /** Plates of the photos that labels leave out. */
  readonly unlabelled: number;
  /** A sentence for each contestant that could not be measured. */
  readonly notMeasured: readonly string[];
  readonly figures: readonly ContestantFigures[];
  /** Of our recogniser and the witness; null where not both were measured. */
  readonly agreement: readonly Agreement[] | null;
  /** Null where nobody measured it. */
  readonly leaveOneOut: readonly LeaveOneOut[] | null;
  readonly misread: readonly Misread[];
  /** By our reader, or our finder where that was not asked, as are the false plates. */
  readonly notFound: readonly NotFound[];
  readonly falsePlates: readonly FalsePlate[];
}

export interface Measured extends Pick<
  Report,
  'measuredAt' | 'measuredOn' | 'networks' | 'notMeasured' | 'leaveOneOut'
> {
  readonly photos: readonly BenchPhoto[];
  readonly answers: readonly ContestantAnswers[];
}

export function reportOf({ photos, answers, ...about }: Measured): Report {
  const judged = answers.map((answer) => ({ answer, judgement: judge(photos, answer) }));
  const judgements = judged.map(({ judgement }) => judgement);
  const named = (name: string): Judgement | undefined =>
    judgements.find(({ contestant }) => contestant === name);
  const [recogniser, witness] = [named('recogniser'), named('witness')];
  const finder = named('plates') ?? named('finder') ?? judgements.find(({ kind }) => kind === 'reader');
  return {
    ...about,
    photos: photos.length,
    unlabelled: photos.reduce((sum, { unlabelled }) => sum + unlabelled.length, 0),
    figures: judged.map(({ answer, judgement }) => figuresOf(answer, judgement)),
    agreement: recogniser && witness ? agreementBySet(recogniser, witness) : null,
    misread: misreadPlates(judgements, whoseMisreads(judgements)),
    notFound: finder === undefined ? [] : notFoundPlates(finder),
    falsePlates: finder === undefined ? [] : falsePlatesOf(finder),
  };
}

/** Ours, or the first that reads where none of ours was asked. */
function whoseMisreads(judgements: readonly Judgement[]): readonly string[] {
  const names = judgements.filter(({ kind }) => kind !== 'finder').map(({ contestant }) => contestant);
  const ours = names.filter((name) => name === 'plates' || name === 'recogniser');
  return ours.length > 0 ? ours : names.slice(0, 1);
}
