import type { Clock } from '../clock.ts';
import type { Instant } from '../contract/words.ts';

/** One failure is daily life; so many in a row are a part that is down. */
const FAILURES_UNTIL_DOWN = 3;

/** Whether a part does its work, as its answers show. */
export interface PartHealth {
  readonly isDown: () => boolean;
  readonly since: () => Instant;
  readonly worked: () => void;
  readonly failed: () => void;
}

/** @param onChange the part went down or is up again. */
export function partHealth(
  clock: Clock,
  onChange: () => void,
  failuresUntilDown = FAILURES_UNTIL_DOWN,
): PartHealth {
  let failures = 0;
  let isDown = false;
  let since = clock.now();
  const turn = (down: boolean): void => {
    if (down === isDown) return;
    isDown = down;
    since = clock.now();
    onChange();
  };
  return {
    isDown: () => isDown,
    since: () => since,
    worked: () => {
      failures = 0;
      turn(false);
    },
    failed: () => {
      failures += 1;
      turn(failures >= failuresUntilDown);
    },
  };
}
