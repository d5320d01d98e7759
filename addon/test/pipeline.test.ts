import { describe, expect, it } from 'vitest';
import { truePicture } from '../src/simulation/true-reader.ts';
import { allow, openLanes } from './lanes-under-test.ts';
import type { LanesOptions, LanesUnderTest } from './lanes-under-test.ts';
import { withFolder } from './site-under-test.ts';

const KNOWN = 'KA01AB1234';
const OTHER = 'MH12DE1433';
const STRANGER = 'DL8CAF5031';
const MINUTE_MS = 60_000;
/** More than reading, deciding, writing and raising the arm take. */
const ANSWER_MS = 5_000;

async function withLanes(
  options: Omit<LanesOptions, 'folder'>,
  story: (site: LanesUnderTest, folder: string) => Promise<void>,
): Promise<void> {
  await withFolder(async (folder) => {
    const site = await openLanes({ folder, ...options });
    await story(site, folder);
    // Whatever happens in these stories, nobody is shown what the disk does not have.
    expect(site.shownTooEarly).toEqual([]);
    await site.stop();
    expect(site.clock.pending()).toBe(0);
  });
}

/** The newest passage's end and why it was let through or not. */
async function newest(site: LanesUnderTest) {
  const [passage] = await site.history();
  return {
    plate: passage?.plate,
    outcome: passage?.outcome,
    // The policy after it says what the site makes of it.
    rule: passage?.decision?.reasons.findLast(({ rule }) => rule !== 'policy')?.rule,
    interrupted: passage?.interrupted,
  };
}

async function drivesIn(site: LanesUnderTest, gateId: string, plate: string): Promise<void> {
  await site.arrives(gateId, 'in', plate);
  await site.pass(ANSWER_MS);
  await site.goesThrough(gateId, 'in');
}

async function drivesOut(site: LanesUnderTest, gateId: string, plate: string | null): Promise<void> {
  await site.arrives(gateId, 'out', plate);
  await site.pass(ANSWER_MS);
  await site.goesThrough(gateId, 'out');
}

describe('a vehicle', () => {
  it('with a permit gets in, is counted when it is through, and the arm comes down behind it', () =>
    withLanes({ permits: [KNOWN] }, async (site) => {
      await site.arrives('main', 'in', KNOWN);
      await site.pass(ANSWER_MS);
      expect(site.position('main')).toBe('open');
      expect(site.pipeline.state().occupied).toBe(0);
      await site.goesThrough('main', 'in');
      expect(site.pipeline.state().occupied).toBe(1);
      expect(await newest(site)).toMatchObject({ plate: KNOWN, outcome: 'entered', rule: 'place-free' });
      await site.pass(ANSWER_MS);
      expect(site.position('main')).toBe('closed');
    }));

  it('has its readings and its picture beside its passage', () =>
    withLanes({ permits: [KNOWN] }, async (site) => {
      await drivesIn(site, 'main', KNOWN);
      const [passage] = await site.history();
      expect(passage?.pictureId).toMatch(/^[0-9a-f]{64}$/);
      const readings = await site.store.passages.readings(passage?.id ?? '');
      expect(readings.length).toBeGreaterThanOrEqual(2);
      expect(new Set(readings.map(({ text }) => text))).toEqual(new Set([KNOWN]));
    }));

  it('that nobody knows stays outside and is turned away', () =>
    withLanes({ permits: [KNOWN] }, async (site) => {
      await site.arrives('main', 'in', STRANGER);
      await site.pass(MINUTE_MS);
      expect(site.position('main')).toBe('closed');
      await site.turnsAway('main', 'in');
      expect(await newest(site)).toMatchObject({ plate: STRANGER, outcome: 'refused', rule: 'no-permit' });
    }));

  it.each([KNOWN, STRANGER, null])('gets out whoever it is: %s', (plate) =>
    withLanes({}, async (site) => {
      await drivesOut(site, 'main', plate);
      expect(await newest(site)).toMatchObject({ plate, outcome: 'left', rule: 'exit-always-opens' });
      expect(site.pipeline.state().occupied).toBe(0);
    }),
  );

  it('pairs its way in with its way out, by whatever gate', () =>
    withLanes({ permits: [KNOWN, OTHER], gates: { front: 'entry', back: 'exit' } }, async (site) => {
      await drivesIn(site, 'front', KNOWN);
      await drivesIn(site, 'front', OTHER);
      expect((await site.store.visits.open()).map(({ plate }) => plate)).toEqual([KNOWN, OTHER]);
      await drivesOut(site, 'back', KNOWN);
      expect((await site.store.visits.open()).map(({ plate }) => plate)).toEqual([OTHER]);
      const [left, , entered] = await site.history();
      const { rows } = await site.store.visits.page({ open: false }, null, 10);
      expect(rows).toMatchObject([{ plate: KNOWN, entryPassageId: entered?.id, exitPassageId: left?.id }]);
      expect(await site.store.occupancy.count()).toBe(1);
    }));
});

