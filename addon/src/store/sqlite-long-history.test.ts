import { describe, expect, test } from 'vitest';
import type { UserError } from '../errors.ts';
import { storeFolderUnderTest } from './store-folder-under-test.ts';
import type { VisitFilter } from './store.ts';
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

describe('a store with a long history', () => {
  const under = storeFolderUnderTest();

  // More than one piece of them.
  const PASSAGES = 2_500;

  const fill = (): void => {
    under.withDatabase((database) => {
      // Few instants for many passages, so that pieces end among equal ones.
      database.exec(
        `with recursive numbers(n) as (select 0 union all select n + 1 from numbers where n < ${PASSAGES - 1})
         insert into passages (id, gate_id, direction, phase, arrived_at, ended_at, outcome, inferred, interrupted)
         select 'p' || substr('000' || n, -4), 'lane', 'in', 'clear', n / 375, n, 'entered', 0, 0 from numbers`,
      );
    });
  };

  test('reads it from a moment on piece by piece, each passage once', async () => {
    const store = await under.open();
    fill();
    const ids = (await collected(store.passages.since(2))).map(({ id }) => id);
    expect(ids).toEqual(
      Array.from({ length: PASSAGES - 750 }, (_, index) => `p${String(index + 750).padStart(4, '0')}`),
    );
  });

  test('lets a gate go on while somebody reads it all', async () => {
    const store = await under.open();
    fill();
    const recorded: Promise<void>[] = [];
    const next = (): void => {
      recorded.push(store.passages.record({ passage: { ...PASSAGE, id: `new-${recorded.length}` } }));
      pending = setImmediate(next);
    };
    let pending = setImmediate(next);
    for await (const passage of store.passages.since(0)) {
      // Whoever comes meanwhile is written at once: the reader holds no lock between two pieces.
      if (passage.id === 'p0900') expect(await store.passages.get('new-0')).not.toBeNull();
    }
    clearImmediate(pending);
    expect(recorded.length).toBeGreaterThanOrEqual(4);
    await Promise.all(recorded);
  });

  test('lets others have their turn while who came and went is read', async () => {
    const store = await under.open();
    under.withDatabase((database) => {
      database.exec(
        `with recursive numbers(n) as (select 0 union all select n + 1 from numbers where n < ${PASSAGES - 1})
         insert into visits (number, id, entered_at, left_at, anomalies_json)
         select n << 20, n, n, n + 1, '[]' from numbers;
         insert into count_changes (at, delta, cause) select entered_at, 1, 'crossing' from visits`,
      );
    });
    for (const read of [
      () => store.visits.since(0),
      () => collected(store.visits.export({})),
      () => store.visits.ended(0, PASSAGES + 1),
      () => store.occupancy.since(0),
      () => store.occupancy.between(0, PASSAGES),
    ]) {
      let turns = 0;
      const next = (): void => {
        turns += 1;
        pending = setImmediate(next);
      };
      let pending = setImmediate(next);
      expect(await read()).toHaveLength(PASSAGES);
      clearImmediate(pending);
      expect(turns).toBeGreaterThanOrEqual(4);
    }
  });

  test('leaves what is damaged out of it', async () => {
    const corrupt: UserError[] = [];
    const store = await under.open({ onCorruptRow: (error) => corrupt.push(error) });
    fill();
    under.withDatabase((database) => {
      database.exec("update passages set phase = 'lost' where id in ('p0199', 'p0500')");
    });
    expect(await collected(store.passages.since(0))).toHaveLength(PASSAGES - 2);
    expect(corrupt).toHaveLength(2);
  });

  test('exports visits in order, each once, also where pieces end among those that began at once', async () => {
    const store = await under.open();
    under.withDatabase((database) => {
      database.exec(
        `with recursive numbers(n) as (select 0 union all select n + 1 from numbers where n < ${PASSAGES - 1})
         insert into visits (number, id, plate, entered_at, anomalies_json)
         select ((n / 375) << 20) + n % 375, n, 'KA' || n, n / 375, '[]' from numbers`,
      );
    });
    const ids = async (filter: VisitFilter): Promise<readonly number[]> =>
      (await collected(store.visits.export(filter))).map(({ id }) => Number(id));
    const all = Array.from({ length: PASSAGES }, (_, index) => index);
    expect(await ids({})).toEqual(all);
    expect(await ids({ plate: 'KA24' })).toEqual(all.filter((number) => `${number}`.startsWith('24')));
    expect(await ids({ plate: '9', beganFrom: 3 })).toEqual(
      all.filter((number) => number >= 1125 && `${number}`.includes('9')),
    );
  });
});
