import type { Answer } from './brought-network.ts';

/**
 * How a YOLO-style network tells what it found:
 * - `columns`: [1, 4 + classes, N], a column a box: middle, size, a score a class (YOLOv8, v9, v10 without its head, v11);
 * - `objectness`: [1, N, 5 + classes], a row a box: middle, size, whether there is anything, a share a class (v5, v6, v7);
 * - `end-to-end`: [1, N, 6], a row a box: corners, score, class; each thing once (v10, v26, exported with NMS);
 * - `batch-rows`: [N, 7], a row a box: picture, corners, class, score; each thing once (open-image-models, v7 with NMS).
 */
export type FinderForm = 'columns' | 'objectness' | 'end-to-end' | 'batch-rows';

export const FINDER_FORMS =
  'Accepted are [1, 4 + classes, N] (YOLOv8, v9, v11), [1, N, 5 + classes] (v5, v7), [1, N, 6] (with NMS inside) ' +
  'and [N, 7] (open-image-models)';

/** More boxes are not told by a network that has thrown out those that are one thing. */
const MOST_WHEN_ONCE = 1000;

/** Null when it is none of them. `dims` are those of an answer, not only declared. */
export function finderFormOf(dims: readonly number[]): FinderForm | null {
  const [first, second, third] = dims;
  if (dims.length === 2 && second === 7) return 'batch-rows';
  if (dims.length !== 3 || first !== 1 || second === undefined || third === undefined) return null;
  if (third === 6 && second <= MOST_WHEN_ONCE) return 'end-to-end';
  if (second >= 5 && third > second) return 'columns';
  return third >= 6 && second > third ? 'objectness' : null;
}

/** Classes that the answers tell apart; null where the form does not say. */
export function classesOf(form: FinderForm, dims: readonly number[]): number | null {
  switch (form) {
    case 'columns':
      return (dims[1] ?? 0) - 4;
    case 'objectness':
      return (dims[2] ?? 0) - 5;
    case 'end-to-end':
    case 'batch-rows':
      return null;
  }
}

/** In pixels of the network's input. */
export interface FoundBox {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  /** 0 to 1. */
  readonly score: number;
}

export interface BoxChoice {
  /** Numbers of the classes that are plates; null for all. */
  readonly plateClasses: readonly number[] | null;
  readonly leastScore: number;
}

/** The boxes of plates, in the order of the network. What is no number, or no box, is left out. */
export function boxesOf(form: FinderForm, { values, dims }: Answer, choice: BoxChoice): readonly FoundBox[] {
  const rows = form === 'columns' ? (dims[2] ?? 0) : (dims.at(-2) ?? 0);
  const stride = dims.at(-1) ?? 0;
  const classes = choice.plateClasses ?? everyClass(form, dims);
  const boxes: FoundBox[] = [];
  for (let row = 0; row < rows; row++) {
    const at = (index: number): number =>
      values[form === 'columns' ? index * rows + row : row * stride + index] ?? NaN;
    const box = boxAt(form, at, classes, choice.plateClasses);
    if (isBox(box) && box.score >= choice.leastScore) boxes.push({ ...box, score: Math.min(1, box.score) });
  }
  return boxes;
}

function boxAt(
  form: FinderForm,
  at: (index: number) => number,
  classes: readonly number[],
  chosen: readonly number[] | null,
): FoundBox {
  const chosenOnly = (number: number, score: number): number =>
    chosen === null || chosen.includes(number) ? score : 0;
  switch (form) {
    case 'columns':
      return aroundMiddle(at, Math.max(...classes.map((number) => at(4 + number))));
    case 'objectness':
      return aroundMiddle(at, at(4) * Math.max(...classes.map((number) => at(5 + number))));
    case 'end-to-end':
      return { left: at(0), top: at(1), right: at(2), bottom: at(3), score: chosenOnly(at(5), at(4)) };
    case 'batch-rows':
      return { left: at(1), top: at(2), right: at(3), bottom: at(4), score: chosenOnly(at(5), at(6)) };
  }
}

function everyClass(form: FinderForm, dims: readonly number[]): readonly number[] {
  return Array.from({ length: classesOf(form, dims) ?? 0 }, (_, number) => number);
}

function aroundMiddle(at: (index: number) => number, score: number): FoundBox {
  const [x, y, width, height] = [at(0), at(1), at(2), at(3)];
  return { left: x - width / 2, top: y - height / 2, right: x + width / 2, bottom: y + height / 2, score };
}

function isBox({ left, top, right, bottom, score }: FoundBox): boolean {
  return [left, top, right, bottom, score].every(Number.isFinite) && right > left && bottom > top;
}
