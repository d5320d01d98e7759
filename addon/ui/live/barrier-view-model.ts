import type { BarrierView } from '../../src/contract/site-view.ts';
import type { BarrierPosition, Instant } from '../../src/contract/words.ts';
import { wearModel } from '../gates/wear-model.ts';
import type { Badge } from '../parts/tone.ts';
import { texts } from '../texts.ts';
import type { SiteTime } from '../time.ts';

export interface BarrierModel {
  readonly position: BarrierPosition;
  /** How it stands, and beside that what it was ordered to do. */
  readonly badges: readonly Badge[];
  /** Until when it is held open, or stays as a person stopped it; null when it is neither. */
  readonly untilText: string | null;
  readonly fault: string | null;
  readonly alarms: readonly string[];
  /** How much the arm has moved, and how long its ways take. */
  readonly wear: string;
}

export function barrierModel(barrier: BarrierView, now: Instant, time: SiteTime): BarrierModel {
  return {
    position: barrier.position,
    badges: badgesOf(barrier),
    untilText: untilTextOf(barrier, now, time),
    fault: barrier.fault === null ? null : texts.words.barrierFault[barrier.fault],
    alarms: barrier.alarms.map((alarm) => texts.words.barrierAlarm[alarm]),
    wear: wearModel(barrier.wear, time).brief,
  };
}

function badgesOf({ position, heldOpen, locked, stopped }: BarrierView): readonly Badge[] {
  const stands: Badge = { label: texts.words.barrierPosition[position], ...barrierLook(position) };
  // What was ordered says already how it stands.
  const isAsOrdered = (heldOpen && position === 'open') || (stopped && position === 'stopped');
  return [
    ...(isAsOrdered ? [] : [stands]),
    ...(heldOpen ? [{ label: texts.gate.heldOpen, icon: 'hold', tone: 'wait' } as const] : []),
    ...(stopped ? [{ label: texts.gate.stopped, icon: 'stop', tone: 'wait' } as const] : []),
    ...(locked ? [{ label: texts.gate.locked, icon: 'lock', tone: 'bad' } as const] : []),
  ];
}

function untilTextOf(barrier: BarrierView, now: Instant, time: SiteTime): string | null {
  const { heldOpen, heldUntil, stopped } = barrier;
  if (stopped) return texts.gate.stoppedUntil;
  if (!heldOpen) return null;
  return heldUntil === null ? texts.gate.heldByHand : texts.gate.heldUntil(time.moment(heldUntil, now));
}

function barrierLook(position: BarrierPosition): Omit<Badge, 'label'> {
  switch (position) {
    case 'open':
      return { icon: 'barrierOpen', tone: 'good' };
    case 'opening':
      return { icon: 'barrierOpen', tone: 'wait' };
    case 'closing':
      return { icon: 'barrierClosed', tone: 'wait' };
    case 'closed':
      return { icon: 'barrierClosed', tone: 'calm' };
    case 'stopped':
    case 'unknown':
      return { icon: 'question', tone: 'bad' };
  }
}
