import type { PassageView } from '../../src/contract/site-view.ts';
import type { VisitView } from '../../src/contract/visits.ts';
import { plateOf } from '../parts/passage-view-model.ts';
import { EMPTY_SEARCH, hashOf } from '../route.ts';
import { texts } from '../texts.ts';
import { momentIn } from './correction-question.ts';
import type { VisitContext } from './visit-context.ts';
import { visitHashOf, visitRoute } from './visit-route.ts';
import { type VisitPicture, visitName } from './visit-view-model.ts';

/** Something that an explanation rests on: what it was, its picture, and where there is more of it. */
export interface EvidenceModel {
  readonly id: string;
  readonly what: string;
  readonly picture: VisitPicture;
  readonly href: string;
}

/** A passage leads to what is in the history of its day, gate and outcome. */
export function passageEvidence(passage: PassageView, context: VisitContext): EvidenceModel {
  const { time } = context;
  const plate = plateOf(passage);
  const name = plate ?? texts.visits.visit.stranger;
  const day = time.isoDay(passage.arrivedAt);
  const { outcome, gateId } = passage;
  const search = { ...EMPTY_SEARCH, from: day, to: day, gate: gateId, outcome, plate: plate ?? '' };
  return {
    id: passage.id,
    what: texts.visits.count.passage(
      outcome === null ? texts.passages.underWay : texts.words.outcome[outcome],
      texts.words.direction[passage.direction],
      name,
      momentIn(context)(passage.arrivedAt),
      passage.gateName,
    ),
    picture: { path: passage.picture, label: texts.passages.picture(name) },
    href: hashOf({ view: 'history', search }),
  };
}

export function visitEvidence(visit: VisitView, context: VisitContext): EvidenceModel {
  const name = visitName(visit);
  const moment = momentIn(context);
  const words = texts.visits;
  const atExit = visit.leftAt !== null;
  return {
    id: visit.id,
    what: atExit
      ? words.count.endedVisit(name, moment(visit.leftAt))
      : words.count.openVisit(name, moment(visit.enteredAt)),
    picture:
      atExit && visit.exitPicture !== null
        ? { path: visit.exitPicture, label: words.visit.exitPicture(name) }
        : { path: visit.entryPicture, label: words.visit.entryPicture(name) },
    href: visitHashOf(visitRoute('stays', { visit: visit.id })),
  };
}
