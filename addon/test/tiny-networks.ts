import { ONE_ROW, SCENE_WIDTH, TWO_ROWS } from '../src/plate/plate-drawing.contract.ts';
import { tinyOnnx } from './tiny-onnx.ts';
import type { ElementType, TinyNetwork, TinyNode, TinyTensor } from './tiny-onnx.ts';

/** Sides of the picture that the tiny finder takes. */
const FINDER_SIDE_PX = 64;

/** Enough for every position at which a plate answers. */
const MOST_BOXES = 100;
const POSITIONS = FINDER_SIDE_PX * FINDER_SIDE_PX;
/** Lighter than the road of the drawn scenes, darker than a plate with its text; 0 to 1. */
const BRIGHT = 0.55;

const SHAPES = [ONE_ROW, TWO_ROWS].map(({ box }) => ({
  width: (box.w * FINDER_SIDE_PX) / SCENE_WIDTH,
  height: (box.h * FINDER_SIDE_PX) / SCENE_WIDTH,
}));

export type FinderAnswer = 'columns' | 'objectness' | 'end-to-end' | 'batch-rows';

export interface TinyFinderOptions {
  readonly answer: FinderAnswer;
  /** As many classes; the plate is the last of them, the others are never seen. One when absent. */
  readonly classes?: number;
  readonly metadata?: Readonly<Record<string, string>>;
  readonly input?: readonly (number | string)[];
}

/**
 * A network that finds the plates of the drawn scenes: it looks everywhere for bright fields of the size of ONE_ROW and of
 * TWO_ROWS, in a picture of 1024 x 1024 at a sixteenth of its size.
 */
export function tinyFinder({ answer, classes = 1, metadata, input }: TinyFinderOptions): Uint8Array {
  const found = [...lookEverywhere(), ...answerAs(answer, classes)];
  return tinyOnnx({
    inputs: [{ name: 'images', type: 'float32', dims: input ?? [1, 3, FINDER_SIDE_PX, FINDER_SIDE_PX] }],
    outputs: [{ name: 'output0', type: 'float32', dims: DECLARED[answer] }],
    nodes: found.flatMap(({ nodes = [] }) => nodes),
    tensors: found.flatMap(({ tensors = [] }) => tensors),
    ...(metadata !== undefined && { metadata }),
  });
}

const DECLARED: Readonly<Record<FinderAnswer, readonly (number | string)[]>> = {
  columns: [1, 'values', 'boxes'],
  objectness: [1, 'boxes', 'values'],
  'end-to-end': [1, 'boxes', 6],
  'batch-rows': ['boxes', 7],
};

interface Part {
  readonly nodes?: readonly TinyNode[];
  readonly tensors?: readonly TinyTensor[];
}

/** `middles` [1, 4, boxes]: middle and size; `scores` [1, 1, boxes]. */
function lookEverywhere(): readonly Part[] {
  const boxes = SHAPES.flatMap(({ width, height }) =>
    Array.from({ length: POSITIONS }, (_, i) => [
      (i % FINDER_SIDE_PX) + 0.5,
      Math.floor(i / FINDER_SIDE_PX) + 0.5,
      width,
      height,
    ]),
  );
  const side = 33;
  const patterns = SHAPES.flatMap(({ width, height }) => pattern(side, width, height));
  return [
    {
      tensors: [
        float(
          'middles',
          [1, 4, boxes.length],
          [0, 1, 2, 3].flatMap((row) => boxes.map((box) => box[row] ?? 0)),
        ),
        float('grey', [1, 3, 1, 1], [20 / 3, 20 / 3, 20 / 3]),
        float('dark', [1], [-20 * BRIGHT]),
        float('patterns', [SHAPES.length, 1, side, side], patterns),
        int('flat', [3], [1, 1, boxes.length]),
        float(
          'partly',
          [SHAPES.length],
          SHAPES.map(() => -0.5),
        ),
        float('nothing', [], [0]),
        float('everything', [], [1]),
      ],
      nodes: [
        { op: 'Conv', inputs: ['images', 'grey', 'dark'], outputs: ['light'] },
        { op: 'Clip', inputs: ['light', 'nothing', 'everything'], outputs: ['bright'] },
        {
          op: 'Conv',
          inputs: ['bright', 'patterns', 'partly'],
          outputs: ['alike'],
          attributes: { pads: [16, 16, 16, 16] },
        },
        { op: 'Clip', inputs: ['alike', 'nothing', 'everything'], outputs: ['likeness'] },
        { op: 'Reshape', inputs: ['likeness', 'flat'], outputs: ['scores'] },
      ],
    },
  ];
}

