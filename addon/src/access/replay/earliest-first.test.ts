import fc from 'fast-check';
import { expect, it } from 'vitest';
import { earliestFirst } from './earliest-first.ts';

it('gives things back in the order of time, and of coming where that is the same', () => {
  const step = fc.record({ what: fc.constantFrom('add', 'take'), at: fc.nat({ max: 9 }) });
  fc.assert(
    fc.property(fc.array(step), (steps) => {
      const queue = earliestFirst<number>();
      let plain: readonly { readonly at: number; readonly item: number }[] = [];
      for (const [item, { what, at }] of steps.entries()) {
        if (what === 'add') {
          queue.add(at, item);
          plain = [...plain, { at, item }].toSorted((a, b) => a.at - b.at);
        } else {
          expect(queue.takeUpTo(at)).toEqual(plain.filter((each) => each.at <= at).map((each) => each.item));
          plain = plain.filter((each) => each.at > at);
        }
      }
    }),
    { numRuns: 1_000 },
  );
});
