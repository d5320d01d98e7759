import { openPicture } from './picture.ts';
import type { Picture } from './picture.ts';
import type { ReadResult } from './plate-reader.ts';
import { judgeReading } from './quality/judge-reading.ts';
import { meanLight } from './quality/mean-light.ts';
import type { PlateReading } from './reading.ts';

export interface ReadPictureOptions {
  /** Name of the reader. */
  readonly reader: string;
  /** A longer picture is decoded at reduced size. In pixels. */
  readonly longestSide: number;
}

/** What every local reader does around its own work: open the picture, answer trouble with a value, take the time. */
export async function readPicture(
  bytes: Uint8Array,
  { reader, longestSide }: ReadPictureOptions,
  platesOf: (picture: Picture) => Promise<readonly PlateReading[]>,
): Promise<ReadResult> {
  const startedMs = performance.now();
  const cpuBefore = process.cpuUsage();
  const opened = await openPicture(bytes, { longestSide });
  if (!opened.ok) return opened;
  const plates = await platesOf(opened.picture);
  const { pixels } = opened.picture;
  const advice = judgeReading(pixels, plates);
  const brightness = meanLight(pixels);
  const { user, system } = process.cpuUsage(cpuBefore);
  return {
    ok: true,
    reading: {
      plates,
      advice,
      brightness,
      reader,
      wallMs: performance.now() - startedMs,
      cpuMs: (user + system) / 1000,
    },
  };
}
