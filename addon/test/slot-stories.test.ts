import { describe, expect, it } from 'vitest';
import type { NoticePage } from '../src/contract/notices.ts';
import type { PromiseView, SlotDetails } from '../src/contract/slots.ts';
import type { VisitPage } from '../src/contract/visits.ts';
import { withSiteOverHttp } from './site-over-http.ts';
import type { SiteOverHttp } from './site-over-http.ts';
import { comes, makePermit, must } from './story-steps.ts';

const ASHA = 'KA01AB1234';
const BALA = 'MH12DE1433';
const CHITRA = 'DL8CAF5031';
const MINUTE_MS = 60_000;
const SLOTS = [
  { id: 'a1' },
  { id: 'a2' },
  { id: 'c1', kind: 'charging' },
  { id: 'g1', sensor: 'none' },
] as const;

async function slot(site: SiteOverHttp, id: string): Promise<SlotDetails> {
  const all = (await must(site.ask('GET', 'api/slots'), 200)) as SlotDetails[];
  const found = all.find((each) => each.id === id);
  if (found === undefined) throw new Error(`no slot ${id}`);
  return found;
}

async function openNotices(site: SiteOverHttp): Promise<NoticePage['notices']> {
  return ((await must(site.ask('GET', 'api/notices?open=true'), 200)) as NoticePage).notices;
}

describe('a slot', () => {
  it('shows who stands there, as far as anybody can tell, and is free again when it empties', () =>
    withSiteOverHttp({ capacity: 4, slots: SLOTS }, async (site) => {
      await makePermit(site, { holder: 'Asha', plates: [ASHA] });
      expect(await slot(site, 'a1')).toMatchObject({ state: 'free', plate: null });
      await comes(site, ASHA);
      site.slots.occupy('a2', true);
      await site.pass(MINUTE_MS);
      expect(await slot(site, 'a2')).toMatchObject({ state: 'taken', plate: ASHA, wrong: false });
      const { slots, free } = await site.view();
      expect(free).toBe(3);
      expect(slots.find(({ id }) => id === 'a2')).toMatchObject({ state: 'taken', plate: ASHA });
      site.slots.occupy('a2', false);
      await site.pass(MINUTE_MS);
      expect(await slot(site, 'a2')).toMatchObject({ state: 'free', plate: null });
      await comes(site, ASHA, 'out');
      const { visits } = (await must(site.ask('GET', 'api/visits'), 200)) as VisitPage;
      expect(visits).toMatchObject([{ plate: ASHA, slotId: 'a2' }]);
    }));

  it('whose sensor sticks is unknown, and no other one is', () =>
    withSiteOverHttp({ slots: SLOTS }, async (site) => {
      site.slots.stick('a1', 'unknown', MINUTE_MS);
      await site.pass(1_000);
      expect((await slot(site, 'a1')).state).toBe('unknown');
      expect((await slot(site, 'a2')).state).toBe('free');
    }));

  it('that is reserved says so, is where its holder is sent, and tells when somebody else stands there', () =>
    withSiteOverHttp({ slots: SLOTS }, async (site) => {
      const asha = await makePermit(site, { holder: 'Asha', plates: [ASHA] });
      await makePermit(site, { holder: 'Bala', plates: [BALA] });
      await must(site.ask('PATCH', 'api/slots/a1', { reservedFor: [asha.id] }), 200);
      expect(await slot(site, 'a1')).toMatchObject({
        state: 'reserved',
        reservedFor: [{ permitId: asha.id, holder: 'Asha' }],
      });
      await comes(site, BALA);
      site.slots.occupy('a1', true);
      await site.pass(MINUTE_MS);
      expect(await slot(site, 'a1')).toMatchObject({ state: 'taken', plate: BALA, wrong: true });
      expect(await openNotices(site)).toMatchObject([
        { subject: { kind: 'wrong-slot', slotId: 'a1', why: 'reserved', plate: BALA } },
      ]);
      site.slots.occupy('a1', false);
      await site.pass(MINUTE_MS);
      expect(await openNotices(site)).toEqual([]);
      await comes(site, ASHA);
      const { visits } = (await must(site.ask('GET', `api/visits?plate=${ASHA}`), 200)) as VisitPage;
      expect(visits).toMatchObject([{ assignedSlotId: 'a1' }]);
    }));

  it('without a sensor is taken when a person says so, and is out of order until it is mended, also over a restart', () =>
    withSiteOverHttp({ slots: SLOTS }, async (site) => {
      await must(site.ask('PATCH', 'api/slots/g1', { taken: true }), 200);
      expect((await slot(site, 'g1')).state).toBe('taken');
      expect((await site.ask('PATCH', 'api/slots/a1', { taken: true })).body).toMatchObject({
        error: { code: 'has-sensor' },
      });
      await must(site.ask('PATCH', 'api/slots/a2', { outOfOrder: 'Roof leaks' }), 200);
      expect(await slot(site, 'a2')).toMatchObject({ state: 'out-of-order', outOfOrder: 'Roof leaks' });
      expect(await site.store.slots.uses()).toHaveLength(2);
      await must(site.ask('PATCH', 'api/slots/a2', { outOfOrder: null }), 200);
      expect((await slot(site, 'a2')).state).toBe('free');
      await must(site.ask('PATCH', 'api/slots/nowhere', { taken: true }), 404);
      await must(site.ask('PATCH', 'api/slots/a2', { reservedFor: ['nobody'] }), 400);
    }));

  it('of a told sensor is what was told', () =>
    withSiteOverHttp({ slots: [{ id: 'h1', sensor: 'told' }, { id: 'a1' }] }, async (site) => {
      expect((await slot(site, 'h1')).state).toBe('unknown');
      await must(site.ask('PUT', 'api/slots/h1/presence', { presence: 'present' }), 204);
      expect((await slot(site, 'h1')).state).toBe('taken');
      await must(site.ask('PUT', 'api/slots/h1/presence', { presence: 'maybe' }), 400);
      await must(site.ask('PUT', 'api/slots/a1/presence', { presence: 'present' }), 409);
      expect((await slot(site, 'h1')).state).toBe('taken');
    }));
});

