import { describe, expect, it } from 'vitest';
import { openedWeb } from '../../test/opened-web.ts';
import { codeOf, messageOf, visitor } from '../../test/web-visitor.ts';

const permit = { plate: 'b mw-1234', kind: 'allow', holder: ' Ada <b>Lovelace</b> ' };

it('is given, decided by at once, listed, and taken back', async () => {
  await using web = await openedWeb();
  const somebody = visitor(web);
  const given = await somebody.post('/api/permits', { ...permit, validUntil: 2000 });
  expect(given.status).toBe(201);
  const kept = {
    plate: 'BMW1234',
    kind: 'allow',
    holder: 'Ada <b>Lovelace</b>',
    validFrom: null,
    validUntil: 2000,
  };
  expect(given.body).toMatchObject(kept);
  expect(web.site.permitChanges()).toBe(1);

  const listed = await somebody.get('/api/permits');
  expect(listed.body).toEqual([given.body]);
  expect(listed.headers.get('content-type')).toBe('application/json; charset=utf-8');
  expect(listed.headers.get('x-content-type-options')).toBe('nosniff');

  const { id } = given.body as { id: string };
  expect((await somebody.del(`/api/permits/${id}`)).status).toBe(204);
  expect(web.site.permitChanges()).toBe(2);
  expect((await somebody.get('/api/permits')).body).toEqual([]);
  expect(codeOf(await somebody.del(`/api/permits/${id}`))).toBe('no-such-permit');
});

it('points to the permit that a plate has already', async () => {
  await using web = await openedWeb();
  await visitor(web).post('/api/permits', permit);
  const second = await visitor(web).post('/api/permits', { plate: 'BMW 1234', kind: 'block', holder: 'Bob' });
  expect([second.status, codeOf(second)]).toEqual([409, 'plate-has-permit']);
  expect(messageOf(second)).toContain('BMW1234 has a permit already, held by Ada');
  expect(web.site.permitChanges()).toBe(1);
});

describe('what is refused, and changes nothing', () => {
  it.each([
    ['a plate with HTML', { ...permit, plate: '<img src=x onerror=alert(1)>' }, 'plate cannot be'],
    ['a plate of 300 characters', { ...permit, plate: 'A'.repeat(300) }, 'plate cannot be "AAAA'],
    ['no plate', { kind: 'allow', holder: 'Ada' }, 'plate is missing'],
    ['another kind', { ...permit, kind: 'vip' }, 'kind cannot be "vip"; it must be one of allow, block.'],
    ['nobody', { ...permit, holder: '  ' }, 'holder cannot be'],
    ['an unknown field', { ...permit, admin: true }, 'There is no admin. The fields are plate'],
    ['half a millisecond', { ...permit, validFrom: 0.5 }, 'validFrom cannot be 0.5'],
    ['a date in words', { ...permit, validFrom: 'tomorrow' }, 'validFrom cannot be "tomorrow"'],
    ['an instant beyond dates', { ...permit, validUntil: 9e15 }, 'validUntil cannot be 9000000000000000'],
    [
      'an end before the beginning',
      { ...permit, validFrom: 5, validUntil: 5 },
      'it must be later than validFrom, 5.',
    ],
    ['a list', [permit], 'It must be an object'],
  ])('%s', async (_what, body, why) => {
    await using web = await openedWeb();
    const answer = await visitor(web).post('/api/permits', body);
    expect([answer.status, codeOf(answer)]).toEqual([400, 'bad-body']);
    expect(messageOf(answer)).toContain(why);
    expect(await web.store.permits.all()).toEqual([]);
    expect(web.site.permitChanges()).toBe(0);
  });

  it.each([
    ['no JSON', '{"plate":', 400, 'bad-request'],
    ['a poisoned prototype', '{"__proto__":{"admin":true}}', 400, 'bad-request'],
    ['nothing', '', 400, 'bad-body'],
    [
      'more than a permit can be',
      JSON.stringify({ ...permit, holder: 'x'.repeat(20_000) }),
      413,
      'too-large',
    ],
  ])('%s', async (_what, text, status, code) => {
    await using web = await openedWeb();
    const answer = await visitor(web).post('/api/permits', text);
    expect([answer.status, codeOf(answer)]).toEqual([status, code]);
  });
});
