import { describe, expect, it } from 'vitest';
import { DEFAULT_RULES } from '../../access/default-rules.ts';
import type { Rules } from '../../contract/rules.ts';
import type { WhatIfView } from '../../contract/what-if.ts';
import { openedWeb } from '../../../test/opened-web.ts';
import type { OpenedWeb } from '../../../test/opened-web.ts';
import { codeOf, messageOf, visitor } from '../../../test/web-visitor.ts';

const NOON = Date.UTC(2026, 0, 15, 12);

const askingStrangers: Rules = {
  ...DEFAULT_RULES,
  groups: [...DEFAULT_RULES.groups, { id: 'tenants', name: 'Tenants' }],
  policies: [{ group: null, gate: null, policy: { unknownPlate: { answer: 'ask', hours: null } } }],
};

const openWithoutReader: Rules = {
  ...DEFAULT_RULES,
  outages: { ...DEFAULT_RULES.outages, reader: { answer: 'let-in', hours: null } },
};

async function siteOfAsha(): Promise<OpenedWeb> {
  const web = await openedWeb();
  web.site.change({ now: NOON });
  await visitor(web).post('/api/permits', { holder: 'Asha', plates: ['KA01AB1234'], person: 'person.asha' });
  return web;
}

describe('what if', () => {
  it.each([
    ['who has a permit comes', { plate: 'ka-01 ab 1234' }, 'open'],
    ['a stranger comes', { plate: 'DL8CAF5031' }, 'refuse'],
    ['a stranger leaves', { plate: 'DL8CAF5031', direction: 'out' }, 'open'],
    ['who has a permit is not read well', { plate: 'KA01AB1234', reading: 'tentative' }, 'ask'],
    ['who has a permit is not read at all', { plate: 'KA01AB1234', reading: 'unreadable' }, 'ask'],
    ['every place is taken', { plate: 'KA01AB1234', occupied: 8 }, 'refuse'],
    ['it is inside for long', { plate: 'KA01AB1234', insideSince: NOON - 3_600_000 }, 'ask'],
    ['the plate is one character away', { plate: 'KA01AB1284' }, 'ask'],
    ['it is, and somebody says yes', { plate: 'KA01AB1284', evidence: ['approval'] }, 'open'],
    ['draft rules hold', { plate: 'DL8CAF5031', rules: askingStrangers }, 'ask'],
    [
      'there is a draft permit of a group of the draft rules',
      {
        plate: 'DL8CAF5031',
        rules: askingStrangers,
        permits: [{ holder: 'Guest', plates: ['DL8 CAF 5031'], group: 'tenants', code: '4711' }],
      },
      'open',
    ],
    [
      'a draft permit takes the place of the one that there is',
      { plate: 'KA01AB1234', permits: [{ holder: 'Asha', plates: ['KA01AB1234'], suspended: true }] },
      'refuse',
    ],
    [
      'a permit is not valid any more by then',
      { plate: 'AB12', at: NOON + 5, permits: [until(NOON + 5)] },
      'refuse',
    ],
    ['a permit is still valid by then', { plate: 'AB12', at: NOON + 4, permits: [until(NOON + 5)] }, 'open'],
    ['the reader is down', { plate: 'KA01AB1234', reading: 'unreadable', down: ['reader'] }, 'ask'],
    [
      'the reader is down and draft rules let in then',
      { plate: 'KA01AB1234', reading: 'unreadable', down: ['reader'], rules: openWithoutReader },
      'open',
    ],
    ['all is down and it leaves', { plate: 'AB12', direction: 'out', down: ['reader', 'store'] }, 'open'],
  ])('%s', async (_what, question, verdict) => {
    await using web = await siteOfAsha();
    const answer = await visitor(web).post('/api/what-if', { gate: 'main', ...question });
    expect(answer.status, answer.text).toBe(200);
    const { decision } = answer.body as WhatIfView;
    expect(decision.verdict).toBe(verdict);
    expect(decision.reasons.length).toBeGreaterThan(0);
    expect(await web.store.permits.all()).toHaveLength(1);
    expect(await web.store.rules.current()).toBeNull();
    expect([web.site.permitChanges(), web.site.ruleChanges(), web.site.orders]).toEqual([1, 0, []]);
  });

  it('answers as the site would when nothing else is said', async () => {
    await using web = await siteOfAsha();
    web.site.drivesIn('KA01AB1234', NOON - 60_000);
    const answer = await visitor(web).post('/api/what-if', { plate: 'KA01AB1234', gate: 'main' });
    const { decision } = answer.body as WhatIfView;
    expect(decision.decidedAt).toBe(NOON);
    expect(decision.reasons).toContainEqual(
      expect.objectContaining({ rule: 'let-in-again', since: NOON - 60_000 }),
    );
  });
});

