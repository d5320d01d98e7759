import { chmod, mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { UserError } from '../errors.ts';

/** Plates are personal data: what is kept belongs to the account that runs the program, and to nobody else on the box. */
export const PRIVATE_FILE_MODE = 0o600;
const PRIVATE_FOLDER_MODE = 0o700;

/** Makes the folder and those above it where they are missing; a folder that is there already keeps its mode. */
export async function makePrivateFolder(folder: string): Promise<void> {
  try {
    const firstMade = await mkdir(folder, { recursive: true, mode: PRIVATE_FOLDER_MODE });
    if (firstMade === undefined) return;
    for (let made = folder; made !== dirname(firstMade); made = dirname(made))
      await syncFolder(dirname(made));
  } catch (error) {
    throw new UserError(
      'folder-not-made',
      `The folder ${folder} cannot be used. Choose one that this program may write to.`,
      { cause: error },
    );
  }
}

/**
 * Makes an empty file unless it is there, and takes other people's rights away when it is. Never opens a file that is
 * there: closing it again would drop every lock that SQLite holds on it in this process.
 */
export async function makePrivateFile(path: string): Promise<void> {
  try {
    await (await open(path, 'wx', PRIVATE_FILE_MODE)).close();
  } catch (error) {
    if (!isFileError(error, 'EEXIST')) throw error;
    await chmod(path, PRIVATE_FILE_MODE);
    return;
  }
  await syncFolder(dirname(path));
}

/** Resolves when the names in the folder are on disk, as `fsync` of a file resolves for its content. */
export async function syncFolder(folder: string): Promise<void> {
  // Windows has no such call and writes names through.
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

export function isFileError(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
