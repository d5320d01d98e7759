import { describe, expect, it } from 'vitest';
import type { LiveSite } from './live-site.ts';

/** A running site with at least one gate, and a way to make something in its view change. */
export interface LiveSiteUnderTest {
  readonly site: LiveSite;
  readonly makeChange: () => void | Promise<void>;
  readonly close: () => Promise<void>;
}

/** What the web relies on, whoever runs the site. */
export function liveSiteContract(name: string, open: () => Promise<LiveSiteUnderTest>): void {
  describe(`${name} is a live site`, () => {
    async function withSite(story: (under: LiveSiteUnderTest) => Promise<void>): Promise<void> {
      const under = await open();
      try {
        await story(under);
      } finally {
        await under.close();
      }
    }

    it('has a view that can be sent as it is, with gates of different names', () =>
      withSite(({ site }) => {
        const view = site.view();
        expect(JSON.parse(JSON.stringify(view))).toEqual(view);
        expect(view.free).toBe(Math.max(0, view.capacity - view.occupied - view.promised));
        expect(view.slots.map(({ id }) => id)).toEqual(site.parking.slots().map(({ id }) => id));
        expect(view.gates.length).toBeGreaterThan(0);
        expect(new Set(view.gates.map(({ id }) => id)).size).toBe(view.gates.length);
        return Promise.resolve();
      }));

    it('tells of changes once the view shows them, until nobody listens any more', () =>
      withSite(async ({ site, makeChange }) => {
        const before = site.view();
        let told = 0;
        const changed = new Promise<void>((resolve) => {
          const cancel = site.onChange(() => {
            told += 1;
            expect(site.view()).not.toEqual(before);
            cancel();
            cancel();
            resolve();
          });
        });
        await makeChange();
        await changed;
        await makeChange();
        expect(told).toBe(1);
      }));

    it('does not know gates that are not there', () =>
      withSite(async ({ site }) => {
        const order = {
          command: 'open',
          direction: 'in',
          passageId: null,
          until: null,
          by: 'a test',
        } as const;
        expect(await site.command('no such gate', order)).toEqual({ done: false, why: 'no-such-gate' });
        expect(await site.typeCode('no such gate', '4711')).toBe('no-such-gate');
        expect(await site.serviced('no such gate', 'a test')).toBe(false);
      }));

    it('does nothing for a vehicle that does not wait', () =>
      withSite(async ({ site }) => {
        expect(await site.answerPassage('no such passage', 'approve', 'a test')).not.toBe('done');
        for (const { id } of site.view().gates) {
          expect(await site.typeCode(id, '4711')).not.toBe('accepted');
        }
      }));

    it('says of everybody whether they are near as it was told last', () =>
      withSite(({ site }) => {
        site.personIs('person.asha', true);
        site.personIs('person.bala', true);
        site.personIs('person.bala', false);
        const { isNear } = site.accessNow();
        expect(['person.asha', 'person.bala', 'person.nobody'].map(isNear)).toEqual([true, false, false]);
        expect(site.people()).toMatchObject([
          { person: 'person.asha', near: true },
          { person: 'person.bala', near: false },
        ]);
        return Promise.resolve();
      }));

    it('opens every gate in an emergency, and shows it until a person ends it', () =>
      withSite(async ({ site }) => {
        expect(site.view().emergency).toBeNull();
        expect(await site.orderEmergency('emergency-open', 'a test')).toMatchObject({ open: true });
        expect(site.view().emergency).toMatchObject({ by: 'a test' });
        for (const gate of site.accessNow().gates) expect(gate.emergencyBy).toBe('a test');
        expect(await site.orderEmergency('emergency-end', 'a test')).toMatchObject({ open: false });
        expect(site.view().emergency).toBeNull();
        for (const gate of site.accessNow().gates) expect(gate.emergencyBy).toBeNull();
      }));

    it('decides for the gates, the capacity and the time zone that its view shows', () =>
      withSite(({ site }) => {
        const { gates, capacity, timeZone } = site.view();
        const now = site.accessNow();
        expect(now.gates.map(({ id, directionRule }) => [id, directionRule])).toEqual(
          gates.map(({ id, directionRule }) => [id, directionRule]),
        );
        expect([now.occupancy.capacity, now.timeZone]).toEqual([capacity, timeZone]);
        return Promise.resolve();
      }));

    it('lets every vehicle out, whatever is down', () =>
      withSite(({ site }) => {
        const exits = site.offline().cells.filter(({ direction }) => direction === 'out');
        expect(exits.length).toBeGreaterThan(0);
        for (const { effect } of exits) expect(['opens', 'as-usual', 'device-alone']).toContain(effect);
        return Promise.resolve();
      }));

    it('takes what is no picture as an answer, not as an error', () =>
      withSite(async ({ site }) => {
        const { result, pictureId } = await site.upload(Buffer.from('no picture'), null);
        expect(result.ok).toBe(false);
        expect(pictureId).toBeNull();
      }));

    it('can be told that permits or rules changed', () =>
      withSite(async ({ site }) => {
        await expect(site.permitsChanged()).resolves.toBeUndefined();
        await expect(site.rulesChanged()).resolves.toBeUndefined();
        await expect(site.parking.settingsChanged()).resolves.toBeUndefined();
      }));

    it('corrects no visits that are not there, and takes back nothing that nobody said', () =>
      withSite(async ({ site: { parking } }) => {
        const correction = { kind: 'confirm', visitId: 'no such visit' } as const;
        expect(await parking.correct(correction, 'a test')).toMatchObject({
          done: false,
          why: 'no-such-visit',
        });
        expect(await parking.undo('no such correction', 'a test')).toMatchObject({
          done: false,
          why: 'no-such-correction',
        });
        expect(await parking.suggestions([])).toEqual(new Map());
      }));

    it('does not know slots, promises and notices that are not there', () =>
      withSite(async ({ site }) => {
        const { parking } = site;
        expect(await parking.changeSlot('no such slot', { kind: 'charging' })).toBe('no-such-slot');
        expect(parking.slotPresence('no such slot', 'present')).toBe('no-such-slot');
        const wish = { plate: 'AB1', slotId: 'no such slot', until: site.view().now + 60_000 };
        expect(await parking.promise(wish, 'a test')).toEqual({ done: false, why: 'no-such-slot' });
        expect(await parking.takeBack('no such promise')).toBe(false);
        expect(await parking.noticeAside('no such notice', 'a test')).toBe('no-such-notice');
        expect(await parking.answerNotice('no such notice', 'once', 'a test')).toBe('no-such-notice');
        expect(parking.answersTo('no such notice')).toEqual([]);
      }));

    it('keeps a place that it promised until it is taken back, and no more than there are', () =>
      withSite(async ({ site }) => {
        const { parking } = site;
        const { free, now } = site.view();
        const ids: string[] = [];
        for (let place = 1; place <= free; place += 1) {
          const made = await parking.promise({ plate: `AB${place}`, until: now + 60_000 }, 'a test');
          if (!made.done) throw new Error(made.why);
          ids.push(made.promised.id);
          expect(site.view()).toMatchObject({ promised: place, free: free - place });
        }
        expect(await parking.promise({ plate: 'ONEMORE', until: now + 60_000 }, 'a test')).toEqual({
          done: false,
          why: 'no-place-left',
        });
        expect(
          parking
            .promises()
            .map(({ id }) => id)
            .sort(),
        ).toEqual(ids.toSorted());
        for (const id of ids) expect(await parking.takeBack(id)).toBe(true);
        expect(site.view()).toMatchObject({ promised: 0, free });
        expect(parking.promises()).toEqual([]);
      }));

    it('counts as its lanes do, and takes another count from who went and looked', () =>
      withSite(async ({ site }) => {
        const { parking } = site;
        const { witnesses } = await parking.reconciliation();
        expect(witnesses.lanes).toBe(site.view().occupied);
        expect(await parking.reconcile({ explanationId: 'no such explanation' }, 'a test')).toBe(
          'changed-since',
        );
        expect(await parking.reconcile({ count: 2 }, 'a test')).toBe('done');
        expect(site.view().occupied).toBe(2);
        expect((await parking.reconciliation()).witnesses.lanes).toBe(2);
      }));
  });
}
