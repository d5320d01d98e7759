import type { DatabaseSync, SQLInputValue, SQLOutputValue, StatementSync } from 'node:sqlite';
import { CompiledQuery, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from 'kysely';
import type { DatabaseConnection, Dialect, Driver, QueryResult } from 'kysely';

/** A page with every combination of filters needs a few dozen statements; the bound only stops an unforeseen flood. */
const MOST_STATEMENTS_KEPT = 200;

interface PreparedStatement {
  readonly statement: StatementSync;
  /** It answers with rows, as `select`, `returning` and asking pragmas do. */
  readonly returnsRows: boolean;
}

/** SQLite can change its schema in a transaction; Kysely's own adapter says no, and would migrate without one. */
class TransactionalSqliteAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

/**
 * Kysely over `node:sqlite`. Takes possession of the database: destroying the Kysely instance closes it.
 *
 * Integers arrive as numbers where a number can hold them and as bigint beyond that, so that one absurd value spoils
 * its own row and not the whole answer. Parameters are what SQLite stores: null, numbers, bigint, text, bytes.
 *
 * @param explain turns an error of SQLite into what is thrown.
 */
export function sqliteDialect({
  database,
  explain = (error) => error,
}: {
  readonly database: DatabaseSync;
  readonly explain?: (error: unknown) => unknown;
}): Dialect {
  return {
    createDriver: () => sqliteDriver(database, explain),
    createQueryCompiler: () => new SqliteQueryCompiler(),
    createAdapter: () => new TransactionalSqliteAdapter(),
    createIntrospector: (db) => new SqliteIntrospector(db),
  };
}

function sqliteDriver(database: DatabaseSync, explain: (error: unknown) => unknown): Driver {
  const connection = sqliteConnection(database, explain);
  const execute = async (sql: string): Promise<void> => {
    await connection.executeQuery(CompiledQuery.raw(sql));
  };
  return {
    init: () => Promise.resolve(),
    acquireConnection: () => Promise.resolve(connection),
    releaseConnection: () => Promise.resolve(),
    // A transaction that reads and then writes would fail, without waiting, when another process wrote in between.
    beginTransaction: () => execute('begin immediate'),
    commitTransaction: () => execute('commit'),
    // A full disk and the like end a transaction by themselves; rolling back again would hide the cause.
    rollbackTransaction: () => (database.isTransaction ? execute('rollback') : Promise.resolve()),
    destroy: () => {
      if (database.isOpen) database.close();
      return Promise.resolve();
    },
  };
}

function sqliteConnection(database: DatabaseSync, explain: (error: unknown) => unknown): DatabaseConnection {
  const prepared = new Map<string, PreparedStatement>();

  const prepare = (sql: string): PreparedStatement => {
    const known = prepared.get(sql);
    if (known !== undefined) return known;
    const statement = database.prepare(sql, { readBigInts: true });
    const fresh = { statement, returnsRows: statement.columns().length > 0 };
    if (prepared.size >= MOST_STATEMENTS_KEPT) prepared.clear();
    prepared.set(sql, fresh);
    return fresh;
  };

  const run = <Row>(query: CompiledQuery): QueryResult<Row> => {
    const { statement, returnsRows } = prepare(query.sql);
    const parameters = query.parameters as readonly SQLInputValue[];
    if (returnsRows) return { rows: statement.all(...parameters).map((row) => withNumbers(row) as Row) };
    const { changes, lastInsertRowid } = statement.run(...parameters);
    return { rows: [], numAffectedRows: BigInt(changes), insertId: BigInt(lastInsertRowid) };
  };

  return {
    executeQuery: (query) =>
      new Promise((resolve, reject) => {
        try {
          resolve(run(query));
        } catch (error) {
          reject(asError(explain(error)));
        }
      }),
    streamQuery: async function* <Row>(query: CompiledQuery): AsyncIterableIterator<QueryResult<Row>> {
      try {
        const { statement } = prepare(query.sql);
        for (const row of statement.iterate(...(query.parameters as readonly SQLInputValue[]))) {
          yield await Promise.resolve({ rows: [withNumbers(row) as Row] });
        }
      } catch (error) {
        throw asError(explain(error));
      }
    },
  };
}

function withNumbers(row: Record<string, SQLOutputValue>): Record<string, SQLOutputValue> {
  // The rows have no prototype to be kept out, and lists of their entries took three times as long.
  for (const column in row) {
    const value = row[column];
    if (typeof value !== 'bigint') continue;
    const number = Number(value);
    if (Number.isSafeInteger(number)) row[column] = number;
  }
  return row;
}

function asError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(String(thrown));
}
