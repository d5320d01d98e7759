import { Readable } from 'node:stream';
import { stringify } from 'csv-stringify/sync';
import { guarded } from '../../access/permits/csv/formula-guard.ts';

/** Some milliseconds of work, and as much as is in memory beside what the caller has not taken yet. */
const ROWS_OF_A_PIECE = 200;

export interface CsvColumn<Row> {
  /** In the header line. */
  readonly name: string;
  readonly cell: (row: Row) => string;
}

/**
 * Rows as a file for spreadsheets: UTF-8 with a byte order mark, a header line, lines that end as RFC 4180 has them, formulas
 * made texts. No row is asked for before the ones before it were taken, and none any more once the stream is destroyed.
 */
export function csvStream<Row>(columns: readonly CsvColumn<Row>[], rows: AsyncIterable<Row>): Readable {
  return Readable.from(pieces(columns, rows), { objectMode: false });
}

async function* pieces<Row>(
  columns: readonly CsvColumn<Row>[],
  rows: AsyncIterable<Row>,
): AsyncGenerator<string> {
  yield lines([columns.map(({ name }) => name)], { bom: true });
  let piece: string[][] = [];
  for await (const row of rows) {
    piece.push(columns.map(({ cell }) => guarded(cell(row))));
    if (piece.length < ROWS_OF_A_PIECE) continue;
    yield lines(piece);
    piece = [];
  }
  if (piece.length > 0) yield lines(piece);
}

function lines(records: string[][], { bom = false } = {}): string {
  return stringify(records, { bom, record_delimiter: 'windows', quote_record_delimiter: true });
}
