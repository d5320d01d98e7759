import type { SlotView } from '../../src/contract/slots.ts';
import type { Instant } from '../../src/contract/words.ts';
import type { IconName } from '../parts/icons.ts';
import { kindIcon, lookText, SLOT_LOOKS, slotLook, type SlotLook } from '../slots/slot-look.ts';
import { texts } from '../texts.ts';
import type { SiteTime } from '../time.ts';

export interface SlotsModel {
  readonly countText: string;
  /** As bays on both sides of an aisle, or, where those are too many to see at once, as small fields. */
  readonly layout: 'aisle' | 'fields';
  /** The bays on either side of the aisle; one row of fields. */
  readonly rows: readonly (readonly BayModel[])[];
  /** Only what is there. */
  readonly legend: readonly { readonly look: SlotLook; readonly text: string; readonly count: number }[];
}

export interface BayModel {
  readonly id: string;
  readonly name: string;
  readonly look: SlotLook;
  readonly kind: IconName | null;
  /** Of the vehicle that most likely stands there. */
  readonly plate: string | null;
  readonly text: string;
  readonly label: string;
}

/** More bays on both sides of an aisle are taller than a screen. */
const MOST_AT_AN_AISLE = 24;

/** Null where there are no slots. */
export function slotMapModel(slots: readonly SlotView[], now: Instant, time: SiteTime): SlotsModel | null {
  if (slots.length === 0) return null;
  const bays = slots.map((slot) => bayModel(slot, now, time));
  const free = slots.filter(({ state }) => state === 'free').length;
  return {
    countText: texts.slots.count(free, slots.length),
    ...(bays.length > MOST_AT_AN_AISLE
      ? { layout: 'fields', rows: [bays] }
      : { layout: 'aisle', rows: bothSides(bays) }),
    legend: SLOT_LOOKS.map((look) => ({
      look,
      text: lookText(look),
      count: bays.filter((bay) => bay.look === look).length,
    })).filter(({ count }) => count > 0),
  };
}

function bothSides(bays: readonly BayModel[]): readonly (readonly BayModel[])[] {
  const half = Math.ceil(bays.length / 2);
  return [bays.slice(0, half), bays.slice(half)].filter((row) => row.length > 0);
}

function bayModel(slot: SlotView, now: Instant, time: SiteTime): BayModel {
  const { id, name, kind, state, wrong, plate } = slot;
  const look = slotLook(slot);
  const says = [
    texts.slots.state[state],
    ...(wrong ? [texts.slots.wrongState] : []),
    ...(kind === 'ordinary' ? [] : [texts.slots.kind[kind]]),
  ].map((text) => text.toLowerCase());
  return {
    id,
    name,
    look,
    kind: kindIcon(kind),
    plate,
    text: lookText(look),
    label: texts.slots.label(
      name,
      [...says, ...(plate === null ? [] : [plate])],
      time.moment(slot.since, now),
    ),
  };
}
