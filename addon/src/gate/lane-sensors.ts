import type { Instant, Presence, SensorPlace } from '../contract/words.ts';
import type { Lane } from './lane.ts';
import { moveTracks } from './lane-tracks.ts';
import type { TrackOptions } from './lane-tracks.ts';
import { sensorCleared, sensorCovered } from './track.ts';

export interface SensorOptions extends TrackOptions {
  /** A sensor that goes off and on again within this time saw the same vehicle. */
  readonly chatterMs: number;
  /** What is seen for a shorter time is no vehicle. */
  readonly blipMs: number;
}

/** Hears a sensor, and believes it at once or when it has said the same for long enough. */
export function hearSensor(
  lane: Lane,
  place: SensorPlace,
  presence: Presence,
  at: Instant,
  options: SensorOptions,
): Lane {
  const heard: Lane = { ...lane, presences: { ...lane.presences, [place]: presence } };
  switch (presence) {
    case 'unknown':
      // A sensor without a valid state tells nothing of where vehicles are; the barrier treats it as a vehicle.
      return notSeen(heard, place);
    case 'clear': {
      const gone = notSeen(heard, place);
      const isShown =
        lane.givenUp[place] !== undefined || lane.vehicles.some(({ track }) => track.covers.includes(place));
      if (!isShown) return gone;
      const believedAt = lane.clearing[place] ?? at + options.chatterMs;
      return { ...gone, clearing: { ...gone.clearing, [place]: believedAt } };
    }
    case 'present': {
      const seen = { ...heard, clearing: without(heard.clearing, place) };
      if (lane.givenUp[place] !== undefined) return seen;
      if (options.blipMs === 0) return covered(seen, place, at, options);
      const believedAt = lane.covering[place] ?? at + options.blipMs;
      return { ...seen, covering: { ...seen.covering, [place]: believedAt } };
    }
  }
}

function notSeen(lane: Lane, place: SensorPlace): Lane {
  return {
    ...lane,
    covering: without(lane.covering, place),
    strayBeamSince: place === 'beam' ? null : lane.strayBeamSince,
  };
}

/** Takes sensors that have said the same for long enough at their word, in the order in which they began to say it. */
export function believeSensors(lane: Lane, at: Instant, options: SensorOptions): Lane {
  const due = options.places
    .flatMap((place) => [
      { place, since: lane.clearing[place], believe: cleared },
      { place, since: lane.covering[place], believe: covered },
    ])
    .flatMap(({ since, ...rest }) => (since === undefined || since > at ? [] : [{ since, ...rest }]))
    .sort((a, b) => a.since - b.since);
  return due.reduce((before, { place, since, believe }) => believe(before, place, since, options), lane);
}

function cleared(lane: Lane, place: SensorPlace, at: Instant, options: SensorOptions): Lane {
  const calm = {
    ...lane,
    clearing: without(lane.clearing, place),
    givenUp: without(lane.givenUp, place),
  };
  return moveTracks(calm, (tracks, context) => sensorCleared(tracks, place, context), at, options);
}

function covered(lane: Lane, place: SensorPlace, at: Instant, options: SensorOptions): Lane {
  const calm = { ...lane, covering: without(lane.covering, place) };
  const moved = moveTracks(calm, (tracks, context) => sensorCovered(tracks, place, context), at, options);
  const isExplained = moved.vehicles.some(({ track }) => track.covers.includes('beam'));
  const straySince = place === 'beam' ? at : lane.strayBeamSince;
  return { ...moved, strayBeamSince: isExplained ? null : straySince };
}

function without<Value>(
  record: Partial<Record<SensorPlace, Value>>,
  place: SensorPlace,
): Partial<Record<SensorPlace, Value>> {
  return Object.fromEntries(Object.entries(record).filter(([each]) => each !== place));
}
