import type { Camera } from '../camera/camera.ts';
import type { Frame } from '../camera/frame.ts';
import { elapsed } from '../clock.ts';
import type { Clock } from '../clock.ts';
import type { Sight } from '../contract/sight.ts';
import type { Direction, Instant } from '../contract/words.ts';
import type { PlateReader } from './plate-reader.ts';
import type { PictureReading, Reading } from './reading.ts';
import { NOTHING_SEEN, sightOf, withLaterWord, withPicture } from './sight-tally.ts';
import type { SightTally } from './sight-tally.ts';
import { isPartOfPicture, rememberStillTexts } from './settling/still-texts.ts';
import type { StillText } from './settling/still-texts.ts';
import { FRAMES_HEARD, settlerFor } from './settling/settle.ts';
import type { Settler } from './settling/settle.ts';
import type { SettleOptions } from './settling/settle-options.ts';
import type { Settlement } from './settling/settlement.ts';

/** How long to leave a camera alone that has no picture, or the same one again. */
const RETRY_MS = 300;
/** Least time between two frames of a vehicle: pictures that are closer together are hardly two witnesses. */
const FRAME_INTERVAL_MS = 150;
/** Rest between frames of a vehicle whose plate is settled: it keeps being read, since another may take its place. */
const SETTLED_REST_MS = 5_000;

/** Where so many frames in a row show no plate at all, a sensor sticks or a camera looks elsewhere: look less often. */
const FRAMES_WITHOUT_PLATE = 20;
const NO_PLATE_REST_MS = 2_000;

/** Where so many of the frames that are heard show plates and leave a doubt, more of them hardly help. */
const FRAMES_OF_DOUBT = FRAMES_HEARD - 3;
const DOUBTFUL_REST_MS = 1_000;

/** More than are needed to settle, and to see that nothing shows a plate. */
const READINGS_HEARD = Math.max(FRAMES_HEARD, FRAMES_WITHOUT_PLATE);

/** A vehicle whose plate the camera of its approach may see. */
export interface WatchedVehicle {
  readonly passageId: string;
  readonly direction: Direction;
  readonly arrivedAt: Instant;
}

export interface PlateWatch {
  /** Begins to read those who are new, and leaves alone those who are not in the list any more. */
  readonly follow: (vehicles: readonly WatchedVehicle[]) => void;
  /** Ends every rest: something changed that a fresh look at who waits may answer. */
  readonly lookAgain: () => void;
  /** How many readings of a vehicle were not taken yet. */
  readonly untaken: (passageId: string) => number;
  /** Readings of a vehicle that were not taken before. */
  readonly takeReadings: (passageId: string) => readonly Reading[];
  /** What the camera made of a vehicle so far; null of one that no camera could look at. */
  readonly sight: (passageId: string) => Sight | null;
  /** The best picture of a vehicle as soon as it is kept, also when the passage is forgotten meanwhile; null: there is none. */
  readonly picture: (passageId: string) => Promise<string | null>;
  /** The passage is over. */
  readonly forget: (passageId: string) => void;
  /** Ends all reading; resolves when nothing is under way any more. */
  readonly stop: () => Promise<void>;
}

export interface PlateWatchParts {
  readonly cameras: Partial<Record<Direction, Camera>>;
  readonly reader: PlateReader;
  readonly clock: Clock;
  /** What the site knows of plates. */
  readonly settling?: Omit<SettleOptions, 'isPartOfPicture'>;
  /** Keeps a picture and answers with its content address. */
  readonly keep: (picture: Uint8Array) => Promise<string>;
  /** After each frame that was read, and when its picture is kept. `pictureId` is the best picture so far. */
  readonly onSettlement: (passageId: string, settlement: Settlement, pictureId: string | null) => void;
  /** The reader or the picture store broke down on a frame; reading goes on with the next. */
  readonly onDefect: (error: unknown) => void;
}

interface Watched {
  readonly direction: Direction;
  /** Ends the reading that is going on. */
  abort: AbortController;
  /** The newest readings, as many as are heard. */
  heard: readonly Reading[];
  readonly settle: Settler;
  untaken: readonly Reading[];
  seen: SightTally;
  isSettled: boolean;
  /** Ends the rest that is going on. */
  rest: AbortController;
  /** What the camera showed last; it outlives a moment out of sight, else a camera that hangs would count twice. */
  previous: Uint8Array | null;
  /** The best picture so far; `pictureId` is that of the one before until this one is kept. */
  best: { readonly reading: Reading; pictureId: string | null } | null;
  /** Resolves when the best picture is kept, or could not be. */
  keeping: Promise<void>;
}

