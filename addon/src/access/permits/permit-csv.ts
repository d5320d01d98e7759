import { isDeepStrictEqual } from 'node:util';
import { stringify } from 'csv-stringify/sync';
import type { PermitFields } from '../../contract/permits.ts';
import { localTimes } from '../hours/local-time.ts';
import type { LocalTimes } from '../hours/local-time.ts';
import { csvRecords } from './csv/csv-records.ts';
import type { CsvRecord } from './csv/csv-records.ts';
import { faultInFile } from './csv/fault-in-file.ts';
import { guarded, isFormula, unguarded } from './csv/formula-guard.ts';
import { COLUMN_NAMES, columnsOf, ID } from './csv/header-columns.ts';
import type { HeaderColumns } from './csv/header-columns.ts';
import { PERMIT_COLUMNS } from './csv/permit-columns.ts';
import { quoted } from './csv/wrong-cell.ts';
import { permitFaults } from './permit-faults.ts';
import type { PermitSurroundings } from './permit-faults.ts';
import type { Permit } from './permit.ts';
import { plainPermit } from './plain-permit.ts';

/** One permit as a file says it. */
export interface CsvRow {
  /** In which it begins, counted from 1. */
  readonly line: number;
  readonly effect: 'add' | 'change' | 'same';
  readonly permit: Permit;
}

export interface CsvError {
  readonly line: number;
  /** Null: the whole row, or the whole file. */
  readonly column: string | null;
  /** Sentences for a person. */
  readonly message: string;
}

/** What a file would change. Where there are errors, nothing of it should be. */
export interface CsvReading {
  readonly rows: readonly CsvRow[];
  /** By line. */
  readonly errors: readonly CsvError[];
}

export interface CsvSite extends Pick<PermitSurroundings, 'groups' | 'gates'> {
  /** IANA name. */
  readonly timeZone: string;
  readonly existing: readonly Permit[];
  /** Called once for each permit that is added. */
  readonly newId: () => string;
}

/** The largest file that is read: with 50,000 rows, about a second of one processor. */
export const LARGEST_CSV_BYTES = 5 * 1024 * 1024;
export const MOST_CSV_ROWS = 50_000;
/** A file with so many is another file than the one that was meant. */
const MOST_ERRORS = 10_000;

/**
 * All permits as a file for spreadsheets: UTF-8 with a byte order mark, lines that end as RFC 4180 has them, formulas made
 * texts by an apostrophe. Reading it back changes nothing. Codes are not in it.
 * @param timeZone IANA name of the site's time zone, in which times are written.
 */
export function permitsToCsv(permits: readonly Permit[], timeZone: string): string {
  const times = localTimes(timeZone);
  const rows = permits.map((permit) => [
    guarded(permit.id),
    ...PERMIT_COLUMNS.map(({ write }) => guarded(write(permit, times))),
  ]);
  return stringify([COLUMN_NAMES, ...rows], {
    bom: true,
    record_delimiter: 'windows',
    quote_record_delimiter: true,
  });
}

/**
 * What a file of permits says: a row with the id of a permit changes it, a row without one adds one. Columns may come in any
 * order; those that are absent leave a permit as it is, or give a new one its defaults. Never throws because of the file.
 */
export function permitsFromCsv(text: string, site: CsvSite): CsvReading {
  if (Buffer.byteLength(text) > LARGEST_CSV_BYTES) return refused(1, 'The file is larger than 5 MB.');
  const { records, trouble } = csvRecords(text, 1 + MOST_CSV_ROWS);
  const [header, ...rows] = records;
  if (header === undefined) return refused(trouble?.line ?? 1, trouble?.message ?? 'The file is empty.');
  const columns = columnsOf(header.cells);
  if (!columns.ok)
    return { rows: [], errors: columns.faults.map((fault) => ({ line: header.line, ...fault })) };
  const reading = readRows(rows, columns.columns, site);
  const errors = [...reading.errors, ...(trouble === null ? [] : [{ ...trouble, column: null }])];
  return { rows: reading.rows, errors };
}