describe('a disk that refuses', () => {
  it('keeps nobody in: who leaves gets out at once, and it is written when the disk takes it', () =>
    withLanes({}, async (site) => {
      site.diskRefuses(true);
      await site.arrives('main', 'out', KNOWN);
      await site.pass(ANSWER_MS);
      expect(site.position('main')).toBe('open');
      await site.goesThrough('main', 'out');
      expect(await site.history()).toEqual([]);
      expect(site.pipeline.state().recent).toEqual([]);
      expect(site.troubles.at(-1)).toContain('disk full');
      site.diskRefuses(false);
      await site.pass(ANSWER_MS);
      expect(await newest(site)).toMatchObject({ plate: KNOWN, outcome: 'left' });
    }));

  it('lets nobody in: who may come in waits until that is written, and then gets in', () =>
    withLanes({ permits: [KNOWN] }, async (site) => {
      site.diskRefuses(true);
      await site.arrives('main', 'in', KNOWN);
      await site.pass(MINUTE_MS);
      expect(site.position('main')).toBe('closed');
      expect(site.pipeline.state().recent).toEqual([]);
      site.diskRefuses(false);
      await site.pass(ANSWER_MS);
      expect(site.position('main')).toBe('open');
      await site.goesThrough('main', 'in');
      expect(await newest(site)).toMatchObject({ plate: KNOWN, outcome: 'entered' });
    }));

  it('shows no count that it does not have', () =>
    withLanes({ permits: [KNOWN] }, async (site) => {
      await site.arrives('main', 'in', KNOWN);
      await site.pass(ANSWER_MS);
      site.diskRefuses(true);
      await site.goesThrough('main', 'in');
      expect(site.pipeline.state().occupied).toBe(0);
      site.diskRefuses(false);
      await site.pass(ANSWER_MS);
      expect(site.pipeline.state().occupied).toBe(1);
    }));

  it('does not keep the program from ending', () =>
    withLanes({ permits: [KNOWN] }, async (site) => {
      site.diskRefuses(true);
      await site.arrives('main', 'in', KNOWN);
      await site.pass(ANSWER_MS);
      await expect(site.pipeline.stop()).resolves.toBeUndefined();
      expect(await site.history()).toEqual([]);
    }));
});

