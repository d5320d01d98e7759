import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import type { Sharp } from 'sharp';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { decodeSteps } from '../src/plate/networks/ctc.ts';
import { platesAtPeaks, STRIDE_PX } from '../src/plate/networks/peaks.ts';
import type { Cells } from '../src/plate/networks/peaks.ts';
import { straightenQuad } from '../src/plate/pixels.ts';
import type { Pixels } from '../src/plate/pixels.ts';
import { evenOut } from '../src/plate/witness/even-out.ts';
import { LINE_HEIGHT_PX, linesOf } from '../src/plate/witness/plate-lines.ts';

// The networks were trained on what training/plates computes: training/tests/test_shared_with_app.py holds it to the same files.
const SHARED = new URL('./shared-with-training/', import.meta.url);

/** Differences of brightness that other arithmetic makes; half a pixel beside is several times more. */
const MOST_MEAN = 0.5;
const MOST = 3;

const point = z.tuple([z.number(), z.number()]).transform(([x, y]) => ({ x, y }));
const quad = z.tuple([point, point, point, point]);
const sharedSchema = z.object({
  straightened: z.array(z.object({ corners: quad, expected: z.string() })),
  witnessPlate: z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() }),
  paths: z.array(z.object({ what: z.string(), classes: z.array(z.number()), text: z.string() })),
  finder: z.object({
    stridePx: z.number(),
    cells: z.tuple([z.number(), z.number()]),
    leastScore: z.number(),
    peaks: z.array(
      z.object({
        column: z.number(),
        row: z.number(),
        score: z.number(),
        twoRows: z.number(),
        box: z.array(z.number()),
        corners: z.array(z.number()),
      }),
    ),
    expected: z.array(z.object({ score: z.number(), twoRows: z.number(), corners: quad })),
  }),
});
const shared = sharedSchema.parse(JSON.parse(await readFile(new URL('shared.json', SHARED), 'utf8')));

const aboutSchema = z.object({
  characters: z.string(),
  separator: z.string(),
  rowWidthPx: z.number(),
  heightPx: z.number(),
});
const about = aboutSchema.parse(
  JSON.parse(await readFile(new URL('../models/plate-recogniser.json', import.meta.url), 'utf8')),
);

describe('the program does as its networks were trained', () => {
  it.each(shared.straightened)('in straightening a plate: $expected', async ({ corners, expected }) => {
    const view = straightenQuad(await coloured('picture.png'), corners, about.rowWidthPx, about.heightPx);
    expectSame(view.data, (await coloured(expected)).data);
  });

  it('in evening out the contrast', async () => {
    const even = evenOut(await grey('line.png'), LINE_HEIGHT_PX / 2);
    expectSame(even.data, (await grey('line-even.png')).data);
  });

  it.each([
    [1, 'witness-one-row.png'],
    [2, 'witness-two-rows.png'],
  ] as const)('in laying a plate before the witness, rows: %i', async (rows, expected) => {
    const { x, y, width, height } = shared.witnessPlate;
    const corners = [
      { x, y },
      { x: x + width, y },
      { x: x + width, y: y + height },
      { x, y: y + height },
    ] as const;
    const lines = linesOf(await coloured('picture.png'), corners, rows);
    expectSame(Buffer.concat(lines.map(({ data }) => data)), (await grey(expected)).data);
  });

  it.each(shared.paths)('in what a path of classes says: $what', ({ classes: path, text }) => {
    const classes = about.characters.length + 2;
    const data = new Float32Array(path.length * classes);
    for (const [step, index] of path.entries()) data[step * classes + index] = 1;
    expect(decodeSteps({ data, steps: path.length, classes }, about).raw).toBe(text);
  });

  it("in taking plates from the finder's cells", () => {
    const { stridePx, leastScore, expected } = shared.finder;
    expect(STRIDE_PX).toBe(stridePx);
    const plates = platesAtPeaks(cellsOf(shared.finder), leastScore);
    expect(plates.map(({ score, twoRows }) => ({ score, twoRows }))).toEqual(
      expected.map(({ score, twoRows }) => ({ score, twoRows })),
    );
    for (const [index, { corners }] of plates.entries()) {
      for (const [at, { x, y }] of corners.entries()) {
        expect(x).toBeCloseTo(expected[index]?.corners[at]?.x ?? NaN, 3);
        expect(y).toBeCloseTo(expected[index]?.corners[at]?.y ?? NaN, 3);
      }
    }
  });
});

function cellsOf({ cells: [width, height], peaks }: z.infer<typeof sharedSchema>['finder']): Cells {
  const cells: Cells = {
    width,
    height,
    score: new Float32Array(width * height),
    box: new Float32Array(width * height * 4),
    corners: new Float32Array(width * height * 8),
    rows: new Float32Array(width * height),
  };
  for (const { column, row, score, twoRows, box, corners } of peaks) {
    const cell = row * width + column;
    cells.score[cell] = score;
    cells.rows[cell] = twoRows;
    cells.box.set(box, cell * 4);
    cells.corners.set(corners, cell * 8);
  }
  return cells;
}

function coloured(file: string): Promise<Pixels> {
  return decoded(sharp(fileURLToPath(new URL(file, SHARED))).removeAlpha());
}

function grey(file: string): Promise<Pixels> {
  return decoded(sharp(fileURLToPath(new URL(file, SHARED))).extractChannel(0));
}

async function decoded(picture: Sharp): Promise<Pixels> {
  const { data, info } = await picture.raw().toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

function expectSame(bytes: Uint8Array, expected: Uint8Array): void {
  expect(bytes).toHaveLength(expected.length);
  const differences = Array.from(bytes, (value, index) => Math.abs(value - (expected[index] ?? 0)));
  const mean = differences.reduce((sum, difference) => sum + difference, 0) / differences.length;
  expect(mean).toBeLessThanOrEqual(MOST_MEAN);
  expect(differences.reduce((a, b) => Math.max(a, b), 0)).toBeLessThanOrEqual(MOST);
}
