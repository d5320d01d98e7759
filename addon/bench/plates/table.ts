import { interval, percent } from '../share.ts';
import type { Share } from '../share.ts';

/** Rows that begin with the same cell belong together. */
export interface Table {
  readonly title: string;
  readonly note: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

/** A share is shown in percent with its interval; null says that there is nothing to say. */
export type Cell = string | Share | null;

/** A table for a terminal. */
export function asText({ title, note, head, rows }: Table): string {
  if (rows.length === 0) return `${title}: ${note}`;
  const all = [head, ...rows.map((row) => row.map(cellText))];
  const widths = head.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  const lines = all.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  return [title, ...lines].join('\n');
}

function cellText(cell: Cell): string {
  if (cell === null) return '-';
  return typeof cell === 'string' ? cell : `${percent(cell)} (${interval(cell)})`;
}
