import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Sharp } from 'sharp';
import type { Pixels } from './pixels.ts';
import { drawScene, ONE_ROW, TWO_ROWS } from './plate-drawing.contract.ts';
import type { DrawnPlate } from './plate-drawing.contract.ts';
import type { FoundPlate } from './plate-finder.ts';
import type { PlateRecogniser, PlateText } from './plate-recogniser.ts';
import { quadOf } from './quad.ts';

export interface PlateRecogniserTraits {
  /** Whether it tells a plain ground from a plate. One that does not is asked only beside one that does. */
  readonly knowsPlainGround: boolean;
}

/** What every recogniser of plates keeps to. `open` is called once; the recogniser is closed at the end. */
export function plateRecogniserContract(
  open: () => Promise<PlateRecogniser>,
  { knowsPlainGround }: PlateRecogniserTraits,
): void {
  let recogniser: PlateRecogniser;
  beforeAll(async () => {
    recogniser = await open();
  });
  afterAll(async () => {
    await recogniser.close();
  });

  const read = (picture: Pixels, plate: FoundPlate): Promise<PlateText | null> =>
    recogniser.recognise(picture, plate);

  it('has a stable name in kebab-case', () => {
    expect(recogniser.name).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
  });

  it.each([
    ['one row', ONE_ROW, 0.02],
    ['two rows, the upper one first', TWO_ROWS, 0.98],
    ['two rows when the finder cannot tell', TWO_ROWS, null],
    ['one row when the finder cannot tell', ONE_ROW, null],
  ] as const)('reads %s', async (_, plate, twoRows) => {
    const text = await read(await pixelsOf(drawScene([plate])), foundAt(plate, twoRows));
    expect(textOf(text)).toBe(plate.text);
    expect(text?.rows).toBe(plate.rows.length);
    expect(text?.raw.replaceAll('-', '')).toBe(plate.text);
  });

  it('scores each character and the whole between 0 and 1, runners-up best first', async () => {
    const blurred = await pixelsOf(drawScene([ONE_ROW, TWO_ROWS]).blur(4));
    for (const plate of [ONE_ROW, TWO_ROWS]) {
      const text = await read(blurred, foundAt(plate, null));
      expectWellFormed(text);
    }
  });

  it(`${knowsPlainGround ? 'reads nothing' : 'says nothing out of the ordinary'} on a plain ground`, async () => {
    const text = await read(await pixelsOf(drawScene([])), foundAt(ONE_ROW, null));
    if (knowsPlainGround) expect(text).toBeNull();
    expectWellFormed(text);
  });

  it.each([
    ['half of it outside', { x: 1024 - 120, y: 400, w: 240, h: 50 }],
    ['wholly outside', { x: -900, y: -400, w: 240, h: 50 }],
    ['without any extent', { x: 300, y: 300, w: 0, h: 0 }],
  ])('survives a plate that cannot be read: %s', async (_, box) => {
    const picture = await pixelsOf(drawScene([ONE_ROW]));
    const text = await read(picture, foundAt({ ...ONE_ROW, box }, null));
    expect(textOf(text)).not.toBe(ONE_ROW.text);
    expectWellFormed(text);
    const next = await read(picture, foundAt(ONE_ROW, null));
    expect(textOf(next)).toBe(ONE_ROW.text);
  });

  it('answers each of several at once with its own text, and leaves their pictures alone', async () => {
    const picture = await pixelsOf(drawScene([ONE_ROW]));
    const other = await pixelsOf(drawScene([TWO_ROWS]));
    const before = Buffer.from(picture.data);
    const [first, second, third] = await Promise.all([
      read(picture, foundAt(ONE_ROW, null)),
      read(other, foundAt(TWO_ROWS, null)),
      read(picture, foundAt(ONE_ROW, null)),
    ]);
    expect([textOf(first), textOf(second)]).toEqual([ONE_ROW.text, TWO_ROWS.text]);
    expect(third).toEqual(first);
    expect(before.equals(picture.data)).toBe(true);
  });
}

function foundAt({ box }: Pick<DrawnPlate, 'box'>, twoRows: number | null): FoundPlate {
  return { corners: quadOf(box), score: 1, twoRows };
}

async function pixelsOf(drawing: Sharp): Promise<Pixels> {
  const { data, info } = await drawing.raw().toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

function textOf(text: PlateText | null): string {
  return text?.characters.map(({ char }) => char).join('') ?? '';
}

function expectWellFormed(text: PlateText | null): void {
  if (text === null) return;
  expect(text.characters).not.toHaveLength(0);
  expect(text.raw).toMatch(/^[A-Z0-9]+(-[A-Z0-9]+)*$/);
  expect(text.raw.replaceAll('-', '')).toBe(textOf(text));
  for (const { char, score, runnersUp } of text.characters) {
    expectShare(score);
    const scores = runnersUp.map((runnerUp) => runnerUp.score);
    scores.forEach(expectShare);
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
    expect(runnersUp.map((runnerUp) => runnerUp.char)).not.toContain(char);
  }
  expectShare(text.confidence);
  if (text.region !== null) expectShare(text.region.confidence);
}

function expectShare(value: number): void {
  expect(value).toBeGreaterThanOrEqual(0);
  expect(value).toBeLessThanOrEqual(1);
}
