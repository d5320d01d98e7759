import type { SQLInputValue } from 'node:sqlite';
import { DatabaseSync } from 'node:sqlite';
import { Kysely } from 'kysely';
import type { CompiledQuery } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { StoreConnection } from './connection.ts';
import { storedCorrections } from './corrections.ts';
import { encodeCursor } from './cursor.ts';
import { migrate } from './migrations.ts';
import { storedNotices } from './notices.ts';
import { storedOccupancy } from './occupancy.ts';
import { storedPassages } from './passages.ts';
import { storedSlots } from './slots.ts';
import { passageOf, visitOf } from './samples-under-test.ts';
import { sqliteDialect } from './sqlite-dialect.ts';
import { collected } from './store-under-test.ts';
import type { PassageFilter, Store, VisitFilter } from './store.ts';
import type { Tables } from './tables.ts';
import { storedVisits } from './visits.ts';

const PASSAGE = passageOf({ plate: 'KA01AB1234', outcome: 'entered', endedAt: 2 });
const VISIT = visitOf({ enteredAt: 1 });

const cursor = (at: number): string => encodeCursor({ at, id: '0' });

/** How SQLite finds what the store really asks it for. */
describe('by an index, and without sorting where they have an order, are found', () => {
  let database: DatabaseSync;
  let connection: StoreConnection;
  let asked: CompiledQuery[];

  beforeEach(async () => {
    database = new DatabaseSync(':memory:');
    const db = new Kysely<Tables>({
      dialect: sqliteDialect({ database }),
      log: ({ query }) => {
        asked.push(query);
      },
    });
    asked = [];
    await migrate(db);
    const onCorruptRow = (error: Error): never => {
      throw error;
    };
    connection = { db, onCorruptRow };
    await storedPassages(connection).record({ passage: PASSAGE, visits: [VISIT] });
    // More than are rare.
    database.exec(
      `with recursive numbers(n) as (select 1 union all select n + 1 from numbers where n < 2500)
       insert into visits (number, id, plate, entered_at, anomalies_json)
       select (n << 20) + 1, n, 'FREQUENT', n, '[]' from numbers`,
    );
  });

  afterEach(async () => {
    await connection.db.destroy();
  });

  /** The plans of all that is asked for, a line for each step. */
  async function plansOf(ask: () => Promise<unknown>): Promise<string> {
    asked = [];
    await ask();
    return asked
      .flatMap(({ sql, parameters }) =>
        database.prepare(`explain query plan ${sql}`).all(...(parameters as readonly SQLInputValue[])),
      )
      .map(({ detail }) => String(detail))
      .join('\n');
  }

  const SEARCHED = 'VIRTUAL TABLE INDEX';
  const IN_ORDER = 'visits USING INTEGER PRIMARY KEY (rowid<?)';

  const pages: readonly (readonly [filter: VisitFilter, by: string])[] = [
    [{}, IN_ORDER],
    [{ open: false }, IN_ORDER],
    [{ toReview: false }, IN_ORDER],
    [{ plate: 'K' }, IN_ORDER],
    [{ plate: 'KA' }, SEARCHED],
    [{ beganFrom: 2 }, 'visits USING INTEGER PRIMARY KEY (rowid>? AND rowid<?)'],
    [{ open: true }, 'USING INDEX visits_open (left_at=? AND number<?)'],
    [{ toReview: true }, 'USING INDEX visits_to_review (to_review=? AND number<?)'],
    [{ permitId: 'p' }, 'USING INDEX visits_by_permit (permit_id=? AND rowid<?)'],
    [{ permitId: 'p', beganFrom: 2 }, 'USING INDEX visits_by_permit (permit_id=? AND rowid>? AND rowid<?)'],
    [{ open: true, toReview: true, permitId: 'p' }, 'USING INDEX visits_open (left_at=? AND number<?)'],
    [{ toReview: true, permitId: 'p' }, 'USING INDEX visits_to_review (to_review=? AND number<?)'],
    [{ plate: 'KA01' }, SEARCHED],
    [{ plate: 'FREQ' }, SEARCHED],
    [{ plate: 'FREQ', open: false }, SEARCHED],
    [{ plate: 'KA01', permitId: 'p', open: true, toReview: true }, SEARCHED],
    [{ plate: 'FREQ', permitId: 'p' }, 'USING INDEX visits_by_permit (permit_id=? AND rowid<?)'],
    [{ plate: 'FREQ', open: true }, 'USING INDEX visits_open (left_at=? AND number<?)'],
    [{ plate: 'F', permitId: 'p' }, 'USING INDEX visits_by_permit (permit_id=? AND rowid<?)'],
  ];

  test.each(pages)('the visits of a page of %j', async (filter, by) => {
    const visits = storedVisits(connection);
    for (const before of [cursor(5), cursor(1)]) {
      const plans = await plansOf(() => visits.page({ beganBefore: 3, ...filter }, before, 50));
      expect(plans).toContain(by);
      if (by === SEARCHED) expect(plans).toContain('SEARCH visits USING INTEGER PRIMARY KEY (rowid=?)');
      expect(plans).not.toContain('TEMP B-TREE');
      expect(plans.replace(/^SCAN (visit_plates|\(subquery-1\)).*$/gm, '')).not.toContain('SCAN');
    }
  });

  const visitLists: readonly (readonly [
    what: string,
    ask: (visits: Store['visits']) => Promise<unknown>,
    by: string,
  ])[] = [
    ['that are open', (visits) => visits.open(), 'visits_by_leaving'],
    ['that ended on a day', (visits) => visits.ended(1, 2), 'visits_by_leaving'],
    ['that have these ids', (visits) => visits.many(['v']), 'sqlite_autoindex_visits_1'],
    ['of which only the exit was seen', (visits) => visits.unpairedExits(1), 'visits_unpaired'],
    ['that wait for a person', (visits) => visits.toReview(), 'visits_to_review'],
  ];

  test.each(visitLists)('visits %s', async (_what, ask, by) => {
    const plans = await plansOf(() => ask(storedVisits(connection)));
    expect(plans).toMatch(new RegExp(`SEARCH visits USING (COVERING )?INDEX ${by}`));
    expect(plans).not.toContain('TEMP B-TREE');
    expect(plans).not.toContain('SCAN visits');
  });

  test('visits of a replay, and sorts no more than those', async () => {
    const plans = await plansOf(() => storedVisits(connection).since(5));
    expect(plans).toContain('USING INDEX visits_by_leaving');
    expect(plans).not.toContain('SCAN');
  });

  test('the pieces of an export of visits', async () => {
    const visits = storedVisits(connection);
    const plans = await plansOf(() => collected(visits.export({})));
    expect(plans).toContain('SEARCH visits USING INTEGER PRIMARY KEY (rowid>? AND rowid<?)');
    expect(plans).not.toContain('TEMP B-TREE');
    // Those of a day are found at once, wherever it lies in history.
    await plansOf(() => collected(visits.export({ beganFrom: 1200, beganBefore: 1300 })));
    expect(asked).toHaveLength(2);
    await plansOf(() => collected(visits.export({})));
    expect(asked).toHaveLength(6);
  });

  const passagePages: readonly (readonly [filter: PassageFilter, index: string])[] = [
    [{}, 'passages_by_time'],
    [{ plate: '1' }, 'passages_by_time'],
    [{ gateId: 'lane' }, 'passages_by_gate'],
    [{ gateId: 'lane', plate: '1' }, 'passages_by_gate'],
    [{ outcome: 'left' }, 'passages_by_outcome'],
  ];

  test.each(passagePages)('the passages of a page of %j', async (filter, index) => {
    const plans = await plansOf(() => storedPassages(connection).page(filter, cursor(5), 50));
    expect(plans).toContain(`SEARCH passages USING INDEX ${index}`);
    expect(plans).not.toContain('TEMP B-TREE');
  });

  test('the pieces of an export of passages', async () => {
    const plans = await plansOf(() => collected(storedPassages(connection).export({ arrivedFrom: 1 })));
    expect(plans).toContain('SEARCH passages USING INDEX passages_by_time');
    expect(plans).not.toContain('TEMP B-TREE');
    expect(plans).not.toContain('SCAN');
  });

  test('changes of the count, of which the sum is in the index', async () => {
    const occupancy = storedOccupancy(connection);
    const changes = await plansOf(() => Promise.all([occupancy.since(5), occupancy.between(5, 6)]));
    expect(changes).toContain('SEARCH count_changes USING INDEX count_changes_by_time (at>?)');
    expect(changes).toContain('SEARCH count_changes USING INDEX count_changes_by_time (at>? AND at<?)');
    expect(changes).not.toContain('TEMP B-TREE');
    const sum = await plansOf(() => occupancy.countAt(5));
    expect(sum).toBe('SEARCH count_changes USING COVERING INDEX count_changes_by_time (at<?)');
  });

  test('promises and notices', async () => {
    const notices = storedNotices(connection);
    const plans = await plansOf(() =>
      Promise.all([
        storedSlots(connection).promises(),
        notices.open(),
        notices.notOver(),
        notices.page({}, cursor(5), 10),
        notices.page({ open: false }, cursor(5), 10),
      ]),
    );
    for (const index of ['promises_that_hold', 'notices_by_time', 'notices_by_state', 'notices_not_over']) {
      expect(plans).toContain(`USING INDEX ${index}`);
    }
    expect(plans).not.toContain('TEMP B-TREE');
    expect(plans).not.toContain('SCAN');
  });

  test('corrections, of which a visit has few to sort', async () => {
    const corrections = storedCorrections(connection);
    expect(await plansOf(() => corrections.newest({}, 10))).toBe('SCAN corrections');
    const ofVisit = await plansOf(() => corrections.newest({ visitId: 'v' }, 10));
    expect(ofVisit).toContain('SEARCH corrected_visits USING COVERING INDEX');
    expect(ofVisit).not.toContain('SCAN');
  });
});
