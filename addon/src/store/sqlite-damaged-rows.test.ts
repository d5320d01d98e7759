import { describe, expect, test } from 'vitest';
import { plainPermit } from '../access/permits/plain-permit.ts';
import { BUILT_IN_GROUPS } from '../contract/rules.ts';
import type { EvidenceKind, Rules } from '../contract/rules.ts';
import type { UserError } from '../errors.ts';
import { plainVisit } from '../parking/visit.ts';
import { storeFolderUnderTest } from './store-folder-under-test.ts';
import type { Store } from './store.ts';
import { collected } from './store-under-test.ts';

const PASSAGE = {
  gateId: 'lane',
  direction: 'in',
  phase: 'clear',
  arrivedAt: 1000,
  endedAt: 2000,
  plate: 'KA01AB1234',
  likelyPlate: null,
  decision: { verdict: 'open', plate: 'KA01AB1234', permitId: null, decidedAt: 1500, reasons: [] },
  outcome: 'entered',
  inferred: false,
  interrupted: false,
  pictureId: null,
  sight: null,
} as const;

const RULES: Rules = {
  groups: BUILT_IN_GROUPS.map((id) => ({ id, name: id })),
  night: { from: '22:00', to: '06:00' },
  holidays: [{ date: '2027-01-26', name: 'Republic Day' }],
  visitors: null,
  policies: [],
  outages: { reader: { answer: 'ask', hours: null }, camera: { answer: 'ask', hours: null } },
};

