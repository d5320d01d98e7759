import { describe, expect, it } from 'vitest';
import { openedWeb } from '../../../test/opened-web.ts';
import type { OpenedWeb } from '../../../test/opened-web.ts';
import { codeOf, messageOf, visitor } from '../../../test/web-visitor.ts';
import type { Reply } from '../../../test/web-visitor.ts';
import type { PromiseView, SlotDetails } from '../../contract/slots.ts';

const NOW = 5_000_000;
const HOUR_MS = 3_600_000;
const WEEK_MS = 7 * 24 * HOUR_MS;
const UNTIL = NOW + HOUR_MS;

async function withPlaces(capacity = 8): Promise<OpenedWeb> {
  const web = await openedWeb();
  web.site.change({ now: NOW, capacity });
  web.site.parking.setSlots(
    ['a1', 'a2'].map((id) => ({ id, name: id, kind: 'ordinary', sensor: 'site' }) as const),
  );
  for (const id of ['a1', 'a2']) web.site.parking.senses(id, 'clear');
  return web;
}

const promise = (web: OpenedWeb, body: unknown): Promise<Reply> => visitor(web).post('/api/promises', body);

async function held(web: OpenedWeb): Promise<readonly PromiseView[]> {
  return (await visitor(web).get('/api/promises')).body as readonly PromiseView[];
}

function promiseOf({ body }: Reply): PromiseView {
  return body as PromiseView;
}

it('a place is promised to a plate, folded as plates are compared, and kept on the disk', async () => {
  await using web = await withPlaces();
  const answer = await promise(web, { plate: 'b mw-1234', until: UNTIL });
  expect(answer.status).toBe(201);
  const made = promiseOf(answer);
  expect(made).toEqual({
    id: made.id,
    plate: 'BMW1234',
    permitId: null,
    holder: null,
    slotId: null,
    madeAt: NOW,
    by: 'the page',
    until: UNTIL,
  });
  expect(await held(web)).toEqual([made]);
  expect(web.site.view()).toMatchObject({ occupied: 3, promised: 1, free: 4 });
  expect(await web.store.slots.promises()).toMatchObject([{ id: made.id }]);
});

it('a slot is promised to a permit, and shows for whom', async () => {
  await using web = await withPlaces();
  const permit = await visitor(web).post('/api/permits', { holder: 'Asha', plates: ['AB1'] });
  const { id: permitId } = permit.body as { id: string };
  const made = promiseOf(await promise(web, { permitId, slotId: 'a2', until: UNTIL }));
  expect(made).toMatchObject({ permitId, holder: 'Asha', plate: null, slotId: 'a2' });
  const slots = (await visitor(web).get('/api/slots')).body as readonly SlotDetails[];
  expect(slots).toMatchObject([
    { id: 'a1', state: 'free', promise: null },
    { id: 'a2', state: 'promised', promise: made },
  ]);
});

it('those that hold are told first to end first', async () => {
  await using web = await withPlaces();
  const ends = [UNTIL + 2, UNTIL, UNTIL + 1];
  for (const [index, until] of ends.entries()) await promise(web, { plate: `AB${index}`, until });
  expect((await held(web)).map(({ plate }) => plate)).toEqual(['AB1', 'AB2', 'AB0']);
  web.site.change({ now: UNTIL + 1 });
  expect((await held(web)).map(({ plate }) => plate)).toEqual(['AB0']);
});

it('is taken back once', async () => {
  await using web = await withPlaces();
  const { id } = promiseOf(await promise(web, { plate: 'AB1', until: UNTIL }));
  expect((await visitor(web).del(`/api/promises/${id}`)).status).toBe(204);
  expect(await held(web)).toEqual([]);
  expect(await web.store.slots.promises()).toEqual([]);
  const again = await visitor(web).del(`/api/promises/${id}`);
  expect([again.status, codeOf(again)]).toEqual([404, 'no-such-promise']);
});

describe('what cannot be kept', () => {
  it('is a slot that is promised, out of order or not there', async () => {
    await using web = await withPlaces();
    await promise(web, { plate: 'AB1', slotId: 'a1', until: UNTIL });
    await visitor(web).patch('/api/slots/a2', { outOfOrder: 'The roof leaks' });
    for (const [slotId, status, code] of [
      ['a1', 409, 'slot-promised'],
      ['a2', 409, 'slot-out-of-order'],
      ['nowhere', 404, 'no-such-slot'],
    ] as const) {
      const answer = await promise(web, { plate: 'AB2', slotId, until: UNTIL });
      expect([answer.status, codeOf(answer)]).toEqual([status, code]);
    }
    expect(await held(web)).toHaveLength(1);
  });

  it('is one place more than is free, also to many who ask at the same time', async () => {
    await using web = await withPlaces(5);
    const answers = await Promise.all(
      Array.from({ length: 5 }, (_, index) => promise(web, { plate: `AB${index}`, until: UNTIL })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 201, 409, 409, 409]);
    expect(answers.filter((answer) => codeOf(answer) === 'no-place-left')).toHaveLength(3);
    expect(await held(web)).toHaveLength(2);
  });
});

it.each([NOW + 1, NOW + WEEK_MS])('may hold until %i', async (until) => {
  await using web = await withPlaces();
  expect((await promise(web, { plate: 'AB1', until })).status).toBe(201);
});

const ONE_OF_BOTH = 'give plate or permitId, not both.';

it.each([
  [{ until: UNTIL }, ONE_OF_BOTH],
  [{ plate: 'AB1', permitId: 'p1', until: UNTIL }, ONE_OF_BOTH],
  [{ plate: 'AB1' }, 'until is missing; it must be whole milliseconds since 1970.'],
  [{ plate: 'AB1', until: 'tomorrow' }, 'until cannot be "tomorrow"'],
  [{ plate: 'AB1', until: NOW }, `it must be later than now, ${NOW}, and at most a week later.`],
  [{ plate: 'AB1', until: NOW + WEEK_MS + 1 }, 'at most a week later.'],
  [{ plate: 'A'.repeat(300), until: UNTIL }, 'it must be a plate: 1 to 16 letters A-Z and digits'],
  [{ plate: 'أب 1234', until: UNTIL }, 'it must be a plate'],
  [{ plate: null, until: UNTIL }, 'it must be a plate'],
  [{ permitId: 'nobody', until: UNTIL }, 'permitId cannot be "nobody"; there is no such permit.'],
  [{ plate: 'AB1', slotId: 7, until: UNTIL }, 'it must be the id of a slot, or null.'],
  [{ plate: 'AB1', until: UNTIL, by: 'x' }, 'There is no by. The fields are plate, permitId, slotId, until.'],
  [[], 'It must be an object.'],
])('%j is refused', async (body, why) => {
  await using web = await withPlaces();
  const answer = await promise(web, body);
  expect([answer.status, codeOf(answer)]).toEqual([400, 'bad-body']);
  expect(messageOf(answer)).toContain(why);
  expect(await held(web)).toEqual([]);
});
