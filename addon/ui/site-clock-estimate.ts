import type { Instant } from '../src/contract/words.ts';

/** What is known about the site's clock: `site time = speed * local time + offset`. */
export interface ClockEstimate {
  readonly speed: number;
  readonly offsetMs: number;
}

/** Real milliseconds by which the clock may be wrong before it is set anew instead of nudged. */
const TOLERATED_MS = 3_000;

/**
 * Takes in what the site said its time was. News arrive late, never early, so that the largest offset seen is the
 * best: the clock runs smoothly and never steps back, unless the site's own clock was changed.
 *
 * @param localMs monotonic milliseconds of this browser at arrival.
 */
export function heardClock(
  before: ClockEstimate | null,
  told: { readonly now: Instant; readonly clockSpeed: number },
  localMs: number,
): ClockEstimate {
  const heard = { speed: told.clockSpeed, offsetMs: told.now - told.clockSpeed * localMs };
  if (before?.speed !== heard.speed) return heard;
  const differenceMs = heard.offsetMs - before.offsetMs;
  if (Math.abs(differenceMs) > TOLERATED_MS * heard.speed) return heard;
  return differenceMs > 0 ? heard : before;
}

export function siteNow(estimate: ClockEstimate, localMs: number): Instant {
  return Math.floor(estimate.speed * localMs + estimate.offsetMs);
}

/** Real milliseconds until the clock shows another second; at least a tenth of a second, to spare the browser. */
export function untilNextSecondMs(estimate: ClockEstimate, localMs: number): number {
  const leftMs = 1_000 - (siteNow(estimate, localMs) % 1_000);
  return Math.max(100, Math.ceil(leftMs / estimate.speed));
}
