import type { Kysely } from 'kysely';
import { DEFAULT_MIGRATION_TABLE, Migrator } from 'kysely/migration';
import type { Migration } from 'kysely/migration';
import { UserError } from '../errors.ts';
import { firstTables } from './migrations/0001-first-tables.ts';
import { personOrders } from './migrations/0002-person-orders.ts';
import { rawReadings } from './migrations/0003-raw-readings.ts';
import { accessAndGate } from './migrations/0004-access-and-gate.ts';
import { paidReads } from './migrations/0005-paid-reads.ts';
import { parking } from './migrations/0006-parking.ts';
import type { Tables } from './tables.ts';

/** By name, in the order of their names. A migration that was ever released is never changed, only followed by another. */
export type Migrations = Readonly<Record<string, Migration>>;

export const MIGRATIONS: Migrations = {
  '0001-first-tables': firstTables,
  '0002-person-orders': personOrders,
  '0003-raw-readings': rawReadings,
  '0004-access-and-gate': accessAndGate,
  '0005-paid-reads': paidReads,
  '0006-parking': parking,
};

/** Kept by Kysely's migrator. */
type MigrationTable = Record<typeof DEFAULT_MIGRATION_TABLE, { readonly name: string }>;

/**
 * Names of the migrations that the database still lacks; nothing is written.
 *
 * @throws UserError `store-too-new` when it has one that this program does not know.
 */
export async function pendingMigrations(
  db: Kysely<Tables>,
  migrations: Migrations = MIGRATIONS,
): Promise<readonly string[]> {
  const done = await doneMigrations(db);
  const unknown = done.find((name) => !Object.hasOwn(migrations, name));
  if (unknown !== undefined) {
    throw new UserError(
      'store-too-new',
      `The store was written by a newer version of this program (it has "${unknown}"). ` +
        'Install that version again, or restore a backup made by this one.',
    );
  }
  return Object.keys(migrations).filter((name) => !done.includes(name));
}

/**
 * Brings the database up to date, whole or not at all.
 *
 * @throws UserError `store-too-new`, `store-not-updated`; the database is then as it was.
 */
export async function migrate(db: Kysely<Tables>, migrations: Migrations = MIGRATIONS): Promise<void> {
  const pending = await pendingMigrations(db, migrations);
  if (pending.length === 0) return;
  const provider = { getMigrations: () => Promise.resolve({ ...migrations }) };
  const { error, results } = await new Migrator({ db, provider }).migrateToLatest();
  if (error === undefined) return;
  const failed = results?.find((result) => result.status === 'Error')?.migrationName ?? pending[0];
  throw new UserError(
    'store-not-updated',
    `The store could not be brought up to date ("${String(failed)}" failed) and was left as it was. ` +
      'Install the version that you had, and report this.',
    { cause: error },
  );
}

async function doneMigrations(db: Kysely<Tables>): Promise<readonly string[]> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some((table) => table.name === DEFAULT_MIGRATION_TABLE)) return [];
  const rows = await db
    .$extendTables<MigrationTable>()
    .selectFrom(DEFAULT_MIGRATION_TABLE)
    .select('name')
    .execute();
  return rows.map((row) => row.name);
}
