import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { VISIT_ANOMALIES } from '../../contract/visits.ts';
import type { VisitCorrection } from '../../contract/visits.ts';
import type { VisitChange } from './correction.ts';
import { undoOf } from './undo.ts';
import { visitsUnderTest } from './visits-under-test.ts';
import type { VisitsUnderTest } from './visits-under-test.ts';

type Step = (site: VisitsUnderTest) => VisitChange | null;

const anyPlate = fc.constantFrom(null, 'KA1', 'KA7', 'KA12', 'KAI2', 'MH99');
const anyPick = fc.nat({ max: 30 });

const anyCrossing: fc.Arbitrary<Step> = fc
  .record({
    direction: fc.constantFrom('in', 'out'),
    plate: anyPlate,
    likely: fc.constantFrom('KA1', 'KA12', 'XX'),
    emptied: fc.array(anyPick, { maxLength: 2 }),
  })
  .map(({ direction, plate, likely, emptied }) => (site) => {
    site.crosses(direction, { plate, likely, emptied: emptied.map((pick) => `v${String(pick)}`) });
    return null;
  });

const anyCorrection: fc.Arbitrary<Step> = fc
  .record({
    kind: fc.constantFrom('confirm', 'correct-plate', 'merge', 'split', 'close'),
    one: anyPick,
    other: anyPick,
    plate: anyPlate,
    minutesAgo: fc.nat({ max: 20 }),
  })
  .map(({ kind, one, other, plate, minutesAgo }) => (site) => {
    const visitId = site.visits()[one]?.id ?? '';
    const exitVisitId = site.visits()[other]?.id ?? '';
    const leftAt = site.now() - minutesAgo * 60_000;
    const corrections: Record<typeof kind, VisitCorrection> = {
      confirm: { kind: 'confirm', visitId },
      'correct-plate': { kind: 'correct-plate', visitId, plate },
      merge: { kind: 'merge', entryVisitId: visitId, exitVisitId },
      split: { kind: 'split', visitId },
      close: { kind: 'close', visitId, leftAt },
    };
    const corrected = site.corrects(corrections[kind]);
    return corrected.done ? corrected.change : null;
  });

const anySetBack: fc.Arbitrary<Step> = fc.integer({ min: -3, max: 3 }).map((minutes) => (site) => {
  site.waits(minutes);
  return null;
});

const anySteps = fc.array(
  fc.oneof({ weight: 6, arbitrary: anyCrossing }, { weight: 5, arbitrary: anyCorrection }, anySetBack),
  { maxLength: 40 },
);

/** In the order of their ids, since an undo writes visits down again. */
function visitsOf(site: VisitsUnderTest) {
  return site.visits().toSorted((one, other) => (one.id < other.id ? -1 : 1));
}

function undo(site: VisitsUnderTest, change: VisitChange): boolean {
  const undone = undoOf(change, site.visits());
  if (undone === 'changed-since') return false;
  site.puts(undone);
  return true;
}

function take(site: VisitsUnderTest, steps: readonly Step[]): readonly VisitChange[] {
  return steps.flatMap((step) => step(site) ?? []);
}

describe('whatever crosses and is corrected', () => {
  it('gives the visits from before when all corrections are undone, the last first', () => {
    fc.assert(
      fc.property(
        fc.array(anyCrossing, { maxLength: 30 }),
        fc.array(anyCorrection, { maxLength: 15 }),
        (crossings, corrections) => {
          const site = visitsUnderTest();
          take(site, crossings);
          const before = visitsOf(site);
          const inside = site.inside();
          const changes = take(site, corrections);
          for (const change of changes.toReversed()) expect(undo(site, change)).toBe(true);
          expect(visitsOf(site)).toEqual(before);
          expect(site.inside()).toEqual(inside);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('keeps each entry and each exit in exactly one visit, and no visit ends before it begins', () => {
    fc.assert(
      fc.property(anySteps, fc.array(fc.nat({ max: 20 }), { maxLength: 5 }), (steps, undone) => {
        const site = visitsUnderTest();
        const crossed: string[] = [];
        const changes: VisitChange[] = [];
        for (const step of steps) {
          const counted = site.ledger().length;
          const change = step(site);
          if (change !== null) changes.push(change);
          const passageId = site.ledger().slice(counted).at(-1)?.passageId;
          if (passageId !== undefined && passageId !== null) crossed.push(passageId);
        }
        for (const pick of undone) {
          const change = changes[pick];
          if (change !== undefined) undo(site, change);
        }
        const visits = site.visits();
        const ends = visits.flatMap(({ entryPassageId, exitPassageId }) => [entryPassageId, exitPassageId]);
        expect(ends.filter((id) => id !== null).sort()).toEqual(crossed.sort());
        for (const { enteredAt, leftAt, anomalies } of visits) {
          expect((leftAt ?? Infinity) - (enteredAt ?? -Infinity)).toBeGreaterThanOrEqual(0);
          expect(anomalies).toEqual(VISIT_ANOMALIES.filter((each) => anomalies.includes(each)));
        }
        const { openVisits, unpairedExits } = site.inside();
        const byId = (one: { readonly id: string }, other: { readonly id: string }) =>
          one.id < other.id ? -1 : 1;
        expect(openVisits.toSorted(byId)).toEqual(visitsOf(site).filter(({ leftAt }) => leftAt === null));
        expect(unpairedExits.toSorted(byId)).toEqual(
          visitsOf(site).filter(({ enteredAt }) => enteredAt === null),
        );
      }),
      { numRuns: 500 },
    );
  });
});
