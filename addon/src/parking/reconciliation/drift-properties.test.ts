import fc from 'fast-check';
import { expect, it } from 'vitest';
import { PRESENCES } from '../../contract/words.ts';
import { EMPTIED_COUNTS_MS } from '../slots/parked.ts';
import { cameIn, MINUTE_MS, NOON } from '../slots/slots-under-test.ts';
import type { Visit } from '../visit.ts';
import { driftAtNoon, loneExit, passageOf } from './drift-under-test.ts';
import type { DriftFacts } from './drift-facts.ts';
import { explainDrift } from './explain.ts';
import { changeOf } from './remedy.ts';
import { doAgree, witnessCounts } from './witnesses.ts';

const SLOTS = ['a', 'b', 'c', 'd', 'e'];
const PLATES = ['KA01AB1234', 'KA01AB1284', 'MH12DE1433', null];
const anyMinutes = fc.constantFrom(1, 5, 9, 10, 11, 40, 600, 30_000);
const anyPlate = fc.constantFrom(...PLATES);

const anyVisits = fc
  .uniqueArray(fc.record({ slotId: fc.constantFrom(null, ...SLOTS), minutes: anyMinutes, plate: anyPlate }), {
    selector: ({ slotId }) => slotId ?? Symbol('nowhere'),
    maxLength: 8,
  })
  .map((visits) => visits.map(({ minutes, ...said }, index) => cameIn(`v${index}`, minutes, said)));

const anyPassage = fc
  .record({
    direction: fc.constantFrom('in', 'out'),
    outcome: fc.constantFrom('entered', 'left', 'tailgated', 'forced', 'abandoned'),
    inferred: fc.boolean(),
    interrupted: fc.boolean(),
  })
  .map((said) => passageOf('p', said));

const anyEnded = fc.oneof(
  fc.tuple(anyMinutes, anyPlate).map(([minutes, plate]) => loneExit('x', minutes, plate)),
  fc.tuple(anyMinutes, fc.constantFrom(...SLOTS)).map(([minutes, slotId]): Visit =>
    cameIn('ended', 40_000, {
      slotId,
      leftAt: NOON - minutes * MINUTE_MS,
      pairedBy: 'plate',
      anomalies: ['entered-twice'],
    }),
  ),
);

const anyFacts: fc.Arbitrary<DriftFacts> = fc
  .record({
    openVisits: anyVisits,
    lanes: fc.nat(9),
    over: fc.dictionary(fc.constantFrom(...SLOTS), fc.tuple(fc.constantFrom(...PRESENCES), anyMinutes)),
    sensors: fc.dictionary(fc.constantFrom(...SLOTS), fc.constantFrom('site', 'told', 'none')),
    moreCapacity: fc.nat(2),
    emptied: fc.subarray([0, 1, 2]),
    passages: fc.array(anyPassage, { maxLength: 3 }),
    endedVisits: fc.array(anyEnded, { maxLength: 3 }),
  })
  .map(({ moreCapacity, emptied, openVisits, ...site }) => {
    const sorted = [...openVisits].sort((one, other) => (one.enteredAt ?? 0) - (other.enteredAt ?? 0));
    const slots = new Set([...Object.keys(site.over), ...Object.keys(site.sensors)]).size;
    const facts = driftAtNoon({ ...site, openVisits: sorted, capacity: slots + moreCapacity });
    // Only who is known to have stood in a slot that is empty now drove out of it.
    const clear = new Set(facts.slots.filter(({ presence }) => presence === 'clear').map(({ id }) => id));
    const mayHaveLeft = sorted.filter(({ slotId }) => slotId !== null && clear.has(slotId));
    return { ...facts, emptiedVisitIds: emptied.flatMap((index) => mayHaveLeft[index]?.id ?? []) };
  });

it('whatever happened, every remedy makes lanes and visits agree, with each other and with the slots', () => {
  fc.assert(
    fc.property(anyFacts, (facts) => {
      for (const { remedy } of explainDrift(facts)) {
        if (remedy === null) continue;
        const { before, after } = changeOf(remedy, facts, () => 'made');
        const closed = new Set(before.map(({ id }) => id));
        const openVisits = [
          ...facts.openVisits.filter(({ id }) => !closed.has(id)),
          ...after.filter(({ leftAt }) => leftAt === null),
        ];
        const counts = witnessCounts({ ...facts, lanes: facts.lanes + remedy.countDelta, openVisits });
        expect(doAgree(counts), JSON.stringify({ remedy, counts })).toBe(true);
        expect(remedy.closes.length > 0 && remedy.adds > 0).toBe(false);
      }
    }),
    { numRuns: 2_000 },
  );
});

it('whatever happened, it is explained exactly where witnesses differ, once each, and one can be put right', () => {
  fc.assert(
    fc.property(anyFacts, (facts) => {
      const explanations = explainDrift(facts);
      const ids = explanations.map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      expect(explanations.some(({ remedy }) => remedy !== null)).toBe(!doAgree(witnessCounts(facts)));
    }),
    { numRuns: 2_000 },
  );
});

it('a vehicle is on its way for as long as what emptied is kept in mind', () => {
  const openVisits = [cameIn('v', EMPTIED_COUNTS_MS / MINUTE_MS)];
  expect(witnessCounts(driftAtNoon({ over: { a: 'clear' }, openVisits })).slots).toEqual({
    least: 0,
    most: 1,
  });
});
