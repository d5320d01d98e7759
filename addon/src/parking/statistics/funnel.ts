import { FUNNEL_STAGES } from '../../contract/statistics.ts';
import type { FunnelCounts, FunnelStage } from '../../contract/statistics.ts';
import type { Passage } from '../../gate/passage.ts';
import { NO_FUNNEL } from './day-figures.ts';

/** A vehicle that wanted in, and of which it is known what became of it. */
export function wantedIn({ direction, outcome }: Passage): boolean {
  return direction === 'in' && outcome !== null;
}

/**
 * How far a vehicle that wanted in came, by what there is of the furthest. Who was opened for and went away by itself was
 * welcome all the same; whoever opened for it, a person too, stands for all that comes before.
 */
export function stageOf({ outcome, decision, plate, likelyPlate, sight, pictureId }: Passage): FunnelStage {
  if (outcome === 'entered') return 'opened';
  if (decision !== null && (decision.verdict === 'open' || hasPermit(decision))) return 'matched';
  if (plate !== null) return 'settled';
  // Of passages from before it was kept what the cameras saw there is only what came of it.
  if (likelyPlate !== null || (sight?.read ?? 0) > 0) return 'read';
  if ((sight?.found ?? 0) > 0) return 'found';
  return pictureId !== null || (sight?.frames ?? 0) > 0 ? 'picture' : 'arrived';
}

/** A permit to come or one that bars it. */
function hasPermit({ permitId, reasons }: NonNullable<Passage['decision']>): boolean {
  return permitId !== null || reasons.some(({ rule }) => rule === 'permit-matches' || rule === 'blocked');
}

/** By gate, in the order of their ids. @param passages of vehicles that wanted in. */
export function funnelsOf(
  passages: readonly Passage[],
): readonly { readonly gateId: string; readonly counts: FunnelCounts }[] {
  const stages = new Map<string, Map<FunnelStage, number>>();
  for (const passage of passages) {
    const counts = stages.get(passage.gateId) ?? new Map<FunnelStage, number>();
    const stage = stageOf(passage);
    counts.set(stage, (counts.get(stage) ?? 0) + 1);
    stages.set(passage.gateId, counts);
  }
  return inOrder([...stages].map(([gateId, counts]) => ({ gateId, counts: thatFarOrFurther(counts) })));
}

/** The funnels of several days as one. */
export function joinedFunnels(
  days: readonly (readonly { readonly gateId: string; readonly counts: FunnelCounts }[])[],
): readonly { readonly gateId: string; readonly counts: FunnelCounts }[] {
  const gates = new Map<string, FunnelCounts>();
  for (const { gateId, counts } of days.flat()) {
    const before = gates.get(gateId) ?? NO_FUNNEL;
    gates.set(
      gateId,
      byStage((stage) => before[stage] + counts[stage]),
    );
  }
  return inOrder([...gates].map(([gateId, counts]) => ({ gateId, counts })));
}

function thatFarOrFurther(stages: ReadonlyMap<FunnelStage, number>): FunnelCounts {
  return byStage((stage) =>
    FUNNEL_STAGES.slice(FUNNEL_STAGES.indexOf(stage)).reduce(
      (sum, reached) => sum + (stages.get(reached) ?? 0),
      0,
    ),
  );
}

function byStage(countOf: (stage: FunnelStage) => number): FunnelCounts {
  return {
    arrived: countOf('arrived'),
    picture: countOf('picture'),
    found: countOf('found'),
    read: countOf('read'),
    settled: countOf('settled'),
    matched: countOf('matched'),
    opened: countOf('opened'),
  };
}

function inOrder<Row extends { readonly gateId: string }>(rows: readonly Row[]): readonly Row[] {
  return rows.toSorted((a, b) => (a.gateId < b.gateId ? -1 : 1));
}