describe('who waits', () => {
  it('is let in when it is given a permit', () =>
    withLanes({}, async (site) => {
      await site.arrives('main', 'in', KNOWN);
      await site.pass(MINUTE_MS);
      expect(site.position('main')).toBe('closed');
      await allow(site.store, KNOWN);
      await site.pipeline.permitsChanged();
      await site.pass(ANSWER_MS);
      expect(site.position('main')).toBe('open');
      await site.goesThrough('main', 'in');
      expect(await newest(site)).toMatchObject({ outcome: 'entered', rule: 'place-free' });
    }));

  it('is not let in once its permit is gone', () =>
    withLanes({ permits: [KNOWN] }, async (site) => {
      await site.store.permits.remove(`permit-${KNOWN}`);
      await site.pipeline.permitsChanged();
      await site.arrives('main', 'in', KNOWN);
      await site.pass(ANSWER_MS);
      expect(site.position('main')).toBe('closed');
    }));

  it('is let in when a place becomes free', () =>
    withLanes(
      { permits: [KNOWN, OTHER], capacity: 1, gates: { front: 'entry', back: 'exit' } },
      async (site) => {
        await drivesIn(site, 'front', KNOWN);
        await site.pass(ANSWER_MS);
        await site.arrives('front', 'in', OTHER);
        await site.pass(MINUTE_MS);
        expect(site.position('front')).toBe('closed');
        expect((await newest(site)).rule).toBe('site-full');
        await drivesOut(site, 'back', KNOWN);
        await site.pass(ANSWER_MS);
        expect(site.position('front')).toBe('open');
        await site.goesThrough('front', 'in');
        expect(await site.store.occupancy.ledger(10)).toMatchObject([
          { delta: 1, cause: 'crossing' },
          { delta: -1, cause: 'crossing' },
          { delta: 1, cause: 'crossing' },
        ]);
      },
    ));

  it('is not promised a place that was promised to another, until that one turns away', () =>
    withLanes(
      { permits: [KNOWN, OTHER], capacity: 1, gates: { front: 'both', back: 'both' } },
      async (site) => {
        await site.arrives('front', 'in', KNOWN);
        await site.arrives('back', 'in', OTHER);
        await site.pass(ANSWER_MS);
        expect([site.position('front'), site.position('back')]).toEqual(['open', 'closed']);
        await site.turnsAway('front', 'in');
        await site.pass(ANSWER_MS);
        expect([site.position('front'), site.position('back')]).toEqual(['closed', 'open']);
      },
    ));

  it('does not get the last place behind the one that is just taking it', () =>
    withLanes({ permits: [KNOWN, OTHER], capacity: 1 }, async (site) => {
      await site.arrives('main', 'in', KNOWN);
      await site.pass(ANSWER_MS);
      for (const [place, covered] of [
        ['beam', true],
        ['inside', true],
        ['outside', false],
      ] as const) {
        site.sensors('main').cover(place, covered);
        await site.pass(600);
      }
      await site.arrives('main', 'in', OTHER);
      await site.pass(ANSWER_MS);
      expect(await newest(site)).toMatchObject({ plate: OTHER, rule: 'site-full' });
      expect(await site.store.occupancy.count()).toBe(0);
    }));
});

