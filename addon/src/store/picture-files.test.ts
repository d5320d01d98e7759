import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openPictureFiles } from './picture-files.ts';
import { pictureStoreContract } from './picture-store.contract.ts';

const makeFolder = (): Promise<string> => mkdtemp(join(tmpdir(), 'smart-parking-pictures-'));

pictureStoreContract(async () => {
  const folder = await makeFolder();
  return {
    open: () => openPictureFiles({ folder }),
    dispose: () => rm(folder, { recursive: true }),
  };
});

describe('pictures in a folder', () => {
  const picture = Buffer.from('a picture of the lane');
  let folder: string;

  beforeEach(async () => {
    folder = await makeFolder();
  });

  afterEach(() => rm(folder, { recursive: true }));

  const files = async (): Promise<readonly string[]> => {
    const entries = await readdir(join(folder, 'pictures'), { recursive: true, withFileTypes: true });
    return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  };

  test('lie two folders deep, once each, for their own account only', async () => {
    const pictures = await openPictureFiles({ folder });
    const id = await pictures.put(picture);
    const [written, ...more] = await files();
    expect(more).toEqual([]);
    expect(written).toBe(join(folder, 'pictures', id.slice(0, 2), id.slice(2, 4), id));
    expect((await stat(join(folder, 'pictures', id.slice(0, 2), id.slice(2, 4), id))).mode & 0o777).toBe(
      0o600,
    );
    for (const inner of ['.', id.slice(0, 2), join(id.slice(0, 2), id.slice(2, 4))]) {
      expect((await stat(join(folder, 'pictures', inner))).mode & 0o777).toBe(0o700);
    }
  });

  test('are written once: the same picture again leaves the file alone', async () => {
    const pictures = await openPictureFiles({ folder });
    await pictures.put(picture);
    const [path = ''] = await files();
    const first = await stat(path);
    await pictures.put(picture);
    expect(await files()).toEqual([path]);
    expect((await stat(path)).ino).toBe(first.ino);
  });

  test('that a killed program had not finished are gone after opening; the others stay', async () => {
    const pictures = await openPictureFiles({ folder });
    const id = await pictures.put(picture);
    await writeFile(join(folder, 'pictures', 'unfinished', 'half'), 'a pict');
    const again = await openPictureFiles({ folder });
    expect(await files()).toHaveLength(1);
    expect(await again.get(id)).toEqual(picture);
  });

  test('that cannot be written are an error, leave nothing, and do not stand in the way of a second try', async () => {
    const pictures = await openPictureFiles({ folder });
    const id = await pictures.put(picture);
    const fanOut = join(folder, 'pictures', id.slice(0, 2));
    await rm(fanOut, { recursive: true });
    await writeFile(fanOut, 'in the way');
    await expect(pictures.put(picture)).rejects.toMatchObject({ name: 'UserError', code: 'folder-not-made' });
    expect(await files()).toEqual([fanOut]);
    await rm(fanOut);
    expect(await pictures.put(picture)).toBe(id);
    expect(await pictures.get(id)).toEqual(picture);
  });

  test('that cannot be read are an error, not a picture that is missing', async () => {
    const pictures = await openPictureFiles({ folder });
    const id = 'ab'.repeat(32);
    await mkdir(join(folder, 'pictures', 'ab', 'ab', id), { recursive: true });
    await expect(pictures.get(id)).rejects.toThrow();
  });
});
