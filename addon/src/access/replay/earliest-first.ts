import type { Instant } from '../../contract/words.ts';

/** Things with a time each, given back in the order of time; those of the same time in the order in which they came. */
export interface EarliestFirst<Item> {
  readonly add: (at: Instant, item: Item) => void;
  /** Takes away all that are not later than an instant. */
  readonly takeUpTo: (instant: Instant) => readonly Item[];
}

/** For a few at a time: they stand in a sorted list. */
export function earliestFirst<Item>(): EarliestFirst<Item> {
  const waiting: { readonly at: Instant; readonly item: Item }[] = [];

  /** How many are not later. */
  function countUpTo(instant: Instant): number {
    let [low, high] = [0, waiting.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((waiting[middle]?.at ?? Infinity) <= instant) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  return {
    add: (at, item) => {
      waiting.splice(countUpTo(at), 0, { at, item });
    },
    takeUpTo: (instant) => waiting.splice(0, countUpTo(instant)).map(({ item }) => item),
  };
}
