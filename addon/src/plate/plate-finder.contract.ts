import { afterAll, beforeAll, expect, it } from 'vitest';
import { boundsOf } from './quad.ts';
import { openPicture } from './picture.ts';
import type { Pixels } from './pixels.ts';
import { drawScene, ONE_ROW, TWO_ROWS } from './plate-drawing.contract.ts';
import type { FoundPlate, PlateFinder } from './plate-finder.ts';
import type { Box } from './reading.ts';

/** What every finder of plates keeps to. `open` is called once; the finder is closed at the end. */
export function plateFinderContract(open: () => Promise<PlateFinder>): void {
  let finder: PlateFinder;
  beforeAll(async () => {
    finder = await open();
  });
  afterAll(async () => {
    await finder.close();
  });

  const pixelsOf = async (plates: Parameters<typeof drawScene>[0]): Promise<Pixels> => {
    const opened = await openPicture(await drawScene(plates).png().toBuffer(), { longestSide: 4000 });
    if (!opened.ok) throw new Error(opened.trouble.detail);
    return opened.picture.pixels;
  };

  it('has a name that fits into decisions', () => {
    expect(finder.name).toMatch(/^[a-z]+(-[a-z]+)*$/);
  });

  it.each([ONE_ROW, TWO_ROWS])(
    'finds a plate and its corners in the order of the text: $rows',
    async (plate) => {
      const found = await finder.find(await pixelsOf([plate]));
      expect(found).toHaveLength(1);
      expect(overlapWith(plate.box, found[0])).toBeGreaterThan(0.6);
      const [topLeft, topRight, bottomRight, bottomLeft] = found[0]?.corners ?? [];
      expect(topRight?.x).toBeGreaterThan(topLeft?.x ?? Infinity);
      expect(bottomLeft?.y).toBeGreaterThan(topLeft?.y ?? Infinity);
      expect(bottomRight?.x).toBeGreaterThan(bottomLeft?.x ?? Infinity);
    },
  );

  it('finds several in one picture, each once, surest first, scores between 0 and 1', async () => {
    const upper = { ...TWO_ROWS, box: { ...TWO_ROWS.box, y: 40 } };
    const found = await finder.find(await pixelsOf([ONE_ROW, upper]));
    expect(found).toHaveLength(2);
    const scores = found.map(({ score }) => score);
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
    expect(Math.min(...scores)).toBeGreaterThan(0);
    expect(Math.max(...scores)).toBeLessThanOrEqual(1);
  });

  it('finds none where there is none, and answers the same picture the same', async () => {
    expect(await finder.find(await pixelsOf([]))).toEqual([]);
    const picture = await pixelsOf([ONE_ROW]);
    const before = Buffer.from(picture.data);
    const first = await finder.find(picture);
    expect(await finder.find(picture)).toEqual(first);
    expect(before.equals(picture.data)).toBe(true);
  });

  it.each([
    [1, 1],
    [3, 400],
    [400, 3],
  ])('answers a picture of %i x %i pixels', async (width, height) => {
    const data = new Uint8Array(width * height * 3).fill(128);
    for (const plate of await finder.find({ data, width, height }))
      expect(plate.score).toBeLessThanOrEqual(1);
  });
}

/** Intersection over union. */
function overlapWith(box: Box, found: FoundPlate | undefined): number {
  if (found === undefined) return 0;
  const { left, top, right, bottom } = boundsOf(found.corners);
  const w = Math.min(right, box.x + box.w) - Math.max(left, box.x);
  const h = Math.min(bottom, box.y + box.h) - Math.max(top, box.y);
  const shared = Math.max(0, w) * Math.max(0, h);
  return shared / ((right - left) * (bottom - top) + box.w * box.h - shared);
}
