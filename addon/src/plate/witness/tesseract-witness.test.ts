import { copyFile, mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { drawCrop, ONE_ROW } from '../plate-drawing.contract.ts';
import { plateRecogniserContract } from '../plate-recogniser.contract.ts';
import type { PlateRecogniser } from '../plate-recogniser.ts';
import { openTesseractWitness } from './tesseract-witness.ts';
import { quadOf } from '../quad.ts';

const MODEL = 'plates.traineddata';
const MODELS = new URL('../../../models/', import.meta.url);
const MISSING = { name: 'UserError', code: 'reader-networks-missing' };

describe('the Tesseract witness', () => {
  plateRecogniserContract(() => openTesseractWitness(), { knowsPlainGround: false });
});

describe('the model of the Tesseract witness', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'smart-parking-witness-'));
  });
  afterAll(async () => {
    await rm(folder, { recursive: true });
  });

  it('is asked for in words when it is missing', async () => {
    await expect(openTesseractWitness({ modelsFolder: folder })).rejects.toMatchObject(MISSING);
  });

  it('is loaded afresh after as many plates as a worker may read, and a failure to do so passes', async () => {
    const model = join(folder, MODEL);
    await copyFile(new URL(MODEL, MODELS), model);
    const witness = await openTesseractWitness({ modelsFolder: folder, platesPerWorker: 2 });
    try {
      const read = await reading(witness);
      await rename(model, `${model}.away`);
      expect([await read(), await read()]).toEqual([ONE_ROW.text, ONE_ROW.text]);
      await expect(read()).rejects.toMatchObject(MISSING);
      await rename(`${model}.away`, model);
      expect(await read()).toBe(ONE_ROW.text);
    } finally {
      await witness.close();
    }
  });
});

/** Reads a drawn plate at each call. */
async function reading(witness: PlateRecogniser): Promise<() => Promise<string | undefined>> {
  const { data, info } = await drawCrop(ONE_ROW).raw().toBuffer({ resolveWithObject: true });
  const { width, height } = info;
  const corners = quadOf({ x: 0, y: 0, w: width, h: height });
  return async () =>
    (await witness.recognise({ data, width, height }, { corners, score: 1, twoRows: 0 }))?.raw;
}
