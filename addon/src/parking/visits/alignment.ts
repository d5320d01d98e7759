/** One character of what was read beside the one that was meant; empty where there is none. */
export interface AlignedCharacter {
  readonly read: string;
  readonly meant: string;
}

/** Least number of characters to put in, leave out or replace: `[i][j]` of the first `i` of one and the first `j` of the other. */
function leastEdits(read: string, meant: string): readonly (readonly number[])[] {
  const rows: number[][] = [Array.from({ length: meant.length + 1 }, (_, index) => index)];
  for (const [i, character] of Array.from(read).entries()) {
    const above = rows[i] ?? [];
    const row = [i + 1];
    for (const [j, other] of Array.from(meant).entries()) {
      const replaced = (above[j] ?? 0) + (character === other ? 0 : 1);
      row.push(Math.min(replaced, (above[j + 1] ?? 0) + 1, (row[j] ?? 0) + 1));
    }
    rows.push(row);
  }
  return rows;
}

/** Puts two texts beside each other with the least edits; of several ways, the one that replaces rather than shifts. */
export function aligned(read: string, meant: string): readonly AlignedCharacter[] {
  const edits = leastEdits(read, meant);
  const cost = (i: number, j: number): number => edits[i]?.[j] ?? Infinity;
  const found: AlignedCharacter[] = [];
  let i = read.length;
  let j = meant.length;
  while (i > 0 || j > 0) {
    const pair = { read: read.charAt(i - 1), meant: meant.charAt(j - 1) };
    if (cost(i, j) === cost(i - 1, j - 1) + (pair.read === pair.meant ? 0 : 1)) {
      found.push(pair);
      i -= 1;
      j -= 1;
    } else if (cost(i, j) === cost(i - 1, j) + 1) {
      found.push({ ...pair, meant: '' });
      i -= 1;
    } else {
      found.push({ ...pair, read: '' });
      j -= 1;
    }
  }
  return found.reverse();
}
