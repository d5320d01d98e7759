import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findPhotos, spread } from './find-photos.ts';
import type { PhotoChoice } from './find-photos.ts';

let folder = '';

beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'smart-parking-bench-')), 'validation');
});

afterEach(() => rm(join(folder, '..'), { recursive: true, force: true }));

/** A set of grey photos, each with one plate. */
async function writeSet(name: string, greys: readonly number[]): Promise<void> {
  await mkdir(join(folder, name), { recursive: true });
  const rows = [];
  for (const [index, grey] of greys.entries()) {
    const background = { r: grey, g: grey, b: grey };
    const image = `${index}.png`;
    await sharp({ create: { width: 40, height: 30, channels: 3, background } }).toFile(
      join(folder, name, image),
    );
    rows.push(JSON.stringify({ image, plates: [{ box: [1, 2, 20, 5], text: 'ab-12' }], country: 'NL' }));
  }
  await writeFile(join(folder, name, 'manifest.jsonl'), rows.join('\n'));
}

function find(choice: Partial<PhotoChoice> = {}): ReturnType<typeof findPhotos> {
  return findPhotos({ folder, sets: null, limit: Infinity, unlabelled: new Map(), ...choice });
}

describe('the photos of a folder of sets', () => {
  it('come set by set, with their light and what is known of their plates', async () => {
    await writeSet('yard', [200]);
    await writeSet('street', [20, 60]);
    await mkdir(join(folder, 'no-set'));
    const box = { x: 5, y: 6, w: 7, h: 8 };
    const photos = await find({ unlabelled: new Map([['validation/street/1.png', [box]]]) });
    expect(photos.map(({ set, name, light }) => [set, name, light])).toEqual([
      ['street', '0.png', 'dark'],
      ['street', '1.png', 'dim'],
      ['yard', '0.png', 'bright'],
    ]);
    expect(photos.map(({ unlabelled }) => unlabelled)).toEqual([[], [box], []]);
    expect(photos[0]?.plates).toEqual([
      { box: { x: 1, y: 2, w: 20, h: 5 }, text: 'AB12', rows: 1, region: 'NL' },
    ]);
  });

  it('can be chosen by set and number', async () => {
    await writeSet('yard', [1, 1, 1]);
    await writeSet('street', [1]);
    expect((await find({ sets: ['yard'], limit: 2 })).map(({ set, name }) => [set, name])).toEqual([
      ['yard', '0.png'],
      ['yard', '2.png'],
    ]);
    await expect(find({ sets: ['yrad'] })).rejects.toThrow('There is no set yrad in');
  });

  it('are none where there is no such folder, whatever is asked for', async () => {
    expect(await find()).toEqual([]);
    expect(await find({ sets: ['yard'] })).toEqual([]);
  });
});

it('some of many are as many as asked for, begin with the first and stay in order', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 1, max: 450 }), (count, limit) => {
      const items = Array.from({ length: count }, (_, index) => index);
      const some = spread(items, limit);
      expect(some).toHaveLength(Math.min(count, limit));
      expect(some[0]).toBe(items[0]);
      expect(some).toEqual([...new Set(some)].toSorted((a, b) => a - b));
    }),
  );
});