/** Its answer is the bright share of the field less that of the ground around it, times 1.5; a half is then taken away. */
function pattern(side: number, width: number, height: number): readonly number[] {
  const isWithin = (x: number, y: number, margin: number): boolean =>
    Math.abs(x - side / 2 + 0.5) < width / 2 + margin && Math.abs(y - side / 2 + 0.5) < height / 2 + margin;
  const cells = Array.from({ length: side * side }, (_, i) => [i % side, Math.floor(i / side)] as const);
  const inside = cells.filter(([x, y]) => isWithin(x, y, 0)).length;
  const ring = cells.filter(([x, y]) => isWithin(x, y, 2)).length - inside;
  return cells.map(([x, y]) => (isWithin(x, y, 0) ? 1.5 / inside : isWithin(x, y, 2) ? -1.5 / ring : 0));
}

function answerAs(answer: FinderAnswer, classes: number): readonly Part[] {
  const others = float(
    'others',
    [1, classes - 1, 2 * POSITIONS],
    Array<number>((classes - 1) * 2 * POSITIONS).fill(0),
  );
  const before = classes > 1 ? ['others'] : [];
  const extra = classes > 1 ? [others] : [];
  switch (answer) {
    case 'columns':
      return [{ tensors: extra, nodes: [concat(['middles', ...before, 'scores'], 1, 'output0')] }];
    case 'objectness':
      return [
        {
          tensors: [...extra, float('ones', [1, 1, 2 * POSITIONS], Array<number>(2 * POSITIONS).fill(1))],
          nodes: [
            concat(['middles', 'ones', ...before, 'scores'], 1, 'all'),
            { op: 'Transpose', inputs: ['all'], outputs: ['output0'], attributes: { perm: [0, 2, 1] } },
          ],
        },
      ];
    case 'end-to-end':
    case 'batch-rows':
      return [
        surest(MOST_BOXES),
        answer === 'end-to-end' ? rowsOfSix(MOST_BOXES, classes - 1) : rowsOfSeven(MOST_BOXES, classes - 1),
      ];
  }
}

/** `corners` [1, most, 4] and `best` [1, most, 1] of the boxes with the highest scores. */
function surest(most: number): Part {
  return {
    tensors: [
      int('most', [1], [most]),
      int('line', [1], [2 * POSITIONS]),
      float('toCorners', [4, 4], [1, 0, 1, 0, 0, 1, 0, 1, -0.5, 0, 0.5, 0, 0, -0.5, 0, 0.5]),
      int('rows', [3], [1, most, 1]),
    ],
    nodes: [
      { op: 'Reshape', inputs: ['scores', 'line'], outputs: ['inLine'] },
      { op: 'TopK', inputs: ['inLine', 'most'], outputs: ['bestInLine', 'places'] },
      { op: 'Gather', inputs: ['middles', 'places'], outputs: ['gathered'], attributes: { axis: 2 } },
      { op: 'Transpose', inputs: ['gathered'], outputs: ['asRows'], attributes: { perm: [0, 2, 1] } },
      { op: 'MatMul', inputs: ['asRows', 'toCorners'], outputs: ['corners'] },
      { op: 'Reshape', inputs: ['bestInLine', 'rows'], outputs: ['best'] },
    ],
  };
}

function rowsOfSix(most: number, plateClass: number): Part {
  return {
    tensors: [float('class', [1, most, 1], Array<number>(most).fill(plateClass))],
    nodes: [concat(['corners', 'best', 'class'], 2, 'output0')],
  };
}

function rowsOfSeven(most: number, plateClass: number): Part {
  return {
    tensors: [
      float('class', [1, most, 1], Array<number>(most).fill(plateClass)),
      float('picture', [1, most, 1], Array<number>(most).fill(0)),
      int('flatRows', [2], [most, 7]),
    ],
    nodes: [
      concat(['picture', 'corners', 'class', 'best'], 2, 'together'),
      { op: 'Reshape', inputs: ['together', 'flatRows'], outputs: ['output0'] },
    ],
  };
}

