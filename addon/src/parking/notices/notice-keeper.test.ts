import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { manualClock } from '../../../test/manual-clock.ts';
import { openSqliteStore } from '../../store/sqlite-store.ts';
import type { Store } from '../../store/store.ts';
import { plainVisit } from '../visit.ts';
import type { NoticeFacts } from './due-notices.ts';
import { noticeKeeper } from './notice-keeper.ts';
import type { NoticeKeeper, NoticeShelf } from './notice-keeper.ts';
import { quietFacts, waitingPassage } from './notices-under-test.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const done = () => Promise.resolve('done' as const);

let folder: string;
let store: Store;
let keeper: NoticeKeeper;
let ids: number;
let site: Partial<NoticeFacts>;
let troubles: string[];
/** What was open when it was told that something changed. */
let shown: (readonly string[])[];
let disk: 'up' | 'down';
let writes: number;
let lookedAt: (now: number) => void;
const time = manualClock(1000);
/** As the machine's: its timers count in 31 bits, and fire at once when they are asked for more. */
const clock: typeof time = {
  ...time,
  after: (delayMs, task) => time.after(delayMs < 2 ** 31 ? delayMs : 1, task),
};

const shelf: NoticeShelf = {
  put: (notice) => {
    writes += 1;
    return disk === 'down' ? Promise.reject(new Error('disk full')) : store.notices.put(notice);
  },
  get: (id) => store.notices.get(id),
  notOver: () => store.notices.notOver(),
};

async function start(): Promise<void> {
  keeper = await noticeKeeper({
    store: shelf,
    clock,
    newId: () => `n${(ids += 1)}`,
    facts: () => {
      lookedAt(clock.now());
      return quietFacts({ ...site, now: clock.now() });
    },
    onChange: () => {
      shown.push(keeper.open().map(({ id }) => id));
    },
    onTrouble: (what) => {
      troubles.push(what);
    },
  });
}

/** What happens to be under way in its turn has ended. */
async function quiet(): Promise<void> {
  await keeper.handle('nobody', { by: 'Ana', answer: null }, done);
}

async function look(facts: Partial<NoticeFacts>): Promise<readonly string[]> {
  site = facts;
  keeper.look();
  await quiet();
  return keeper.open().map(({ id }) => id);
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'smart-parking-notices-'));
  store = await openSqliteStore({ folder });
  ids = 0;
  site = {};
  troubles = [];
  shown = [];
  disk = 'up';
  writes = 0;
  lookedAt = () => undefined;
  await start();
});

afterEach(async () => {
  await keeper.stop();
  expect(clock.pending()).toBe(0);
  await store.close();
  await rm(folder, { recursive: true });
});

const someoneWaits: Partial<NoticeFacts> = { waiting: [waitingPassage()] };

describe('a notice', () => {
  it('is on disk when people are told of it, and ends there', async () => {
    expect(await look(someoneWaits)).toEqual(['n1']);
    expect(shown).toEqual([['n1']]);
    const kept = await store.notices.get('n1');
    expect(kept).toEqual(keeper.open()[0]);
    expect(kept).toMatchObject({ since: 1000, endedAt: null, subject: { passageId: 'p1' } });
    expect(await look(someoneWaits)).toEqual(['n1']);
    expect(await look({})).toEqual([]);
    expect(shown).toEqual([['n1'], []]);
    expect(await store.notices.get('n1')).toMatchObject({ endedAt: clock.now() });
  });

  it('is known again after a restart, also when somebody put it aside', async () => {
    const facts = { ...someoneWaits, capacity: 0 };
    expect(await look(facts)).toHaveLength(2);
    await keeper.handle('n2', { by: 'Ana', answer: null }, done);
    await keeper.stop();
    await start();
    expect(keeper.open().map(({ id }) => id)).toEqual(['n1']);
    expect(await look(facts)).toEqual(['n1']);
    expect(ids).toBe(2);
    await look({});
    expect(await store.notices.notOver()).toEqual([]);
  });

  it('that is due later comes by itself', async () => {
    const looks: number[] = [];
    lookedAt = (now) => looks.push(now);
    const openVisits = [plainVisit({ id: 'v1', enteredAt: clock.now() })];
    const settings = { overstay: [{ group: null, minutes: (40 * DAY_MS) / MINUTE_MS }], muted: [] };
    await look({ openVisits, settings });
    for (let hour = 1; hour < 24; hour += 1) {
      clock.advance(DAY_MS / 24);
      await quiet();
    }
    expect(looks).toHaveLength(1);
    clock.advance(DAY_MS / 24);
    await quiet();
    for (let day = 2; day < 40; day += 1) {
      clock.advance(DAY_MS);
      await quiet();
    }
    expect(keeper.open()).toEqual([]);
    clock.advance(DAY_MS);
    await quiet();
    expect(keeper.open()).toMatchObject([{ subject: { kind: 'overstay', visitId: 'v1' } }]);
  });

  it('that the disk does not take is not told, and told when it does', async () => {
    disk = 'down';
    expect(await look(someoneWaits)).toEqual([]);
    expect(shown).toEqual([]);
    expect(troubles).toHaveLength(1);
    disk = 'up';
    clock.advance(10_000);
    await quiet();
    expect(keeper.open()).toHaveLength(1);
    expect(await store.notices.notOver()).toHaveLength(1);
  });

  it('that the disk does not take is tried again after a while, however much changes at the site', async () => {
    disk = 'down';
    site = someoneWaits;
    keeper.look();
    // One that comes while the first is being written has its turn after it.
    lookedAt = keeper.look;
    for (let change = 0; change < 100; change += 1) await look(someoneWaits);
    lookedAt = () => undefined;
    expect([writes, troubles.length]).toEqual([1, 1]);
    clock.advance(9_999);
    await look(someoneWaits);
    expect(writes).toBe(1);
    clock.advance(1);
    await quiet();
    expect([writes, troubles.length]).toEqual([2, 2]);
    disk = 'up';
    await look(someoneWaits);
    expect(keeper.open()).toEqual([]);
    clock.advance(10_000);
    await quiet();
    expect(keeper.open()).toHaveLength(1);
    expect(await look({})).toEqual([]);
  });
});

