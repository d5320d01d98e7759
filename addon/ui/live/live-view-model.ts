import type { SiteView, SlotView } from '../../src/contract/site-view.ts';
import type { Instant, Presence } from '../../src/contract/words.ts';
import { namesOf } from '../names.ts';
import { type PassageModel, passageModel } from '../parts/passage-view-model.ts';
import { texts } from '../texts.ts';
import type { SiteTime } from '../time.ts';
import { type GateModel, gateModel } from './gate-view-model.ts';

export interface LiveModel {
  readonly places: PlacesModel;
  readonly gates: readonly GateModel[];
  /** There is a gate, and not every gate is ordered open already. */
  readonly emergencyCanBegin: boolean;
  readonly slots: SlotsModel | null;
  readonly today: readonly PassageModel[];
  readonly todayText: string;
}

export interface PlacesModel {
  readonly free: number;
  readonly capacity: number;
  readonly full: boolean;
  /** Share of the places that are taken, 0 to 1. */
  readonly takenShare: number;
  readonly occupiedText: string;
  readonly label: string;
}

export interface SlotsModel {
  readonly countText: string;
  /** The bays on either side of the aisle. */
  readonly rows: readonly (readonly BayModel[])[];
}

export interface BayModel {
  readonly id: string;
  readonly name: string;
  readonly presence: Presence;
  readonly text: string;
  readonly label: string;
}

/** As many as the site tells; older ones are in the history. */
const MOST_OF_TODAY = 50;

export function liveModel(site: SiteView, time: SiteTime): LiveModel {
  const names = namesOf(site.gates);
  return {
    places: placesModel(site),
    gates: site.gates.map((gate) => gateModel(gate, site, time)),
    emergencyCanBegin: site.gates.length > 0 && site.emergency === null,
    slots: site.slots.length === 0 ? null : slotsModel(site.slots, site.now, time),
    today: site.today.map((passage) => passageModel(passage, time, names)),
    todayText:
      site.today.length < MOST_OF_TODAY
        ? texts.passages.count(site.today.length)
        : texts.passages.newest(site.today.length),
  };
}

function placesModel({ free, capacity, occupied }: SiteView): PlacesModel {
  return {
    free,
    capacity,
    full: free === 0,
    takenShare: capacity === 0 ? 1 : Math.min(1, occupied / capacity),
    occupiedText: texts.free.occupied(occupied),
    label: texts.free.label(free, capacity),
  };
}

function slotsModel(slots: readonly SlotView[], now: Instant, time: SiteTime): SlotsModel {
  const bays = slots.map((slot) => bayModel(slot, now, time));
  const half = Math.ceil(bays.length / 2);
  const free = slots.filter((slot) => slot.presence === 'clear').length;
  return {
    countText: texts.slots.count(free, slots.length),
    rows: [bays.slice(0, half), bays.slice(half)].filter((row) => row.length > 0),
  };
}

function bayModel(slot: SlotView, now: Instant, time: SiteTime): BayModel {
  const text = bayText(slot.presence);
  return {
    id: slot.id,
    name: slot.name,
    presence: slot.presence,
    text,
    label: texts.slots.label(slot.name, text.toLowerCase(), time.moment(slot.since, now)),
  };
}

function bayText(presence: Presence): string {
  switch (presence) {
    case 'clear':
      return texts.slots.free;
    case 'present':
      return texts.slots.taken;
    case 'unknown':
      return texts.slots.unknown;
  }
}