describe('a promise', () => {
  it('keeps the last place for who is expected, and is kept when they come', () =>
    withSiteOverHttp({ capacity: 2, slots: SLOTS }, async (site) => {
      await makePermit(site, { holder: 'Asha', plates: [ASHA] });
      await makePermit(site, { holder: 'Bala', plates: [BALA] });
      const guest = await makePermit(site, { holder: 'Chitra', group: 'visitor', plates: [CHITRA] });
      await comes(site, ASHA);
      const until = site.clock.now() + 30 * MINUTE_MS;
      await must(site.ask('POST', 'api/promises', { permitId: guest.id, slotId: 'a1', until }), 201);
      expect((await slot(site, 'a1')).state).toBe('promised');
      expect(await site.view()).toMatchObject({ occupied: 1, promised: 1, free: 0 });
      const refused = await comes(site, BALA);
      expect(refused.decision?.reasons).toContainEqual({
        rule: 'site-full',
        occupied: 1,
        capacity: 2,
        promised: 1,
      });
      expect((await site.ask('POST', 'api/promises', { plate: BALA, until })).body).toMatchObject({
        error: { code: 'no-place-left' },
      });
      expect((await comes(site, CHITRA)).outcome).toBe('entered');
      const { visits } = (await must(site.ask('GET', `api/visits?plate=${CHITRA}`), 200)) as VisitPage;
      expect(visits).toMatchObject([{ assignedSlotId: 'a1' }]);
      expect(await must(site.ask('GET', 'api/promises'), 200)).toEqual([]);
    }));

  it('lapses by itself, and then the place is free for others', () =>
    withSiteOverHttp({ capacity: 1, slots: SLOTS }, async (site) => {
      await makePermit(site, { holder: 'Bala', plates: [BALA] });
      const until = site.clock.now() + 30 * MINUTE_MS;
      await must(site.ask('POST', 'api/promises', { plate: CHITRA, until }), 201);
      expect((await comes(site, BALA)).outcome).toBe('refused');
      await site.waits(31 * MINUTE_MS);
      expect(await must(site.ask('GET', 'api/promises'), 200)).toEqual([]);
      expect((await site.view()).promised).toBe(0);
      expect((await comes(site, BALA)).outcome).toBe('entered');
    }));

  it('ends with the permit that it was made to, and so does what was reserved for it', () =>
    withSiteOverHttp({ capacity: 4, slots: SLOTS }, async (site) => {
      const guest = await makePermit(site, { holder: 'Chitra', group: 'visitor', plates: [CHITRA] });
      const until = site.clock.now() + 30 * MINUTE_MS;
      await must(site.ask('POST', 'api/promises', { permitId: guest.id, until }), 201);
      await must(site.ask('PATCH', 'api/slots/a2', { reservedFor: [guest.id] }), 200);
      await must(site.ask('DELETE', `api/permits/${guest.id}`), 204);
      expect(await must(site.ask('GET', 'api/promises'), 200)).toEqual([]);
      expect((await site.view()).promised).toBe(0);
      expect((await slot(site, 'a2')).state).toBe('free');
    }));

  it('can be taken back, and is refused where it could not be kept', () =>
    withSiteOverHttp({ capacity: 4, slots: SLOTS }, async (site) => {
      const until = site.clock.now() + 30 * MINUTE_MS;
      const made = (await must(
        site.ask('POST', 'api/promises', { plate: CHITRA, slotId: 'a1', until }),
        201,
      )) as PromiseView;
      const refusals = [
        [{ plate: BALA, slotId: 'a1', until }, 409, 'slot-promised'],
        [{ plate: BALA, slotId: 'nowhere', until }, 404, 'no-such-slot'],
        [{ plate: BALA, until: site.clock.now() - 1 }, 400, 'bad-body'],
        [{ plate: BALA, permitId: 'x', until }, 400, 'bad-body'],
        [{ until }, 400, 'bad-body'],
      ] as const;
      for (const [wish, status, code] of refusals) {
        const answer = await site.ask('POST', 'api/promises', wish);
        expect(answer, answer.text).toMatchObject({ status, body: { error: { code } } });
      }
      await must(site.ask('DELETE', `api/promises/${made.id}`), 204);
      expect((await slot(site, 'a1')).state).toBe('free');
      await must(site.ask('DELETE', `api/promises/${made.id}`), 404);
    }));
});
