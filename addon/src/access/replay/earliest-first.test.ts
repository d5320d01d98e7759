import fc from 'fast-check';
import { expect, it } from 'vitest';
import { earliestFirst } from './earliest-first.ts';

it('gives things back in the order of time, and of coming where that is the same', () => {
  const events = fc.array(fc.oneof(fc.record({ at: fc.nat({ max: 9 }) }), fc.constant('take' as const)));
  fc.assert(
    fc.property(events, (steps) => {
      const queue = earliestFirst<number>();
      let plain: { readonly at: number; readonly item: number }[] = [];
      for (const [item, step] of steps.entries()) {
        if (step === 'take') {
          const [first] = plain;
          expect(queue.take()).toBe(first?.item ?? null);
          plain = plain.slice(1);
        } else {
          queue.add(step.at, item);
          plain = [...plain, { at: step.at, item }].sort((a, b) => a.at - b.at);
        }
        expect(queue.next()).toBe(plain[0]?.at ?? Infinity);
      }
    }),
    { numRuns: 1_000 },
  );
});
