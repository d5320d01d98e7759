import { describe, expect, it } from 'vitest';
import { openedWeb } from '../../../test/opened-web.ts';
import type { OpenedWeb } from '../../../test/opened-web.ts';
import { codeOf, messageOf, visitor } from '../../../test/web-visitor.ts';
import type { Reply } from '../../../test/web-visitor.ts';
import type { SlotDetails } from '../../contract/slots.ts';
import type { Slot } from '../../parking/slots/slot.ts';
import { plainVisit } from '../../parking/visit.ts';

const SLOTS: readonly Slot[] = [
  { id: 'b1', name: 'By the lift', kind: 'accessible', sensor: 'site' },
  { id: 'a1', name: 'A 1', kind: 'ordinary', sensor: 'told' },
  { id: 'g1', name: 'Garden', kind: 'ordinary', sensor: 'none' },
];
const NOW = 5_000_000;

async function withSlots(): Promise<OpenedWeb> {
  const web = await openedWeb();
  web.site.change({ now: NOW });
  web.site.parking.setSlots(SLOTS);
  return web;
}

async function permitOf(web: OpenedWeb, holder: string): Promise<string> {
  const made = await visitor(web).post('/api/permits', { holder, plates: ['AB1'] });
  return (made.body as { id: string }).id;
}

async function slots(web: OpenedWeb): Promise<readonly SlotDetails[]> {
  return (await visitor(web).get('/api/slots')).body as readonly SlotDetails[];
}

async function slot(web: OpenedWeb, id: string): Promise<SlotDetails | undefined> {
  return (await slots(web)).find((each) => each.id === id);
}

const patch = (web: OpenedWeb, id: string, body: unknown): Promise<Reply> =>
  visitor(web).patch(`/api/slots/${id}`, body);

const tell = (web: OpenedWeb, id: string, body: unknown): Promise<Reply> =>
  visitor(web).put(`/api/slots/${id}/presence`, body);

describe('the slots', () => {
  it('are told in the order of the site, with all there is to know', async () => {
    await using web = await withSlots();
    web.site.parking.senses('b1', 'present');
    web.site.parking.setOpenVisits([
      plainVisit({ id: 'v1', plate: 'BMW1234', permitId: 'p1', enteredAt: NOW, slotId: 'b1' }),
    ]);
    const [first, ...others] = await slots(web);
    expect(first).toEqual({
      id: 'b1',
      name: 'By the lift',
      kind: 'accessible',
      state: 'taken',
      presence: 'present',
      since: NOW,
      plate: 'BMW1234',
      wrong: true,
      sensor: 'site',
      reservedFor: [],
      outOfOrder: null,
      promise: null,
      visitId: 'v1',
    });
    expect(others.map(({ id, plate, wrong, visitId }) => [id, plate, wrong, visitId])).toEqual([
      ['a1', null, false, null],
      ['g1', null, false, null],
    ]);
  });

  it('are none where the site has none', async () => {
    await using web = await openedWeb();
    expect(await slots(web)).toEqual([]);
  });
});

