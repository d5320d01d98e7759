import { setImmediate } from 'node:timers/promises';
import { z } from 'zod';
import { UserError } from '../errors.ts';

/** Milliseconds since 1970; parsed, not trusted, since a row can be damaged. */
export const instantColumn = z.int();

/** Booleans are 0 or 1 in SQLite. */
export const flagColumn = z.literal([0, 1]).transform((value) => value === 1);

/** A text column that holds JSON of the given shape. */
export function jsonColumn<Shape extends z.ZodType>(shape: Shape) {
  return z
    .string()
    .transform((text, context): unknown => {
      try {
        return JSON.parse(text);
      } catch {
        context.addIssue('not JSON');
        return z.NEVER;
      }
    })
    .pipe(shape);
}

/** How the rows of one table are told apart and become values of the domain. */
export interface RowReader<Value> {
  /** @throws UserError `corrupt-row` that names table, row and column. */
  readonly one: (row: Readonly<Record<string, unknown>>) => Value;
  /** Those that can be read; the others are reported. */
  readonly many: (rows: readonly Readonly<Record<string, unknown>>[]) => readonly Value[];
}

/**
 * @param name says which row it is, without anything personal: errors end up in logs.
 * @param onCorruptRow told of each row that a list leaves out.
 */
export function rowReader<Shape extends z.ZodType>({
  table,
  name,
  shape,
  onCorruptRow,
}: {
  readonly table: string;
  readonly name: string;
  readonly shape: Shape;
  readonly onCorruptRow: (error: UserError) => void;
}): RowReader<z.output<Shape>> {
  const parse = (row: Readonly<Record<string, unknown>>): z.output<Shape> | UserError => {
    const parsed = shape.safeParse(row);
    return parsed.success ? parsed.data : corruptRow(table, name, row, parsed.error);
  };
  return {
    one: (row) => {
      const value = parse(row);
      if (value instanceof UserError) throw value;
      return value;
    },
    many: (rows) =>
      rows.flatMap((row) => {
        const value = parse(row);
        if (!(value instanceof UserError)) return [value];
        onCorruptRow(value);
        return [];
      }),
  };
}

/** Some milliseconds of work. */
const ROWS_OF_A_TURN = 200;

/** How much of a long history is looked at before others have their turn, and is in memory at once. */
export const ROWS_OF_A_PIECE = 1_000;

/**
 * Reads many rows, and lets others have their turn in between: SQLite and parsing answer at once, and a gate would wait
 * until the last row of a long history is read.
 */
export async function readInTurns<Value>(
  read: RowReader<Value>,
  rows: readonly Readonly<Record<string, unknown>>[],
): Promise<readonly Value[]> {
  const values: Value[] = [];
  let start = 0;
  // Also after none: they may have been looked for in a long history.
  do {
    values.push(...read.many(rows.slice(start, start + ROWS_OF_A_TURN)));
    await setImmediate();
    start += ROWS_OF_A_TURN;
  } while (start < rows.length);
  return values;
}

function corruptRow(
  table: string,
  name: string,
  row: Readonly<Record<string, unknown>>,
  error: z.ZodError,
): UserError {
  const columns = [...new Set(error.issues.map((issue) => issue.path.map(String)[0] ?? 'row'))].join(', ');
  return new UserError(
    'corrupt-row',
    `Row ${JSON.stringify(row[name])} of ${table} cannot be read (${columns}). Restore a backup, or remove the row.`,
  );
}
