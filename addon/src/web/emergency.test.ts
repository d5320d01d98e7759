import { expect, it } from 'vitest';
import { openedWeb } from '../../test/opened-web.ts';
import { codeOf, visitor } from '../../test/web-visitor.ts';

it('opens every gate by one call, and is ended by another', async () => {
  await using web = await openedWeb();
  const opened = await fetch(`${web.address}/api/emergency`, { method: 'POST' });
  expect([opened.status, await opened.json()]).toEqual([200, { open: true, unreached: [] }]);
  expect(web.site.view().emergency).toEqual({ by: 'the page', since: 0 });
  const ended = await visitor(web).del('/api/emergency');
  expect([ended.status, ended.body]).toEqual([200, { open: false, unreached: [] }]);
  expect(web.site.orders).toEqual(['all emergency-open the page', 'all emergency-end the page']);
});

it.each([{ gates: ['main'] }, [], ['x'], 'now', 1, null])(
  'takes no %j, and moves nothing for it',
  async (body) => {
    await using web = await openedWeb();
    const answer = await visitor(web).post('/api/emergency', JSON.stringify(body));
    expect([answer.status, codeOf(answer)]).toEqual([400, 'bad-body']);
    expect(web.site.orders).toEqual([]);
  },
);
