import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { UserError } from '../errors.ts';
import { makePrivateFile } from './private-files.ts';
import { explainSqliteError } from './sqlite-errors.ts';

/** Long enough for a command that brings the store up to date, and for a program that is just stopping. */
const WAIT_MS = 500;

export interface WriterLock {
  release(): void;
}

/**
 * Keeps other programs from writing into the folder. It is SQLite's own lock on a companion file: the operating system
 * takes it back when the process ends, however it ends, so that no killed program locks out the next.
 *
 * @throws UserError `store-in-use` when another program, or another part of this one, holds it.
 */
export async function takeWriterLock(folder: string): Promise<WriterLock> {
  const file = join(folder, 'writer.lock');
  await makePrivateFile(file);
  const database = new DatabaseSync(file, { timeout: WAIT_MS });
  try {
    // Nothing is ever written to it; a journal would only be one more file to leave behind.
    database.exec('pragma journal_mode = memory');
    database.exec('begin exclusive');
  } catch (error) {
    database.close();
    const explained = explainSqliteError(error, file);
    if (!(explained instanceof UserError) || explained.code !== 'store-busy') throw explained;
    throw new UserError(
      'store-in-use',
      `Another Smart Parking is using ${folder}. Stop that one first, or give this one a folder of its own.`,
      { cause: error },
    );
  }
  return {
    release: () => {
      if (database.isOpen) database.close();
    },
  };
}
