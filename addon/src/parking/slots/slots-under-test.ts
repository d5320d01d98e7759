/** For the tests of this folder: slots, what is over them and who is inside, with only the essential said. */
import type { Presence } from '../../contract/words.ts';
import { plainVisit } from '../visit.ts';
import type { Visit } from '../visit.ts';
import { slotBoard } from './slot-board.ts';
import type { SlotBoardFacts, SlotStanding } from './slot-board.ts';
import { plainUse } from './slot-use.ts';
import type { Promised, Slot, SlotPresenceState, SlotUse } from './slot.ts';

export const MINUTE_MS = 60_000;
/** Noon of some day. */
export const NOON = Date.parse('2028-02-29T12:00:00Z');

export function minutesAgo(minutes: number): number {
  return NOON - minutes * MINUTE_MS;
}

export function slotOf(id: string, said: Partial<Slot> = {}): Slot {
  return { id, name: id.toUpperCase(), kind: 'ordinary', sensor: 'site', ...said };
}

export function useOf(slotId: string, said: Partial<SlotUse>): SlotUse {
  return { ...plainUse(slotId), ...said };
}

/** What is over each slot, and since how many minutes; 60 where nothing is said. */
export function presencesOf(
  over: Readonly<Record<string, Presence | readonly [Presence, number]>>,
): ReadonlyMap<string, SlotPresenceState> {
  return new Map(
    Object.entries(over).map(([slotId, said]) => {
      const [presence, minutes] = typeof said === 'string' ? ([said, 60] as const) : said;
      return [slotId, { presence, since: minutesAgo(minutes) }];
    }),
  );
}

export function promisedOf(id: string, said: Partial<Promised> = {}): Promised {
  return {
    id,
    plate: null,
    permitId: null,
    slotId: null,
    madeAt: minutesAgo(30),
    by: 'page',
    until: NOON + 30 * MINUTE_MS,
    endedAt: null,
    ...said,
  };
}

/** A vehicle that came in so many minutes ago; its plate is its id in capitals. */
export function cameIn(id: string, minutes: number, said: Partial<Visit> = {}): Visit {
  return plainVisit({ id, plate: id.toUpperCase(), enteredAt: minutesAgo(minutes), ...said });
}

/** The board at noon; every slot is clear where nothing is said. */
export function boardOf(
  slots: readonly Slot[],
  facts: Partial<Omit<SlotBoardFacts, 'slots'>> = {},
): readonly SlotStanding[] {
  return slotBoard({
    slots,
    uses: [],
    promises: [],
    openVisits: [],
    now: NOON,
    settings: { assignment: 'none' },
    permitTags: () => [],
    ...facts,
    presences: new Map([
      ...presencesOf(Object.fromEntries(slots.map(({ id }) => [id, 'clear'] as const))),
      ...(facts.presences ?? []),
    ]),
  });
}
