import { describe, expect, it } from 'vitest';
import { openedWeb } from '../../../test/opened-web.ts';
import { codeOf, messageOf, visitor } from '../../../test/web-visitor.ts';
import { DEFAULT_RULES } from '../../access/default-rules.ts';
import { DEFAULT_PARKING_SETTINGS } from '../../contract/parking-settings.ts';
import type { ParkingSettings } from '../../contract/parking-settings.ts';

const CHANGED: ParkingSettings = {
  assignment: 'spread',
  overstay: [
    { group: 'visitor', minutes: 120 },
    { group: null, minutes: 10_080 },
  ],
  reconciliation: { automatic: true, at: '02:15', quietMinutes: 20 },
  muted: ['full'],
  answersEndAfterMinutes: 5,
};

it('are those of the product until somebody changes them, and the site is told', async () => {
  await using web = await openedWeb();
  web.site.change({ now: 7_000 });
  const somebody = visitor(web);
  expect((await somebody.get('/api/parking-settings')).body).toEqual({
    version: 0,
    settings: DEFAULT_PARKING_SETTINGS,
  });
  const changed = await somebody.put('/api/parking-settings', { version: 0, settings: CHANGED });
  expect([changed.status, changed.body]).toEqual([200, { version: 1, settings: CHANGED }]);
  expect((await somebody.get('/api/parking-settings')).body).toEqual({ version: 1, settings: CHANGED });
  expect(web.site.parking.settingChanges()).toBe(1);
});

describe('who is slower', () => {
  it.each([0, 2, 99])(
    'and changes version %i where 1 holds is told, and changes nothing',
    async (version) => {
      await using web = await openedWeb();
      const somebody = visitor(web);
      await somebody.put('/api/parking-settings', { version: 0, settings: CHANGED });
      const settings = { ...DEFAULT_PARKING_SETTINGS, overstay: [{ group: 'nobodys', minutes: 5 }] };
      const late = await somebody.put('/api/parking-settings', { version, settings });
      expect([late.status, codeOf(late)]).toEqual([409, 'settings-changed']);
      expect((await somebody.get('/api/parking-settings')).body).toEqual({ version: 1, settings: CHANGED });
      expect(web.site.parking.settingChanges()).toBe(1);
    },
  );

  it('of many who change them at the same time loses: exactly one wins', async () => {
    await using web = await openedWeb();
    const answers = await Promise.all(
      Array.from({ length: 6 }, () =>
        visitor(web).put('/api/parking-settings', { version: 0, settings: CHANGED }),
      ),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter((answer) => codeOf(answer) === 'settings-changed')).toHaveLength(5);
  });
});

describe('the groups that overstay', () => {
  it('are those of the rules', async () => {
    await using web = await openedWeb();
    const somebody = visitor(web);
    const settings = { ...CHANGED, overstay: [{ group: 'tenants', minutes: 5 }] };
    const put = () => somebody.put('/api/parking-settings', { version: 0, settings });
    const refused = await put();
    expect([refused.status, codeOf(refused)]).toEqual([400, 'bad-body']);
    expect(messageOf(refused)).toMatch(
      /^settings\.overstay\.0\.group cannot be "tenants"; the groups are resident, .*\.$/,
    );
    expect(await web.store.parkingSettings.current()).toBeNull();
    const groups = [...DEFAULT_RULES.groups, { id: 'tenants', name: 'Tenants' }];
    await somebody.put('/api/rules', { version: 0, rules: { ...DEFAULT_RULES, groups } });
    expect((await put()).status).toBe(200);
  });
});

describe('what is refused, and changes nothing', () => {
  it.each([
    ['another assignment', { ...CHANGED, assignment: 'random' }, 'one of none, in-order, spread'],
    ['a group twice', { ...CHANGED, overstay: [1, 2].map((minutes) => ({ group: null, minutes })) }, 'once'],
    ['no stay at all', { ...CHANGED, overstay: [{ group: null, minutes: 0 }] }, 'overstay.0.minutes'],
    [
      'an hour that is none',
      { ...CHANGED, reconciliation: { ...CHANGED.reconciliation, at: '24:00' } },
      'reconciliation.at cannot be "24:00"',
    ],
    ['an unknown kind', { ...CHANGED, muted: ['noise'] }, 'settings.muted.0'],
    ['links without an end', { ...CHANGED, answersEndAfterMinutes: null }, 'answersEndAfterMinutes'],
    ['an unknown field', { ...CHANGED, admin: true }, 'There is no settings.admin'],
    ['a part only', { ...CHANGED, overstay: undefined }, 'settings.overstay is missing'],
  ])('%s', async (_what, settings, why) => {
    await using web = await openedWeb();
    const answer = await visitor(web).put('/api/parking-settings', { version: 0, settings });
    expect([answer.status, codeOf(answer)]).toEqual([400, 'bad-body']);
    expect(messageOf(answer)).toContain(why);
    expect(await web.store.parkingSettings.current()).toBeNull();
    expect(web.site.parking.settingChanges()).toBe(0);
  });

  it.each([
    ['no version', { settings: CHANGED }, 'version is missing'],
    ['a version that is none', { version: -1, settings: CHANGED }, 'version cannot be -1'],
    ['no settings', { version: 0 }, 'settings is missing'],
    ['a list', [], 'It must be an object. The fields are version, settings.'],
  ])('%s', async (_what, body, why) => {
    await using web = await openedWeb();
    const answer = await visitor(web).put('/api/parking-settings', body);
    expect([answer.status, codeOf(answer)]).toEqual([400, 'bad-body']);
    expect(messageOf(answer)).toContain(why);
  });
});
