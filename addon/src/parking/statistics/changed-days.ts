import { dayAt } from '../days.ts';
import type { VisitChange } from '../visits/correction.ts';

/**
 * Days (`YYYY-MM-DD`) whose figures a change of visits makes old: those on which a stay ended, whose length is another now or which is none any
 * more. What people say about plates changes no figure.
 *
 * @param timeZone IANA name.
 */
export function daysChangedBy({ before, after }: VisitChange, timeZone: string): readonly string[] {
  const stays = (visits: VisitChange['before']): ReadonlySet<string> =>
    new Set(
      visits.flatMap(({ enteredAt, leftAt, exitPassageId }) =>
        leftAt === null ? [] : [JSON.stringify([leftAt, enteredAt, exitPassageId])],
      ),
    );
  const [was, is] = [stays(before), stays(after)];
  const changed = [...[...was].filter((stay) => !is.has(stay)), ...[...is].filter((stay) => !was.has(stay))];
  const ends = changed.map((stay) => (JSON.parse(stay) as readonly [number, unknown, unknown])[0]);
  return [...new Set(ends.map((at) => dayAt(at, timeZone)))].toSorted();
}
