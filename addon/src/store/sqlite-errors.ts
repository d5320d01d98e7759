import { UserError } from '../errors.ts';

/** Primary result codes of SQLite (sqlite.org/rescode.html) that a person can do something about. */
const EXPLANATIONS: Readonly<Record<number, readonly [code: string, explain: (file: string) => string]>> = {
  5: ['store-busy', (file) => `Another program holds ${file} locked. Close it and try again.`],
  8: [
    'store-read-only',
    (file) => `${file} cannot be written. Give this program write access to its folder.`,
  ],
  10: [
    'store-disk-fails',
    (file) => `The disk failed while ${file} was used. Check the disk and the system log.`,
  ],
  11: ['store-damaged', (file) => `${file} is damaged. Restore it from a backup.`],
  13: ['disk-full', (file) => `The disk of ${file} is full. Make room on it.`],
  14: [
    'store-not-opened',
    (file) => `${file} cannot be opened. Check that this program may read and write it.`,
  ],
  26: ['store-damaged', (file) => `${file} is not a database. Restore it from a backup, or move it away.`],
};

/** A `UserError` for what a person can act on; every other error is handed back as it is. */
export function explainSqliteError(error: unknown, file: string): unknown {
  if (!(error instanceof Error) || !('errcode' in error) || typeof error.errcode !== 'number') return error;
  const explanation = EXPLANATIONS[error.errcode & 0xff];
  if (explanation === undefined) return error;
  const [code, explain] = explanation;
  return new UserError(code, explain(file), { cause: error });
}
