import { expect, it } from 'vitest';
import { ASHA, factsOf } from './facts-under-test.ts';
import { decide } from '../decide.ts';

it.each([
  [
    'the last place is kept for others',
    () => 1,
    'refuse',
    { rule: 'site-full', occupied: 3, capacity: 4, promised: 1 },
  ],
  ['it is kept for this vehicle', () => 0, 'open', { rule: 'place-free', free: 1, capacity: 4 }],
] as const)('%s', (_, promisedToOthers, verdict, reason) => {
  const decision = decide(factsOf({ occupancy: { capacity: 4, occupied: 3, promisedToOthers } }));
  expect(decision.verdict).toBe(verdict);
  expect(decision.reasons).toContainEqual(reason);
});

it('asks by the plate and the permit of who comes', () => {
  const asked: (readonly [string | null, string | null])[] = [];
  decide(
    factsOf({
      occupancy: {
        promisedToOthers: (plate, permitId) => {
          asked.push([plate, permitId]);
          return 0;
        },
      },
    }),
  );
  expect(asked).toEqual([[ASHA.plates[0], ASHA.id]]);
});

it('counts promised places beside free ones', () => {
  const decision = decide(factsOf({ occupancy: { capacity: 8, occupied: 3, promisedToOthers: () => 2 } }));
  expect(decision.reasons).toContainEqual({ rule: 'place-free', free: 3, capacity: 8, promised: 2 });
});
