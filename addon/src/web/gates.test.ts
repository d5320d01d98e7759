import { expect, it } from 'vitest';
import { openedWeb } from '../../test/opened-web.ts';
import { codeOf, messageOf, visitor } from '../../test/web-visitor.ts';

it('passes orders on, with who gave them', async () => {
  await using web = await openedWeb();
  const order = (body: unknown) => visitor(web).post('/api/gates/main/command', body);
  expect((await order({ command: 'hold' })).status).toBe(204);
  expect((await order({ command: 'let-in-once', direction: 'out' })).status).toBe(204);
  expect(web.site.orders).toEqual(['main hold in the page', 'main let-in-once out the page']);
});

it.each(['link-lost', 'vehicle-present', 'nobody-waits'] as const)(
  'says that it was not done: %s',
  async (why) => {
    await using web = await openedWeb();
    web.site.answerCommandsWith({ done: false, why });
    const answer = await visitor(web).post('/api/gates/main/command', { command: 'close' });
    expect([answer.status, codeOf(answer)]).toEqual([409, why]);
  },
);

it('knows its gates and its orders', async () => {
  await using web = await openedWeb();
  const elsewhere = await visitor(web).post('/api/gates/other/command', { command: 'open' });
  expect([elsewhere.status, codeOf(elsewhere)]).toEqual([404, 'no-such-gate']);
  const unknown = await visitor(web).post('/api/gates/main/command', { command: 'explode' });
  expect([unknown.status, codeOf(unknown)]).toEqual([400, 'bad-body']);
  expect(messageOf(unknown)).toContain('it must be one of open, close, hold, release, let-in-once.');
  const sketchTrigger = await visitor(web).post('/trigger', {});
  expect([sketchTrigger.status, codeOf(sketchTrigger)]).toEqual([404, 'not-found']);
  expect(web.site.orders).toEqual([]);
});
