import type { PermitFields } from '../../../contract/permits.ts';
import { DIRECTIONS, PERMIT_KINDS } from '../../../contract/words.ts';
import type { Instant } from '../../../contract/words.ts';
import { isEachOnce } from '../../each-once.ts';
import type { LocalTimes } from '../../hours/local-time.ts';
import { isPlainText } from '../../plain-text.ts';
import {
  LONGEST_HOLDER,
  LONGEST_NOTES,
  LONGEST_PERSON,
  LONGEST_TAG,
  MOST_PLACES,
  MOST_PLATES,
  MOST_TAGS,
  MOST_USES,
  PERSON_ID,
} from '../permit-limits.ts';
import { A_PLATE, writtenPlate } from '../written-plate.ts';
import { itemsOfCell, listCell } from './list-cell.ts';
import { SCHEDULE_EXAMPLE, scheduleCell, scheduleOfCell } from './schedule-cell.ts';
import { wrongCell } from './wrong-cell.ts';

/** What a cell says, or what is wrong with it, in sentences. */
export type CellReading =
  | { readonly ok: true; readonly says: Partial<PermitFields> }
  | { readonly ok: false; readonly message: string };

/** One column of the file, for one field of a permit. */
export interface PermitColumn {
  readonly name: string;
  readonly write: (permit: PermitFields, times: LocalTimes) => string;
  /** @param cell not empty. */
  readonly read: (cell: string, times: LocalTimes) => CellReading;
  /** What an empty cell says; null: it may not be empty. */
  readonly empty: Partial<PermitFields> | null;
}

const DATE_EXAMPLE = 'a date and time of the site such as 2026-11-23T08:00';
const YES_AND_NO: ReadonlyMap<string, boolean> = new Map([
  ['yes', true],
  ['true', true],
  ['1', true],
  ['no', false],
  ['false', false],
  ['0', false],
]);
/** No gate at all, in signs that no id of a gate has. */
const NO_GATES = '(none)';

/** In the order in which they are written; the id of the permit comes before them. */
export const PERMIT_COLUMNS: readonly PermitColumn[] = [
  {
    name: 'holder',
    write: ({ holder }) => holder,
    read: (cell) => {
      const holder = text(cell, LONGEST_HOLDER);
      return holder === null
        ? wrong(cell, `a name of at most ${LONGEST_HOLDER} characters`)
        : right({ holder });
    },
    empty: null,
  },
  {
    name: 'kind',
    write: ({ kind }) => kind,
    read: (cell) => {
      const kind = oneOf(PERMIT_KINDS, cell);
      return kind === null ? wrong(cell, `one of ${PERMIT_KINDS.join(', ')}`) : right({ kind });
    },
    empty: { kind: 'allow' },
  },
  {
    name: 'group',
    write: ({ group }) => group,
    read: (cell) => right({ group: cell.trim() }),
    empty: { group: 'resident' },
  },
  {
    name: 'plates',
    write: ({ plates }) => listCell(plates),
    read: readPlates,
    empty: { plates: [] },
  },
  {
    name: 'valid_from',
    write: ({ validFrom }, times) => timeCell(validFrom, times),
    read: (cell, times) => {
      const day = times.dayOf(cell.trim());
      const validFrom = day === null ? instantOfCell(cell, times) : day.begins;
      return validFrom === null
        ? wrong(cell, `${DATE_EXAMPLE}, or a day, which counts from its beginning`)
        : right({ validFrom });
    },
    empty: { validFrom: null },
  },
  {
    name: 'valid_until',
    write: ({ validUntil }, times) => timeCell(validUntil, times),
    read: (cell, times) => {
      const day = times.dayOf(cell.trim());
      const validUntil = day === null ? instantOfCell(cell, times) : day.ends;
      return validUntil === null
        ? wrong(cell, `${DATE_EXAMPLE}, or a day, which counts up to its end`)
        : right({ validUntil });
    },
    empty: { validUntil: null },
  },
  {
    name: 'schedule',
    write: ({ schedule }) => (schedule === null ? '' : scheduleCell(schedule)),
    read: (cell) => {
      const schedule = scheduleOfCell(cell);
      return schedule === null ? wrong(cell, `hours such as ${SCHEDULE_EXAMPLE}`) : right({ schedule });
    },
    empty: { schedule: null },
  },
  {
    name: 'gates',
    write: ({ gates }) => (gates?.length === 0 ? NO_GATES : listCell(gates ?? [])),
    read: readGates,
    empty: { gates: null },
  },
  {
    name: 'directions',
    write: ({ directions }) => listCell(directions),
    read: (cell) => {
      const items = (itemsOfCell(cell) ?? []).map((item) => oneOf(DIRECTIONS, item));
      const directions = items.filter((item) => item !== null);
      const isRight = directions.length > 0 && directions.length === items.length && isEachOnce(directions);
      return isRight ? right({ directions }) : wrong(cell, 'in, out or both, as in | out');
    },
    empty: { directions: DIRECTIONS },
  },
  {
    name: 'uses_left',
    write: ({ usesLeft }) => usesLeft?.toString() ?? '',
    read: (cell) => {
      const usesLeft = wholeNumber(cell, 0, MOST_USES);
      return usesLeft === null ? wrong(cell, `a whole number from 0 to ${MOST_USES}`) : right({ usesLeft });
    },
    empty: { usesLeft: null },
  },
  {
    name: 'places',
    write: ({ places }) => places?.toString() ?? '',
    read: (cell) => {
      const places = wholeNumber(cell, 1, MOST_PLACES);
      return places === null ? wrong(cell, `a whole number from 1 to ${MOST_PLACES}`) : right({ places });
    },
    empty: { places: null },
  },
  {
    name: 'suspended',
    write: ({ suspended }) => (suspended ? 'yes' : 'no'),
    read: (cell) => {
      const suspended = YES_AND_NO.get(cell.trim().toLowerCase());
      return suspended === undefined ? wrong(cell, 'yes or no') : right({ suspended });
    },
    empty: { suspended: false },
  },
  {
    name: 'person',
    write: ({ person }) => person ?? '',
    read: (cell) => {
      const person = cell.trim();
      return person.length <= LONGEST_PERSON && PERSON_ID.test(person)
        ? right({ person })
        : wrong(cell, 'the id of a person in Home Assistant, for example person.asha');
    },
    empty: { person: null },
  },
  {
    name: 'notes',
    write: ({ notes }) => notes,
    read: (cell) => {
      const notes = text(cell, LONGEST_NOTES, { lines: true });
      return notes === null ? wrong(cell, `a text of at most ${LONGEST_NOTES} characters`) : right({ notes });
    },
    empty: { notes: '' },
  },
  {
    name: 'tags',
    write: ({ tags }) => listCell(tags),
    read: (cell) => {
      const items = itemsOfCell(cell);
      const tags = (items ?? []).map((item) => text(item, LONGEST_TAG)).filter((tag) => tag !== null);
      const isRight = items?.length === tags.length && tags.length <= MOST_TAGS && isEachOnce(tags);
      return isRight
        ? right({ tags })
        : wrong(cell, `at most ${MOST_TAGS} different tags of at most ${LONGEST_TAG} characters`);
    },
    empty: { tags: [] },
  },
];

