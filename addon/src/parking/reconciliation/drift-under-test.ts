/** For the tests of this folder: a site at noon, with only the essential said. */
import { newPassage } from '../../gate/passage.ts';
import type { Passage } from '../../gate/passage.ts';
import { boardOf, minutesAgo, NOON, presencesOf, slotOf } from '../slots/slots-under-test.ts';
import type { Slot } from '../slots/slot.ts';
import { plainVisit } from '../visit.ts';
import type { Visit } from '../visit.ts';
import type { DriftFacts } from './drift-facts.ts';

export interface SiteAtNoon extends Partial<Omit<DriftFacts, 'slots' | 'now'>> {
  /** What each slot says and since how many minutes; by ids. Without any, the site has no slots. */
  readonly over?: Parameters<typeof presencesOf>[0];
  /** By ids; those of `over` that are not named here have a sensor of the site. */
  readonly sensors?: Readonly<Record<string, Slot['sensor']>>;
}

/** A site with as many places as slots, where nothing has happened for an hour. */
export function driftAtNoon({ over = {}, sensors = {}, ...said }: SiteAtNoon): DriftFacts {
  const ids = [...new Set([...Object.keys(over), ...Object.keys(sensors)])];
  const openVisits = said.openVisits ?? [];
  return {
    lanes: openVisits.length,
    openVisits,
    slots: boardOf(
      ids.map((id) => slotOf(id, { sensor: sensors[id] ?? 'site' })),
      { openVisits, presences: presencesOf(over) },
    ),
    capacity: ids.length,
    emptiedVisitIds: [],
    now: NOON,
    passages: [],
    endedVisits: [],
    staysMs: [],
    ...said,
  };
}

export function passageOf(id: string, said: Partial<Passage>): Passage {
  const arrivedAt = minutesAgo(30);
  return {
    ...newPassage({ id, gateId: 'front', direction: 'in', arrivedAt }),
    phase: 'clear',
    endedAt: arrivedAt + 20_000,
    outcome: 'entered',
    ...said,
  };
}

/** An exit that nobody was paired with; its plate is what was read. */
export function loneExit(id: string, minutes: number, plate: string | null): Visit {
  return plainVisit({
    id,
    plate,
    leftAt: minutesAgo(minutes),
    exitPassageId: `exit of ${id}`,
    anomalies: [plate === null ? 'unread-exit' : 'exit-without-entry'],
  });
}
