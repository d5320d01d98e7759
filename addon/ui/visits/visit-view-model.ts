import type { VisitAnomaly, VisitView } from '../../src/contract/visits.ts';
import type { Instant } from '../../src/contract/words.ts';
import type { IconName } from '../parts/icons.ts';
import type { Badge, Tone } from '../parts/tone.ts';
import { texts } from '../texts.ts';
import { possibleCorrections } from './possible-corrections.ts';
import { stayText } from './stay-text.ts';
import type { VisitContext } from './visit-context.ts';

/** One visit as the page shows it, everything already in words. */
export interface VisitModel {
  readonly id: string;
  readonly plate: string | null;
  /** The plate, or what stands in its place. */
  readonly name: string;
  readonly holder: string | null;
  /** Since when it stays, for a length that runs on; null unless it is inside. */
  readonly since: Instant | null;
  /** How long it stayed; null while it is inside, or where one end is not known. */
  readonly stayed: string | null;
  readonly entered: string;
  /** Null while it is inside. */
  readonly left: string | null;
  readonly slot: string | null;
  readonly entryPicture: VisitPicture;
  readonly exitPicture: VisitPicture;
  readonly anomalies: readonly { readonly badge: Badge; readonly meaning: string }[];
  readonly waits: boolean;
  /** What else there is to say about it, in sentences. */
  readonly notes: readonly string[];
  readonly corrections: ReturnType<typeof possibleCorrections>;
}

export interface VisitPicture {
  readonly path: string | null;
  readonly label: string;
}

const anomalyLook: Record<VisitAnomaly, { readonly icon: IconName; readonly tone: Tone }> = {
  'unread-entry': { icon: 'unseen', tone: 'wait' },
  'unread-exit': { icon: 'unseen', tone: 'wait' },
  'exit-without-entry': { icon: 'question', tone: 'odd' },
  'entered-twice': { icon: 'back', tone: 'odd' },
  'plates-differ': { icon: 'warning', tone: 'wait' },
  guessed: { icon: 'question', tone: 'wait' },
};

export function visitModel(visit: VisitView, context: VisitContext): VisitModel {
  const words = texts.visits.visit;
  const { enteredAt, leftAt } = visit;
  const name = visitName(visit);
  return {
    id: visit.id,
    plate: visit.plate,
    name,
    holder: visit.holder,
    since: leftAt === null ? enteredAt : null,
    stayed: enteredAt === null || leftAt === null ? null : words.stayed(stayText(leftAt - enteredAt)),
    entered: endText(enteredAt, visit.entryGateId, context) ?? words.notSeen,
    left: leftText(visit, context),
    slot: slotText(visit, context),
    entryPicture: { path: visit.entryPicture, label: words.entryPicture(name) },
    exitPicture: { path: visit.exitPicture, label: words.exitPicture(name) },
    anomalies: visit.anomalies.map((anomaly) => ({
      badge: { ...anomalyLook[anomaly], label: texts.visits.anomaly[anomaly] },
      meaning: texts.visits.anomalyMeaning[anomaly],
    })),
    waits: !visit.reviewed,
    notes: [
      ...(visit.pairedBy === null ? [] : [texts.visits.pairing[visit.pairedBy]]),
      ...(visit.exitPlate === null ? [] : [words.readAtExit(visit.exitPlate)]),
      ...(visit.reviewed && visit.anomalies.length > 0 ? [words.reviewed] : []),
    ],
    corrections: possibleCorrections(visit),
  };
}

/** How a visit is called in sentences. */
export function visitName({ plate }: Pick<VisitView, 'plate'>): string {
  return plate ?? texts.visits.visit.stranger;
}

function leftText(visit: VisitView, context: VisitContext): string | null {
  const { leftAt, exitPassageId, exitGateId } = visit;
  const words = texts.visits.visit;
  if (leftAt === null) return null;
  if (exitPassageId === null) return words.goneUnseen(context.time.moment(leftAt, context.now));
  return endText(leftAt, exitGateId, context) ?? words.notSeen;
}

function endText(
  at: Instant | null,
  gateId: string | null,
  { time, now, gate }: VisitContext,
): string | null {
  if (at === null) return null;
  const moment = time.moment(at, now);
  return gateId === null ? moment : texts.visits.visit.at(moment, gate(gateId));
}

function slotText({ slotId, assignedSlotId }: VisitView, { slot }: VisitContext): string | null {
  if (slotId !== null) return texts.visits.visit.slot(slot(slotId));
  return assignedSlotId === null ? null : texts.visits.visit.sentTo(slot(assignedSlotId));
}
