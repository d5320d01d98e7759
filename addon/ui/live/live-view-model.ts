import type { SiteView } from '../../src/contract/site-view.ts';
import { namesOf } from '../names.ts';
import { noticeModel, type NoticeModel, noticeNames } from '../notices/notice-model.ts';
import { type PassageModel, passageModel } from '../parts/passage-view-model.ts';
import { texts } from '../texts.ts';
import type { SiteTime } from '../time.ts';
import { type GateModel, gateModel } from './gate-view-model.ts';
import { type SlotsModel, slotMapModel } from './slot-map-model.ts';

export interface LiveModel {
  readonly notices: readonly NoticeModel[];
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
  /** Null where no place is promised. */
  readonly promisedText: string | null;
  readonly label: string;
}

/** As many as the site tells; older ones are in the history. */
const MOST_OF_TODAY = 50;

export function liveModel(site: SiteView, time: SiteTime): LiveModel {
  const names = namesOf(site.gates);
  const noticeContext = { now: site.now, time, names: noticeNames(site) };
  return {
    notices: site.notices.map((notice) => noticeModel(notice, noticeContext)),
    places: placesModel(site),
    gates: site.gates.map((gate) => gateModel(gate, site, time)),
    emergencyCanBegin: site.gates.length > 0 && site.emergency === null,
    slots: slotMapModel(site.slots, site.now, time),
    today: site.today.map((passage) => passageModel(passage, time, names)),
    todayText:
      site.today.length < MOST_OF_TODAY
        ? texts.passages.count(site.today.length)
        : texts.passages.newest(site.today.length),
  };
}

function placesModel({ free, capacity, occupied, promised }: SiteView): PlacesModel {
  return {
    free,
    capacity,
    full: free === 0,
    takenShare: capacity === 0 ? 1 : Math.min(1, occupied / capacity),
    occupiedText: texts.free.occupied(occupied),
    promisedText: promised === 0 ? null : texts.free.promised(promised),
    label: texts.free.label(free, capacity),
  };
}
