import { chmod, writeFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { answers, neverAnswers, recognitionService } from '../../../test/recognition-service.ts';
import type { ServiceBehaviour } from '../../../test/recognition-service.ts';
import {
  handReader,
  KEY,
  passageOf,
  platesToldAs,
  readersUnderTest,
  told,
} from '../../../test/readers-under-test.ts';
import type { ReadersUnderTest } from '../../../test/readers-under-test.ts';
import type { ReaderView } from '../../contract/readers.ts';
import type { PassageSoFar } from '../plate-reader.ts';
import type { RemoteReaders } from './open-remote-readers.ts';

const SECOND_MS = 1000;
const HOUR_MS = 3_600_000;

let site: ReadersUnderTest;

beforeEach(async () => {
  site = await readersUnderTest();
});

afterEach(async () => {
  await site.dispose();
});

const readFrame = async ({ reader }: RemoteReaders, passage: PassageSoFar): Promise<string> => {
  const result = await reader.read(site.picture, { passage });
  if (!result.ok) return result.trouble.kind;
  return told((await result.later) ?? result.reading);
};

const viewOf = async (readers: RemoteReaders, name: string): Promise<ReaderView> => {
  const view = (await readers.views()).find((each) => each.name === name);
  if (view === undefined) throw new Error(`There is no reader ${name}.`);
  return view;
};

/** One frame of each of so many vehicles, a second apart. */
const vehicles = async (readers: RemoteReaders, count: number, from = 0): Promise<void> => {
  for (let vehicle = from; vehicle < from + count; vehicle++) {
    site.clock.advance(SECOND_MS);
    await readFrame(readers, passageOf(10, { id: `passage-of-${vehicle}` }));
  }
};

describe('the budget of a month', () => {
  it('is kept to, told about, and shown', async () => {
    site.first.behave(answers(platesToldAs()));
    const readers = await site.open([site.remote(site.first, { monthlyBudget: 5 })]);
    await vehicles(readers, 3);
    expect(await viewOf(readers, 'first')).toMatchObject({
      state: 'working',
      budget: { month: '2027-01', used: 3, perMonth: 5, state: 'allowed' },
    });
    await vehicles(readers, 6, 3);
    expect(site.first.requests.filter(({ method }) => method === 'POST')).toHaveLength(5);
    expect(site.budgets).toEqual(['first: nearly-used at 4', 'first: used-up at 5']);
    expect(await viewOf(readers, 'first')).toMatchObject({ state: 'budget-used', budget: { used: 5 } });
  });

  it('that is used up leaves the vehicle to the next reader, and begins anew with the month', async () => {
    site.first.behave(answers(platesToldAs('KA01AB1234')));
    site.second.behave(answers(platesToldAs('MH12DE1433')));
    const readers = await site.open([
      site.remote(site.first, { monthlyBudget: 1 }),
      site.remote(site.second),
    ]);
    expect(await readFrame(readers, passageOf(10))).toBe('first: KA01AB1234');
    site.clock.advance(SECOND_MS);
    expect(await readFrame(readers, passageOf(11))).toBe('second: MH12DE1433');
    site.clock.advance(20 * 24 * HOUR_MS);
    expect(await readFrame(readers, passageOf(10, { id: 'passage-2' }))).toBe('first: KA01AB1234');
    expect(await viewOf(readers, 'first')).toMatchObject({ budget: { month: '2027-02', used: 1 } });
  });

  it('is not gone round by calls that fail: they may be paid for as well', async () => {
    site.first.behave(answers('', 500));
    const readers = await site.open([site.remote(site.first, { monthlyBudget: 2 })]);
    for (const id of ['a', 'b', 'c']) {
      await readFrame(readers, passageOf(10, { id }));
      site.clock.advance(HOUR_MS);
    }
    expect(site.first.requests).toHaveLength(2);
  });

  it('that cannot be written keeps calls from being sent, and nobody from being read here', async () => {
    const readers = await site.open([site.remote(site.first)]);
    await site.store.close();
    site.local.see('KA01AB1234');
    expect(await readFrame(readers, passageOf(10))).toBe('plates: KA01AB1234 <witness: KA01AB1234>');
    expect(site.first.requests).toEqual([]);
    expect(site.defects).toHaveLength(1);
  });
});

describe('how a reader is', () => {
  const afterOne = async (behaviour: ServiceBehaviour, changes = {}): Promise<ReaderView> => {
    site.first.behave(behaviour);
    const readers = await site.open([site.remote(site.first, changes)]);
    await readFrame(readers, passageOf(10));
    return viewOf(readers, 'first');
  };

  it('is well before it was asked, and its host is told', async () => {
    const readers = await site.open([site.remote(site.first)]);
    expect(await viewOf(readers, 'first')).toEqual({
      name: 'first',
      kind: 'plate-recognizer',
      role: 'when-unread',
      host: new URL(site.first.origin).host,
      state: 'working',
      trouble: null,
      retryAt: null,
      budget: { month: '2027-01', used: 0, perMonth: 100, state: 'allowed' },
      service: null,
      agreement: null,
    });
  });

  it.each([
    [answers('', 500), 'backing-off', 'HTTP status 500'],
    [answers('<html>'), 'backing-off', 'none of this kind'],
    [answers('', 429), 'backing-off', 'too often'],
    [
      answers('', 302, { location: 'https://elsewhere.example/' }),
      'backing-off',
      'https://elsewhere.example',
    ],
    [answers('', 413), 'failing', 'too large'],
    [answers({ detail: 'Invalid token.' }, 403), 'wrong-key', 'does not accept the key'],
    [answers({ detail: 'Not enough credits.' }, 403), 'budget-used', 'no reads are left'],
  ])('is told in a sentence when it fails (%#)', async (behaviour, state, sentence) => {
    const view = await afterOne(behaviour);
    expect(view.state).toBe(state);
    expect(view.trouble).toContain(sentence);
  });

  it('is well again with the next answer', async () => {
    site.first.behave(answers('', 500));
    const readers = await site.open([site.remote(site.first)]);
    await readFrame(readers, passageOf(10));
    const { retryAt } = await viewOf(readers, 'first');
    expect(retryAt).toBe(site.clock.now() + SECOND_MS);
    site.clock.advance(SECOND_MS);
    expect(await viewOf(readers, 'first')).toMatchObject({ state: 'failing', retryAt: null });
    site.first.behave(answers(platesToldAs()));
    await readFrame(readers, passageOf(11));
    expect(await viewOf(readers, 'first')).toMatchObject({ state: 'working', trouble: null });
  });

  it('with a key that is refused is left alone for long', async () => {
    site.first.behave(answers('', 401));
    const readers = await site.open([site.remote(site.first)]);
    await vehicles(readers, 20);
    expect(site.first.requests).toHaveLength(1);
    site.clock.advance(HOUR_MS);
    await vehicles(readers, 1, 20);
    expect(site.first.requests).toHaveLength(2);
  });

  it('with a key that cannot be read costs nothing, and works as soon as it can', async () => {
    await chmod(site.keyFile, 0o644);
    site.first.behave(answers(platesToldAs('KA01AB1234')));
    const readers = await site.open([site.remote(site.first)]);
    await readFrame(readers, passageOf(10));
    expect(await viewOf(readers, 'first')).toMatchObject({ state: 'wrong-key', budget: { used: 0 } });
    await chmod(site.keyFile, 0o600);
    site.clock.advance(SECOND_MS);
    expect(await readFrame(readers, passageOf(11))).toBe('first: KA01AB1234');
  });

  it('asks the service what it says of the account when somebody looks, and nobody waits for that', async () => {
    site.first.behave(neverAnswers);
    const readers = await site.open([site.remote(site.first)]);
    expect((await viewOf(readers, 'first')).service).toBeNull();
    await readers.views();
    await site.first.untilAsked(1);
    expect(site.first.requests).toMatchObject([{ method: 'GET', path: '/v1/statistics/' }]);
    expect((await viewOf(readers, 'first')).budget?.used).toBe(0);
    await readers.reader.close();
  });

  it('never brings the key to anybody', async () => {
    for (const behaviour of [
      answers(`{"detail":"${KEY}"}`, 403),
      answers(`"${KEY}"`),
      answers('', 500, { 'x-key': KEY }),
    ]) {
      const view = await afterOne(behaviour);
      expect(JSON.stringify(view)).not.toContain(KEY);
    }
    expect(site.defects).toEqual([]);
  });

  it('here is told too: whether the last picture broke it down', async () => {
    const readers = await site.open([]);
    expect(await viewOf(readers, 'plates')).toMatchObject({ role: 'local', state: 'working', host: null });
    site.local.breakDown();
    await expect(readFrame(readers, passageOf(0))).rejects.toThrow('broke down');
    expect(await viewOf(readers, 'plates')).toMatchObject({ state: 'failing' });
    site.local.see();
    await readFrame(readers, passageOf(0));
    expect(await viewOf(readers, 'plates')).toMatchObject({ state: 'working', trouble: null });
  });
});

describe('a shadow', () => {
  it('far away decides nothing, and its agreement is recorded', async () => {
    site.local.see('KA01AB1234');
    site.first.behave(answers(platesToldAs('KA01AB1234')));
    const readers = await site.open([site.remote(site.first, { use: 'shadow' })]);
    expect(await readFrame(readers, passageOf(1))).toBe('plates: KA01AB1234 <witness: KA01AB1234>');
    await site.untilCompared(1);
    site.clock.advance(SECOND_MS);
    site.first.behave(answers(platesToldAs('KA01AB1284')));
    expect(await readFrame(readers, passageOf(2))).toBe('plates: KA01AB1234 <witness: KA01AB1234>');
    await site.untilCompared(2);
    const { agreement } = await viewOf(readers, 'first');
    expect(agreement).toMatchObject({
      frames: 2,
      same: 1,
      different: 1,
      byGateAndMonth: [{ gateId: 'lane', month: '2027-01', frames: 2 }],
      differences: [{ passageId: 'passage-1', decidingText: 'KA01AB1234', shadowText: 'KA01AB1284' }],
    });
  });

  it('far away is paid for like any other, and not asked oftener', async () => {
    site.local.see('KA01AB1234');
    site.first.behave(answers(platesToldAs('KA01AB1234')));
    const readers = await site.open([site.remote(site.first, { use: 'shadow', monthlyBudget: 3 })]);
    for (let frames = 0; frames < 5; frames++) {
      site.clock.advance(SECOND_MS);
      await readFrame(readers, passageOf(frames));
      await site.untilCompared(Math.min(frames + 1, 2));
    }
    await vehicles(readers, 3);
    await site.untilCompared(3);
    expect(site.first.requests).toHaveLength(3);
  });

  it('that fails is no difference', async () => {
    site.local.see('KA01AB1234');
    site.first.behave(answers('', 500));
    const readers = await site.open([site.remote(site.first, { use: 'shadow' })]);
    await readFrame(readers, passageOf(0));
    await site.first.untilAsked(1);
    await readers.reader.close();
    expect(await viewOf(readers, 'first')).toMatchObject({ state: 'backing-off', agreement: { frames: 0 } });
  });

  it('on this machine runs beside, for so many frames of a vehicle, and drops what comes meanwhile', async () => {
    const brought = handReader('bring-your-own');
    brought.see('KA01AB1234');
    const readers = await site.open([], { reader: brought, readsPerPassage: 2 });
    await readFrame(readers, passageOf(0));
    await site.untilCompared(1);
    site.local.see('KA01AB1234');
    for (let frames = 1; frames < 5; frames++) await readFrame(readers, passageOf(frames));
    await site.untilCompared(2);
    expect(brought.reads()).toBe(2);
    expect(await viewOf(readers, 'bring-your-own')).toMatchObject({
      role: 'shadow',
      budget: null,
      agreement: { frames: 2, same: 1, onlyShadow: 1 },
    });
    brought.breakDown();
    await readFrame(readers, passageOf(0, { id: 'passage-2' }));
    await site.untilDefect(1);
  });

  it('whose agreement cannot be recorded keeps nobody from being read', async () => {
    const brought = handReader('bring-your-own');
    const readers = await site.open([], { reader: brought, readsPerPassage: 2 });
    await site.store.close();
    expect(await readFrame(readers, passageOf(0))).toBe('plates: ');
    await site.untilDefect(1);
  });
});

it('all readers are told in the order in which they are asked, those on this machine first', async () => {
  const brought = handReader('bring-your-own');
  const readers = await site.open(
    [site.remote(site.second, { use: 'witness' }), site.remote(site.first, { use: 'shadow' })],
    { reader: brought, readsPerPassage: 1 },
  );
  const names = (await readers.views()).map(({ name, role }) => `${name}: ${role}`);
  expect(names).toEqual(['plates: local', 'bring-your-own: shadow', 'second: witness', 'first: shadow']);
  expect(readers.reader.name).toBe('plates');
});

it('closing ends every call and closes the readers here', async () => {
  site.first.behave(neverAnswers);
  const brought = handReader('bring-your-own');
  const readers = await site.open([site.remote(site.first)], { reader: brought, readsPerPassage: 1 });
  const heard = readFrame(readers, passageOf(10));
  await site.first.untilAsked(1);
  await readers.reader.close();
  expect(await heard).toBe('plates: ');
  await site.first.untilNobodyIsConnected();
  expect([site.local.isClosed(), brought.isClosed(), site.clock.pending()]).toEqual([true, true, 0]);
});

it('another site of this program can be the service: it answers the original’s call', async () => {
  const other = await recognitionService();
  other.behave(
    answers({ data: { number_plate: 'KA01AB1234', view_image: '/p' }, number_plate: 'KA01AB1234' }),
  );
  await writeFile(site.keyFile, 'sp_key');
  const readers = await site.open([
    site.remote(other, {
      kind: 'read-number-plate',
      name: 'neighbour',
      url: `${other.origin}/api/v1/readnumberplate`,
    }),
  ]);
  expect(await readFrame(readers, passageOf(10))).toBe('neighbour: KA01AB1234');
  expect(other.requests[0]?.headers.authorization).toBe('sp_key');
  await other.close();
});