function readPlates(cell: string): CellReading {
  const items = itemsOfCell(cell);
  if (items === null) return wrong(cell, 'plates with | between them');
  const plates: string[] = [];
  for (const item of items) {
    const plate = writtenPlate(item);
    if (plate === null) return wrong(item, A_PLATE);
    plates.push(plate);
  }
  if (plates.length > MOST_PLATES)
    return { ok: false, message: `A permit has at most ${MOST_PLATES} plates.` };
  const twice = plates.find((plate, index) => plates.indexOf(plate) < index);
  if (twice !== undefined) return { ok: false, message: `${twice} stands here twice.` };
  return right({ plates });
}

function readGates(cell: string): CellReading {
  const items = cell.trim() === NO_GATES ? [] : itemsOfCell(cell);
  if (items === null) return wrong(cell, 'ids of gates with | between them');
  return isEachOnce(items) ? right({ gates: items }) : wrong(cell, 'a list in which a gate stands once');
}

function right(says: Partial<PermitFields>): CellReading {
  return { ok: true, says };
}

function wrong(cell: string, allowed: string): CellReading {
  return { ok: false, message: wrongCell(cell, allowed) };
}

function text(cell: string, longest: number, { lines } = { lines: false }): string | null {
  const said = cell.trim();
  return said !== '' && said.length <= longest && isPlainText(said, { lines }) ? said : null;
}

function oneOf<const Word extends string>(words: readonly Word[], cell: string): Word | null {
  const said = cell.trim().toLowerCase();
  return words.find((word) => word === said) ?? null;
}

function wholeNumber(cell: string, least: number, most: number): number | null {
  if (!/^\s*\d{1,9}\s*$/.test(cell)) return null;
  const number = Number(cell);
  return number >= least && number <= most ? number : null;
}

function timeCell(at: Instant | null, times: LocalTimes): string {
  return at === null ? '' : times.textOf(at);
}

function instantOfCell(cell: string, times: LocalTimes): Instant | null {
  const at = times.instantOf(cell.trim());
  return at !== null && at >= 0 ? at : null;
}
