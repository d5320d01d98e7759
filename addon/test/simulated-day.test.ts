import { describe, expect, it } from 'vitest';
import type { Passage } from '../src/gate/passage.ts';
import { openSiteUnderTest, withFolder } from './site-under-test.ts';
import type { SiteUnderTest } from './site-under-test.ts';

const MINUTE_MS = 60_000;

async function allPassages({ store }: SiteUnderTest): Promise<readonly Passage[]> {
  const passages: Passage[] = [];
  let before: string | null = null;
  do {
    const { rows, next } = await store.passages.page({}, before, 200);
    passages.push(...rows);
    before = next;
  } while (before !== null);
  return passages;
}

/** Lets time go by until no vehicle is in a lane and every passage has ended. */
async function untilLanesAreEmpty(site: SiteUnderTest): Promise<void> {
  for (let second = 0; second < 3_600; second += 1) {
    const underWay = site.pipeline.state().recent.some(({ outcome }) => outcome === null);
    if (site.simulation.vehiclesInLanes() === 0 && !underWay) return;
    await site.clock.runFor(1_000);
  }
  throw new Error('the lanes were never empty within an hour');
}

describe('a morning at a site whose sensors work', () => {
  it.each([1, 2, 3])('counts exactly who is inside, by the day of seed %i', async (seed) => {
    await withFolder(async (folder) => {
      const site = await openSiteUnderTest({ folder, seed });
      await site.clock.runFor(90 * MINUTE_MS);
      await untilLanesAreEmpty(site);

      expect(site.pipeline.state().occupied).toBe(site.simulation.vehiclesInside().length);
      expect(site.simulation.incidents()).toEqual([]);
      expect(site.troubles).toEqual([]);
      expect(site.faults).toEqual(new Map());

      const passages = await allPassages(site);
      const crossings = passages.filter(({ outcome }) =>
        ['entered', 'left', 'tailgated'].includes(outcome ?? ''),
      );
      const crossed = site.simulation.events.filter(({ kind }) => kind === 'gone-through');
      expect(crossings).toHaveLength(crossed.length);
      expect(new Set(passages.map(({ outcome }) => outcome))).toEqual(
        new Set(['entered', 'left', 'refused', 'abandoned', 'reversed', 'tailgated', 'unread']),
      );
      await site.stop();
    });
  });

  it('lets nobody in without a permit but those who slip through behind another', async () => {
    await withFolder(async (folder) => {
      const site = await openSiteUnderTest({ folder, seed: 7 });
      await site.clock.runFor(90 * MINUTE_MS);
      const allowed = new Set(
        (await site.store.permits.all()).flatMap(({ plates, kind }) => (kind === 'allow' ? plates : [])),
      );
      const entered = (await allPassages(site)).filter(({ outcome }) => outcome === 'entered');
      expect(entered.length).toBeGreaterThan(20);
      expect(entered.filter(({ plate }) => plate === null || !allowed.has(plate))).toEqual([]);
      await site.stop();
    });
  });
});

describe('a morning at a site whose sensors stick and chatter and whose cameras go away', () => {
  it.each([1, 2, 3])(
    'no arm comes down on a vehicle or waits for a person, by the day of seed %i',
    async (seed) => {
      await withFolder(async (folder) => {
        const site = await openSiteUnderTest({ folder, seed, faults: true });
        await site.clock.runFor(90 * MINUTE_MS);
        expect(site.simulation.incidents()).toEqual([]);
        expect(site.troubles).toEqual([]);
        expect(site.faults).toEqual(new Map());
        await site.stop();
      });
    },
  );
});

describe('a site that is stopped and started again', () => {
  it('goes on with the history, the count and the visits that it had', async () => {
    await withFolder(async (folder) => {
      const first = await openSiteUnderTest({ folder, seed: 5 });
      await first.clock.runFor(45 * MINUTE_MS);
      const before = await allPassages(first);
      const { occupied } = first.pipeline.state();
      await first.stop();

      const second = await openSiteUnderTest({ folder, seed: 5 });
      expect(second.pipeline.state().occupied).toBe(occupied);
      expect((await allPassages(second)).map(({ id }) => id)).toEqual(before.map(({ id }) => id));

      await second.clock.runFor(45 * MINUTE_MS);
      const after = await allPassages(second);
      expect(after.length).toBeGreaterThan(before.length);
      expect(new Set(after.map(({ id }) => id)).size).toBe(after.length);
      const interrupted = after.filter((passage) => passage.interrupted);
      expect(interrupted.map(({ id }) => id).sort()).toEqual(
        before
          .filter(({ outcome }) => outcome === null)
          .map(({ id }) => id)
          .sort(),
      );
      await second.stop();
    });
  });
});