/**
 * Reads each vehicle that stands at an approach of one gate, frame after frame: a vehicle that waits keeps being read. A
 * frame is asked for only when the one before has been read, so it is always the newest. The same picture twice (a
 * camera that hangs) is one witness.
 */
export function watchPlates(parts: PlateWatchParts): PlateWatch {
  const { clock } = parts;
  const watched = new Map<string, Watched>();
  const stillTexts: Record<Direction, readonly StillText[]> = { in: [], out: [] };
  const underWay = new Set<Promise<void>>();
  let stopped = false;

  const goOn = (work: Promise<void>): void => {
    const run = work.finally(() => underWay.delete(run));
    underWay.add(run);
  };

  function settlementOf({ settle, heard, direction }: Watched): Settlement {
    const stand = stillTexts[direction];
    return settle(heard, { ...parts.settling, isPartOfPicture: (plate) => isPartOfPicture(stand, plate) });
  }

  async function readVehicle(
    { passageId, arrivedAt }: WatchedVehicle,
    camera: Camera,
    watch: Watched,
  ): Promise<void> {
    const { signal } = watch.abort;
    let notBefore = arrivedAt;
    while (!signal.aborted) {
      const answer = await camera.frame(notBefore, signal);
      if (!answer.ok || isSame(watch.previous, answer.frame.picture)) {
        await elapsed(clock, RETRY_MS, signal);
        continue;
      }
      const { frame } = answer;
      watch.previous = frame.picture;
      notBefore = frame.takenAt + FRAME_INTERVAL_MS;
      const settlement = await readFrame(passageId, watch, frame);
      await rest(watch, restMsAfter(settlement, watch.heard));
    }
  }

  async function rest(watch: Watched, restMs: number): Promise<void> {
    if (restMs === 0) return;
    watch.rest = new AbortController();
    await elapsed(clock, restMs, AbortSignal.any([watch.abort.signal, watch.rest.signal]));
  }

  async function readFrame(passageId: string, watch: Watched, frame: Frame): Promise<Settlement | null> {
    try {
      const { seen, isSettled } = watch;
      const passage = { id: passageId, gateId: frame.gateId, frames: seen.frames, isSettled };
      const result = await parts.reader.read(frame.picture, { passage });
      if (!result.ok) return null;
      const reading: Reading = { ...result.reading, takenAt: frame.takenAt };
      watch.seen = withPicture(watch.seen, reading);
      watch.heard = [...watch.heard, reading].slice(-READINGS_HEARD);
      watch.untaken = [...watch.untaken, reading];
      if (result.later !== undefined) void hearLater(passageId, watch, reading, result.later);
      const settlement = settlementOf(watch);
      watch.isSettled = settlement.state === 'settled';
      parts.onSettlement(passageId, settlement, watch.best?.pictureId ?? null);
      if (watch.best === null || showsMore(reading, watch.best.reading, settlement)) {
        // A slow disk keeps nobody waiting at the gate: the picture is added when it is there.
        watch.keeping = keepPicture(passageId, watch, reading, frame.picture);
        goOn(watch.keeping);
      }
      return settlement;
    } catch (error) {
      parts.onDefect(error);
      return null;
    }
  }

  /** Somebody slower was heard about a frame: what it says now takes the place of what it said, if that still counts. */
  async function hearLater(
    passageId: string,
    watch: Watched,
    first: Reading,
    later: Promise<PictureReading | null>,
  ): Promise<void> {
    const heard = await later;
    if (heard === null || stopped || watched.get(passageId) !== watch || !watch.heard.includes(first)) return;
    const reading: Reading = { ...heard, takenAt: first.takenAt };
    const inItsPlace = (readings: readonly Reading[]): readonly Reading[] =>
      readings.map((each) => (each === first ? reading : each));
    try {
      watch.seen = withLaterWord(watch.seen, first, reading);
      watch.heard = inItsPlace(watch.heard);
      watch.untaken = watch.untaken.includes(first) ? inItsPlace(watch.untaken) : [...watch.untaken, reading];
      const settlement = settlementOf(watch);
      watch.isSettled = settlement.state === 'settled';
      parts.onSettlement(passageId, settlement, watch.best?.pictureId ?? null);
    } catch (error) {
      parts.onDefect(error);
    }
  }

  async function keepPicture(
    passageId: string,
    watch: Watched,
    reading: Reading,
    picture: Uint8Array,
  ): Promise<void> {
    const before = watch.best;
    const keptBefore = before?.pictureId ?? null;
    const best = { reading, pictureId: keptBefore };
    watch.best = best;
    try {
      best.pictureId = await parts.keep(picture);
      if (watch.best === best) parts.onSettlement(passageId, settlementOf(watch), best.pictureId);
    } catch (error) {
      if (watch.best === best) watch.best = keptBefore === null ? null : before;
      parts.onDefect(error);
    }
  }

  return {
    follow: (vehicles) => {
      if (stopped) return;
      const ids = new Set(vehicles.map(({ passageId }) => passageId));
      for (const [passageId, { abort }] of watched) if (!ids.has(passageId)) abort.abort();
      for (const vehicle of vehicles) {
        const { passageId } = vehicle;
        const camera = parts.cameras[vehicle.direction];
        const known = watched.get(passageId);
        if (camera === undefined || known?.abort.signal.aborted === false) continue;
        const abort = new AbortController();
        const watch = known ?? newWatch(vehicle.direction, abort, settlerFor(parts.settling?.fits));
        watch.abort = abort;
        watched.set(passageId, watch);
        goOn(readVehicle(vehicle, camera, watch));
      }
    },
    lookAgain: () => {
      for (const watch of watched.values()) watch.rest.abort();
    },
    untaken: (passageId) => watched.get(passageId)?.untaken.length ?? 0,
    takeReadings: (passageId) => {
      const watch = watched.get(passageId);
      if (watch === undefined) return [];
      const { untaken } = watch;
      watch.untaken = [];
      return untaken;
    },
    sight: (passageId) => {
      const watch = watched.get(passageId);
      return watch === undefined ? null : sightOf(watch.seen);
    },
    picture: async (passageId) => {
      const watch = watched.get(passageId);
      await watch?.keeping;
      return watch?.best?.pictureId ?? null;
    },
    forget: (passageId) => {
      const watch = watched.get(passageId);
      if (watch === undefined) return;
      const { direction, heard } = watch;
      stillTexts[direction] = rememberStillTexts(stillTexts[direction], heard);
      watch.abort.abort();
      watched.delete(passageId);
    },
    stop: async () => {
      stopped = true;
      for (const { abort } of watched.values()) abort.abort();
      while (underWay.size > 0) await Promise.all(underWay);
    },
  };
}

