import type { Instant } from '../../contract/words.ts';

/** Things with a time each, given back in the order of time; those of the same time in the order in which they came. */
export interface EarliestFirst<Item> {
  readonly add: (at: Instant, item: Item) => void;
  /** When the earliest is; infinite when there is none. */
  readonly next: () => Instant;
  /** Takes the earliest away; null when there is none. */
  readonly take: () => Item | null;
}

interface Entry<Item> {
  readonly at: Instant;
  readonly came: number;
  readonly item: Item;
}

/** A binary heap: adding and taking cost the logarithm of how many there are. */
export function earliestFirst<Item>(): EarliestFirst<Item> {
  const heap: Entry<Item>[] = [];
  let came = 0;

  const isBefore = (a: number, b: number): boolean => {
    const [first, second] = [heap[a], heap[b]];
    if (first === undefined || second === undefined) return false;
    return first.at < second.at || (first.at === second.at && first.came < second.came);
  };
  const swap = (a: number, b: number): void => {
    const [first, second] = [heap[a], heap[b]];
    if (first === undefined || second === undefined) return;
    heap[a] = second;
    heap[b] = first;
  };

  return {
    add: (at, item) => {
      came += 1;
      heap.push({ at, came, item });
      for (let index = heap.length - 1; index > 0;) {
        const parent = (index - 1) >> 1;
        if (!isBefore(index, parent)) break;
        swap(index, parent);
        index = parent;
      }
    },
    next: () => heap[0]?.at ?? Infinity,
    take: () => {
      swap(0, heap.length - 1);
      const taken = heap.pop();
      for (let index = 0; ;) {
        const left = 2 * index + 1;
        const child = isBefore(left + 1, left) ? left + 1 : left;
        if (!isBefore(child, index)) break;
        swap(index, child);
        index = child;
      }
      return taken?.item ?? null;
    },
  };
}
