import { describe, expect, it } from 'vitest';
import { gateViewOf } from '../../../test/hand-site.ts';
import { openedWeb } from '../../../test/opened-web.ts';
import { codeOf, messageOf, visitor } from '../../../test/web-visitor.ts';
import type { Reply } from '../../../test/web-visitor.ts';
import { DEFAULT_RULES } from '../../access/default-rules.ts';
import { plainPermit } from '../../access/permits/plain-permit.ts';
import type { PermitView } from '../../contract/permits.ts';
import { permitView } from './permit-view.ts';

const permit = { plates: ['b mw-1234'], holder: ' Ada <b>Lovelace</b> ' };

const SCHEDULE = {
  weekly: [{ days: ['mon', 'fri'], from: '08:00', to: '18:00' }],
  holidays: 'as-usual',
  exceptions: [{ date: '2026-12-24', hours: [] }],
};

function permitIn({ body }: Reply): PermitView {
  return body as PermitView;
}

describe('a permit', () => {
  it('is given with what is not said as usual, decided by at once, listed, and taken back', async () => {
    await using web = await openedWeb();
    const somebody = visitor(web);
    const given = await somebody.post('/api/permits', permit);
    expect(given.status).toBe(201);
    const { id } = permitIn(given);
    const plain = plainPermit({ id, holder: 'Ada <b>Lovelace</b>', plates: ['BMW1234'] });
    expect(given.body).toEqual(permitView(plain, { insideSince: () => null }));
    expect(web.site.accessNow().permits.map(({ plates }) => plates)).toEqual([['BMW1234']]);

    const listed = await somebody.get('/api/permits');
    expect(listed.body).toEqual([given.body]);
    expect(listed.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(listed.headers.get('x-content-type-options')).toBe('nosniff');

    expect((await somebody.del(`/api/permits/${id}`)).status).toBe(204);
    expect(web.site.accessNow().permits).toEqual([]);
    expect((await somebody.get('/api/permits')).body).toEqual([]);
    expect(codeOf(await somebody.del(`/api/permits/${id}`))).toBe('no-such-permit');
  });

  it('says all that it can say', async () => {
    await using web = await openedWeb();
    const everything = {
      holder: 'Nair',
      kind: 'block',
      plates: ['KA01AA0001', 'KA02BB0022'],
      group: 'contractor',
      validFrom: 1000,
      validUntil: 2000,
      schedule: SCHEDULE,
      gates: ['main'],
      directions: ['in'],
      usesLeft: 3,
      places: 2,
      suspended: true,
      person: 'person.nair',
      notes: 'Flat 3,\nsecond floor',
      tags: ['flat 3'],
    };
    const given = await visitor(web).post('/api/permits', everything);
    expect([given.status, given.body]).toMatchObject([201, everything]);
    expect((await visitor(web).get('/api/permits')).body).toEqual([given.body]);
  });

  it('shows which of its vehicles are inside', async () => {
    await using web = await openedWeb();
    web.site.drivesIn('KA02BB0022', 0);
    const given = await visitor(web).post('/api/permits', {
      holder: 'Nair',
      plates: ['KA01AA0001', 'KA02BB0022'],
    });
    expect(permitIn(given).inside).toEqual(['KA02BB0022']);
    expect((await visitor(web).get('/api/permits')).body).toMatchObject([{ inside: ['KA02BB0022'] }]);
  });
});

describe('a change', () => {
  it('changes what it says and leaves the rest', async () => {
    await using web = await openedWeb();
    const somebody = visitor(web);
    const before = permitIn(
      await somebody.post('/api/permits', { ...permit, notes: 'by the hedge', schedule: SCHEDULE }),
    );
    const changed = await somebody.patch(`/api/permits/${before.id}`, {
      plates: ['HH AB 12', 'BMW1234'],
      suspended: true,
      schedule: null,
    });
    const after = { ...before, plates: ['HHAB12', 'BMW1234'], suspended: true, schedule: null };
    expect([changed.status, changed.body]).toEqual([200, after]);
    expect((await somebody.get('/api/permits')).body).toEqual([after]);
    expect(web.site.accessNow().permits).toMatchObject([{ suspended: true }]);
    expect((await somebody.patch(`/api/permits/${before.id}`, {})).body).toEqual(after);
  });

  it('of a permit that is not there is answered with 404', async () => {
    await using web = await openedWeb();
    const answer = await visitor(web).patch('/api/permits/none', { notes: 'x' });
    expect([answer.status, codeOf(answer)]).toEqual([404, 'no-such-permit']);
    expect(web.site.permitChanges()).toBe(0);
  });

  it('is not lost when another comes at the same time', async () => {
    await using web = await openedWeb();
    const somebody = visitor(web);
    const { id } = permitIn(await somebody.post('/api/permits', permit));
    const wishes = [{ notes: 'a' }, { suspended: true }, { places: 1 }, { tags: ['t'] }, { usesLeft: 5 }];
    const answers = await Promise.all(wishes.map((wish) => somebody.patch(`/api/permits/${id}`, wish)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    expect((await somebody.get('/api/permits')).body).toMatchObject([Object.assign({}, ...wishes) as object]);
  });

  it('may leave a gate that is gone where it stands, and add none that is not there', async () => {
    await using web = await openedWeb();
    const somebody = visitor(web);
    const back = gateViewOf('back', 'Back gate');
    web.site.change({ gates: [...web.site.view().gates, back] });
    const { id } = permitIn(await somebody.post('/api/permits', { ...permit, gates: ['back'] }));
    web.site.change({ gates: web.site.view().gates.filter((gate) => gate.id !== 'back') });
    expect((await somebody.patch(`/api/permits/${id}`, { notes: 'x' })).status).toBe(200);
    expect((await somebody.patch(`/api/permits/${id}`, { gates: ['back', 'main'] })).status).toBe(200);
    const refused = await somebody.patch(`/api/permits/${id}`, { gates: ['back', 'side'] });
    expect([refused.status, messageOf(refused)]).toEqual([
      400,
      'gates cannot name "side"; the gates of this site are main.',
    ]);
  });

  it.each([
    [{ validUntil: 900 }, 'validUntil cannot be 900; it must be later than validFrom, 1000.'],
    [{ validFrom: 2000 }, 'validUntil cannot be 2000; it must be later than validFrom, 2000.'],
    [{ plates: [] }, 'plates cannot be []'],
    [{ plates: [], kind: 'block', code: '4711' }, 'a permit that blocks must name a plate'],
    [
      { group: 'tenants' },
      'group cannot be "tenants"; it must be one of resident, staff, visitor, contractor.',
    ],
    [{ holder: null }, 'holder cannot be null'],
    [{ id: 'another' }, 'There is no id.'],
    [{ codeHash: 'x' }, 'There is no codeHash.'],
  ])('of %j does not fit and changes nothing', async (wish, why) => {
    await using web = await openedWeb();
    const somebody = visitor(web);
    const before = permitIn(
      await somebody.post('/api/permits', { ...permit, validFrom: 1000, validUntil: 2000 }),
    );
    const answer = await somebody.patch(`/api/permits/${before.id}`, wish);
    expect([answer.status, codeOf(answer)]).toEqual([400, 'bad-body']);
    expect(messageOf(answer)).toContain(why);
    expect((await somebody.get('/api/permits')).body).toEqual([before]);
  });
});

describe('a plate that has a permit', () => {
  it('is refused to another with a pointer to the one that has it', async () => {
    await using web = await openedWeb();
    const somebody = visitor(web);
    const { id } = permitIn(await somebody.post('/api/permits', permit));
    const other = permitIn(await somebody.post('/api/permits', { plates: ['HHAB12'], holder: 'Bob' }));
    const second = { plates: ['NEW1', 'BMW 1234'], kind: 'block', holder: 'Bob' };
    for (const answer of [
      await somebody.post('/api/permits', second),
      await somebody.patch(`/api/permits/${other.id}`, { plates: ['BMW-1234'] }),
    ]) {
      expect([answer.status, codeOf(answer)]).toEqual([409, 'plate-has-permit']);
      expect(messageOf(answer)).toBe(`BMW1234 has a permit already: that of Ada <b>Lovelace</b>, ${id}.`);
    }
    expect((await somebody.get('/api/permits')).body).toMatchObject([{ plates: ['BMW1234'] }, other]);
  });

  it('goes to one of many who ask for it at the same time', async () => {
    await using web = await openedWeb();
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => visitor(web).post('/api/permits', permit)),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(answers.filter((answer) => codeOf(answer) === 'plate-has-permit')).toHaveLength(7);
    expect(await web.store.permits.all()).toHaveLength(1);
  });
});

describe('a code', () => {
  it('is kept and taken away, and never told', async () => {
    await using web = await openedWeb();
    const somebody = visitor(web);
    const given = await somebody.post('/api/permits', { holder: 'Plumber', code: '246810' });
    expect([given.status, permitIn(given).hasCode, permitIn(given).plates]).toEqual([201, true, []]);
    const { id } = permitIn(given);
    const kept = await somebody.patch(`/api/permits/${id}`, { plates: ['HHAB12'] });
    expect(permitIn(kept).hasCode).toBe(true);
    const [stored] = await web.store.permits.all();
    const told = [given.text, kept.text, (await somebody.get('/api/permits')).text, web.logged()].join();
    for (const secret of ['246810', 'codeHash', stored?.codeHash ?? 'no hash']) {
      expect(told).not.toContain(secret);
    }
    expect(permitIn(await somebody.patch(`/api/permits/${id}`, { code: null })).hasCode).toBe(false);
    expect(await web.store.permits.all()).toMatchObject([{ codeHash: null }]);
  });

  it('that another permit has is refused, since it would say of nobody who it is', async () => {
    await using web = await openedWeb();
    const somebody = visitor(web);
    const first = permitIn(await somebody.post('/api/permits', { ...permit, code: '4711' }));
    const second = await somebody.post('/api/permits', { holder: 'Bob', code: '4711' });
    expect([second.status, codeOf(second)]).toEqual([409, 'code-has-permit']);
    const bob = permitIn(await somebody.post('/api/permits', { holder: 'Bob', code: '0815' }));
    const changed = await somebody.patch(`/api/permits/${bob.id}`, { code: '4711' });
    expect([changed.status, codeOf(changed)]).toEqual([409, 'code-has-permit']);
    expect((await somebody.patch(`/api/permits/${first.id}`, { code: '4711' })).status).toBe(200);
  });

  it('goes to one of two who ask for it at the same time', async () => {
    await using web = await openedWeb();
    const somebody = visitor(web);
    await somebody.post('/api/permits', { holder: 'Ada', code: '1111' });
    const answers = await Promise.all(
      ['Bob', 'Eve'].map((holder) => somebody.post('/api/permits', { holder, code: '4711' })),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409]);
    const permits = await web.store.permits.all();
    expect(new Set(permits.map(({ codeHash }) => codeHash)).size).toBe(permits.length);
  });

  it('that is wrong is not repeated', async () => {
    await using web = await openedWeb();
    const answer = await visitor(web).post('/api/permits', { ...permit, code: '47111174x' });
    expect(answer.status).toBe(400);
    expect(messageOf(answer)).toBe('code cannot be what was given; it must be 4 to 12 digits, or null.');
  });
});

describe('what is refused, and changes nothing', () => {
  const tooMany = Array.from({ length: 1001 }, (_, index) => `AB${index}`);
  it.each([
    ['a plate with HTML', { plates: ['<img src=x onerror=alert(1)>'] }, 'plates.0 cannot be'],
    ['a plate of 300 characters', { plates: ['A'.repeat(300)] }, 'plates.0 cannot be "AAAA'],
    ['a plate in Arabic', { plates: ['أب 1234'] }, 'it must be a plate: 1 to 16 letters A-Z'],
    ['a plate in Chinese', { plates: ['京A12345'] }, 'it must be a plate: 1 to 16 letters A-Z'],
    ['an emoji', { plates: ['🚗🚗🚗'] }, 'it must be a plate: 1 to 16 letters A-Z'],
    ['nothing of a plate', { plates: ['---'] }, 'it must be a plate'],
    ['a plate that is none', { plates: [1234] }, 'plates.0 cannot be 1234'],
    ['a plate that stands there twice', { plates: ['AB 12', 'ab12'] }, '1000 different plates'],
    ['one plate as a text', { plates: 'AB12' }, '1000 different plates'],
    ['too many plates', { plates: tooMany }, '1000 different plates'],
    ['neither a plate nor a code', { plates: [] }, 'plates cannot be []; it must name a plate, or code'],
    ['the old field', { plate: 'AB12' }, 'There is no plate. The fields are holder'],
    ['another kind', { kind: 'vip' }, 'kind cannot be "vip"; it must be one of allow, block.'],
    ['nobody', { holder: '  ' }, 'holder cannot be'],
    ['a holder of 101 characters', { holder: 'x'.repeat(101) }, 'a name of 1 to 100 characters'],
    ['a holder of two lines', { holder: 'Ada\nLovelace' }, 'a name of 1 to 100 characters'],
    ['a holder with a zero byte', { holder: 'Ada\u0000' }, 'a name of 1 to 100 characters'],
    ['half a character', { holder: 'Ada \ud800' }, 'a name of 1 to 100 characters'],
    ['an unknown field', { admin: true }, 'There is no admin. The fields are holder'],
    ['half a millisecond', { validFrom: 0.5 }, 'validFrom cannot be 0.5'],
    ['a date in words', { validFrom: 'tomorrow' }, 'validFrom cannot be "tomorrow"'],
    ['an instant beyond dates', { validUntil: 9e15 }, 'validUntil cannot be 9000000000000000'],
    ['an instant before dates', { validUntil: -1 }, 'validUntil cannot be -1'],
    ['an end before the beginning', { validFrom: 5, validUntil: 5 }, 'it must be later than validFrom, 5.'],
    [
      'a group that is not there',
      { group: 'tenants' },
      'it must be one of resident, staff, visitor, contractor.',
    ],
    ['a group of a prototype', { group: '__proto__' }, 'group cannot be "__proto__"'],
    [
      'a gate that is not there',
      { gates: ['back'] },
      'gates cannot name "back"; the gates of this site are main.',
    ],
    ['no gates at all', { gates: [] }, 'gates cannot be []'],
    ['a gate twice', { gates: ['main', 'main'] }, 'each once'],
    ['no directions', { directions: [] }, 'directions cannot be []'],
    ['a direction twice', { directions: ['in', 'in'] }, 'each once'],
    ['another direction', { directions: ['up'] }, 'one of in, out'],
    ['fewer uses than none', { usesLeft: -1 }, 'usesLeft cannot be -1'],
    ['endless uses', { usesLeft: 1e300 }, 'a whole number from 0 to 1000000, or null'],
    ['no places', { places: 0 }, 'a whole number from 1 to 1000, or null'],
    ['half a place', { places: 1.5 }, 'places cannot be 1.5'],
    ['suspended in words', { suspended: 'yes' }, 'suspended cannot be "yes"; it must be true or false.'],
    ['a person who is none', { person: 'Asha' }, 'for example person.asha'],
    ['a person with a path', { person: 'person.../admin' }, 'for example person.asha'],
    ['long notes', { notes: 'x'.repeat(2001) }, 'a text of at most 2000 characters'],
    ['a tag twice', { tags: ['a', ' a '] }, '20 different tags'],
    ['an empty tag', { tags: [''] }, 'a tag of 1 to 40 characters'],
    ['a code of three digits', { code: '123' }, '4 to 12 digits'],
    ['a code of 13 digits', { code: '1'.repeat(13) }, '4 to 12 digits'],
    ['a code as a number', { code: 1234 }, '4 to 12 digits'],
    ['a code in other digits', { code: '١٢٣٤' }, '4 to 12 digits'],
    ['a day that does not exist', withException('2026-02-30'), 'a date that exists'],
    ['an hour that does not exist', withHours('25:00', '26:00'), 'a time from 00:00 to 23:59'],
    ['a schedule in words', { schedule: 'always' }, 'a schedule with weekly, holidays and exceptions'],
    ['a field too many in a schedule', { schedule: { ...SCHEDULE, x: 1 } }, 'There is no schedule.x'],
  ])('%s', async (_what, part, why) => {
    await using web = await openedWeb();
    const answer = await visitor(web).post('/api/permits', { ...permit, ...part });
    expect([answer.status, codeOf(answer)]).toEqual([400, 'bad-body']);
    expect(messageOf(answer)).toContain(why);
    expect(await web.store.permits.all()).toEqual([]);
    expect(web.site.permitChanges()).toBe(0);
  });

  it.each([
    ['no JSON', '{"holder":', 400, 'bad-request'],
    ['a poisoned prototype', '{"__proto__":{"admin":true},"holder":"x"}', 400, 'bad-request'],
    ['a poisoned constructor', '{"constructor":{"prototype":{"a":1}},"holder":"x"}', 400, 'bad-request'],
    ['nothing', '', 400, 'bad-body'],
    ['null', 'null', 400, 'bad-body'],
    ['a list', JSON.stringify([permit]), 400, 'bad-body'],
    ['lists within lists', `{"holder":${'['.repeat(9000)}${']'.repeat(9000)}}`, 400, 'too-deep'],
    ['lists within lists that never end', '['.repeat(100_000), 400, 'too-deep'],
    [
      'more than a permit can be',
      JSON.stringify({ ...permit, notes: 'x'.repeat(200_000) }),
      413,
      'too-large',
    ],
  ])('%s', async (_what, text, status, code) => {
    await using web = await openedWeb();
    const answer = await visitor(web).post('/api/permits', text);
    expect([answer.status, codeOf(answer)]).toEqual([status, code]);
    expect(await web.store.permits.all()).toEqual([]);
  });
});

it('knows the groups of the rules that hold', async () => {
  await using web = await openedWeb();
  const somebody = visitor(web);
  const rules = { ...DEFAULT_RULES, groups: [...DEFAULT_RULES.groups, { id: 'tenants', name: 'Tenants' }] };
  await somebody.put('/api/rules', { version: 0, rules });
  expect((await somebody.post('/api/permits', { ...permit, group: 'tenants' })).status).toBe(201);
});

function withException(date: string) {
  return { schedule: { ...SCHEDULE, exceptions: [{ date, hours: [] }] } };
}

function withHours(from: string, to: string) {
  return { schedule: { ...SCHEDULE, weekly: [{ days: ['mon'], from, to }] } };
}
