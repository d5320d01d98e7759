import type { FoundPlate, PlateFinder } from '../plate-finder.ts';
import type { Pixels } from '../pixels.ts';
import { eachOnce } from '../networks/peaks.ts';
import { openBroughtNetwork, tryNetwork } from './brought-network.ts';
import type { BroughtNetwork } from './brought-network.ts';
import { boxesOf, classesOf, FINDER_FORMS, finderFormOf } from './finder-answer.ts';
import type { FoundBox } from './finder-answer.ts';
import { choosePlateClasses, classNames } from './finder-description.ts';
import type { FinderDescription } from './finder-description.ts';
import { FILLING, letterboxed } from './letterbox.ts';
import type { Letterbox } from './letterbox.ts';
import { planesOf } from './planes.ts';
import { isFixed, refusal, shapeText } from './refusal.ts';

export interface YoloFinderOptions {
  /** Of the ONNX file. */
  readonly path: string;
  readonly description: FinderDescription;
  /** Threads inside the network. */
  readonly threads: number;
}

const LEAST_SIDE_PX = 32;
const MOST_SIDE_PX = 2048;
/** Boxes that are compared with each other: a picture shows a few plates, and noise must not cost seconds. */
const MOST_BOXES = 300;

/**
 * A plate detector of the YOLO family: takes [1, 3, height, width] of 32-bit floats from 0 to 1, red first, letterboxed.
 *
 * @throws UserError `model-refused`, with the reason.
 */
export async function openYoloFinder({
  path,
  description,
  threads,
}: YoloFinderOptions): Promise<PlateFinder> {
  const network = await openBroughtNetwork(path, threads);
  try {
    return await finderOf(network, description);
  } catch (error) {
    await network.close();
    throw error;
  }
}

async function finderOf(network: BroughtNetwork, description: FinderDescription): Promise<PlateFinder> {
  const { file, metadata } = network;
  const { width, height } = sizeOf(network, description);
  const task = metadata.get('task') ?? 'detect';
  if (task !== 'detect')
    throw refusal(file, `is made for the task "${task}"`, 'The task "detect" is accepted');
  const output = outputOf(network);
  const dims = [1, 3, height, width];

  const grey = new Float32Array(3 * height * width).fill(FILLING[0] / 255);
  const first = (await tryNetwork(network, grey, dims)).get(output);
  if (first === undefined) throw refusal(file, 'answers with other numbers than float32', FINDER_FORMS);
  const form = finderFormOf(first.dims);
  if (form === null) throw refusal(file, `answers ${shapeText('float32', first.dims)}`, FINDER_FORMS);
  const choice = choosePlateClasses(description, classNames(metadata), classesOf(form, first.dims));
  if (!choice.ok) {
    throw refusal(
      file,
      choice.found,
      'Name the classes that are plates in finder.yaml, for example plate_classes: [0]',
    );
  }
  const { plateClasses } = choice;

  return {
    name: 'own-finder',
    find: async (picture) => {
      const box = await letterboxed(picture, width, height);
      const answer = (await network.run(planesOf(box.pixels), dims)).get(output);
      if (answer === undefined) throw new Error(`${file} does not answer any more`);
      const boxes = boxesOf(form, answer, { plateClasses, leastScore: description.least_score })
        .toSorted((a, b) => b.score - a.score)
        .slice(0, MOST_BOXES);
      return eachOnce(boxes.map((found) => plateOf(found, box)).filter((plate) => touches(plate, picture)));
    },
    close: () => network.close(),
  };
}

function sizeOf(
  { file, input: { type, shape } }: BroughtNetwork,
  { size }: FinderDescription,
): { readonly width: number; readonly height: number } {
  const [batch, colours, rows, columns] = shape;
  const height = isFixed(rows) ? rows : size;
  const width = isFixed(columns) ? columns : size;
  const fits =
    type === 'float32' &&
    shape.length === 4 &&
    (batch === 1 || !isFixed(batch)) &&
    (colours === 3 || !isFixed(colours)) &&
    [width, height].every((side) => side >= LEAST_SIDE_PX && side <= MOST_SIDE_PX);
  if (!fits) {
    throw refusal(
      file,
      `takes ${shapeText(type, shape)}`,
      `float32 [1, 3, height, width] is accepted, with sides from ${LEAST_SIDE_PX} to ${MOST_SIDE_PX}`,
    );
  }
  return { width, height };
}

/** The first; YOLOv5 adds its three raw heads (5 dimensions), which say nothing new. */
function outputOf({ file, outputs }: BroughtNetwork): string {
  const [first, ...others] = outputs;
  if (first === undefined || others.some(({ shape }) => shape.length !== 5)) {
    const told = outputs.map(({ type, shape }) => shapeText(type, shape)).join(' and ');
    throw refusal(file, `has ${outputs.length} outputs, ${told}`, FINDER_FORMS);
  }
  return first.name;
}

function plateOf({ left, top, right, bottom, score }: FoundBox, { toPicture }: Letterbox): FoundPlate {
  const at = (x: number, y: number) => toPicture({ x, y });
  return {
    corners: [at(left, top), at(right, top), at(right, bottom), at(left, bottom)],
    score,
    twoRows: null,
  };
}

function touches({ corners: [topLeft, , bottomRight] }: FoundPlate, { width, height }: Pixels): boolean {
  return bottomRight.x > 0 && bottomRight.y > 0 && topLeft.x < width && topLeft.y < height;
}