describe('a person', () => {
  it('lets in once who waits: that is the reason in the history, and the next one is refused again', () =>
    withLanes({}, async (site) => {
      await site.arrives('main', 'in', STRANGER);
      await site.pass(ANSWER_MS);
      expect(await site.order('main', 'let-in-once')).toEqual({ done: true });
      await site.pass(ANSWER_MS);
      expect(site.position('main')).toBe('open');
      await site.goesThrough('main', 'in');
      const [passage] = await site.history();
      expect(passage).toMatchObject({ outcome: 'entered', plate: STRANGER });
      expect(passage?.decision?.reasons).toEqual([
        { rule: 'person-ordered', by: 'Ada', command: 'let-in-once' },
      ]);
      await site.arrives('main', 'in', STRANGER);
      await site.pass(ANSWER_MS);
      expect((await newest(site)).rule).toBe('no-permit');
    }));

  it('cannot let in nobody', () =>
    withLanes({}, async (site) => {
      expect(await site.order('main', 'let-in-once')).toEqual({ done: false, why: 'nobody-waits' });
      await site.arrives('main', 'out', STRANGER);
      expect(await site.order('main', 'let-in-once')).toEqual({ done: false, why: 'nobody-waits' });
    }));

  it('waits for the disk to let somebody in once, as the rules do', () =>
    withLanes({}, async (site) => {
      await site.arrives('main', 'in', STRANGER);
      await site.pass(ANSWER_MS);
      site.diskRefuses(true);
      expect(await site.order('main', 'let-in-once')).toEqual({ done: true });
      await site.pass(ANSWER_MS);
      expect(site.position('main')).toBe('closed');
      site.diskRefuses(false);
      await site.pass(ANSWER_MS);
      expect(site.position('main')).toBe('open');
    }));

  it('opens the arm at once, and who waits before it is let in by that', () =>
    withLanes({}, async (site) => {
      await site.arrives('main', 'in', null);
      expect(await site.order('main', 'open')).toEqual({ done: true });
      expect(site.position('main')).toBe('opening');
      await site.pass(ANSWER_MS);
      await site.goesThrough('main', 'in');
      expect(await newest(site)).toMatchObject({ outcome: 'entered', rule: 'person-ordered' });
      expect(site.pipeline.state().occupied).toBe(1);
    }));

  it('holds the arm up: everybody comes in by that, also who does not stop to be read', () =>
    withLanes({}, async (site) => {
      expect(await site.order('main', 'hold')).toEqual({ done: true });
      await site.pass(MINUTE_MS);
      expect(site.position('main')).toBe('open');
      await site.arrives('main', 'in', null);
      await site.goesThrough('main', 'in');
      const [passage] = await site.history();
      expect(passage).toMatchObject({ outcome: 'entered', plate: null });
      expect(passage?.decision?.reasons).toEqual([{ rule: 'person-ordered', by: 'Ada', command: 'hold' }]);
      expect(site.pipeline.state().gates[0]?.barrier.heldOpenBy).toBe('Ada');
      expect(await site.order('main', 'release')).toEqual({ done: true });
      await site.pass(ANSWER_MS);
      expect(site.position('main')).toBe('closed');
    }));

  it('holds the arm up for who was refused before', () =>
    withLanes({}, async (site) => {
      await site.arrives('main', 'in', STRANGER);
      await site.pass(MINUTE_MS);
      await site.order('main', 'hold');
      await site.pass(ANSWER_MS);
      await site.goesThrough('main', 'in');
      expect(await newest(site)).toMatchObject({ outcome: 'entered', rule: 'person-ordered' });
    }));

  it('closes the arm, but not on a vehicle', () =>
    withLanes({}, async (site) => {
      await site.order('main', 'hold');
      await site.pass(ANSWER_MS);
      await site.arrives('main', 'in', null);
      expect(await site.order('main', 'close')).toEqual({ done: false, why: 'vehicle-present' });
      await site.goesThrough('main', 'in');
      expect(site.position('main')).toBe('open');
      expect(await site.order('main', 'close')).toEqual({ done: true });
      expect(site.position('main')).toBe('closing');
    }));

  it.each(['open', 'hold'] as const)(
    'is told when the order to %s did not reach the barrier, and it is not in force later',
    (command) =>
      withLanes({}, async (site) => {
        await site.arrives('main', 'in', STRANGER);
        await site.pass(ANSWER_MS);
        site.barrier('main').trouble('link-lost');
        expect(await site.order('main', command)).toEqual({ done: false, why: 'link-lost' });
        site.barrier('main').trouble(null);
        await site.pass(ANSWER_MS);
        expect(site.position('main')).toBe('closed');
      }),
  );

  it('is told when there is no such gate', () =>
    withLanes({}, async (site) => {
      expect(await site.order('back', 'open')).toEqual({ done: false, why: 'no-such-gate' });
    }));
});

