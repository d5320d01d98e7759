import { around, partOf } from './geometry.ts';
import type { TurnedBox } from './geometry.ts';
import { isSeparator } from './line-text.ts';
import type { LineSymbol } from './line-text.ts';

/** A line of text as a recogniser read it. */
export interface ReadLine {
  readonly box: TurnedBox;
  /** One reading or several of the same line; they exclude each other. */
  readonly readings: readonly (readonly LineSymbol[])[];
}

/** What may be a plate or a row of one: characters of one line, or of several joined. */
export interface Row {
  readonly characters: readonly LineSymbol[];
  /** All of its lines as read, with separators. */
  readonly written: string;
  readonly box: TurnedBox;
  /** Indices of the lines that it is made of. */
  readonly lines: readonly number[];
  /** Height of one row. */
  readonly rowHeight: number;
  /** Characters of its lines that were left out. */
  readonly dropped: number;
}

/** No plate of the world is longer; joining stops there. */
const LONGEST = 11;

/** Each reading of a line as a row: whole, and without words at its ends (a country's letter, a dealer's name). */
export function rowsOfLine({ box, readings }: ReadLine, line: number): readonly Row[] {
  return readings.flatMap((symbols) => {
    const words = wordsOf(symbols);
    const total = words.flat().length;
    const rows: Row[] = [];
    for (let from = 0; from < words.length; from++) {
      for (let to = from + 1; to <= words.length; to++) {
        const part = words.slice(from, to);
        const characters = part.flat();
        const isWhole = characters.length === total;
        rows.push({
          characters,
          written: symbols.map(({ char }) => char).join(''),
          box: isWhole ? box : boxOfPart(box, characters),
          lines: [line],
          rowHeight: box.h,
          dropped: total - characters.length,
        });
      }
    }
    return rows;
  });
}

/** One row of two when `right` stands on the same line, near; else null. */
export function joinedBeside(left: Row, right: Row): Row | null {
  if (!canJoin(left, right, 0.65)) return null;
  const { along, across } = offset(left.box, right.box, left.box.angle);
  const height = Math.max(left.rowHeight, right.rowHeight);
  const gap = along - (left.box.w + right.box.w) / 2;
  if (Math.abs(across) > 0.35 * height || gap > 1.6 * height || gap < -0.6 * height) return null;
  return joined(left, right, height);
}

/** One text of two rows when `lower` stands right below `upper`; else null. */
export function joinedBelow(upper: Row, lower: Row): Row | null {
  if (!canJoin(upper, lower, 0.55)) return null;
  const { along, across } = offset(upper.box, lower.box, lower.box.angle);
  const height = (upper.rowHeight + lower.rowHeight) / 2;
  if (across < 0.5 * height || across > 1.6 * height) return null;
  const wider = Math.max(upper.box.w, lower.box.w);
  if (Math.abs(along) > 0.4 * wider || Math.min(upper.box.w, lower.box.w) < 0.3 * wider) return null;
  return joined(upper, lower, height);
}

function canJoin(a: Row, b: Row, leastHeightRatio: number): boolean {
  const ratio = a.rowHeight / b.rowHeight;
  return (
    a.characters.length + b.characters.length <= LONGEST &&
    ratio >= leastHeightRatio &&
    ratio <= 1 / leastHeightRatio &&
    !a.lines.some((line) => b.lines.includes(line))
  );
}

function joined(first: Row, second: Row, rowHeight: number): Row {
  return {
    characters: [...first.characters, ...second.characters],
    written: `${first.written} ${second.written}`,
    box: around([first.box, second.box]),
    lines: [...first.lines, ...second.lines],
    rowHeight,
    dropped: first.dropped + second.dropped,
  };
}

function offset(from: TurnedBox, to: TurnedBox, angle: number): { along: number; across: number } {
  const dx = to.cx - from.cx;
  const dy = to.cy - from.cy;
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  return { along: dx * cos + dy * sin, across: dy * cos - dx * sin };
}

function wordsOf(symbols: readonly LineSymbol[]): readonly (readonly LineSymbol[])[] {
  const words: LineSymbol[][] = [[]];
  for (const symbol of symbols) {
    if (isSeparator(symbol.char)) words.push([]);
    else words.at(-1)?.push(symbol);
  }
  return words.filter((word) => word.length > 0);
}

/** From the middle of the first character to that of the last, and half a character's width beyond. */
function boxOfPart(box: TurnedBox, characters: readonly LineSymbol[]): TurnedBox {
  const first = characters[0]?.at ?? 0;
  const last = characters.at(-1)?.at ?? 1;
  const half = (characters.length > 1 ? (last - first) / (characters.length - 1) : box.h / box.w / 2) / 2;
  return partOf(box, Math.max(0, first - half), Math.min(1, last + half));
}
