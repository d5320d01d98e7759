import type { Instant } from '../src/contract/words.ts';
import { simulatedClock } from '../src/simulation/simulated-clock.ts';
import type { SimulatedClock } from '../src/simulation/simulated-clock.ts';

/** How far time goes on at each turn of the event loop: finer than any sensor. */
const STEP_MS = 50;

export interface HurriedClock extends SimulatedClock {
  /** Lets time go by as fast as everything that happens in it can be worked off. */
  runFor(ms: number): Promise<void>;
}

/** The simulation's clock without the machine's: an hour passes in about a second, always in the same steps. */
export function hurriedClock(startsAt: Instant): HurriedClock {
  let machineMs = 0;
  let ticking = false;
  const clock = simulatedClock({
    startsAt,
    speed: 1,
    machineMs: () => machineMs,
    everyTick: (task) => {
      ticking = true;
      const turn = (): void => {
        if (!ticking) return;
        machineMs += STEP_MS;
        task();
        setImmediate(turn);
      };
      setImmediate(turn);
      return () => {
        ticking = false;
      };
    },
  });
  return {
    ...clock,
    runFor: async (ms) => {
      const until = clock.now() + ms;
      clock.start();
      while (clock.now() < until) {
        await new Promise((resolve) => {
          setImmediate(resolve);
        });
      }
      clock.stop();
    },
  };
}
