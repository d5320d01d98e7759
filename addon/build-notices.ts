import { copyFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';

/** What whoever passes the program on must pass on with it. */
const NOTICES = ['LICENSE', 'NOTICE'] as const;

/**
 * Puts the licence and the notices into a folder.
 *
 * @param root the folder of the project, where they lie. Rejects when one is missing: a build without them is not to be passed on.
 */
export async function copyNotices(root: string, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const name of NOTICES) await copyFile(join(root, name), join(folder, name));
}
