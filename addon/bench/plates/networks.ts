import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { MODELS } from '../../src/plate/models-folder.ts';

/** Which of our networks were measured. */
export interface NetworkFile {
  readonly file: string;
  /** Of its bytes, hexadecimal. */
  readonly sha256: string;
}

/** The files of `addon/models` that hold learned numbers. */
export async function networkFiles(): Promise<readonly NetworkFile[]> {
  const folder = fileURLToPath(MODELS);
  const files = (await readdir(folder)).filter((name) => /\.(onnx|traineddata)$/.test(name)).toSorted();
  return Promise.all(
    files.map(async (file) => ({
      file,
      sha256: createHash('sha256')
        .update(await readFile(join(folder, file)))
        .digest('hex'),
    })),
  );
}