describe('what is refused', () => {
  const draft = (permit: object) => ({ permits: [{ holder: 'x', plates: ['AB12'], ...permit }] });
  it.each([
    ['no plate', { plate: '' }, 'plate cannot be ""'],
    ['a plate of 300 characters', { plate: 'A'.repeat(300) }, 'plate cannot be "AAAA'],
    ['a plate in Thai', { plate: 'กข 1234' }, 'it must be a plate: 1 to 16 letters'],
    ['a gate that is not there', { gate: 'back' }, 'gate cannot be "back"; it must be one of main.'],
    ['a gate of a prototype', { gate: 'constructor' }, 'gate cannot be "constructor"'],
    ['another direction', { direction: 'up' }, 'one of in, out'],
    ['a time in words', { at: 'tomorrow' }, 'at cannot be "tomorrow"'],
    ['a time after all dates', { at: 1e300 }, 'at cannot be 1e+300'],
    ['another reading', { reading: 'perfect' }, 'one of settled, tentative, unreadable'],
    ['evidence that is none', { evidence: ['bribe'] }, 'a list of presence, code, approval'],
    ['evidence twice', { evidence: ['code', 'code'] }, 'each at most once'],
    ['a part that there is not', { down: ['moon'] }, 'a list of reader, camera, store'],
    ['fewer than nobody inside', { occupied: -1 }, 'a whole number from 0 to 100000'],
    ['rules that name no gate', { rules: withGate('back') }, 'rules.policies.0.gate cannot name "back"'],
    ['rules that are none', { rules: { groups: [] } }, 'rules.'],
    ['a draft of an unknown group', draft({ group: 'tenants' }), 'permits.0.group cannot be "tenants"'],
    ['a draft at an unknown gate', draft({ gates: ['back'] }), 'permits.0.gates cannot name "back"'],
    ['a draft of nobody', draft({ holder: '' }), 'permits.0.holder'],
    ['a draft without a plate', draft({ plates: [] }), 'permits.0.plates cannot be []'],
    ['too many drafts', { permits: Array(21).fill({ holder: 'x', plates: ['A1'] }) }, 'at most 20 permits'],
    ['an unknown field', { force: true }, 'There is no force. The fields are plate, gate'],
  ])('%s', async (_what, part, why) => {
    await using web = await openedWeb();
    const answer = await visitor(web).post('/api/what-if', { plate: 'AB12', gate: 'main', ...part });
    expect([answer.status, codeOf(answer)]).toEqual([400, 'bad-body']);
    expect(messageOf(answer)).toContain(why);
  });

  it('more than a draft can be', async () => {
    await using web = await openedWeb();
    const answer = await visitor(web).post('/api/what-if', JSON.stringify({ x: 'x'.repeat(2_200_000) }));
    expect([answer.status, codeOf(answer)]).toEqual([413, 'too-large']);
  });
});

function until(validUntil: number) {
  return { holder: 'Guest', plates: ['AB12'], validUntil };
}

function withGate(gate: string): Rules {
  return { ...DEFAULT_RULES, policies: [{ group: null, gate, policy: {} }] };
}
