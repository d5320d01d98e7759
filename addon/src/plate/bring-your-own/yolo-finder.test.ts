import { describe, expect, it } from 'vitest';
import { fixedAnswer, tinyFinder } from '../../../test/tiny-networks.ts';
import type { FinderAnswer } from '../../../test/tiny-networks.ts';
import { tinyOnnx } from '../../../test/tiny-onnx.ts';
import type { ElementType, TinyPort } from '../../../test/tiny-onnx.ts';
import { pixelsOf } from '../../../test/spoiled-picture.ts';
import { drawScene, ONE_ROW, TWO_ROWS } from '../plate-drawing.contract.ts';
import { plateFinderContract } from '../plate-finder.contract.ts';
import type { PlateFinder } from '../plate-finder.ts';
import { bring, refusalOf } from './brought-folder.contract.ts';
import type { Files } from './brought-folder.contract.ts';

async function openFinder(files: Files): Promise<PlateFinder> {
  const { finder, recogniser } = await bring(files);
  if (finder === null) throw new Error('No finder');
  expect(recogniser).toBeNull();
  return finder;
}

const PICTURE: TinyPort = { name: 'images', type: 'float32', dims: [1, 3, 128, 128] };

describe.each<FinderAnswer>(['columns', 'objectness', 'end-to-end', 'batch-rows'])(
  'a finder that answers in %s',
  (answer) => {
    describe('keeps to the contract', () => {
      plateFinderContract(() => openFinder({ 'finder.onnx': tinyFinder({ answer }) }));
    });
  },
);

