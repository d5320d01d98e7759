import { describe, expect, it } from 'vitest';
import { DEFAULT_RULES } from '../../access/default-rules.ts';
import { DEFAULT_PARKING_SETTINGS } from '../../contract/parking-settings.ts';
import type { Rules } from '../../contract/rules.ts';
import { openedWeb } from '../../../test/opened-web.ts';
import { codeOf, messageOf, visitor } from '../../../test/web-visitor.ts';

const TENANTS = { id: 'tenants', name: 'Tenants' };
const OPEN_HOURS = { answer: 'ask', hours: null } as const;

const withTenants: Rules = { ...DEFAULT_RULES, groups: [...DEFAULT_RULES.groups, TENANTS] };

it('are those of the product until somebody changes them, and then hold at once', async () => {
  await using web = await openedWeb();
  const somebody = visitor(web);
  expect((await somebody.get('/api/rules')).body).toEqual({ version: 0, rules: DEFAULT_RULES });
  const rules: Rules = {
    ...withTenants,
    holidays: [{ date: '2026-12-25', name: 'Christmas' }],
    visitors: { until: 1_800_000_000_000, gates: ['main'] },
    policies: [
      { group: null, gate: null, policy: { unknownPlate: OPEN_HOURS } },
      { group: 'tenants', gate: 'main', policy: { evidence: [{ when: 'night', accept: ['code'] }] } },
    ],
  };
  const changed = await somebody.put('/api/rules', { version: 0, rules });
  expect([changed.status, changed.body]).toEqual([200, { version: 1, rules }]);
  expect(web.site.accessNow().rules).toEqual(rules);
  expect((await somebody.get('/api/rules')).body).toEqual({ version: 1, rules });
  expect((await somebody.put('/api/rules', { version: 1, rules: DEFAULT_RULES })).body).toEqual({
    version: 2,
    rules: DEFAULT_RULES,
  });
});

describe('who is slower', () => {
  it.each([0, 2, 99])(
    'and changes version %i where 1 holds is told, and changes nothing',
    async (version) => {
      await using web = await openedWeb();
      const somebody = visitor(web);
      await somebody.put('/api/rules', { version: 0, rules: withTenants });
      const late = await somebody.put('/api/rules', { version, rules: DEFAULT_RULES });
      expect([late.status, codeOf(late)]).toEqual([409, 'rules-changed']);
      expect((await somebody.get('/api/rules')).body).toEqual({ version: 1, rules: withTenants });
      expect(web.site.ruleChanges()).toBe(1);
    },
  );

  it('of many who change them at the same time loses: exactly one wins', async () => {
    await using web = await openedWeb();
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => visitor(web).put('/api/rules', { version: 0, rules: withTenants })),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter((answer) => codeOf(answer) === 'rules-changed')).toHaveLength(7);
    expect((await visitor(web).get('/api/rules')).body).toMatchObject({ version: 1 });
  });
});

describe('a group', () => {
  it('cannot be removed while permits are of it', async () => {
    await using web = await openedWeb();
    const somebody = visitor(web);
    await somebody.put('/api/rules', { version: 0, rules: withTenants });
    const given = await somebody.post('/api/permits', { holder: 'Ada', plates: ['AB1'], group: 'tenants' });
    await somebody.post('/api/permits', { holder: 'Bob', plates: ['AB2'], group: 'tenants' });
    const refused = await somebody.put('/api/rules', { version: 1, rules: DEFAULT_RULES });
    expect([refused.status, codeOf(refused)]).toEqual([409, 'group-in-use']);
    expect(messageOf(refused)).toBe('The group "tenants" has 2 permits. Give them another group first.');
    expect((await somebody.get('/api/rules')).body).toEqual({ version: 1, rules: withTenants });

    const { id } = given.body as { id: string };
    await somebody.patch(`/api/permits/${id}`, { group: 'staff' });
    expect(messageOf(await somebody.put('/api/rules', { version: 1, rules: DEFAULT_RULES }))).toContain(
      'has 1 permit.',
    );
  });

  it('cannot be removed while it has a longest stay', async () => {
    await using web = await openedWeb();
    const somebody = visitor(web);
    await somebody.put('/api/rules', { version: 0, rules: withTenants });
    const overstay = [
      { group: null, minutes: 90 },
      { group: 'tenants', minutes: 60 },
    ];
    const settings = { ...DEFAULT_PARKING_SETTINGS, overstay };
    await somebody.put('/api/parking-settings', { version: 0, settings });
    const refused = await somebody.put('/api/rules', { version: 1, rules: DEFAULT_RULES });
    expect([refused.status, codeOf(refused)]).toEqual([409, 'group-in-use']);
    expect(messageOf(refused)).toBe(
      'The group "tenants" has a longest stay in the settings of the parking place. Take that away first.',
    );
    await somebody.put('/api/parking-settings', { version: 1, settings: DEFAULT_PARKING_SETTINGS });
    expect((await somebody.put('/api/rules', { version: 1, rules: DEFAULT_RULES })).status).toBe(200);
  });

  it('is not what who is slower hears about', async () => {
    await using web = await openedWeb();
    const somebody = visitor(web);
    await somebody.put('/api/rules', { version: 0, rules: withTenants });
    await somebody.post('/api/permits', { holder: 'Ada', plates: ['AB1'], group: 'tenants' });
    expect(codeOf(await somebody.put('/api/rules', { version: 0, rules: DEFAULT_RULES }))).toBe(
      'rules-changed',
    );
  });

  it('is not removed under the hands of who gives a permit of it', async () => {
    await using web = await openedWeb();
    const somebody = visitor(web);
    await somebody.put('/api/rules', { version: 0, rules: withTenants });
    const [permit, removal] = await Promise.all([
      somebody.post('/api/permits', { holder: 'Ada', plates: ['AB1'], group: 'tenants' }),
      somebody.put('/api/rules', { version: 1, rules: DEFAULT_RULES }),
    ]);
    expect([
      [201, 'group-in-use'],
      [400, undefined],
    ]).toContainEqual([permit.status, codeOf(removal)]);
  });
});

