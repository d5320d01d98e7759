import { UserError } from '../../errors.ts';

/**
 * Why a file that somebody brought cannot be used.
 *
 * @param found what is wrong with it, as the end of a sentence that begins with the file
 * @param accepted what it may be instead, as a sentence without its full stop
 */
export function refusal(file: string, found: string, accepted: string, cause?: unknown): UserError {
  return new UserError('model-refused', `${file} ${found}. ${accepted}.`, { cause });
}

/** `float32 [1, 3, 640, ?]` */
export function shapeText(type: string, dims: readonly (number | string)[]): string {
  return `${type} [${dims.map((size) => (isFixed(size) ? String(size) : '?')).join(', ')}]`;
}

/** A size that the network does not leave open. */
export function isFixed(size: number | string | undefined): size is number {
  return typeof size === 'number' && size > 0;
}
