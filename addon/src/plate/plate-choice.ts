import { around, partOf } from './geometry.ts';
import type { TurnedBox } from './geometry.ts';
import { isSeparator } from './line-text.ts';
import type { LineSymbol } from './line-text.ts';

/** A line of text as a recogniser read it. */
export interface ReadLine {
  readonly box: TurnedBox;
  readonly symbols: readonly LineSymbol[];
}

/** What may be a plate among the lines of a picture. */
export interface ChosenPlate {
  /** Its characters in reading order, without separators. */
  readonly characters: readonly LineSymbol[];
  readonly box: TurnedBox;
  /** Higher is more plate-like; only its order means something. */
  readonly likeness: number;
}

/** A run of characters of one line without separators at its ends, or several such side by side. */
interface Row {
  readonly characters: readonly LineSymbol[];
  readonly box: TurnedBox;
  /** With separators. */
  readonly written: string;
  /** Indices of the lines it comes from. */
  readonly lines: readonly number[];
}

/** Below it nothing is called a plate. */
const LEAST_LIKENESS = -4;

/** The plates among the lines of one picture, likeliest first; no line is used twice. */
export function choosePlates(lines: readonly ReadLine[]): readonly ChosenPlate[] {
  const rows = lines.flatMap(rowsOf);
  const wide = [...rows, ...rows.flatMap((row) => rows.flatMap((other) => sideBySide(row, other)))];
  const tallest = Math.max(
    0,
    ...rows.filter(({ characters }) => characters.length >= 3).map(({ box }) => box.h),
  );
  const single = wide.map((row) => ({ row, likeness: likenessOf(row, tallest) }));
  const stacked = wide.flatMap((upper) =>
    wide.flatMap((lower) =>
      stack(upper, lower).map((row) => ({ row, likeness: likenessOf(row, tallest) - STACK_COST })),
    ),
  );
  const chosen: { row: Row; likeness: number }[] = [];
  for (const next of [...single, ...stacked].sort((a, b) => b.likeness - a.likeness)) {
    if (next.likeness < LEAST_LIKENESS) break;
    const isTaken = chosen.some(({ row }) => row.lines.some((line) => next.row.lines.includes(line)));
    if (!isTaken) chosen.push(next);
  }
  return chosen.map(({ row, likeness }) => ({ characters: row.characters, box: row.box, likeness }));
}

const STACK_COST = 0.7;

function rowsOf({ box, symbols }: ReadLine, line: number): readonly Row[] {
  const characters = symbols.filter(({ char }) => !isSeparator(char));
  if (characters.length === 0) return [];
  const written = symbols.map(({ char }) => char).join('');
  const whole: Row = { characters, box, written, lines: [line] };
  const words = wordsOf(symbols);
  if (words.length < 2) return [whole];
  const parts: Row[] = [];
  for (const [from, to] of [
    [1, words.length],
    [0, words.length - 1],
  ] as const) {
    const part = words.slice(from, to).flat();
    const first = part[0];
    const last = part.at(-1);
    if (first === undefined || last === undefined) continue;
    const step = (last.at - first.at) / Math.max(1, part.length - 1) / 2;
    parts.push({
      characters: part,
      box: partOf(box, Math.max(0, first.at - step), Math.min(1, last.at + step)),
      written: part.map(({ char }) => char).join(''),
      lines: [line],
    });
  }
  return [whole, ...parts];
}

function wordsOf(symbols: readonly LineSymbol[]): readonly (readonly LineSymbol[])[] {
  const words: LineSymbol[][] = [[]];
  for (const symbol of symbols) {
    if (isSeparator(symbol.char)) words.push([]);
    else words.at(-1)?.push(symbol);
  }
  return words.filter((word) => word.length > 0);
}

/** One row of two, when they stand on one line with no more than a wide gap between. */
function sideBySide(left: Row, right: Row): readonly Row[] {
  if (left.lines.some((line) => right.lines.includes(line))) return [];
  if (left.characters.length + right.characters.length > 10) return [];
  const cos = Math.cos(left.box.angle);
  const sin = Math.sin(left.box.angle);
  const dx = right.box.cx - left.box.cx;
  const dy = right.box.cy - left.box.cy;
  const along = dx * cos + dy * sin;
  const across = Math.abs(dy * cos - dx * sin);
  const height = Math.max(left.box.h, right.box.h);
  const gap = along - (left.box.w + right.box.w) / 2;
  if (Math.min(left.box.h, right.box.h) < 0.65 * height) return [];
  if (across > 0.35 * height || gap > 1.6 * height || gap < -0.5 * height) return [];
  return [
    {
      characters: [...left.characters, ...right.characters],
      box: around([left.box, right.box]),
      written: `${left.written} ${right.written}`,
      lines: [...left.lines, ...right.lines],
    },
  ];
}

/** Two rows read as one text, when one stands right below the other. */
function stack(upper: Row, lower: Row): readonly Row[] {
  if (upper.lines.some((line) => lower.lines.includes(line))) return [];
  if (upper.characters.length + lower.characters.length > 11) return [];
  const cos = Math.cos(lower.box.angle);
  const sin = Math.sin(lower.box.angle);
  const dx = lower.box.cx - upper.box.cx;
  const dy = lower.box.cy - upper.box.cy;
  const along = Math.abs(dx * cos + dy * sin);
  const across = dy * cos - dx * sin;
  const height = (upper.box.h + lower.box.h) / 2;
  if (Math.min(upper.box.h, lower.box.h) < 0.6 * Math.max(upper.box.h, lower.box.h)) return [];
  if (across < 0.5 * height || across > 1.5 * height) return [];
  if (along > 0.35 * Math.max(upper.box.w, lower.box.w)) return [];
  if (Math.min(upper.box.w, lower.box.w) < 0.3 * Math.max(upper.box.w, lower.box.w)) return [];
  return [
    {
      characters: [...upper.characters, ...lower.characters],
      box: around([upper.box, lower.box]),
      written: `${upper.written} ${lower.written}`,
      lines: [...upper.lines, ...lower.lines],
    },
  ];
}

/** Cost of each length; plates of the world have 4 to 10 characters, most 6 to 8. */
const LENGTH_COST = [9, 9, 7, 4, 1.5, 0.5, 0, 0, 0, 0.4, 0.6, 3, 6];

function likenessOf(row: Row, tallest: number): number {
  const text = row.characters.map(({ char }) => char).join('');
  let likeness = -(LENGTH_COST[text.length] ?? 9);
  const hasDigits = /\d/.test(text);
  const hasLetters = /[A-Z]/.test(text);
  if (!hasDigits) likeness -= 3;
  else if (!hasLetters) likeness -= 1.5;
  const changes = [...text].filter((char, i) => i > 0 && isDigit(char) !== isDigit(text[i - 1] ?? '')).length;
  likeness -= 0.6 * Math.max(0, changes - 3);
  const meanScore = row.characters.reduce((sum, { score }) => sum + score, 0) / row.characters.length;
  likeness += 2 * Math.log(Math.max(0.01, meanScore));
  likeness += Math.log(Math.max(0.1, row.box.h / Math.max(1, tallest)));
  if (/\d[.:/]\d+[.:/]\d/.test(row.written) || /WWW|COM$|\.[A-Z]{2,3}$/.test(row.written)) likeness -= 3;
  return likeness;
}

function isDigit(char: string): boolean {
  return char >= '0' && char <= '9';
}
