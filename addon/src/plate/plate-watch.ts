import type { Camera } from '../camera/camera.ts';
import type { Frame } from '../camera/frame.ts';
import { elapsed } from '../clock.ts';
import type { Clock } from '../clock.ts';
import type { Direction, Instant } from '../contract/words.ts';
import type { PlateReader } from './plate-reader.ts';
import type { Reading } from './reading.ts';
import { settle } from './settle.ts';
import type { Settlement } from './settle.ts';

/** How long to leave a camera alone that has no picture, or the same one again. */
const RETRY_MS = 300;
/** Least time between two frames of a vehicle: pictures that are closer together are hardly two witnesses. */
const FRAME_INTERVAL_MS = 150;
/** Rest between frames of a vehicle whose plate is settled: it keeps being read, since another may take its place. */
const SETTLED_REST_MS = 5_000;

/** A vehicle whose plate the camera of its approach may see. */
export interface WatchedVehicle {
  readonly passageId: string;
  readonly direction: Direction;
  readonly arrivedAt: Instant;
}

export interface PlateWatch {
  /** Begins to read those who are new, and leaves alone those who are not in the list any more. */
  readonly follow: (vehicles: readonly WatchedVehicle[]) => void;
  /** Readings of a vehicle that were not taken before. */
  readonly takeReadings: (passageId: string) => readonly Reading[];
  /** The passage is over. */
  readonly forget: (passageId: string) => void;
  /** Ends all reading; resolves when nothing is under way any more. */
  readonly stop: () => Promise<void>;
}

export interface PlateWatchParts {
  readonly cameras: Partial<Record<Direction, Camera>>;
  readonly reader: PlateReader;
  readonly clock: Clock;
  /** Keeps a picture and answers with its content address. */
  readonly keep: (picture: Uint8Array) => Promise<string>;
  /** After each frame that was read, and when its picture is kept. `pictureId` is the best picture so far. */
  readonly onSettlement: (passageId: string, settlement: Settlement, pictureId: string | null) => void;
  /** The reader or the picture store broke down on a frame; reading goes on with the next. */
  readonly onDefect: (error: unknown) => void;
}

interface Watched {
  readonly abort: AbortController;
  readonly readings: Reading[];
  taken: number;
  best: { readonly reading: Reading; readonly pictureId: string } | null;
}

/**
 * Reads each vehicle that stands at an approach of one gate, frame after frame: a vehicle that waits keeps being read. A
 * frame is asked for only when the one before has been read, so it is always the newest. The same picture twice (a
 * camera that hangs) is one witness.
 */
export function watchPlates(parts: PlateWatchParts): PlateWatch {
  const { clock } = parts;
  const watched = new Map<string, Watched>();
  const underWay = new Set<Promise<void>>();

  async function readVehicle(
    { passageId, arrivedAt }: WatchedVehicle,
    camera: Camera,
    watch: Watched,
  ): Promise<void> {
    const { signal } = watch.abort;
    let notBefore = arrivedAt;
    let previous: Uint8Array | null = null;
    while (!signal.aborted) {
      const answer = await camera.frame(notBefore, signal);
      if (!answer.ok || isSame(previous, answer.frame.picture)) {
        await elapsed(clock, RETRY_MS, signal);
        continue;
      }
      const { frame } = answer;
      previous = frame.picture;
      notBefore = frame.takenAt + FRAME_INTERVAL_MS;
      const settlement = await readFrame(passageId, watch, frame);
      if (settlement?.state === 'settled') await elapsed(clock, SETTLED_REST_MS, signal);
    }
  }

  async function readFrame(passageId: string, watch: Watched, frame: Frame): Promise<Settlement | null> {
    try {
      const result = await parts.reader.read(frame.picture);
      if (!result.ok) return null;
      const reading: Reading = { ...result.reading, takenAt: frame.takenAt };
      watch.readings.push(reading);
      const settlement = settle(watch.readings);
      parts.onSettlement(passageId, settlement, watch.best?.pictureId ?? null);
      if (watch.best === null || showsMore(reading, watch.best.reading, settlement)) {
        // A slow disk keeps nobody waiting at the gate: the picture is added when it is there.
        watch.best = { reading, pictureId: await parts.keep(frame.picture) };
        parts.onSettlement(passageId, settlement, watch.best.pictureId);
      }
      return settlement;
    } catch (error) {
      parts.onDefect(error);
      return null;
    }
  }

  return {
    follow: (vehicles) => {
      const ids = new Set(vehicles.map(({ passageId }) => passageId));
      for (const [passageId, { abort }] of watched) if (!ids.has(passageId)) abort.abort();
      for (const vehicle of vehicles) {
        const camera = parts.cameras[vehicle.direction];
        if (camera === undefined || watched.get(vehicle.passageId)?.abort.signal.aborted === false) continue;
        const watch = watched.get(vehicle.passageId) ?? { readings: [], taken: 0, best: null };
        const resumed = { ...watch, abort: new AbortController() };
        watched.set(vehicle.passageId, resumed);
        const run = readVehicle(vehicle, camera, resumed).finally(() => underWay.delete(run));
        underWay.add(run);
      }
    },
    takeReadings: (passageId) => {
      const watch = watched.get(passageId);
      if (watch === undefined) return [];
      const fresh = watch.readings.slice(watch.taken);
      watch.taken = watch.readings.length;
      return fresh;
    },
    forget: (passageId) => {
      watched.get(passageId)?.abort.abort();
      watched.delete(passageId);
    },
    stop: async () => {
      for (const { abort } of watched.values()) abort.abort();
      await Promise.all(underWay);
    },
  };
}

/** A picture on which the settled plate was read beats one on which it was not; then the surer reading wins. */
function showsMore(reading: Reading, best: Reading, settlement: Settlement): boolean {
  const settledPlate = settlement.state === 'settled' ? settlement.plate : null;
  const agrees = ({ plates }: Reading): boolean => settledPlate !== null && plates[0]?.text === settledPlate;
  if (agrees(reading) !== agrees(best)) return agrees(reading);
  return (reading.plates[0]?.confidence ?? 0) > (best.plates[0]?.confidence ?? 0);
}

function isSame(a: Uint8Array | null, b: Uint8Array): boolean {
  return a !== null && Buffer.compare(a, b) === 0;
}
