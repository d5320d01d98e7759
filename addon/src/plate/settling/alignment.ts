/** A text laid beside another one. */
export interface Alignment {
  /**
   * What the text has in each slot of the reference. The reference `AB` has five slots: what comes before A, A, what
   * comes between, B, and what comes after.
   */
  readonly slots: readonly AlignedSlot[];
  /** See `likeness`. */
  readonly likeness: number;
}

export interface AlignedSlot {
  /** Empty where the text has nothing. */
  readonly char: string;
  /** Index of the character in the text; null in slots between characters and where the text has nothing. */
  readonly at: number | null;
}

/** Slots that a text has: one for each character and one around each. */
export function slotsOf(text: string): readonly string[] {
  const slots = [''];
  for (const char of text) slots.push(char, '');
  return slots;
}

/** Lays a text beside a reference with the fewest characters put in, left out or replaced. */
export function align(reference: string, text: string): Alignment {
  const costs = costsOf(reference, text);
  const width = text.length + 1;
  const cost = (i: number, j: number): number => costs[i * width + j] ?? Infinity;
  const slots = slotsOf(reference).map((): AlignedSlot => ({ char: '', at: null }));
  let i = reference.length;
  let j = text.length;
  while (i > 0 || j > 0) {
    const here = cost(i, j);
    const isSame = reference[i - 1] === text[j - 1];
    if (i > 0 && j > 0 && here === cost(i - 1, j - 1) + (isSame ? 0 : 1)) {
      i -= 1;
      j -= 1;
      slots[2 * i + 1] = { char: text.charAt(j), at: j };
    } else if (j > 0 && here === cost(i, j - 1) + 1) {
      j -= 1;
      slots[2 * i] = { char: text.charAt(j) + (slots[2 * i]?.char ?? ''), at: null };
    } else {
      i -= 1;
    }
  }
  return { slots, likeness: likenessAt(cost(reference.length, text.length), reference, text) };
}

/** 1 for equal texts, 0 for texts that have nothing in common. */
export function likeness(one: string, other: string): number {
  if (one === other) return 1;
  return likenessAt(costsOf(one, other).at(-1) ?? 0, one, other);
}

function likenessAt(distance: number, one: string, other: string): number {
  return distance === 0 ? 1 : 1 - distance / Math.max(one.length, other.length);
}

/** Edit distances between all beginnings of two texts, row by row. */
function costsOf(reference: string, text: string): Uint8Array {
  const width = text.length + 1;
  const costs = new Uint8Array((reference.length + 1) * width);
  for (let i = 0; i <= reference.length; i++) {
    for (let j = 0; j <= text.length; j++) {
      if (i === 0 || j === 0) {
        costs[i * width + j] = i + j;
        continue;
      }
      const replaced =
        (costs[(i - 1) * width + j - 1] ?? 0) +
        (reference.charCodeAt(i - 1) === text.charCodeAt(j - 1) ? 0 : 1);
      const leftOut = (costs[(i - 1) * width + j] ?? 0) + 1;
      const putIn = (costs[i * width + j - 1] ?? 0) + 1;
      costs[i * width + j] = Math.min(replaced, leftOut, putIn);
    }
  }
  return costs;
}
