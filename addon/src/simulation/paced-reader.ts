import type { PlateReader } from '../plate/plate-reader.ts';
import type { SimulatedClock } from './simulated-clock.ts';

/**
 * How fast simulated time may go while a picture is read. Reading takes the machine's own time, a quarter of a second or
 * so; at this pace that is two seconds to the driver who waits, and several frames fit into a gate's patience.
 */
const SPEED_WHILE_READING = 8;

/** A reader whose work slows the simulated clock, so that a site at sixty times real time still reads its vehicles. */
export function pacedReader(reader: PlateReader, clock: SimulatedClock): PlateReader {
  return {
    name: reader.name,
    read: async (picture, options) => {
      const endLimit = clock.limitSpeed(SPEED_WHILE_READING);
      try {
        return await reader.read(picture, options);
      } finally {
        endLimit();
      }
    },
    close: () => reader.close(),
  };
}