describe('a store with a damaged row', () => {
  const under = storeFolderUnderTest();

  const recordThree = async (store: Store): Promise<void> => {
    for (const id of ['a', 'b', 'c']) {
      await store.passages.record({
        passage: { ...PASSAGE, id },
        readings: [
          {
            passageId: id,
            takenAt: 1100,
            reader: 'pp-ocr',
            text: 'KA01AB1234',
            raw: 'KA01AB1234',
            confidence: 1,
            characters: [1],
            box: { x: 0, y: 0, w: 1, h: 1 },
            witnesses: [],
          },
        ],
      });
    }
  };

  const damages: readonly (readonly [damage: string, column: string])[] = [
    ["update passages set decision_json = '{' where id = 'b'", 'decision_json'],
    [`update passages set decision_json = '{"verdict":"open"}' where id = 'b'`, 'decision_json'],
    ["update passages set outcome = 'vanished' where id = 'b'", 'outcome'],
    ["update passages set inferred = 2 where id = 'b'", 'inferred'],
    ["update passages set ended_at = 9223372036854775807 where id = 'b'", 'ended_at'],
  ];

  test.each(damages)('%s: names it and goes on without it', async (damage, column) => {
    const corrupt: UserError[] = [];
    const store = await under.open({ onCorruptRow: (error) => corrupt.push(error) });
    await recordThree(store);
    under.withDatabase((database) => {
      database.exec(damage);
    });
    const first = await store.passages.page({}, null, 2);
    const second = await store.passages.page({}, first.next, 2);
    expect([...first.rows, ...second.rows].map(({ id }) => id)).toEqual(['c', 'a']);
    expect(corrupt.map(({ code, message }) => [code, message])).toEqual([
      ['corrupt-row', expect.stringContaining(`Row "b" of passages cannot be read (${column})`)],
    ]);
    await expect(store.passages.get('b')).rejects.toMatchObject({ code: 'corrupt-row' });
  });

  const permitDamages: readonly (readonly [damage: string, column: string])[] = [
    ["update permits set schedule_json = '{}' where id = 'b'", 'schedule_json'],
    ["update permits set gates_json = '[1]' where id = 'b'", 'gates_json'],
    ["update permits set directions_json = 'in' where id = 'b'", 'directions_json'],
    ["update permits set suspended = 7 where id = 'b'", 'suspended'],
    ["update permits set kind = 'maybe' where id = 'b'", 'kind'],
  ];

  test.each(permitDamages)('%s: lets the other permits in', async (damage, column) => {
    const corrupt: UserError[] = [];
    const store = await under.open({ onCorruptRow: (error) => corrupt.push(error) });
    const permits = ['a', 'b', 'c'].map((id) => plainPermit({ id, holder: 'Ana', plates: [`KA${id}`] }));
    await store.permits.putAll(permits);
    under.withDatabase((database) => {
      database.exec(damage);
    });
    expect((await store.permits.all()).map(({ id }) => id)).toEqual(['a', 'c']);
    expect(corrupt.map(({ message }) => message)).toEqual([
      expect.stringContaining(`Row "b" of permits cannot be read (${column})`),
    ]);
  });

  const VISIT = plainVisit({ id: 'v', plate: 'KA01AB1234', enteredAt: 1 });
  const CORRECTION = {
    id: 'c',
    at: 1,
    by: 'Ana',
    kind: 'confirm',
    before: [VISIT],
    after: [VISIT],
    countDelta: 0,
    undone: null,
  } as const;
  const MISREAD = { correctionId: 'c', gateId: 'lane', read: 'A', meant: 'B', at: 1 };
  const NOTICE = {
    id: 'n',
    subject: { kind: 'full', capacity: 8 },
    since: 1,
    endedAt: null,
    handled: null,
    pictureId: null,
  } as const;
  const USE = { slotId: 's', kind: null, reservedFor: [], outOfOrder: null, taken: null };
  const PROMISE = {
    id: 'p',
    plate: 'AB1',
    permitId: null,
    slotId: null,
    madeAt: 1,
    by: 'Ana',
    until: 2,
    endedAt: null,
  };
  const NO_READS = { arrived: 0, settled: 0 };
  const DAY = {
    day: '2028-02-29',
    entered: 1,
    left: 1,
    most: 1,
    mean: 1,
    funnel: [],
    hours: [],
    stays: [],
    readsByHour: [],
    readsByLight: { dark: NO_READS, dim: NO_READS, bright: NO_READS },
  };

  const lists: readonly (readonly [
    damage: string,
    message: string,
    list: (store: Store) => Promise<readonly unknown[]>,
  ])[] = [
    [
      `update visits set anomalies_json = '["odd"]'`,
      'Row "v" of visits cannot be read (anomalies_json)',
      ({ visits }) => visits.open(),
    ],
    [
      "update visits set paired_by = 'chance'",
      'Row "v" of visits cannot be read (paired_by)',
      async ({ visits }) => collected(visits.export({})),
    ],
    [
      "update corrections set kind = 'whim'",
      'Row "c" of corrections cannot be read (kind)',
      ({ corrections }) => corrections.newest({}, 10),
    ],
    [
      `update corrections set before_json = '[{"id":"v"}]'`,
      'Row "c" of corrections cannot be read (before_json)',
      ({ corrections }) => corrections.newest({ visitId: 'v' }, 10),
    ],
    [
      'update misreads set at = 9223372036854775807',
      'Row 1 of misreads cannot be read (at)',
      ({ corrections }) => corrections.misreads(null, 10),
    ],
    [
      `update notices set subject_json = '{"kind":"full"}'`,
      'Row "n" of notices cannot be read (subject_json)',
      ({ notices }) => notices.open(),
    ],
    [
      "update slot_uses set reserved_for_json = '[1]'",
      'Row "s" of slot_uses cannot be read (reserved_for_json)',
      ({ slots }) => slots.uses(),
    ],
    [
      'update promises set made_at = 9223372036854775807',
      'Row "p" of promises cannot be read (made_at)',
      ({ slots }) => slots.promises(),
    ],
    [
      `update days set figures_json = '{"day":"2028-02-29"}'`,
      'Row "2028-02-29" of days cannot be read (figures_json)',
      ({ days }) => days.between('2028-01-01', '2028-12-31'),
    ],
  ];

  test.each(lists)('%s: %s, and the list goes on without it', async (damage, message, list) => {
    const corrupt: UserError[] = [];
    const store = await under.open({ onCorruptRow: (error) => corrupt.push(error) });
    await store.visits.put(VISIT);
    await store.corrections.record({ correction: CORRECTION, misreads: [MISREAD] });
    await store.notices.put(NOTICE);
    await store.slots.putUse(USE);
    await store.slots.putPromise(PROMISE);
    await store.days.put(DAY);
    expect(await list(store)).toHaveLength(1);
    under.withDatabase((database) => {
      database.exec(damage);
    });
    expect(await list(store)).toEqual([]);
    expect(corrupt.map((error) => error.message)).toEqual([expect.stringContaining(message)]);
  });

  test('a key of another length signs nothing', async () => {
    const store = await under.open();
    await store.answerLinks.key();
    under.withDatabase((database) => {
      database.exec("update answer_key set key = x'00'");
    });
    await expect(store.answerLinks.key()).rejects.toMatchObject({ code: 'corrupt-row' });
  });

  const ruleDamages: readonly (readonly [name: string, document: string])[] = [
    ['no JSON', '{'],
    ['an older document', '{"night":{"from":"22:00","to":"06:00"}}'],
    ['a document of a newer program', JSON.stringify({ ...RULES, mood: 'good' })],
  ];

  test.each(ruleDamages)('rules that are %s are told of and count as none', async (_name, document) => {
    const corrupt: UserError[] = [];
    const store = await under.open({ onCorruptRow: (error) => corrupt.push(error) });
    await store.rules.save(RULES, { version: 0, at: 1, by: 'Ana' });
    await store.rules.save({ ...RULES, holidays: [] }, { version: 1, at: 2, by: 'Ana' });
    under.withDatabase((database) => {
      database.prepare('update rules set document_json = ? where version = 2').run(document);
    });
    expect(await store.rules.current()).toBeNull();
    expect(corrupt.map(({ code, message }) => [code, message])).toEqual([
      ['corrupt-row', expect.stringContaining('Row 2 of rules cannot be read (document_json)')],
    ]);
    // They are kept as they are, and whoever saw none can save some again.
    expect(await store.rules.save(RULES, { version: 2, at: 3, by: 'Ana' })).toBeNull();
    expect(await store.rules.save(RULES, { version: 0, at: 3, by: 'Ana' })).toBe(3);
    expect(await store.rules.current()).toEqual({ version: 3, rules: RULES });
  });

  test('rules of before that accept what confirms nothing hold but for that', async () => {
    const store = await under.open();
    const rulesWith = (...accept: readonly EvidenceKind[]): Rules => ({
      ...RULES,
      policies: [{ group: null, gate: null, policy: { evidence: [{ when: 'inexact', accept }] } }],
    });
    await store.rules.save(rulesWith('code'), { version: 0, at: 1, by: 'Ana' });
    under.withDatabase((database) => {
      const document = JSON.stringify(rulesWith('presence', 'code'));
      database.prepare('update rules set document_json = ?').run(document);
    });
    expect(await store.rules.current()).toEqual({ version: 1, rules: rulesWith('code') });
  });

  test('rejects a list when nobody asked to be told', async () => {
    const store = await under.open();
    await recordThree(store);
    under.withDatabase((database) => {
      database.exec("update readings set box_json = '[]' where passage_id = 'b'");
    });
    await expect(store.passages.readings('b')).rejects.toMatchObject({ code: 'corrupt-row' });
    expect(await store.passages.readings('a')).toHaveLength(1);
  });

  test('says nothing of a plate', async () => {
    const corrupt: UserError[] = [];
    const store = await under.open({ onCorruptRow: (error) => corrupt.push(error) });
    await recordThree(store);
    under.withDatabase((database) => {
      database.exec("update passages set phase = 'KA01AB1234'");
    });
    await store.passages.page({}, null, 10);
    expect(corrupt).toHaveLength(3);
    expect(corrupt.map(({ message }) => message).join()).not.toContain('KA01AB1234');
  });
});
