import type { GateView, PassageView, SiteView } from '../../src/contract/site-view.ts';
import { texts } from '../texts.ts';

const words = texts.gate.moved;

/** What is worth reading out between two views of the site: arrivals, decisions, ends and faults. */
export function announcements(before: SiteView | null, after: SiteView): readonly string[] {
  if (before === null) return [];
  return after.gates.flatMap((gate) => {
    const earlier = before.gates.find((other) => other.id === gate.id);
    return earlier === undefined
      ? []
      : [...arrivedOrDecided(earlier, gate), ...ended(earlier, gate, after), ...faulty(earlier, gate)];
  });
}

function arrivedOrDecided(before: GateView, after: GateView): readonly string[] {
  return after.passages.flatMap((passage) => {
    const earlier = before.passages.find((other) => other.id === passage.id);
    if (passage.decision !== null && (earlier?.decision ?? null)?.verdict !== passage.decision.verdict) {
      return [
        words.decided(
          after.name,
          plateOf(passage),
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
      : [words.ended(after.name, plateOf(end), texts.words.outcome[end.outcome].toLowerCase())];
  });
}

function faulty(before: GateView, after: GateView): readonly string[] {
  const { fault } = after.barrier;
  return fault === null || fault === before.barrier.fault
    ? []
    : [words.fault(after.name, texts.words.barrierFault[fault])];
}

function plateOf(passage: PassageView): string {
  return passage.plate ?? passage.decision?.plate ?? words.unknownPlate;
}