function newWatch(direction: Direction, abort: AbortController, settle: Settler): Watched {
  return {
    direction,
    abort,
    heard: [],
    settle,
    untaken: [],
    seen: NOTHING_SEEN,
    isSettled: false,
    rest: new AbortController(),
    previous: null,
    best: null,
    keeping: Promise.resolve(),
  };
}

/** How long to leave a vehicle alone after a frame of it, in milliseconds; `settlement` is null where it could not be read. */
export function restMsAfter(settlement: Settlement | null, heard: readonly Reading[]): number {
  switch (settlement?.state) {
    case undefined:
      return 0;
    case 'settled':
      return SETTLED_REST_MS;
    case 'tentative':
      return heard.filter(({ plates }) => plates.length > 0).length >= FRAMES_OF_DOUBT ? DOUBTFUL_REST_MS : 0;
    case 'nothing':
      return settlement.frames >= FRAMES_WITHOUT_PLATE ? NO_PLATE_REST_MS : 0;
  }
}

/** A picture on which the settled plate was read beats one on which it was not; then the surer reading wins. */
function showsMore(reading: Reading, best: Reading, settlement: Settlement): boolean {
  const settledPlate = settlement.state === 'settled' ? settlement.plate : null;
  const agrees = ({ plates }: Reading): boolean =>
    settledPlate !== null && plates.some(({ text }) => text === settledPlate);
  if (agrees(reading) !== agrees(best)) return agrees(reading);
  return (reading.plates[0]?.confidence ?? 0) > (best.plates[0]?.confidence ?? 0);
}

function isSame(a: Uint8Array | null, b: Uint8Array): boolean {
  return a !== null && Buffer.compare(a, b) === 0;
}
