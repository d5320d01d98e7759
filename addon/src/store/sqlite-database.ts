import { DatabaseSync } from 'node:sqlite';
import { Kysely } from 'kysely';
import { makePrivateFile } from './private-files.ts';
import { sqliteDialect } from './sqlite-dialect.ts';
import { explainSqliteError } from './sqlite-errors.ts';
import type { Tables } from './tables.ts';

/** How long to wait for a command that writes at the same moment; its transactions take milliseconds. */
const BUSY_TIMEOUT_MS = 2000;

/**
 * Opens the file, or makes it, for its own account only; `destroy` closes it. Its tables are as it was left.
 *
 * @throws UserError `store-damaged`, `store-not-opened`, `store-read-only`, as does every query, beside `disk-full`,
 * `store-disk-fails` and `store-busy`.
 */
export async function openDatabase(file: string): Promise<Kysely<Tables>> {
  const explain = (error: unknown): unknown => explainSqliteError(error, file);
  try {
    await makePrivateFile(file);
    const database = new DatabaseSync(file, { timeout: BUSY_TIMEOUT_MS, enableForeignKeyConstraints: true });
    // FULL: in WAL mode the next lower setting can lose the last commits in a power cut, and a decision is told only
    // once it is on disk. secure_delete: a plate that is erased must not stay readable in the file's free pages.
    database.exec('pragma synchronous = full; pragma secure_delete = on');
    return new Kysely<Tables>({ dialect: sqliteDialect({ database, explain }) });
  } catch (error) {
    throw explain(error);
  }
}