describe('a finder of several classes', () => {
  const names = "{0: 'car', 1: 'person', 2: 'License_Plate'}";

  it.each<FinderAnswer>(['columns', 'objectness', 'end-to-end', 'batch-rows'])(
    'finds the class whose name is of a plate, or that somebody names: %s',
    async (answer) => {
      const picture = await pixelsOf(drawScene([ONE_ROW]));
      const found = async (files: Files): Promise<number> => {
        const finder = await openFinder(files);
        const plates = await finder.find(picture);
        await finder.close();
        return plates.length;
      };
      const network = tinyFinder({ answer, classes: 3, metadata: { names } });
      expect(await found({ 'finder.onnx': network })).toBe(1);
      expect(await found({ 'finder.onnx': network, 'finder.yaml': 'plate_classes: [2]' })).toBe(1);
      expect(await found({ 'finder.onnx': network, 'finder.json': '{"plate_classes": [0, 1]}' })).toBe(0);
    },
  );

  it('is refused when nobody says which are plates', async () => {
    const message = await refusalOf({
      'finder.onnx': tinyFinder({
        answer: 'columns',
        classes: 2,
        metadata: { names: "{0: 'car', 1: 'truck'}" },
      }),
    });
    expect(message).toMatch(/finder\.onnx tells 2 classes apart \(car, truck, .*plate_classes: \[0\]\.$/);
  });

  it('is refused when a class is named that it does not have', async () => {
    const files = { 'finder.onnx': tinyFinder({ answer: 'columns' }), 'finder.yaml': 'plate_classes: [1]' };
    expect(await refusalOf(files)).toContain('has 1 classes, and no class 1');
  });
});

describe('what a finder answers', () => {
  it('is left out where it is no number, no box, beyond the picture or below the least score', async () => {
    const rows = [
      [10, 40, 50, 50, 0.9, 0],
      [NaN, 40, 50, 50, 0.9, 0],
      [60, 40, 50, 50, 0.9, 0],
      [10, 60, 50, 70, Infinity, 0],
      [200, 40, 250, 50, 0.9, 0],
      [70, 60, 90, 66, 0.39, 0],
      [11, 40, 51, 50, 0.8, 0],
      [70, 80, 95, 90, 1.01, 0],
    ];
    // NaN in the very first answer refuses a network; a later one must not break it: here both are one.
    const finite = rows.filter((row) => !row.some(Number.isNaN));
    const finder = await openFinder({
      'finder.onnx': fixedAnswer([PICTURE], [1, finite.length, 6], finite.flat()),
    });
    const found = await finder.find({ data: new Uint8Array(256 * 256 * 3), width: 256, height: 256 });
    await finder.close();
    expect(
      found.map(({ corners: [topLeft, , bottomRight], score }) => [topLeft, bottomRight, score]),
    ).toEqual([
      [{ x: 140, y: 160 }, { x: 190, y: 180 }, 1],
      [{ x: 20, y: 80 }, { x: 100, y: 100 }, expect.closeTo(0.9, 5)],
    ]);
  });

  it('takes the least score from its description', async () => {
    const row = [10, 40, 50, 50, 0.3, 0];
    const network = fixedAnswer([PICTURE], [1, 1, 6], row);
    const picture = { data: new Uint8Array(128 * 128 * 3), width: 128, height: 128 };
    for (const [least, count] of [
      [0.25, 1],
      [0.35, 0],
    ] as const) {
      const finder = await openFinder({ 'finder.onnx': network, 'finder.yml': `least_score: ${least}` });
      expect(await finder.find(picture)).toHaveLength(count);
      await finder.close();
    }
  });

  it('may be nothing at all, as [0, 7]', async () => {
    const finder = await openFinder({ 'finder.onnx': fixedAnswer([PICTURE], [0, 7], []) });
    expect(await finder.find(await pixelsOf(drawScene([TWO_ROWS])))).toEqual([]);
    await finder.close();
  });
});

describe('a finder is refused with the reason', () => {
  const answering = (dims: readonly number[], value = 0, input: Partial<TinyPort> = {}): Files => ({
    'finder.onnx': fixedAnswer(
      [{ ...PICTURE, ...input }],
      dims,
      Array<number>(dims.reduce((all, size) => all * size, 1)).fill(value),
    ),
  });
  const taking = (type: ElementType, dims: readonly (number | string)[]): Files =>
    answering([1, 5, 84], 0, { type, dims });
  const network = tinyFinder({ answer: 'columns' });

  it.each<[string, Files, RegExp]>([
    [
      'bytes',
      taking('uint8', [1, 128, 128, 3]),
      /takes uint8 \[1, 128, 128, 3\]\. float32 \[1, 3, height, width\] is accepted/,
    ],
    ['half floats', taking('float16', [1, 3, 128, 128]), /takes float16/],
    ['grey pictures', taking('float32', [1, 1, 128, 128]), /takes float32 \[1, 1, 128, 128\]/],
    ['sixteen pictures at once', taking('float32', [16, 3, 128, 128]), /takes float32 \[16, /],
    ['an endless picture', taking('float32', [1, 3, 100_000, 100_000]), /100000\]\. .* from 32 to 2048/],
    ['a line of numbers', taking('float32', [1, 640]), /takes float32 \[1, 640\]/],
    [
      'classes of pictures',
      answering([1, 1000]),
      /answers float32 \[1, 1000\]\. Accepted are \[1, 4 \+ classes, N\]/,
    ],
    ['a heat map', answering([1, 1, 32, 32]), /answers float32 \[1, 1, 32, 32\]/],
    ['too few values', answering([1, 4, 84]), /answers float32 \[1, 4, 84\]/],
    ['NaN', answering([1, 5, 84], NaN), /answers "output0" with NaN/],
    [
      'another task',
      { 'finder.onnx': tinyFinder({ answer: 'columns', metadata: { task: 'segment' } }) },
      /made for the task "segment"\. The task "detect"/,
    ],
    [
      'two inputs',
      {
        'finder.onnx': fixedAnswer(
          [PICTURE, { ...PICTURE, name: 'more' }],
          [1, 5, 84],
          Array<number>(420).fill(0),
        ),
      },
      /has 2 inputs/,
    ],
    [
      'masks beside the boxes',
      {
        'finder.onnx': tinyOnnx({
          inputs: [PICTURE],
          outputs: [PICTURE, PICTURE].map((port, index) => ({ ...port, name: `output${index}` })),
          nodes: [0, 1].map((index) => ({ op: 'Identity', inputs: ['images'], outputs: [`output${index}`] })),
        }),
      },
      /has 2 outputs/,
    ],
    [
      'whole numbers',
      {
        'finder.onnx': tinyOnnx({
          inputs: [PICTURE],
          outputs: [{ name: 'output0', type: 'int64', dims: [1, 3, 128, 128] }],
          nodes: [{ op: 'Cast', inputs: ['images'], outputs: ['output0'], attributes: { to: 7 } }],
        }),
      },
      /other numbers than float32/,
    ],
    [
      'an operation that nobody knows',
      {
        'finder.onnx': tinyOnnx({
          inputs: [PICTURE],
          outputs: [{ ...PICTURE, name: 'output0' }],
          nodes: [{ op: 'ReadMyMind', inputs: ['images'], outputs: ['output0'] }],
        }),
      },
      /cannot be loaded \(.*ReadMyMind/,
    ],
    [
      'a step that breaks down',
      {
        'finder.onnx': tinyOnnx({
          inputs: [{ ...PICTURE, dims: [1, 3, 'height', 'width'] }],
          outputs: [{ ...PICTURE, name: 'output0', dims: [1, 'a', 'b'] }],
          tensors: [{ name: 'shape', type: 'int64', dims: [3], values: [1, 5, 7] }],
          nodes: [{ op: 'Reshape', inputs: ['images', 'shape'], outputs: ['output0'] }],
        }),
        'finder.yaml': 'size: 64',
      },
      /breaks down on a plain grey picture/,
    ],
    [
      'half a file',
      { 'finder.onnx': network.subarray(0, network.length / 2) },
      /is no ONNX file, or only the beginning/,
    ],
    ['a web page', { 'finder.onnx': '<!doctype html><title>404</title>' }, /is no ONNX file/],
    ['nothing', { 'finder.onnx': '' }, /is no ONNX file/],
    [
      'weights in another file',
      {
        'finder.onnx': tinyOnnx({
          inputs: [PICTURE],
          outputs: [{ ...PICTURE, name: 'output0' }],
          tensors: [{ name: 'one', type: 'float32', dims: [1], values: [1], elsewhere: '/etc/passwd' }],
          nodes: [{ op: 'Add', inputs: ['images', 'one'], outputs: ['output0'] }],
        }),
      },
      /keeps its weights in another file/,
    ],
    [
      'weights that are not all there',
      {
        'finder.onnx': tinyOnnx({
          inputs: [PICTURE],
          outputs: [{ ...PICTURE, name: 'output0' }],
          tensors: [{ name: 'one', type: 'float32', dims: [100_000, 100_000], values: [1] }],
          nodes: [{ op: 'Add', inputs: ['images', 'one'], outputs: ['output0'] }],
        }),
      },
      /cannot be loaded/,
    ],
    [
      'an impossible description',
      { 'finder.onnx': network, 'finder.yaml': 'least_score: 40\nsize: 5' },
      /finder\.yaml cannot be used: least_score cannot be 40; it must be a number from 0 to 1\. size cannot be 5/,
    ],
  ])('when it has to do with %s', async (_, files, message) => {
    expect(await refusalOf(files)).toMatch(message);
  });
});
