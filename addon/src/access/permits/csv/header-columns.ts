import { unguarded } from './formula-guard.ts';
import { PERMIT_COLUMNS } from './permit-columns.ts';
import type { PermitColumn } from './permit-columns.ts';
import { quoted } from './wrong-cell.ts';

/** The column of the permits' ids: empty for one that is added. */
export const ID = 'id';
export const COLUMN_NAMES: readonly string[] = [ID, ...PERMIT_COLUMNS.map(({ name }) => name)];

/** What stands where in the rows of a file. */
export interface HeaderColumns {
  /** Index of the ids; -1 without them. */
  readonly id: number;
  readonly count: number;
  readonly fields: readonly { readonly index: number; readonly column: PermitColumn }[];
}

export interface HeaderFault {
  readonly column: string | null;
  readonly message: string;
}

export type HeaderReading =
  | { readonly ok: true; readonly columns: HeaderColumns }
  | { readonly ok: false; readonly faults: readonly HeaderFault[] };

/** The columns that a first line names, in any order and any case; empty cells at its end are none. */
export function columnsOf(cells: readonly string[]): HeaderReading {
  const names = cells.map((cell) => unguarded(cell).trim().toLowerCase().replace(/\s+/g, '_'));
  while (names.at(-1) === '') names.pop();
  const faults = names.flatMap((name, index): readonly HeaderFault[] => {
    if (!COLUMN_NAMES.includes(name)) {
      const message = `${quoted(cells[index] ?? '')} is no column. The columns are ${COLUMN_NAMES.join(', ')}.`;
      return [{ column: null, message }];
    }
    return names.indexOf(name) < index ? [{ column: name, message: 'This column is here twice.' }] : [];
  });
  if (faults.length > 0) return { ok: false, faults };
  if (!names.includes(ID) && !(names.includes('holder') && names.includes('plates'))) {
    const message = `The first line must name the columns: at least holder and plates, or ${ID} for permits that are there.`;
    return { ok: false, faults: [{ column: null, message }] };
  }
  const fields = PERMIT_COLUMNS.flatMap((column) => {
    const index = names.indexOf(column.name);
    return index < 0 ? [] : [{ index, column }];
  });
  return { ok: true, columns: { id: names.indexOf(ID), count: names.length, fields } };
}
