import { CsvError, parse } from 'csv-parse/sync';
import type { CsvErrorCode } from 'csv-parse/sync';

/** One row of a file. */
export interface CsvRecord {
  /** In which it begins, counted from 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

export interface CsvRecords {
  /** Those before the trouble, if there is any; rows in which every cell is empty are left out. */
  readonly records: readonly CsvRecord[];
  readonly trouble: { readonly line: number; readonly message: string } | null;
}

const SEPARATORS = [',', ';', '\t'] as const;
const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;

/**
 * The rows of a file as spreadsheets of all countries write it: parted by commas, semicolons or tabs, whichever the first
 * line has most of; lines end as on any system; a byte order mark is no part of it.
 * @param mostRows empty ones count too; after so many it reads no further, and says so.
 */
export function csvRecords(text: string, mostRows: number): CsvRecords {
  const bytes = Buffer.from(text.replace(/^\uFEFF/, ''));
  const records: CsvRecord[] = [];
  const lines = lineCounter(bytes);
  let rows = 0;
  try {
    parse(bytes, {
      delimiter: separatorOf(text),
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: 0,
      to: mostRows + 1,
      on_record: (cells: string[], { bytes: end }) => {
        const line = lines.firstOfNext();
        rows += 1;
        if (rows > mostRows) return null;
        lines.advance(end);
        if (cells.some((cell) => cell.trim() !== '')) records.push({ line, cells });
        return null;
      },
    });
    const message = `The file has more than ${mostRows - 1} rows below its first.`;
    return { records, trouble: rows > mostRows ? { line: lines.firstOfNext(), message } : null };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return { records, trouble: { line: lines.firstOfNext(), message: MESSAGES[error.code] ?? ANY_TROUBLE } };
  }
}

const ANY_TROUBLE = 'This row is no CSV.';
const STRAY_QUOTE =
  'A quote stands within a cell of this row. Put quotes around the whole cell and write each quote in it twice.';
const MESSAGES: Partial<Record<CsvErrorCode, string>> = {
  CSV_QUOTE_NOT_CLOSED: 'A quote opens in this row and is never closed.',
  CSV_INVALID_CLOSING_QUOTE: STRAY_QUOTE,
  INVALID_OPENING_QUOTE: STRAY_QUOTE,
};

function separatorOf(text: string): string {
  const [firstLine = ''] = /^[^\r\n]*/.exec(text.replace(/^[\uFEFF\r\n]+/, '')) ?? [];
  const count = (separator: string): number => firstLine.split(separator).length;
  return SEPARATORS.reduce<string>((best, each) => (count(each) > count(best) ? each : best), ',');
}

/** Lines are counted here, since the parser takes a line break of two bytes within quotes for two. */
function lineCounter(bytes: Uint8Array): {
  /** The line in which the next row begins, after empty ones. */
  readonly firstOfNext: () => number;
  readonly advance: (end: number) => void;
} {
  let at = 0;
  let line = 1;
  const isBreak = (byte: number | undefined): boolean => byte === LINE_FEED || byte === CARRIAGE_RETURN;
  const step = (): void => {
    if (bytes[at] === LINE_FEED || (bytes[at] === CARRIAGE_RETURN && bytes[at + 1] !== LINE_FEED)) line += 1;
    at += 1;
  };
  return {
    firstOfNext: () => {
      while (isBreak(bytes[at])) step();
      return line;
    },
    advance: (end) => {
      while (at < end) step();
    },
  };
}