describe('what is refused, and changes nothing', () => {
  const row = (policy: object, where: object = {}) => ({
    policies: [{ group: null, gate: null, policy, ...where }],
  });
  const holidays = (...dates: readonly string[]) => ({
    holidays: dates.map((date) => ({ date, name: 'x' })),
  });
  it.each([
    ['a group that nobody made', row({ fullSite: 'ask' }, { group: 'vip' }), 'rules.policies.0.group'],
    [
      'a gate that is not there',
      row({ fullSite: 'ask' }, { gate: 'back' }),
      'policies.0.gate cannot name "back"',
    ],
    ['visitors at no gate', { visitors: { until: 5, gates: ['back'] } }, 'visitors.gates cannot name "back"'],
    ['visitors for ever', { visitors: { until: 1e300, gates: null } }, 'rules.visitors.until'],
    ['no built-in groups', { groups: [TENANTS] }, 'groups with resident, staff, visitor, contractor'],
    ['an unknown policy', row({ bribe: 'let-in' }), 'There is no rules.policies.0.policy.bribe'],
    ['another answer', row({ fullSite: 'maybe' }), 'one of refuse, let-in, ask'],
    ['no exit', row({ exit: 'never' }), 'one of always-open, permit-needed'],
    [
      're-opening for ever',
      row({ alreadyInside: { reopenMinutes: 1e9, otherwise: 'ask' } }),
      'reopenMinutes',
    ],
    ['a holiday that does not exist', holidays('2026-02-29'), 'a date that exists'],
    ['holidays out of order', holidays('2026-05-02', '2026-05-01'), 'a list sorted by date'],
    ['more holidays than there can be', holidays(...Array<string>(2001).fill('2026-05-01')), 'at most 2000'],
    ['a night in words', { night: 'dark' }, 'rules.night cannot be "dark"'],
    ['an unknown field', { admin: true }, 'There is no rules.admin'],
  ])('%s', async (_what, part, why) => {
    await using web = await openedWeb();
    const answer = await visitor(web).put('/api/rules', { version: 0, rules: { ...DEFAULT_RULES, ...part } });
    expect([answer.status, codeOf(answer)]).toEqual([400, 'bad-body']);
    expect(messageOf(answer)).toContain(why);
    expect(await web.store.rules.current()).toBeNull();
    expect(web.site.ruleChanges()).toBe(0);
  });

  it.each([
    ['no version', { rules: DEFAULT_RULES }, 400, 'bad-body'],
    ['a version that is none', { version: -1, rules: DEFAULT_RULES }, 400, 'bad-body'],
    ['a version as a text', { version: '0', rules: DEFAULT_RULES }, 400, 'bad-body'],
    ['no rules', { version: 0 }, 400, 'bad-body'],
    ['a list', [], 400, 'bad-body'],
    ['lists within lists', `{"version":0,"rules":${'['.repeat(200_000)}`, 400, 'too-deep'],
    ['more than rules can be', `{"version":0,"x":"${'x'.repeat(1_100_000)}"}`, 413, 'too-large'],
  ])('%s', async (_what, body, status, code) => {
    await using web = await openedWeb();
    const answer = await visitor(web).put('/api/rules', body);
    expect([answer.status, codeOf(answer)]).toEqual([status, code]);
    expect(await web.store.rules.current()).toBeNull();
  });
});
