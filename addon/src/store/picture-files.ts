import { createHash, randomUUID } from 'node:crypto';
import { access, open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError } from '../errors.ts';
import { isFileError, makePrivateFolder, PRIVATE_FILE_MODE, syncFolder } from './private-files.ts';
import type { PictureStore } from './store.ts';

const CONTENT_ADDRESS = /^[0-9a-f]{64}$/;

/**
 * Pictures in `<folder>/pictures`, each once, under the SHA-256 of its content: `ab/cd/abcd…`. A picture has its name
 * only when all of it is on disk. To be opened by the holder of the store's writer lock, since what a killed program
 * left half written is removed here.
 *
 * @throws UserError `folder-not-made`; a later `put` rejects with `disk-full`.
 */
export async function openPictureFiles({ folder }: { readonly folder: string }): Promise<PictureStore> {
  const pictures = join(folder, 'pictures');
  const unfinished = join(pictures, 'unfinished');
  await rm(unfinished, { recursive: true, force: true });
  await makePrivateFolder(unfinished);

  // Two levels of 256 folders: a million pictures are some fifteen to a folder.
  const folderOf = (id: string): string => join(pictures, id.slice(0, 2), id.slice(2, 4));

  const write = async (id: string, picture: Uint8Array): Promise<string> => {
    const target = folderOf(id);
    const path = join(target, id);
    if (!(await exists(path))) {
      await makePrivateFolder(target);
      const temporary = join(unfinished, randomUUID());
      try {
        await writeToDisk(temporary, picture);
        await rename(temporary, path);
      } catch (error) {
        await rm(temporary, { force: true });
        throw isFileError(error, 'ENOSPC') ? diskFull(pictures, error) : error;
      }
    }
    // Also for one that was there: its name need not be on disk yet if a program was killed right after giving it.
    await syncFolder(target);
    return id;
  };

  const underWay = new Map<string, Promise<string>>();
  return {
    put: (picture) => {
      const id = createHash('sha256').update(picture).digest('hex');
      const writing =
        underWay.get(id) ??
        write(id, picture).finally(() => {
          underWay.delete(id);
        });
      underWay.set(id, writing);
      return writing;
    },

    get: async (id) => {
      if (!CONTENT_ADDRESS.test(id)) return null;
      try {
        return await readFile(join(folderOf(id), id));
      } catch (error) {
        if (isFileError(error, 'ENOENT')) return null;
        throw error;
      }
    },
  };
}

async function exists(path: string): Promise<boolean> {
  try {
    await access(path);
    return true;
  } catch {
    return false;
  }
}

async function writeToDisk(path: string, content: Uint8Array): Promise<void> {
  const handle = await open(path, 'wx', PRIVATE_FILE_MODE);
  try {
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function diskFull(folder: string, cause: unknown): UserError {
  return new UserError('disk-full', `The disk of ${folder} is full. Make room on it.`, { cause });
}
