import { expect, it } from 'vitest';
import { openedWeb } from '../../test/opened-web.ts';
import { codeOf, messageOf, visitor } from '../../test/web-visitor.ts';

it('hears who is near, and tells it', async () => {
  await using web = await openedWeb();
  const somebody = visitor(web);
  expect((await somebody.get('/api/people')).body).toEqual([]);
  web.site.change({ now: 1000 });
  expect((await somebody.put('/api/people/person.asha/presence', { near: true })).status).toBe(204);
  expect((await somebody.put('/api/people/device_tracker.bala/presence', { near: false })).status).toBe(204);
  expect((await somebody.get('/api/people')).body).toEqual([
    { person: 'device_tracker.bala', near: false, since: 1000 },
    { person: 'person.asha', near: true, since: 1000 },
  ]);
  expect(web.site.accessNow().isNear('person.asha')).toBe(true);
  expect(web.site.accessNow().isNear('device_tracker.bala')).toBe(false);
});

it.each([
  ['person.asha', {}, 'bad-body', 'near is missing; it must be true or false.'],
  ['person.asha', { near: 'yes' }, 'bad-body', 'near cannot be "yes"; it must be true or false.'],
  ['person.asha', { near: 1 }, 'bad-body', 'near cannot be 1'],
  ['person.asha', { near: true, since: 0 }, 'bad-body', 'There is no since. The fields are near.'],
  ['asha', { near: true }, 'bad-request', 'for example person.asha'],
  ['Person.Asha', { near: true }, 'bad-request', 'for example person.asha'],
  ['person.%3Cb%3E', { near: true }, 'bad-request', 'for example person.asha'],
  ['__proto__', { near: true }, 'bad-request', 'for example person.asha'],
  [`person.${'a'.repeat(94)}`, { near: true }, 'bad-request', 'The request cannot be understood.'],
])('refuses %s with %j', async (person, body, code, why) => {
  await using web = await openedWeb();
  const answer = await visitor(web).put(`/api/people/${person}/presence`, body);
  expect([answer.status, codeOf(answer)]).toEqual([400, code]);
  expect(messageOf(answer)).toContain(why);
  expect(web.site.people()).toEqual([]);
});
