import type { Passage } from '../gate/passage.ts';
import type { Store } from './store.ts';

/** Passages kept in memory for the live page; the history asks the store. */
const MOST = 200;

export interface RecentPassages {
  /** Newest first. */
  readonly all: () => readonly Passage[];
  /** A passage that has just been written, new or changed. */
  readonly add: (passage: Passage) => void;
}

/** The newest passages, as they are on disk. One that is under way stays, however old. */
export async function recentPassages(store: Store): Promise<RecentPassages> {
  const { rows } = await store.passages.page({}, null, MOST);
  const known = new Set(rows.map(({ id }) => id));
  const older = (await store.passages.underWay()).filter(({ id }) => !known.has(id));
  let passages: readonly Passage[] = [...rows, ...older.toReversed()];
  return {
    all: () => passages,
    add: (passage) => {
      passages = [passage, ...passages.filter(({ id }) => id !== passage.id)]
        .sort((a, b) => b.arrivedAt - a.arrivedAt)
        .filter(({ outcome }, index) => index < MOST || outcome === null);
    },
  };
}
