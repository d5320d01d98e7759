/**
 * Repeatable chance: the same seed gives the same values on every machine. Not for keys or secrets.
 */
export interface Random {
  /** In [0, 1), 32 bits of it. */
  next(): number;
  /** A whole number from `min` to `max`, both inclusive. */
  integer(min: number, max: number): number;
  /** In [min, max). */
  between(min: number, max: number): number;
  /** One of a list that is not empty. */
  pick<T>(list: readonly T[]): T;
  /** True with probability `probability` (0 to 1). */
  chance(probability: number): boolean;
  /** Standard normal: mean 0, deviation 1. */
  normal(): number;
  /** Waiting time of a memoryless process with this mean. */
  exponential(mean: number): number;
  /**
   * Another stream, named by `label`. It depends on this stream's seed and the label only, never on how much was drawn
   * here, so adding a draw in one place does not change what happens in another.
   */
  fork(label: string): Random;
}

/** @param seed any text or number; numbers and their decimal text are the same seed. */
export function random(seed: string | number): Random {
  const path = String(seed);
  const next = sfc32(path);

  const integer = (min: number, max: number): number => min + Math.floor(next() * (max - min + 1));

  return {
    next,
    integer,
    between: (min, max) => min + next() * (max - min),
    pick: <T>(list: readonly T[]): T => {
      if (list.length === 0) throw new RangeError('Nothing to pick from: the list is empty.');
      return list[integer(0, list.length - 1)] as T;
    },
    chance: (probability) => next() < probability,
    // Box-Muller; 1 - next() keeps zero out of the logarithm.
    normal: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
    exponential: (mean) => -mean * Math.log(1 - next()),
    fork: (label) => random(`${path}/${label}`),
  };
}

/** Chris Doty-Humphrey's small fast counting generator, seeded by four hashes of `path`. */
function sfc32(path: string): () => number {
  let a = hash(path, 0x9e3779b9);
  let b = hash(path, 0x243f6a88);
  let c = hash(path, 0xb7e15162);
  let counter = 1;

  const next = (): number => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 0x1_0000_0000;
  };

  // Near seeds begin alike until the state has been stirred.
  for (let round = 0; round < 15; round++) next();
  return next;
}

/** FNV-1a with MurmurHash3's finisher. */
function hash(text: string, basis: number): number {
  let value = basis;
  for (let at = 0; at < text.length; at++) {
    value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  }
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return value ^ (value >>> 16);
}