describe('a program that is killed and started again', () => {
  it('ends the passage whose vehicle is gone, without counting it', () =>
    withFolder(async (folder) => {
      const first = await openLanes({ folder, permits: [KNOWN] });
      await first.arrives('main', 'in', KNOWN);
      await first.pass(ANSWER_MS);
      await first.isKilled();
      const site = await openLanes({ folder, startsAt: first.clock.now() + MINUTE_MS });
      await site.pass(ANSWER_MS);
      expect(await site.history()).toHaveLength(1);
      expect(await newest(site)).toMatchObject({ outcome: 'abandoned', interrupted: true });
      expect(await site.store.occupancy.count()).toBe(0);
      await site.stop();
    }));

  it('keeps what was announced of a passage, and takes whoever stands there now for a new one', () =>
    withFolder(async (folder) => {
      const first = await openLanes({ folder, permits: [KNOWN] });
      await first.arrives('main', 'in', KNOWN);
      await first.pass(ANSWER_MS);
      const [before] = await first.history();
      await first.store.permits.remove(`permit-${KNOWN}`);
      await first.isKilled();

      const startsAt = first.clock.now() + MINUTE_MS;
      const site = await openLanes({ folder, startsAt, standing: [['main', 'in', KNOWN]] });
      await site.pass(ANSWER_MS);
      expect(site.position('main')).toBe('closed');
      await allow(site.store, KNOWN);
      await site.pipeline.permitsChanged();
      await site.pass(ANSWER_MS);
      expect(site.position('main')).toBe('open');
      await site.goesThrough('main', 'in');
      const [after, kept] = await site.history();
      expect(kept).toEqual({
        ...before,
        phase: 'clear',
        endedAt: startsAt,
        outcome: 'abandoned',
        interrupted: true,
      });
      expect(after).toMatchObject({ arrivedAt: startsAt, outcome: 'entered', interrupted: false });
      await site.stop();
    }));

  it('holds the arm up that a person held up, until they release it', () =>
    withFolder(async (folder) => {
      const first = await openLanes({ folder });
      expect(await first.order('main', 'hold')).toEqual({ done: true });
      await first.isKilled();

      const site = await openLanes({ folder, startsAt: first.clock.now() + MINUTE_MS });
      await site.pass(ANSWER_MS);
      expect(site.position('main')).toBe('open');
      expect(await site.order('main', 'release')).toEqual({ done: true });
      await site.pass(MINUTE_MS);
      expect(site.position('main')).toBe('closed');
      expect(await site.store.personOrders.newest(9)).toMatchObject([
        { command: 'release', gateId: 'main', by: 'Ada' },
        { command: 'hold', gateId: 'main', by: 'Ada' },
      ]);
      await site.stop();
    }));

  it('counts who was crossing, with the use of the permit, and lets nobody in by it again', () =>
    withFolder(async (folder) => {
      const first = await openLanes({ folder });
      await allow(first.store, KNOWN, { usesLeft: 1 });
      await first.pipeline.permitsChanged();
      await first.arrives('main', 'in', KNOWN);
      await first.pass(ANSWER_MS);
      first.sensors('main').cover('beam', true);
      await first.pass(ANSWER_MS);
      await first.isKilled();

      const site = await openLanes({ folder, startsAt: first.clock.now() + MINUTE_MS });
      expect(await newest(site)).toMatchObject({ outcome: 'entered', interrupted: true });
      expect(await site.store.occupancy.count()).toBe(1);
      expect(site.pipeline.state().occupied).toBe(1);
      expect(await site.store.permits.all()).toMatchObject([{ usesLeft: 0 }]);
      expect((await site.store.visits.open()).map(({ plate }) => plate)).toEqual([KNOWN]);
      await site.stop();
    }));

  it('leaves an arm where a person stopped it, until they order', () =>
    withFolder(async (folder) => {
      const first = await openLanes({ folder });
      await first.order('main', 'hold');
      await first.pass(ANSWER_MS);
      expect(await first.order('main', 'stop')).toEqual({ done: true });
      await first.isKilled();

      const site = await openLanes({ folder, startsAt: first.clock.now() + MINUTE_MS });
      await site.pass(MINUTE_MS);
      expect(site.position('main')).toBe('closed');
      await site.barrier('main').order('open');
      await site.pass(MINUTE_MS);
      expect(site.position('main')).toBe('open');
      expect(await site.order('main', 'release')).toEqual({ done: true });
      await site.pass(MINUTE_MS);
      expect(site.position('main')).toBe('closed');
      await site.stop();
    }));

  it('remembers a stop that the link may have lost', () =>
    withFolder(async (folder) => {
      const first = await openLanes({ folder });
      await first.order('main', 'hold');
      await first.pass(ANSWER_MS);
      first.barrier('main').trouble('link-lost');
      expect(await first.order('main', 'stop')).toEqual({ done: false, why: 'link-lost' });
      await first.isKilled();

      const site = await openLanes({ folder, startsAt: first.clock.now() + MINUTE_MS });
      await site.barrier('main').order('open');
      await site.pass(MINUTE_MS);
      expect(site.pipeline.state().gates[0]?.barrier).toMatchObject({ stopped: true, heldOpenBy: null });
      await site.stop();
    }));

  it.each([true, false])('forgets a stop that somebody waited out (%s)', (waits) =>
    withFolder(async (folder) => {
      const first = await openLanes({ folder, permits: [KNOWN] });
      await first.arrives('main', 'out', OTHER);
      await first.pass(ANSWER_MS);
      await first.order('main', 'stop');
      await first.pass(waits ? MINUTE_MS : ANSWER_MS);
      await first.goesThrough('main', 'out');
      await first.pass(MINUTE_MS);
      await first.isKilled();

      const site = await openLanes({ folder, startsAt: first.clock.now() + MINUTE_MS });
      await site.arrives('main', 'in', KNOWN);
      await site.pass(ANSWER_MS);
      expect(site.position('main')).toBe(waits ? 'open' : 'closed');
      await site.stop();
    }),
  );

  it.each<readonly [string, (site: LanesUnderTest) => Promise<void>, boolean]>([
    ['forgets a stop that ended when somebody was let out', (site) => drivesOut(site, 'main', KNOWN), true],
    [
      'keeps a stop at one gate when somebody was let out at another',
      (site) => drivesOut(site, 'back', KNOWN),
      false,
    ],
    [
      'keeps a stop when somebody only wanted in',
      async (site) => {
        await site.arrives('main', 'in', KNOWN);
        await site.pass(ANSWER_MS);
        await site.turnsAway('main', 'in');
      },
      false,
    ],
  ])('%s', (_, story, isOver) =>
    withFolder(async (folder) => {
      const gates = { main: 'both', back: 'both' } as const;
      const first = await openLanes({ folder, gates, permits: [KNOWN] });
      await drivesOut(first, 'main', OTHER);
      expect(await first.order('main', 'stop')).toEqual({ done: true });
      await first.pass(ANSWER_MS);
      await story(first);
      await first.pass(MINUTE_MS);
      await first.isKilled();

      const site = await openLanes({ folder, gates, startsAt: first.clock.now() + MINUTE_MS });
      await site.arrives('main', 'in', KNOWN);
      await site.pass(ANSWER_MS);
      expect(site.position('main')).toBe(isOver ? 'open' : 'closed');
      await site.stop();
    }),
  );

  it('keeps all gates open in an emergency, and a gate locked, until a person ends that', () =>
    withFolder(async (folder) => {
      const first = await openLanes({ folder, permits: [KNOWN] });
      await first.pipeline.orderEmergency('emergency-open', 'Ada');
      await first.order('main', 'lock');
      await first.isKilled();

      const second = await openLanes({ folder, startsAt: first.clock.now() + MINUTE_MS });
      await second.pass(ANSWER_MS);
      expect(second.position('main')).toBe('open');
      expect(second.pipeline.state().emergency).toMatchObject({ by: 'Ada' });
      await second.pipeline.orderEmergency('emergency-end', 'Ada');
      await second.isKilled();

      const third = await openLanes({ folder, startsAt: second.clock.now() + MINUTE_MS });
      await third.pass(MINUTE_MS);
      expect(third.position('main')).toBe('closed');
      await third.arrives('main', 'in', KNOWN);
      await third.pass(ANSWER_MS);
      expect(third.position('main')).toBe('closed');
      expect((await newest(third)).rule).toBe('gate-locked');
      await third.stop();
    }));

  it('does not hold the arm up again by an order that did not reach it, nor forgets the one before', () =>
    withFolder(async (folder) => {
      const first = await openLanes({ folder });
      expect(await first.order('main', 'hold')).toEqual({ done: true });
      await first.pass(ANSWER_MS);
      first.barrier('main').trouble('link-lost');
      expect(await first.order('main', 'hold', first.clock.now() + MINUTE_MS)).toMatchObject({
        why: 'link-lost',
      });
      first.barrier('main').trouble(null);
      await first.pass(5 * MINUTE_MS);
      expect(first.position('main')).toBe('open');
      await first.isKilled();
      const site = await openLanes({ folder, startsAt: first.clock.now() + MINUTE_MS });
      await site.pass(ANSWER_MS);
      expect(site.position('main')).toBe('open');
      await site.stop();
    }));

  it('knows who is inside: the count, the visits, and that the site is full', () =>
    withFolder(async (folder) => {
      const first = await openLanes({ folder, permits: [KNOWN, OTHER], capacity: 1 });
      await drivesIn(first, 'main', KNOWN);
      await first.isKilled();
      const site = await openLanes({ folder, capacity: 1, startsAt: first.clock.now() + MINUTE_MS });
      expect(site.pipeline.state().occupied).toBe(1);
      await site.arrives('main', 'in', OTHER);
      await site.pass(ANSWER_MS);
      expect((await newest(site)).rule).toBe('site-full');
      await site.turnsAway('main', 'in');
      await drivesOut(site, 'main', KNOWN);
      expect(await site.store.visits.open()).toEqual([]);
      await site.stop();
    }));
});

