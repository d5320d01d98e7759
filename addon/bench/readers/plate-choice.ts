import { REGIONS } from '../../src/plate/formats/region.ts';
import type { TurnedBox } from './geometry.ts';
import { likenessOf } from './likeness.ts';
import type { LineSymbol } from './line-text.ts';
import { joinedBelow, joinedBeside, rowsOfLine } from './rows.ts';
import type { ReadLine, Row } from './rows.ts';

/** A plate found among the lines of a picture. */
export interface ChosenPlate {
  /** Its characters in reading order, without separators. */
  readonly characters: readonly LineSymbol[];
  /** Around its text. */
  readonly box: TurnedBox;
  /** Height of one row of it. */
  readonly rowHeight: number;
  /** Higher is more plate-like; only its order means something. */
  readonly likeness: number;
}

export interface ChoiceOptions {
  /** Less plate-like texts are left out. Default: what keeps most words and numbers of a street out. */
  readonly leastLikeness?: number;
}

const LEAST_LIKENESS = -3.5;

/** The plates among the lines of one picture, likeliest first; no line is used twice. */
export function choosePlates(
  lines: readonly ReadLine[],
  options: ChoiceOptions = {},
): readonly ChosenPlate[] {
  const { leastLikeness = LEAST_LIKENESS } = options;
  const rows = lines.flatMap(rowsOfLine);
  const wide = [...rows, ...pairs(rows, joinedBeside)];
  const all = [...wide, ...pairs(wide, joinedBelow)];
  const tallest = Math.max(0, ...rows.filter(mayBePlate).map(({ rowHeight }) => rowHeight));
  const ranked = all
    .map((row) => ({ row, likeness: likenessOf(row, { tallest, regions: REGIONS }) }))
    .filter(({ likeness }) => likeness >= leastLikeness)
    .sort((a, b) => b.likeness - a.likeness);
  const chosen: typeof ranked = [];
  for (const next of ranked) {
    const isTaken = chosen.some(({ row }) => row.lines.some((line) => next.row.lines.includes(line)));
    if (!isTaken) chosen.push(next);
  }
  return chosen.map(({ row: { characters, box, rowHeight }, likeness }) => ({
    characters,
    box,
    rowHeight,
    likeness,
  }));
}

function mayBePlate({ characters }: Row): boolean {
  return characters.length >= 4 && characters.some(({ char }) => char >= '0' && char <= '9');
}

function pairs(rows: readonly Row[], join: (first: Row, second: Row) => Row | null): readonly Row[] {
  return rows.flatMap((first) => rows.flatMap((second) => join(first, second) ?? []));
}