describe('a change of a slot', () => {
  it('leaves what is not said as it is', async () => {
    await using web = await withSlots();
    const permitId = await permitOf(web, 'Asha');
    const reserved = await patch(web, 'a1', { reservedFor: [permitId], kind: 'charging' });
    expect(reserved.status).toBe(200);
    expect(reserved.body).toMatchObject({
      id: 'a1',
      kind: 'charging',
      reservedFor: [{ permitId, holder: 'Asha' }],
    });
    const broken = await patch(web, 'a1', { outOfOrder: '  The roof leaks  ' });
    const told = {
      kind: 'charging',
      state: 'out-of-order',
      reservedFor: [{ permitId, holder: 'Asha' }],
      outOfOrder: 'The roof leaks',
    };
    expect(broken.body).toMatchObject(told);
    expect((await patch(web, 'a1', {})).body).toEqual(broken.body);
    expect(await slot(web, 'a1')).toMatchObject(told);
    expect(await web.store.slots.uses()).toMatchObject([{ slotId: 'a1', outOfOrder: 'The roof leaks' }]);
    expect((await patch(web, 'a1', { outOfOrder: null, reservedFor: [] })).body).toMatchObject({
      reservedFor: [],
      outOfOrder: null,
    });
  });

  it('says of a slot without a sensor whether somebody stands there, and of no other one', async () => {
    await using web = await withSlots();
    expect((await patch(web, 'g1', { taken: true })).body).toMatchObject({ id: 'g1', state: 'taken' });
    expect((await patch(web, 'g1', { taken: false })).body).toMatchObject({ id: 'g1', state: 'free' });
    for (const id of ['a1', 'b1']) {
      const answer = await patch(web, id, { taken: true });
      expect([answer.status, codeOf(answer)]).toEqual([409, 'has-sensor']);
    }
    expect(await web.store.slots.uses()).toMatchObject([{ slotId: 'g1' }]);
  });

  it('does not know other slots, and keeps none for a permit that is not there', async () => {
    await using web = await withSlots();
    const nowhere = await patch(web, 'nowhere', { kind: 'charging' });
    expect([nowhere.status, codeOf(nowhere)]).toEqual([404, 'no-such-slot']);
    const permitId = await permitOf(web, 'Asha');
    const unknown = await patch(web, 'a1', { reservedFor: [permitId, 'nobody'] });
    expect([unknown.status, codeOf(unknown)]).toEqual([400, 'bad-body']);
    expect(messageOf(unknown)).toBe('reservedFor cannot name "nobody"; there is no such permit.');
    expect(await web.store.slots.uses()).toEqual([]);
  });

  it('of a permit that is gone leaves nobody it is kept for', async () => {
    await using web = await withSlots();
    const permitId = await permitOf(web, 'Asha');
    await patch(web, 'a1', { reservedFor: [permitId] });
    await visitor(web).del(`/api/permits/${permitId}`);
    expect(await slot(web, 'a1')).toMatchObject({ reservedFor: [] });
  });

  it.each([
    [{ kind: 'huge' }, 'kind cannot be "huge"; it must be one of ordinary, charging, accessible.'],
    [{ kind: null }, 'kind cannot be null'],
    [{ reservedFor: 'x' }, 'it must be a list of at most 100 ids of permits, each once.'],
    [{ reservedFor: ['x', 'x'] }, 'it must be a list of at most 100 ids of permits, each once.'],
    [{ reservedFor: Array.from({ length: 101 }, (_, n) => `p${n}`) }, 'a list of at most 100'],
    [{ reservedFor: [''] }, 'reservedFor.0 cannot be ""; it must be the id of a permit.'],
    [{ outOfOrder: '' }, 'it must be a text of 1 to 200 characters, or null.'],
    [{ outOfOrder: 'x'.repeat(201) }, 'it must be a text of 1 to 200 characters, or null.'],
    [{ outOfOrder: 'one\ntwo' }, 'it must be a text of 1 to 200 characters, or null.'],
    [{ outOfOrder: false }, 'it must be a text of 1 to 200 characters, or null.'],
    [{ taken: 'yes' }, 'taken cannot be "yes"; it must be true or false.'],
    [{ taken: null }, 'it must be true or false.'],
    [{ name: 'B 1' }, 'There is no name. The fields are kind, reservedFor, outOfOrder, taken.'],
    [[], 'It must be an object.'],
  ])('%j is refused', async (body, why) => {
    await using web = await withSlots();
    const answer = await patch(web, 'g1', body);
    expect([answer.status, codeOf(answer)]).toEqual([400, 'bad-body']);
    expect(messageOf(answer)).toContain(why);
    expect(await web.store.slots.uses()).toEqual([]);
  });
});

describe('what a home automation tells', () => {
  it('is what its slot says', async () => {
    await using web = await withSlots();
    for (const [presence, state] of [
      ['present', 'taken'],
      ['clear', 'free'],
      ['unknown', 'unknown'],
    ] as const) {
      expect((await tell(web, 'a1', { presence })).status).toBe(204);
      expect(await slot(web, 'a1')).toMatchObject({ presence, state });
    }
  });

  it.each([
    ['nowhere', 404, 'no-such-slot'],
    ['b1', 409, 'not-told'],
    ['g1', 409, 'not-told'],
  ])('is not heard of %s', async (id, status, code) => {
    await using web = await withSlots();
    const answer = await tell(web, id, { presence: 'present' });
    expect([answer.status, codeOf(answer)]).toEqual([status, code]);
  });

  it.each([
    [{}, 'presence is missing; it must be one of clear, present, unknown.'],
    [{ presence: 'on' }, 'presence cannot be "on"; it must be one of clear, present, unknown.'],
    [{ presence: 'clear', since: 1 }, 'There is no since. The fields are presence.'],
  ])('is refused as %j', async (body, why) => {
    await using web = await withSlots();
    const answer = await tell(web, 'a1', body);
    expect([answer.status, codeOf(answer)]).toEqual([400, 'bad-body']);
    expect(messageOf(answer)).toContain(why);
    expect(await slot(web, 'a1')).toMatchObject({ presence: 'unknown' });
  });
});
