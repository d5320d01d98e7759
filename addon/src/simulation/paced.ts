import type { SimulatedClock } from './simulated-clock.ts';

/**
 * How fast simulated time may go while a picture is drawn or read. That takes the machine's own time, a quarter of a
 * second or so; at this pace it is a second to the driver, and a vehicle that is let out at once is still read twice.
 */
const SPEED_AT_WORK = 4;

/** Work that slows the simulated clock, so that a site at sixty times real time still sees and reads its vehicles. */
export function paced<Args extends readonly unknown[], Result>(
  clock: SimulatedClock,
  work: (...args: Args) => Promise<Result>,
): (...args: Args) => Promise<Result> {
  return async (...args) => {
    const endLimit = clock.limitSpeed(SPEED_AT_WORK);
    try {
      return await work(...args);
    } finally {
      endLimit();
    }
  };
}
