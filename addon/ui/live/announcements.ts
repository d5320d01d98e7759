import type { GateView, PassageView, SiteView } from '../../src/contract/site-view.ts';
import { noticeNames, noticeTitle } from '../notices/notice-model.ts';
import { plateOf } from '../parts/passage-view-model.ts';
import { texts } from '../texts.ts';

const words = texts.gate.moved;

/**
 * What is worth reading out between two views of the site: that an emergency begins or ends, notices, arrivals, decisions,
 * ends, faults and alarms.
 */
export function announcements(before: SiteView | null, after: SiteView): readonly string[] {
  if (before === null) return [];
  const atGates = after.gates.flatMap((gate) => {
    const earlier = before.gates.find((other) => other.id === gate.id);
    return earlier === undefined
      ? []
      : [
          ...faulty(earlier, gate),
          ...alarming(earlier, gate),
          ...arrivedOrDecided(earlier, gate),
          ...ended(earlier, gate, after),
        ];
  });
  return [...emergency(before, after), ...noticed(before, after), ...atGates];
}

/** Alarms of barriers are read out as what they are already. */
function noticed(before: SiteView, after: SiteView): readonly string[] {
  const known = new Set(before.notices.map(({ id }) => id));
  const names = noticeNames(after);
  return after.notices
    .filter(({ id, subject }) => !known.has(id) && subject.kind !== 'left-open')
    .map(({ subject }) => texts.notices.told(noticeTitle(subject, names)));
}

function emergency(before: SiteView, after: SiteView): readonly string[] {
  if (before.emergency === null && after.emergency !== null) {
    return [texts.emergency.began(after.emergency.by)];
  }
  return before.emergency !== null && after.emergency === null ? [texts.emergency.ended] : [];
}

function arrivedOrDecided(before: GateView, after: GateView): readonly string[] {
  return after.passages.flatMap((passage) => {
    const earlier = before.passages.find((other) => other.id === passage.id);
    if (passage.decision !== null && (earlier?.decision ?? null)?.verdict !== passage.decision.verdict) {
      return [
        words.decided(
          after.name,
          called(passage),
          texts.words.verdict[passage.decision.verdict].toLowerCase(),
        ),
      ];
    }
    return earlier === undefined ? [words.arrived(after.name)] : [];
  });
}

function ended(before: GateView, after: GateView, site: SiteView): readonly string[] {
  return before.passages.flatMap((passage) => {
    if (after.passages.some((other) => other.id === passage.id)) return [];
    const end = site.today.find((other) => other.id === passage.id);
    return end === undefined || end.outcome === null
      ? []
      : [words.ended(after.name, called(end), texts.words.outcome[end.outcome].toLowerCase())];
  });
}

function faulty(before: GateView, after: GateView): readonly string[] {
  const { fault } = after.barrier;
  return fault === null || fault === before.barrier.fault
    ? []
    : [words.fault(after.name, texts.words.barrierFault[fault])];
}

function alarming(before: GateView, after: GateView): readonly string[] {
  return after.barrier.alarms
    .filter((alarm) => !before.barrier.alarms.includes(alarm))
    .map((alarm) => words.fault(after.name, texts.words.barrierAlarm[alarm]));
}

function called(passage: PassageView): string {
  return plateOf(passage) ?? words.unknownPlate;
}
