import {
  FUNNEL_STAGES,
  type FunnelCounts,
  type FunnelStage,
  type StatisticsView,
} from '../../src/contract/statistics.ts';
import type { Names } from '../names.ts';
import { texts } from '../texts.ts';
import { countText, fullDayText, shareText } from './figure-words.ts';
import { type FiguresRoute, figuresHashOf, type LostStage } from './figures-route.ts';

export interface FunnelModel {
  readonly gates: readonly Choice[];
  readonly days: readonly Choice[];
  /** Empty where nobody wanted in. */
  readonly stages: readonly FunnelStageModel[];
  /** The same for each day on which somebody wanted in, newest first. */
  readonly byDay: readonly FunnelDay[];
}

/** One day of the funnel. */
export interface FunnelDay {
  readonly text: string;
  /** Where the funnel of this day is. */
  readonly href: string;
  readonly chosen: boolean;
  /** By stage. */
  readonly counts: readonly string[];
}

interface Choice {
  /** Empty: all of them. */
  readonly value: string;
  readonly text: string;
  readonly chosen: boolean;
}

export interface FunnelStageModel {
  readonly name: string;
  readonly count: string;
  readonly share: string;
  /** Of those that wanted in, 0 to 1. */
  readonly part: number;
  /** Those who came to the stage before and not to this one; null: nobody. */
  readonly loss: LossLink | null;
}

export interface LossLink {
  readonly text: string;
  /** Where they are listed. */
  readonly href: string;
  readonly chosen: boolean;
}

type Gates = StatisticsView['funnel'];

export function funnelModel(
  { funnel, days }: Pick<StatisticsView, 'funnel' | 'days'>,
  route: FiguresRoute,
  names: Names,
): FunnelModel {
  const words = texts.figures.funnel;
  const { gate, day } = route;
  const counts = countsOf(day === '' ? funnel : (days.find((each) => each.day === day)?.funnel ?? []), gate);
  const newestFirst = days.filter((each) => countsOf(each.funnel, '').arrived > 0).toReversed();
  return {
    gates: choices(
      words.allGates,
      funnel.map(({ gateId }) => gateId),
      gate,
      names.gate,
    ),
    days: choices(
      words.allDays,
      newestFirst.map((each) => each.day),
      day,
      fullDayText,
    ),
    stages: counts.arrived === 0 ? [] : FUNNEL_STAGES.map((stage) => stageModel(stage, counts, route)),
    byDay: newestFirst.flatMap((each) => {
      const ofDay = countsOf(each.funnel, gate);
      if (ofDay.arrived === 0) return [];
      return {
        text: fullDayText(each.day),
        href: figuresHashOf({ ...route, day: each.day, loss: null }),
        chosen: each.day === day,
        counts: FUNNEL_STAGES.map((stage) => countText(ofDay[stage])),
      };
    }),
  };
}

/** @param gate id; empty: of all gates together. */
export function countsOf(gates: Gates, gate: string): FunnelCounts {
  const wanted = gates.filter(({ gateId }) => gate === '' || gateId === gate);
  const sum = (stage: FunnelStage): number => wanted.reduce((total, { counts }) => total + counts[stage], 0);
  return {
    arrived: sum('arrived'),
    picture: sum('picture'),
    found: sum('found'),
    read: sum('read'),
    settled: sum('settled'),
    matched: sum('matched'),
    opened: sum('opened'),
  };
}

function stageModel(stage: FunnelStage, counts: FunnelCounts, route: FiguresRoute): FunnelStageModel {
  return {
    name: texts.figures.funnel.stage[stage],
    count: countText(counts[stage]),
    share: shareText(counts[stage], counts.arrived),
    part: counts[stage] / counts.arrived,
    loss: stage === 'arrived' ? null : lossLink(stage, counts, route),
  };
}

function lossLink(stage: LostStage, counts: FunnelCounts, route: FiguresRoute): LossLink | null {
  const before = FUNNEL_STAGES[FUNNEL_STAGES.indexOf(stage) - 1] ?? 'arrived';
  const lost = counts[before] - counts[stage];
  if (lost <= 0) return null;
  return {
    text: texts.figures.funnel.lost(countText(lost), stage),
    href: figuresHashOf({ ...route, loss: stage }),
    chosen: route.loss === stage,
  };
}

/** What is chosen stays to be chosen, also where there is nothing of it. */
function choices(
  all: string,
  values: readonly string[],
  chosen: string,
  textOf: (value: string) => string,
): readonly Choice[] {
  const known = chosen === '' || values.includes(chosen) ? values : [...values, chosen];
  return [
    { value: '', text: all, chosen: chosen === '' },
    ...known.map((value) => ({ value, text: textOf(value), chosen: value === chosen })),
  ];
}