describe('the end of a site', () => {
  it.each<readonly [string, (site: LanesUnderTest) => Promise<void>]>([
    ['with nobody there', () => Promise.resolve()],
    ['while a vehicle is read', (site) => site.arrives('main', 'in', null)],
    [
      'while a vehicle waits',
      async (site) => {
        await site.arrives('main', 'in', STRANGER);
        await site.pass(ANSWER_MS);
      },
    ],
    ['while the arm goes up', (site) => site.arrives('main', 'out', STRANGER)],
    [
      'while what was decided is not on disk',
      async (site) => {
        site.diskRefuses(true);
        await site.arrives('main', 'in', KNOWN);
        await site.pass(ANSWER_MS);
      },
    ],
  ])('%s: nothing goes on and nobody is told of anything any more', (_, story) =>
    withLanes({ permits: [KNOWN] }, async (site) => {
      await story(site);
      let told = 0;
      site.pipeline.onChange(() => (told += 1));
      await site.pipeline.stop();
      told = 0;
      const troubles = site.troubles.length;
      await site.pass(MINUTE_MS);
      expect({ told, troubles: site.troubles.length }).toEqual({ told: 0, troubles });
      expect(site.clock.pending()).toBe(0);
    }),
  );
});

describe('an uploaded picture', () => {
  it('is answered and kept, and moves nothing by itself', () =>
    withLanes({ permits: [KNOWN] }, async (site) => {
      const { result, pictureId } = await site.pipeline.upload(truePicture(KNOWN), null);
      expect(result.ok && result.reading.plates.map(({ text }) => text)).toEqual([KNOWN]);
      expect(pictureId).toMatch(/^[0-9a-f]{64}$/);
      await site.pass(MINUTE_MS);
      expect(site.position('main')).toBe('closed');
      expect(await site.history()).toEqual([]);
    }));
});
