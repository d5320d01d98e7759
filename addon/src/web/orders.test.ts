import { expect, it } from 'vitest';
import { openedWeb } from '../../test/opened-web.ts';
import { codeOf, messageOf, visitor } from '../../test/web-visitor.ts';

const hold = { at: 1000, gateId: 'main', command: 'hold', direction: 'in', by: 'the page' } as const;
const emergency = {
  at: 2000,
  gateId: null,
  command: 'emergency-open',
  direction: 'out',
  by: 'the page',
} as const;

it('are listed, newest first', async () => {
  await using web = await openedWeb();
  await web.store.personOrders.add({ ...hold, until: 5000 });
  await web.store.personOrders.add({ ...emergency, until: null });
  const somebody = visitor(web);
  expect((await somebody.get('/api/orders')).body).toEqual([emergency, hold]);
  expect((await somebody.get('/api/orders?limit=1')).body).toEqual([emergency]);
});

it.each(['limit=0', 'limit=201', 'limit=-1', 'limit=all', 'before=x', 'gate=main'])(
  'are not listed for "%s"',
  async (query) => {
    await using web = await openedWeb();
    const answer = await visitor(web).get(`/api/orders?${query}`);
    expect([answer.status, codeOf(answer)]).toEqual([400, 'bad-query']);
    expect(messageOf(answer)).not.toBe('');
  },
);
