import type { PlateReader } from '../plate/plate-reader.ts';
import type { PartHealth } from './part-health.ts';

/** The reader, with an eye on whether it still does its work. */
export function watchedReader(reader: PlateReader, health: PartHealth): PlateReader {
  return {
    ...reader,
    read: async (picture, options) => {
      try {
        const result = await reader.read(picture, options);
        health.worked();
        return result;
      } catch (error) {
        health.failed();
        throw error;
      }
    },
  };
}
