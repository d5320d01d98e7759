import type { DirectionRule, Instant, SensorPlace } from '../contract/words.ts';
import {
  armIsPassable,
  endedTracks,
  partedTracks,
  sensorCleared,
  sensorCovered,
  trackEndsAt,
} from './track.ts';
import type { Track, TrackEnd } from './track.ts';

export const GAP_MS = 4_000;
export const PATIENCE_MS = 600_000;

/** Lets sensors change, 100 ms apart: `+beam` sees something from now on, `-beam` does not any more. */
export function lane(
  places: readonly SensorPlace[],
  {
    passable: passableAtFirst = true,
    directionRule = 'both',
    granted = [],
    blind = [],
    armRises = false,
  }: {
    readonly passable?: boolean;
    readonly directionRule?: DirectionRule;
    readonly granted?: readonly string[];
    readonly blind?: readonly SensorPlace[];
    readonly armRises?: boolean;
  } = {},
) {
  let ids = 0;
  let now: Instant = 0;
  let tracks: readonly Track[] = [];
  let strayBeamSince: Instant | null = null;
  let passable = passableAtFirst;
  const ends: TrackEnd[] = [];
  const context = () => ({
    places,
    directionRule,
    gapMs: GAP_MS,
    patienceMs: PATIENCE_MS,
    now,
    passable,
    armUp: passable,
    armRises,
    mayPass: (id: string) => granted.includes(id),
    isBlind: (place: SensorPlace) => blind.includes(place),
    strayBeamSince,
    newId: () => `v${(ids += 1)}`,
  });
  const self = {
    sees: (...edges: readonly `${'+' | '-'}${SensorPlace}`[]) => {
      for (const edge of edges) {
        now += 100;
        const move = edge.startsWith('+') ? sensorCovered : sensorCleared;
        tracks = move(tracks, edge.slice(1) as SensorPlace, context());
        if (edge === '+beam')
          strayBeamSince = tracks.some(({ covers }) => covers.includes('beam')) ? null : now;
        if (edge === '-beam') strayBeamSince = null;
      }
      return self;
    },
    after: (ms: number) => {
      now += ms;
      tracks = partedTracks(tracks, context());
      const ended = endedTracks(tracks, now, context());
      ends.push(...ended);
      tracks = tracks.filter(({ id }) => !ended.some(({ track }) => track.id === id));
      return self;
    },
    armGoesDown: () => {
      passable = false;
      return self;
    },
    armGoesUp: () => {
      passable = true;
      tracks = tracks.map(armIsPassable);
      return self;
    },
    options: { places, directionRule, gapMs: GAP_MS, patienceMs: PATIENCE_MS },
    tracks: () => tracks,
    ends: () => ends.map(({ track, how }) => [track.id, how, track.inferred]),
    /** How long after now each vehicle out of sight counts as gone. */
    goneIn: () => tracks.map((track) => trackEndsAt(track, context()) - now),
  };
  return self;
}
