import { join } from 'node:path';
import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { UserError } from '../errors.ts';
import { storedAgreement } from './agreement.ts';
import { storedAnswerLinks } from './answer-links.ts';
import { storedBarrierTravels } from './barrier-travels.ts';
import { storedCorrections } from './corrections.ts';
import { storedDays } from './days.ts';
import { highWater } from './high-water.ts';
import { migrate, pendingMigrations } from './migrations.ts';
import { storedNotices } from './notices.ts';
import { storedOccupancy } from './occupancy.ts';
import { storedPaidReads } from './paid-reads.ts';
import { storedParkingSettings } from './parking-settings.ts';
import { storedPassages } from './passages.ts';
import { storedPersonOrders } from './person-orders.ts';
import { storedPermits } from './permits.ts';
import { makePrivateFolder } from './private-files.ts';
import { storedRules } from './rules.ts';
import { storedSessions } from './sessions.ts';
import { storedSlots } from './slots.ts';
import { openDatabase } from './sqlite-database.ts';
import type { Store } from './store.ts';
import type { Tables } from './tables.ts';
import { storedUploadKeys } from './upload-keys.ts';
import { storedVisits } from './visits.ts';
import { takeWriterLock } from './writer-lock.ts';

export interface SqliteStoreOptions {
  /** Made when it is not there; holds `smart-parking.sqlite` and `writer.lock`. */
  readonly folder: string;
  /**
   * True, the default, for the program itself: nobody else may open the folder so. False for a command that adds
   * something while the program runs.
   */
  readonly exclusive?: boolean;
  /** Told of each damaged row that a list leaves out; when absent, such a list rejects with the same error. */
  readonly onCorruptRow?: (error: UserError) => void;
}

/**
 * @throws UserError `store-in-use`, `store-too-new`, `store-not-updated`, `store-damaged`, `store-not-opened`,
 * `store-read-only`, `folder-not-made`. Later calls reject with `disk-full`, `store-disk-fails`, `store-busy`,
 * `store-damaged` or `corrupt-row`.
 */
export async function openSqliteStore({
  folder,
  exclusive = true,
  onCorruptRow = refuse,
}: SqliteStoreOptions): Promise<Store> {
  await makePrivateFolder(folder);
  const lock = exclusive ? await takeWriterLock(folder) : null;
  try {
    const db = await openDatabase(join(folder, 'smart-parking.sqlite'));
    try {
      await bringUpToDate(db, folder, lock !== null);
    } catch (error) {
      await db.destroy();
      throw error;
    }
    return storeOf(db, onCorruptRow, () => lock?.release());
  } catch (error) {
    lock?.release();
    throw error;
  }
}

function storeOf(db: Kysely<Tables>, onCorruptRow: (error: UserError) => void, release: () => void): Store {
  const connection = { db, onCorruptRow };
  let closing: Promise<void> | null = null;
  return {
    permits: storedPermits(connection),
    rules: storedRules(connection),
    passages: storedPassages(connection),
    visits: storedVisits(connection),
    corrections: storedCorrections(connection),
    slots: storedSlots(connection),
    parkingSettings: storedParkingSettings(connection),
    notices: storedNotices(connection),
    answerLinks: storedAnswerLinks(connection),
    days: storedDays(connection),
    occupancy: storedOccupancy(connection),
    personOrders: storedPersonOrders(connection),
    barrierTravels: storedBarrierTravels(connection),
    paidReads: storedPaidReads(connection),
    agreement: storedAgreement(connection),
    uploadKeys: storedUploadKeys(connection),
    sessions: storedSessions(connection),
    newestInstant: () => highWater(db),
    close: () => {
      // With the connection in hand whatever was asked for before is done, and nothing after it begins.
      closing ??= db
        .connection()
        .execute(() => db.destroy())
        .finally(release);
      return closing;
    },
  };
}

/** Only under the writer's lock: a newer command must not change the tables under a program that is running. */
async function bringUpToDate(db: Kysely<Tables>, folder: string, locked: boolean): Promise<void> {
  if (!locked) {
    if ((await pendingMigrations(db)).length === 0) return;
    const lock = await takeWriterLock(folder);
    try {
      await bringUpToDate(db, folder, true);
    } finally {
      lock.release();
    }
    return;
  }
  // Readers do not wait for the writer then, and a commit is one write to one file. The file remembers it.
  await sql`pragma journal_mode = wal`.execute(db);
  await migrate(db);
}

function refuse(error: UserError): never {
  throw error;
}
