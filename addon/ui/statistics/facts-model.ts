import type { StatisticsView } from '../../src/contract/statistics.ts';
import { texts } from '../texts.ts';
import { stayText } from '../visits/stay-text.ts';
import { countText, meanText, shareText } from './figure-words.ts';
import { countsOf } from './funnel-model.ts';

export interface FactModel {
  readonly name: string;
  readonly value: string;
  readonly meaning: string;
}

const MINUTE_MS = 60_000;

/** The few numbers that say most. */
export function factsModel(view: StatisticsView, capacity: number): readonly FactModel[] {
  const words = texts.figures.facts;
  const { days, stays } = view;
  const entered = days.reduce((sum, day) => sum + day.entered, 0);
  const left = days.reduce((sum, day) => sum + day.left, 0);
  const counts = countsOf(view.funnel, '');
  const aDay = (count: number): string =>
    days.length === 0 ? '' : words.aDay(meanText(count / days.length));
  const ofArrived = (part: number): string => words.ofArrived(countText(part), countText(counts.arrived));
  return [
    { name: words.entered, value: countText(entered), meaning: aDay(entered) },
    { name: words.left, value: countText(left), meaning: aDay(left) },
    {
      name: words.most,
      value: countText(Math.max(0, ...days.map(({ most }) => most))),
      meaning: words.ofCapacity(countText(capacity)),
    },
    {
      name: words.median,
      value: stays.medianMinutes === null ? texts.figures.unknown : stayText(stays.medianMinutes * MINUTE_MS),
      meaning: words.stays(countText(stays.count)),
    },
    {
      name: words.settled,
      value: shareText(counts.settled, counts.arrived),
      meaning: ofArrived(counts.settled),
    },
    {
      name: words.opened,
      value: shareText(counts.opened, counts.arrived),
      meaning: ofArrived(counts.opened),
    },
  ];
}

/** Nobody came, went or stood inside. */
export function isNothing({ days }: StatisticsView): boolean {
  return days.every(
    ({ entered, left, most, funnel }) =>
      entered === 0 && left === 0 && most === 0 && countsOf(funnel, '').arrived === 0,
  );
}
