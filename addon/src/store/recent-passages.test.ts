import { describe, expect, it } from 'vitest';
import { withFolder } from '../../test/site-under-test.ts';
import { newPassage } from '../gate/passage.ts';
import type { Passage } from '../gate/passage.ts';
import { recentPassages } from './recent-passages.ts';
import { openSqliteStore } from './sqlite-store.ts';
import type { Store } from './store.ts';

/** More than are kept in memory. */
const MANY = 230;
const KEPT = 200;

const waiting = (arrivedAt: number): Passage => ({
  ...newPassage({ id: `p${arrivedAt}`, gateId: 'main', direction: 'in', arrivedAt }),
  phase: 'decided',
});

const ended = (arrivedAt: number): Passage => ({
  ...waiting(arrivedAt),
  phase: 'clear',
  endedAt: arrivedAt + 10,
  outcome: 'refused',
});

async function withStore(story: (store: Store) => Promise<void>): Promise<void> {
  await withFolder(async (folder) => {
    const store = await openSqliteStore({ folder });
    await story(store);
    await store.close();
  });
}

const idsOf = (passages: readonly Passage[]) => passages.map(({ id }) => id);

describe('the recent passages', () => {
  it('are there after a start, newest first', () =>
    withStore(async (store) => {
      for (const at of [20, 10, 30]) await store.passages.record({ passage: ended(at) });
      expect(idsOf((await recentPassages(store)).all())).toEqual(['p30', 'p20', 'p10']);
    }));

  it('have each passage once, as it was written last, in the place of its arrival', () =>
    withStore(async (store) => {
      const recent = await recentPassages(store);
      for (const at of [10, 20]) recent.add(waiting(at));
      recent.add(ended(10));
      expect(recent.all()).toEqual([waiting(20), ended(10)]);
    }));

  it('are so many and no more', () =>
    withStore(async (store) => {
      const recent = await recentPassages(store);
      for (let at = 1; at <= MANY; at += 1) recent.add(ended(at));
      expect(recent.all()).toHaveLength(KEPT);
      expect(recent.all()[0]).toEqual(ended(MANY));
    }));

  it('keep a passage that is under way, however many came after it, until it ends', () =>
    withStore(async (store) => {
      const recent = await recentPassages(store);
      recent.add(waiting(0));
      for (let at = 1; at <= MANY; at += 1) recent.add(ended(at));
      expect(recent.all().at(-1)).toEqual(waiting(0));
      recent.add(ended(0));
      expect(idsOf(recent.all())).not.toContain('p0');
    }));

  it('have a passage that is under way after a start too, however many came after it', () =>
    withStore(async (store) => {
      await store.passages.record({ passage: waiting(0) });
      for (let at = 1; at <= MANY; at += 1) await store.passages.record({ passage: ended(at) });
      const recent = await recentPassages(store);
      expect(recent.all()).toHaveLength(KEPT + 1);
      expect(recent.all().at(-1)).toEqual(waiting(0));
    }));
});