function readRows(records: readonly CsvRecord[], columns: HeaderColumns, site: CsvSite): CsvReading {
  const times = localTimes(site.timeZone);
  // A file says no codes: whatever code a permit has was its own before.
  const surroundings: PermitSurroundings = { groups: site.groups, gates: site.gates, otherCodes: [] };
  const existing = new Map(site.existing.map((permit) => [permit.id, permit]));
  const idOf = ({ cells }: CsvRecord): string => unguarded(cells[columns.id] ?? '').trim();
  const inFile = new Set(records.map(idOf));
  const otherOwner = new Map(
    site.existing
      .filter(({ id }) => !inFile.has(id))
      .flatMap((permit) => permit.plates.map((plate) => [plate, permit])),
  );
  const lineOfId = new Map<string, number>();
  const lineOfPlate = new Map<string, number>();
  const rows: CsvRow[] = [];
  const errors: CsvError[] = [];

  for (const record of records) {
    const { line } = record;
    if (errors.length >= MOST_ERRORS) {
      errors.push({
        line,
        column: null,
        message: 'There is too much wrong with this file; it was read up to here.',
      });
      break;
    }
    const wrongBefore = errors.length;
    const complain = (column: string | null, message: string): void => {
      errors.push({ line, column, message });
    };
    const isWrong = (column: string | null): boolean =>
      errors.slice(wrongBefore).some((error) => error.column === column);
    const id = idOf(record);
    const before = existing.get(id) ?? null;
    if (id !== '' && before === null) {
      complain(ID, `No permit has the id ${quoted(id)}. Leave the cell empty to add a permit.`);
    }
    const sameId = id === '' ? undefined : lineOfId.get(id);
    if (sameId !== undefined) complain(ID, `This permit stands on line ${sameId} already.`);
    lineOfId.set(id, sameId ?? line);

    const said = readCells(record, columns, times, complain);
    const permit = { ...(before ?? plainPermit({ id: '', holder: '', plates: [] })), ...said };
    const isSame = isDeepStrictEqual(permit, before);
    if (!isWrong(null) && !isWrong(ID) && !isSame) {
      if (permit.holder === '' && !isWrong('holder')) complain('holder', 'A new permit needs a holder.');
      for (const fault of permitFaults(permit, before, surroundings)) {
        const { column, columns: from, message } = faultInFile(fault, surroundings);
        if (!from.some(isWrong)) complain(column, message);
      }
    }
    for (const plate of permit.plates) {
      const sameLine = lineOfPlate.get(plate);
      const owner = otherOwner.get(plate);
      if (sameLine !== undefined) complain('plates', `${plate} stands on line ${sameLine} already.`);
      else if (owner !== undefined) {
        complain('plates', `${plate} has a permit already, held by ${owner.holder} (id ${owner.id}).`);
      }
      lineOfPlate.set(plate, sameLine ?? line);
    }

    if (errors.length > wrongBefore) continue;
    if (before === null) rows.push({ line, effect: 'add', permit: { ...permit, id: site.newId() } });
    else rows.push({ line, effect: isSame ? 'same' : 'change', permit });
  }
  return { rows, errors };
}

type Complain = (column: string | null, message: string) => void;

function readCells(
  { cells }: CsvRecord,
  { count, fields }: HeaderColumns,
  times: LocalTimes,
  complain: Complain,
): Partial<PermitFields> {
  const isTooLong = cells.slice(count).some((cell) => cell.trim() !== '');
  if (cells.length < count || isTooLong) {
    complain(null, `This row has ${cells.length} cells; the first line names ${count} columns.`);
    return {};
  }
  const said: Partial<PermitFields> = {};
  for (const { index, column } of fields) {
    const written = cells[index] ?? '';
    if (isFormula(written)) {
      complain(
        column.name,
        'This begins like a formula. Put an apostrophe before it if it is meant as it stands.',
      );
      continue;
    }
    const cell = unguarded(written);
    if (cell.trim() === '') {
      if (column.empty === null) complain(column.name, 'This cell may not be empty.');
      else Object.assign(said, column.empty);
      continue;
    }
    const reading = column.read(cell, times);
    if (reading.ok) Object.assign(said, reading.says);
    else complain(column.name, reading.message);
  }
  return said;
}

function refused(line: number, message: string): CsvReading {
  return { rows: [], errors: [{ line, column: null, message }] };
}
