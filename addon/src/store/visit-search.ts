import { sql } from 'kysely';
import type { Kysely, RawBuilder } from 'kysely';
import { z } from 'zod';
import { UserError } from '../errors.ts';
import type { Instant } from '../contract/words.ts';
import type { Cursor } from './cursor.ts';
import { instantColumn } from './rows.ts';
import type { VisitFilter } from './store.ts';
import type { Tables } from './tables.ts';

type Row = Readonly<Record<string, unknown>>;
type Fragment = RawBuilder<unknown>;

/** Visits that fit a filter, in the order of history, from any place of it on. */
export interface VisitSearch {
  /** Newest first, those before the cursor. */
  readonly before: (cursor: Cursor | null, limit: number) => Promise<readonly Row[]>;
  /** Oldest first, those of a part of history; without an end: all that follow. */
  readonly within: (part: HistoryPart) => Promise<readonly Row[]>;
}

export interface HistoryPart {
  /** Inclusive; null: from the first on. */
  readonly from: Cursor | null;
  /** Exclusive. */
  readonly until: Cursor | null;
}

/**
 * What the rows are found by; all else that is asked for is looked up in them. Those who are inside, who have to be looked at, or
 * who came by one permit are few beside all the others, and so are those with a part of a plate that is rare.
 */
type Lead = 'open' | 'to-review' | 'permit' | 'plate' | 'time';

/** Named, since SQLite does not know what is few; a cross join is done in the order in which it is written. */
const SOURCES: Readonly<Record<Lead, Fragment>> = {
  open: sql`visits indexed by visits_open`,
  'to-review': sql`visits indexed by visits_to_review`,
  permit: sql`visits indexed by visits_by_permit`,
  plate: sql`visit_plates cross join visits not indexed on visits.number = visit_plates.rowid`,
  time: sql`visits not indexed`,
};

/** Fewer visits than this are found and looked at in a few milliseconds. */
const RARE = 2_000;

/** What plates are made of, and what stands behind one in the search. */
const CHARACTERS = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 ');

/** Of the visits that begin in the same millisecond. */
const MOST_TIES = 2 ** 20;

export async function visitSearch(db: Kysely<Tables>, filter: VisitFilter): Promise<VisitSearch> {
  const threes = filter.plate === undefined ? null : threesOf(filter.plate);
  const lead = await leadOf(db, filter, threes);
  const number = sql.ref(lead === 'plate' ? 'visit_plates.rowid' : 'visits.number');
  const match = lead === 'plate' ? [sql`visit_plates match ${threes}`] : [];
  const rows = async (bounds: readonly Fragment[], rest: Fragment): Promise<readonly Row[]> => {
    const where = sql.join([...match, ...conditions(filter), ...bounds, sql`true`], sql` and `);
    const query = sql<Row>`
      select visits.*, visits.number >> 20 as page_at, visits.number & ${sql.lit(MOST_TIES - 1)} as page_tie
      from ${SOURCES[lead]} where ${where} order by ${number} ${rest}`;
    return (await query.execute(db)).rows;
  };
  const { beganFrom, beganBefore } = filter;
  const bounds = (from: Cursor | null, until: Cursor | null): readonly Fragment[] => {
    const least = oneOf('max', [firstNumber(beganFrom), from === null ? null : numberOf(from)]);
    const end = oneOf('min', [firstNumber(beganBefore), until === null ? null : numberOf(until)]);
    return [
      ...(least === null ? [] : [sql`${number} >= ${least}`]),
      ...(end === null ? [] : [sql`${number} < ${end}`]),
    ];
  };
  return {
    before: (cursor, limit) => rows(bounds(null, cursor), sql`desc limit ${limit}`),
    within: ({ from, until }) => rows(bounds(from, until), sql`asc`),
  };
}

/** Where the visit stands that comes so many after another; null when there are not as many. */
export async function visitsLater(
  db: Kysely<Tables>,
  from: Cursor | null,
  count: number,
): Promise<Cursor | null> {
  const after = from === null ? sql`true` : sql`number >= ${numberOf(from)}`;
  const { rows } = await sql<Row>`
    select number >> 20 as page_at, number & ${sql.lit(MOST_TIES - 1)} as page_tie
    from visits where ${after} order by number limit 1 offset ${count}`.execute(db);
  return rows[0] === undefined ? null : visitCursor(rows[0]);
}

const keyOfRow = z
  .object({ page_at: instantColumn, page_tie: z.int() })
  .transform(({ page_at, page_tie }): Cursor => ({ at: page_at, id: String(page_tie) }));

/** Where a row that was found stands in history. */
export function visitCursor(row: unknown): Cursor {
  return keyOfRow.parse(row);
}

async function leadOf(db: Kysely<Tables>, filter: VisitFilter, threes: string | null): Promise<Lead> {
  const { open, toReview, permitId } = filter;
  const few: Lead | null =
    open === true ? 'open' : toReview === true ? 'to-review' : permitId !== undefined ? 'permit' : null;
  if (threes === null) return few ?? 'time';
  return few === null || (await isRare(db, threes)) ? 'plate' : few;
}

async function isRare(db: Kysely<Tables>, threes: string): Promise<boolean> {
  const { rows } = await sql<Row>`
    select count(*) as found from (
      select 1 from visit_plates where visit_plates match ${threes} limit ${RARE}
    )`.execute(db);
  return z.int().parse(rows[0]?.['found']) < RARE;
}

function* conditions({ plate, open, toReview, permitId }: VisitFilter): Generator<Fragment> {
  // Also of what the search found: that its threes stand behind one another is seen in the plate itself.
  if (plate !== undefined) {
    yield sql`(instr(visits.plate, ${plate}) > 0 or instr(visits.exit_plate, ${plate}) > 0)`;
  }
  if (open !== undefined) yield open ? sql`visits.left_at is null` : sql`visits.left_at is not null`;
  // Written out, since an index of some rows is only taken for a question that is known to be about those.
  if (toReview !== undefined) yield sql`visits.to_review = ${sql.lit(Number(toReview))}`;
  if (permitId !== undefined) yield sql`visits.permit_id = ${permitId}`;
}

/**
 * What a plate that has this part contains: each three of its characters that stand behind one another, or, of two characters,
 * one of the threes that begin with them. Null for a single character, which stands in so many threes as plates have pairs.
 */
function threesOf(part: string): string | null {
  const characters = Array.from(part);
  if (characters.length < 2) return null;
  if (characters.length === 2) return CHARACTERS.map((third) => quoted(`${part}${third}`)).join(' OR ');
  return characters
    .slice(2)
    .map((_, index) => quoted(characters.slice(index, index + 3).join('')))
    .join(' AND ');
}

function quoted(three: string): string {
  return `"${three.replaceAll('"', '""')}"`;
}

function firstNumber(at: Instant | undefined): Fragment | null {
  return at === undefined ? null : sql`(${at} << 20)`;
}

/** @throws UserError `bad-cursor` for one of another list. */
function numberOf({ at, id }: Cursor): Fragment {
  const tie = Number(id);
  if (!Number.isInteger(tie) || tie < 0 || tie >= MOST_TIES || String(tie) !== id) {
    throw new UserError('bad-cursor', 'The page asked for does not exist. Start again from the first one.');
  }
  return sql`(${at} << 20 | ${tie})`;
}

/** One bound, since a search takes no more than one each way. */
function oneOf(which: 'min' | 'max', bounds: readonly (Fragment | null)[]): Fragment | null {
  const given = bounds.filter((bound) => bound !== null);
  if (given.length < 2) return given[0] ?? null;
  return sql`${sql.raw(which)}(${sql.join(given)})`;
}