export interface TinyRecogniserOptions {
  readonly slots: number;
  /** Characters of its alphabet. */
  readonly characters: number;
  readonly height: number;
  readonly width: number;
  /** One when absent. */
  readonly colours?: 1 | 3;
  /** [N, colours, height, width] instead of [N, height, width, colours]. */
  readonly isPlanes?: boolean;
  readonly type?: ElementType;
  /** Answers [1, slots * characters] instead of [1, slots, characters]. */
  readonly isFlat?: boolean;
  /** Says besides that the plate is of the region of this number, of so many. */
  readonly region?: { readonly number: number; readonly of: number };
  /** Leaves out the softmax at the end. */
  readonly isRaw?: boolean;
}

/**
 * A network that reads plates of grey stripes, one for each slot: the darkest is the first character of the alphabet, the
 * lightest the last.
 */
export function tinyRecogniser(options: TinyRecogniserOptions): Uint8Array {
  const { slots, characters, height, width, colours = 1, isPlanes = false, type = 'uint8' } = options;
  const { region } = options;
  const stripe = width / slots;
  const levels = Array.from({ length: characters }, (_, index) => stripeShade(index, characters));
  return tinyOnnx({
    inputs: [
      {
        name: 'input',
        type,
        dims: isPlanes ? ['batch', colours, height, width] : ['batch', height, width, colours],
      },
    ],
    outputs: [
      // The region comes first here: a reader must go by the names.
      ...(region === undefined ? [] : [{ name: 'region', type: 'float32' as const, dims: [1, region.of] }]),
      {
        name: 'plate',
        type: 'float32',
        dims: options.isFlat === true ? ['batch', slots * characters] : ['batch', slots, characters],
      },
    ],
    tensors: [
      int('columns', [4], [1, width, 1, 1]),
      int('stripes', [3], [1, slots, stripe]),
      int('shape', [3], [1, slots, characters]),
      int('flat', [2], [1, slots * characters]),
      float('levels', [1, 1, characters], levels),
      float('steepness', [1], [-0.05]),
      ...(region === undefined
        ? []
        : [
            float(
              'regions',
              [1, region.of],
              Array.from({ length: region.of }, (_, index) =>
                index === region.number ? 0.9 : 0.1 / (region.of - 1),
              ),
            ),
          ]),
    ],
    nodes: [
      { op: 'Cast', inputs: ['input'], outputs: ['light'], attributes: { to: 1 } },
      {
        op: 'ReduceMean',
        inputs: ['light'],
        outputs: ['means'],
        attributes: { axes: isPlanes ? [1, 2] : [1, 3] },
      },
      { op: 'Reshape', inputs: ['means', 'stripes'], outputs: ['parts'] },
      { op: 'ReduceMean', inputs: ['parts'], outputs: ['shades'], attributes: { axes: [2] } },
      { op: 'Sub', inputs: ['shades', 'levels'], outputs: ['away'] },
      { op: 'Mul', inputs: ['away', 'away'], outputs: ['squares'] },
      { op: 'Mul', inputs: ['squares', 'steepness'], outputs: ['logits'] },
      ...(options.isRaw === true
        ? [{ op: 'Identity', inputs: ['logits'], outputs: ['answer'] }]
        : [{ op: 'Softmax', inputs: ['logits'], outputs: ['answer'], attributes: { axis: 2 } }]),
      { op: 'Reshape', inputs: ['answer', options.isFlat === true ? 'flat' : 'shape'], outputs: ['plate'] },
      ...(region === undefined ? [] : [{ op: 'Identity', inputs: ['regions'], outputs: ['region'] }]),
    ],
  });
}

/** The shade, 0 to 255, by which a stripe tells a character of an alphabet. */
export function stripeShade(index: number, characters: number): number {
  return Math.round((index / (characters - 1)) * 255);
}

/** A network that answers every picture with these numbers. */
export function fixedAnswer(
  input: TinyNetwork['inputs'],
  dims: readonly number[],
  values: readonly number[],
): Uint8Array {
  return tinyOnnx({
    inputs: input,
    outputs: [{ name: 'output0', type: 'float32', dims }],
    tensors: [float('numbers', dims, values)],
    nodes: [{ op: 'Identity', inputs: ['numbers'], outputs: ['output0'] }],
  });
}

function concat(inputs: readonly string[], axis: number, output: string): TinyNode {
  return { op: 'Concat', inputs, outputs: [output], attributes: { axis } };
}

function float(name: string, dims: readonly number[], values: readonly number[]): TinyTensor {
  return { name, type: 'float32', dims, values };
}

function int(name: string, dims: readonly number[], values: readonly number[]): TinyTensor {
  return { name, type: 'int64', dims, values };
}
