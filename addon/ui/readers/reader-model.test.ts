import { describe, expect, it } from 'vitest';
import type { AgreementView, ReaderView } from '../../src/contract/readers.ts';
import { READER_STATES, REMOTE_KINDS, REMOTE_USES } from '../../src/contract/readers.ts';
import { namesOf } from '../names.ts';
import { createSiteTime } from '../time.ts';
import { readerModel } from './reader-model.ts';
import type { ReaderModel } from './reader-model.ts';

const NOW = Date.parse('2027-01-15T12:00:00+05:30');
const time = createSiteTime('Asia/Kolkata');
const names = namesOf([{ id: 'lane', name: 'Main gate' }]);

const READER: ReaderView = {
  name: 'cloud',
  kind: 'plate-recognizer',
  role: 'when-unread',
  host: 'api.platerecognizer.com',
  state: 'working',
  trouble: null,
  retryAt: null,
  budget: { month: '2027-01', used: 1200, perMonth: 2500, state: 'allowed' },
  service: { used: 1300, total: 2500, askedAt: NOW },
  agreement: null,
};

const AGREEMENT: AgreementView = {
  frames: 200,
  same: 150,
  different: 10,
  onlyDeciding: 15,
  onlyShadow: 5,
  byGateAndMonth: [
    {
      gateId: 'lane',
      month: '2027-01',
      frames: 180,
      same: 150,
      different: 10,
      onlyDeciding: 15,
      onlyShadow: 5,
    },
    { gateId: 'gone', month: '2026-12', frames: 20, same: 0, different: 0, onlyDeciding: 0, onlyShadow: 0 },
  ],
  differences: [
    { at: NOW, gateId: 'lane', passageId: 'p', decidingText: 'KA01AB1234', shadowText: 'KA01AB1284' },
  ],
};

const modelOf = (changes: Partial<ReaderView> = {}): ReaderModel =>
  readerModel({ ...READER, ...changes }, NOW, time, names);

const lines = (facts: ReaderModel['facts']): readonly string[] =>
  facts.map(({ name, value }) => `${name}: ${value}`);

describe('a reader', () => {
  it('is told with where pictures go and what it costs', () => {
    const model = modelOf();
    expect([model.name, model.kind, model.badge.label]).toEqual(['cloud', 'Plate Recognizer', 'Working']);
    expect(lines(model.facts)).toEqual([
      'Pictures go to: api.platerecognizer.com',
      'Reads in January 2027: 1,200 of 2,500',
      'The service counts: 1,300 of 2,500, 12:00:00',
    ]);
    expect(model.worries).toEqual([]);
    expect(model.agreement).toBeNull();
  });

  it('on this machine costs nothing', () => {
    const here = { kind: 'plates', role: 'local', host: null, budget: null, service: null } as const;
    expect(lines(modelOf(here).facts)).toEqual(['Pictures go to: This machine']);
  });

  it('has a word for each state, role and kind', () => {
    for (const state of READER_STATES) expect(modelOf({ state }).badge.label).toMatch(/^[A-Z]/);
    for (const role of REMOTE_USES) expect(modelOf({ role }).role).toMatch(/\.$/);
    for (const kind of REMOTE_KINDS) expect(modelOf({ kind }).kind).not.toBe(kind);
    expect(modelOf({ kind: 'of-tomorrow' }).kind).toBe('of-tomorrow');
  });
});

describe('what is in the way', () => {
  it.each([
    ['failing', 'wait'],
    ['backing-off', 'wait'],
    ['wrong-key', 'bad'],
  ] as const)('of one that is %s is told', (state, tone) => {
    const trouble = 'api.platerecognizer.com answers with HTTP status 500.';
    expect(modelOf({ state, trouble }).worries).toEqual([{ text: trouble, tone }]);
  });

  it('is told with when it is asked again', () => {
    const { worries } = modelOf({ state: 'backing-off', trouble: 'It is down.', retryAt: NOW + 60_000 });
    expect(worries[0]?.text).toBe('It is down. It is asked again from 12:01:00 on.');
  });

  it('is over when it works', () => {
    expect(modelOf({ trouble: 'The reads of this month are used up.' }).worries).toEqual([]);
  });

  it.each([
    ['nearly-used', 'wait', 'Most of'],
    ['used-up', 'bad', 'used up'],
  ] as const)('of a budget that is %s is told', (state, tone, text) => {
    const { worries } = modelOf({ budget: { month: '2027-01', used: 9, perMonth: 10, state } });
    expect(worries).toEqual([{ text: expect.stringContaining(text) as unknown, tone }]);
  });
});

describe('the agreement of a shadow', () => {
  it('is told in total, by gate and month, and by its newest differences', () => {
    const agreement = modelOf({ role: 'shadow', agreement: AGREEMENT }).agreement;
    expect(lines(agreement?.facts ?? [])).toEqual([
      'Frames compared: 200',
      'Same plate: 150 (75%)',
      'Another plate: 10 (5%)',
      'Only the deciding reader read one: 15 (7.5%)',
      'Only this one read one: 5 (2.5%)',
    ]);
    expect(agreement?.months).toEqual([
      // Of 180 frames in which anybody read a plate.
      { month: 'January 2027', gate: 'Main gate', frames: '180', same: '83.3%' },
      { month: 'December 2026', gate: 'gone', frames: '20', same: '–' },
    ]);
    expect(agreement?.differences).toEqual([
      { moment: '12:00:00', gate: 'Main gate', deciding: 'KA01AB1234', shadow: 'KA01AB1284' },
    ]);
  });

  it('is not told before there is any', () => {
    expect(modelOf({ role: 'shadow', agreement: { ...AGREEMENT, frames: 0 } }).agreement).toBeNull();
  });
});
