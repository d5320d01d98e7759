import type { Holiday } from '../../src/contract/schedule.ts';

export interface MergedHolidays {
  readonly holidays: readonly Holiday[];
  readonly added: number;
  readonly renamed: number;
  readonly same: number;
}

/** Days that are read or written take their place in the calendar; one that is known gets the new name. */
export function withHolidays(known: readonly Holiday[], more: readonly Holiday[]): MergedHolidays {
  const byDate = new Map(known.map((holiday) => [holiday.date, holiday]));
  let added = 0;
  let renamed = 0;
  let same = 0;
  for (const holiday of more) {
    const before = byDate.get(holiday.date);
    if (before === undefined) added += 1;
    else if (before.name === holiday.name) same += 1;
    else renamed += 1;
    byDate.set(holiday.date, holiday);
  }
  const holidays = [...byDate.values()].toSorted((a, b) => (a.date < b.date ? -1 : 1));
  return { holidays, added, renamed, same };
}

export function withoutHoliday(known: readonly Holiday[], date: string): readonly Holiday[] {
  return known.filter((holiday) => holiday.date !== date);
}
