import { labelEvery, textWidthPx } from './bands.ts';

export interface HeatCell {
  /** 0: nothing; then lightest to darkest; null: nothing is known. */
  readonly shade: number | null;
  /** Written in it where there is room. */
  readonly figure: string;
  /** All of it in a sentence. */
  readonly meaning: string;
}

export interface HeatMapModel {
  /** What the plot says, for who cannot see it. */
  readonly summary: string;
  readonly rows: readonly { readonly name: string; readonly cells: readonly HeatCell[] }[];
  /** Below the columns. */
  readonly columns: readonly string[];
}

/** Where everything goes, in pixels from the upper left. */
export interface HeatDrawing {
  readonly heightPx: number;
  readonly cellWidthPx: number;
  readonly cellHeightPx: number;
  readonly cells: readonly (HeatCell & { readonly xPx: number; readonly yPx: number })[];
  readonly rowNames: readonly { readonly yPx: number; readonly text: string }[];
  readonly columnNames: readonly { readonly xPx: number; readonly text: string }[];
}

const CELL_HEIGHT_PX = 26;
const GAP_PX = 2;
const NAMES_PX = 20;
const LEFT_GAP_PX = 6;

export function heatDrawing({ rows, columns }: HeatMapModel, widthPx: number): HeatDrawing {
  const leftPx = Math.max(...rows.map(({ name }) => textWidthPx(name))) + LEFT_GAP_PX;
  const pitchPx = (widthPx - leftPx) / columns.length;
  const cellWidthPx = pitchPx - GAP_PX;
  const figuresFit = rows.every(({ cells }) =>
    cells.every(({ figure }) => textWidthPx(figure) <= cellWidthPx),
  );
  const every = labelEvery(pitchPx, Math.max(...columns.map((name) => textWidthPx(name))));
  const rowPx = (row: number): number => row * (CELL_HEIGHT_PX + GAP_PX);
  return {
    heightPx: rowPx(rows.length) + NAMES_PX,
    cellWidthPx,
    cellHeightPx: CELL_HEIGHT_PX,
    cells: rows.flatMap(({ cells }, row) =>
      cells.map((cell, column) => ({
        ...cell,
        figure: figuresFit ? cell.figure : '',
        xPx: leftPx + column * pitchPx,
        yPx: rowPx(row),
      })),
    ),
    rowNames: rows.map(({ name }, row) => ({ yPx: rowPx(row) + CELL_HEIGHT_PX / 2, text: name })),
    columnNames: columns.flatMap((text, column) =>
      column % every === 0 ? [{ xPx: leftPx + column * pitchPx + cellWidthPx / 2, text }] : [],
    ),
  };
}
