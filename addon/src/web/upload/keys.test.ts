import { expect, it } from 'vitest';
import type { NewUploadKeyView } from '../../contract/api.ts';
import { openedWeb } from '../../../test/opened-web.ts';
import { codeOf, messageOf, visitor } from '../../../test/web-visitor.ts';

it('are shown once, listed without the secret, and taken back', async () => {
  await using web = await openedWeb();
  const somebody = visitor(web);
  const made = await somebody.post('/api/keys', { name: ' old camera ', gateId: 'main', watches: 'out' });
  expect(made.status).toBe(201);
  const { key, ...view } = made.body as NewUploadKeyView;
  expect(key).toMatch(/^[\w-]{43}$/);
  expect(view).toMatchObject({ name: 'old camera', gateId: 'main', watches: 'out', lastUsedAt: null });

  const listed = await somebody.get('/api/keys');
  expect(listed.body).toEqual([view]);
  expect(listed.text).not.toContain(key);

  expect((await somebody.del(`/api/keys/${view.id}`)).status).toBe(204);
  expect(codeOf(await somebody.del(`/api/keys/${view.id}`))).toBe('no-such-key');
  expect((await somebody.get('/api/keys')).body).toEqual([]);
  await web.closeServer();
  expect(web.logged()).not.toContain(key);
});

it.each([
  ['no name', { name: '' }, 'name cannot be ""; it must be a name of 1 to 60 characters.'],
  ['a gate that is not there', { name: 'x', gateId: 'other' }, 'gateId cannot be "other"'],
  [
    'a direction that is none',
    { name: 'x', watches: 'up' },
    'watches cannot be "up"; it must be one of in, out.',
  ],
  ['a key of one’s own', { name: 'x', key: 'secret' }, 'There is no key. The fields are name'],
])('are refused with %s', async (_what, body, why) => {
  await using web = await openedWeb();
  const answer = await visitor(web).post('/api/keys', body);
  expect([answer.status, codeOf(answer)]).toEqual([400, 'bad-body']);
  expect(messageOf(answer)).toContain(why);
  expect(await web.store.uploadKeys.all()).toEqual([]);
});
