import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { random } from './random.ts';
import { truePicture, trueReader } from './true-reader.ts';

async function textsIn(picture: Uint8Array, reader = trueReader()): Promise<readonly string[]> {
  const read = await reader.read(picture);
  if (!read.ok) throw new Error(read.trouble.kind);
  return read.reading.plates.map(({ text }) => text);
}

describe('the true reader', () => {
  it('reads what was put into the picture, and nothing where nothing was', async () => {
    expect(await textsIn(truePicture('KA05MX1234'))).toEqual(['KA05MX1234']);
    expect(await textsIn(truePicture(null))).toEqual([]);
  });

  it('can tell pictures of different moments apart and reads the same in them', async () => {
    expect(truePicture('AB123CD', 'now')).not.toEqual(truePicture('AB123CD', 'then'));
    expect(await textsIn(truePicture('AB123CD', 'then'))).toEqual(['AB123CD']);
  });

  it('is given pictures that any program can open', async () => {
    const { format, width, height } = await sharp(truePicture('AB123CD')).metadata();
    expect({ format, width, height }).toEqual({ format: 'png', width: 1, height: 1 });
    const pixels = await sharp(truePicture('AB123CD')).greyscale().raw().toBuffer();
    expect([...pixels]).toEqual([0x80]);
  });

  it('says what is wrong with what is no picture', async () => {
    const reader = trueReader();
    expect(await reader.read(new Uint8Array())).toMatchObject({ ok: false, trouble: { kind: 'empty' } });
    expect(await reader.read(Buffer.from('hello'))).toMatchObject({
      ok: false,
      trouble: { kind: 'not-a-picture' },
    });
  });

  it('misreads one character as often as it is told, the same ones for the same seed', async () => {
    const readAll = async (): Promise<readonly string[]> => {
      const reader = trueReader({ misreads: { rate: 0.3, random: random('misreads') } });
      const texts: string[] = [];
      for (let turn = 0; turn < 400; turn++) texts.push(...(await textsIn(truePicture('AB123CD'), reader)));
      return texts;
    };
    const texts = await readAll();
    const wrong = texts.filter((text) => text !== 'AB123CD');
    expect(wrong.length / texts.length).toBeCloseTo(0.3, 1);
    for (const text of wrong) {
      expect(Array.from(text).filter((character, at) => character !== 'AB123CD'[at])).toHaveLength(1);
    }
    expect(await readAll()).toEqual(texts);
  });
});