describe('a person', () => {
  it('puts one aside; it stays so while its cause lasts', async () => {
    await look(someoneWaits);
    expect(await keeper.handle('n1', { by: 'Ana', answer: null }, done)).toBe('done');
    expect(await look(someoneWaits)).toEqual([]);
    expect(await store.notices.get('n1')).toMatchObject({
      endedAt: null,
      handled: { by: 'Ana', at: clock.now(), answer: null },
    });
  });

  it('answers it, which ends it; the vehicle that still stands there is not told of again', async () => {
    await look(someoneWaits);
    expect(await keeper.handle('n1', { by: 'Ana', answer: 'refuse' }, done)).toBe('done');
    expect(await store.notices.get('n1')).toMatchObject({
      endedAt: clock.now(),
      handled: { by: 'Ana', answer: 'refuse' },
    });
    expect(await look(someoneWaits)).toEqual([]);
    expect(ids).toBe(1);
  });

  it('is the only one who answers: a second answer at the same time is not carried out', async () => {
    await look(someoneWaits);
    const carriedOut: string[] = [];
    const answer = (by: string) =>
      keeper.handle('n1', { by, answer: 'once' }, () => {
        carriedOut.push(by);
        return done();
      });
    expect(await Promise.all([answer('Ana'), answer('Bala')])).toEqual(['done', 'over']);
    expect(carriedOut).toEqual(['Ana']);
  });

  it('whose answer could not be carried out can answer again', async () => {
    await look(someoneWaits);
    const handling = { by: 'Ana', answer: 'once' } as const;
    expect(await keeper.handle('n1', handling, () => Promise.resolve('store-down'))).toBe('store-down');
    expect(keeper.open()).toHaveLength(1);
    expect(await keeper.handle('n1', handling, done)).toBe('done');
  });

  it('whose answer was carried out but not written is not asked again', async () => {
    await look(someoneWaits);
    disk = 'down';
    const handling = { by: 'Ana', answer: 'once' } as const;
    expect(await keeper.handle('n1', handling, done)).toBe('done');
    expect(troubles).toHaveLength(1);
    expect(await keeper.handle('n1', handling, done)).toBe('over');
  });

  it('who puts one aside that cannot be written is told so', async () => {
    await look(someoneWaits);
    disk = 'down';
    await expect(keeper.handle('n1', { by: 'Ana', answer: null }, done)).rejects.toThrow('disk full');
    expect(keeper.open()).toHaveLength(1);
  });

  it('finds one that is over, and none that never was', async () => {
    await look(someoneWaits);
    await look({});
    const handling = { by: 'Ana', answer: null } as const;
    expect(await keeper.handle('n1', handling, done)).toBe('over');
    expect(await keeper.handle('n9', handling, done)).toBe('no-such-notice');
  });
});
