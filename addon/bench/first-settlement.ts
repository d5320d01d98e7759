import type { Reading } from '../src/plate/reading.ts';
import { settle } from '../src/plate/settling/settle.ts';
import type { SettleOptions } from '../src/plate/settling/settle-options.ts';
import { NOTHING_READ } from '../src/plate/settling/settlement.ts';
import type { Settlement } from '../src/plate/settling/settlement.ts';

export interface FirstSettlement {
  /** The first that is settled, as a gate would act on it; the last where none is. */
  readonly settlement: Settlement;
  /** That had been read by then. */
  readonly frames: number;
}

/**
 * Settles the readings of a passage anew after each frame until they are settled.
 *
 * @param readings one for each frame, oldest first.
 * @param from the first number of frames that can settle anything.
 */
export function firstSettlement(
  readings: readonly Reading[],
  options: SettleOptions,
  from = 1,
): FirstSettlement {
  let settlement = NOTHING_READ;
  for (let frames = from; frames <= readings.length; frames++) {
    settlement = settle(readings.slice(0, frames), options);
    if (settlement.state === 'settled') return { settlement, frames };
  }
  return { settlement, frames: readings.length };
}
