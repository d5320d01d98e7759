import { FUNNEL_STAGES, type FunnelStage } from '../../src/contract/statistics.ts';
import { type FigureRange, isIsoDay, LAST_DAYS } from './figure-range.ts';

/** A stage that a vehicle can fail to come to. */
export type LostStage = Exclude<FunnelStage, 'arrived'>;

/** Which figures are shown; part of the address, so that it can be kept and gone back to. */
export interface FiguresRoute {
  readonly view: 'figures';
  readonly range: FigureRange;
  /** Of the funnel: id of a gate; empty: all of them. */
  readonly gate: string;
  /** Of the funnel: `YYYY-MM-DD`; empty: all days of the range. */
  readonly day: string;
  /** The vehicles that did not come to this stage are listed; null: none. */
  readonly loss: LostStage | null;
}

export const FIGURES: FiguresRoute = {
  view: 'figures',
  range: { kind: 'last', days: 30 },
  gate: '',
  day: '',
  loss: null,
};

/** @param query what stands behind the question mark of `#/figures?…`. */
export function figuresRouteOf(query: URLSearchParams): FiguresRoute {
  const text = (name: string): string => query.get(name) ?? '';
  return {
    view: 'figures',
    range: rangeOf(text('last'), text('from'), text('to')),
    gate: text('gate'),
    day: isIsoDay(text('day')) ? text('day') : '',
    loss: LOST_STAGES.find((stage) => stage === text('loss')) ?? null,
  };
}

export function figuresHashOf({ range, gate, day, loss }: FiguresRoute): string {
  const query = new URLSearchParams();
  if (range.kind === 'days') {
    query.set('from', range.from);
    query.set('to', range.to);
  } else if (range.days !== DEFAULT_LAST) {
    query.set('last', String(range.days));
  }
  if (gate !== '') query.set('gate', gate);
  if (day !== '') query.set('day', day);
  if (loss !== null) query.set('loss', loss);
  return query.size === 0 ? '#/figures' : `#/figures?${query.toString()}`;
}

export const LOST_STAGES: readonly LostStage[] = FUNNEL_STAGES.filter((stage) => stage !== 'arrived');

const DEFAULT_LAST = 30;

function rangeOf(last: string, from: string, to: string): FigureRange {
  if (isIsoDay(from) && isIsoDay(to)) return { kind: 'days', from, to };
  const days = LAST_DAYS.find((known) => String(known) === last);
  return { kind: 'last', days: days ?? DEFAULT_LAST };
}
