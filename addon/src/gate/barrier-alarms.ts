import type { BarrierWearView } from '../contract/site-view.ts';
import type { BarrierAlarm, Instant } from '../contract/words.ts';
import { isKeptOpen } from './barrier.ts';
import type { Barrier } from './barrier.ts';
import type { BarrierWear } from './barrier-wear.ts';

export interface AlarmOptions {
  /** The arm is told of when it has been up for longer than this and nobody holds it open. */
  readonly leftOpenMs: number;
  /** How often it may go up between two services. */
  readonly serviceCycles: number;
}

/** Travels that say how fast the arm is now: enough that one odd travel among them does not count. */
const NEWEST = 5;
/** Travels before those that say how fast it used to be. */
const FEWEST_BEFORE = 20;
/** Clearly slower: cold grease and wind change the time of a healthy arm, but not by half. */
const SLOW_RATIO = 1.5;

/** What a person should know about a barrier that still does its work. */
export function barrierAlarms(
  barrier: Barrier,
  wear: BarrierWear,
  options: AlarmOptions,
  now: Instant,
): readonly BarrierAlarm[] {
  const from = leftOpenFrom(barrier, options);
  const alarms: readonly (readonly [BarrierAlarm, boolean])[] = [
    ['left-open', from !== null && now >= from],
    ['slow', isSlow(wear.up) || isSlow(wear.down)],
    ['maintenance-due', wear.cyclesSinceService >= options.serviceCycles],
  ];
  return alarms.flatMap(([alarm, isOn]) => (isOn ? [alarm] : []));
}

/** From when on the arm counts as left open, if nothing happens; null while it is down or kept open. */
export function leftOpenFrom(
  barrier: Barrier,
  { leftOpenMs }: Pick<AlarmOptions, 'leftOpenMs'>,
): Instant | null {
  return barrier.openSince === null || isKeptOpen(barrier) ? null : barrier.openSince + leftOpenMs;
}

/** How the arm has moved so far, as people see it. */
export function wearView(wear: BarrierWear): BarrierWearView {
  const { cycles, cyclesSinceService, servicedAt, up, down } = wear;
  return {
    cycles,
    cyclesSinceService,
    servicedAt,
    opensInMs: median(up.slice(0, NEWEST)),
    closesInMs: median(down.slice(0, NEWEST)),
  };
}

/** @param travelsMs newest first. */
function isSlow(travelsMs: readonly number[]): boolean {
  const before = travelsMs.slice(NEWEST);
  if (before.length < FEWEST_BEFORE) return false;
  const nowMs = median(travelsMs.slice(0, NEWEST)) ?? 0;
  const usualMs = median(before) ?? Infinity;
  return nowMs > SLOW_RATIO * usualMs;
}

function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.slice(Math.ceil(sorted.length / 2) - 1, Math.floor(sorted.length / 2) + 1);
  if (middle.length === 0) return null;
  return Math.round(middle.reduce((sum, value) => sum + value, 0) / middle.length);
}
