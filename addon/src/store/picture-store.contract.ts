import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { PictureStore } from './store.ts';

/** What a kind of picture store needs to be tested: an empty one for each test. */
export interface PictureStoreFixture {
  /** Opens it, or opens it again: what was put before is there. */
  open(): Promise<PictureStore>;
  dispose(): Promise<void>;
}

/** What every picture store keeps to. */
export function pictureStoreContract(makeFixture: () => Promise<PictureStoreFixture>): void {
  let fixture: PictureStoreFixture;
  let pictures: PictureStore;

  beforeEach(async () => {
    fixture = await makeFixture();
    pictures = await fixture.open();
  });

  afterEach(() => fixture.dispose());

  test('a picture is named by its content and comes back byte by byte, also after opening again', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 5000 }), async (picture) => {
        const id = await pictures.put(picture);
        expect(id).toBe(createHash('sha256').update(picture).digest('hex'));
        pictures = await fixture.open();
        expect(Buffer.compare((await pictures.get(id)) ?? Buffer.from('none'), picture)).toBe(0);
      }),
      { numRuns: 20 },
    );
  });

  test('the same picture put many times at once has one name', async () => {
    const picture = new Uint8Array(100_000).fill(3);
    const ids = await Promise.all(Array.from({ length: 8 }, () => pictures.put(picture)));
    expect(new Set(ids).size).toBe(1);
    expect(await pictures.get(ids[0] ?? '')).toHaveLength(picture.length);
  });

  test('a picture that is being put is not there, or there whole', async () => {
    const picture = new Uint8Array(8_000_000).fill(5);
    const id = createHash('sha256').update(picture).digest('hex');
    const putting = { underWay: true };
    const put = pictures.put(picture).finally(() => {
      putting.underWay = false;
    });
    const lengths = new Set<number>();
    while (putting.underWay) lengths.add((await pictures.get(id))?.length ?? 0);
    await put;
    lengths.add((await pictures.get(id))?.length ?? 0);
    lengths.delete(0);
    expect([...lengths]).toEqual([picture.length]);
  });

  test.each([
    'aa'.repeat(32),
    '',
    '../../../etc/passwd',
    '..%2f..%2fetc%2fpasswd',
    `${'aa'.repeat(31)}/.`,
    `${'aa'.repeat(32)}\n`,
    'AA'.repeat(32),
    'aa'.repeat(33),
  ])('there is no picture %j', async (id) => {
    expect(await pictures.get(id)).toBeNull();
  });
}
