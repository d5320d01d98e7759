import { cross, minus, unit, type Place } from './space.ts';
import type { Side } from './plate-style.ts';
import type { BodyName } from './vehicle-look.ts';

/**
 * One line across the skin of a vehicle's end, from door to door. In the vehicle's own metres: x across, y up, z from
 * the foremost point of this end into the vehicle.
 */
export interface Station {
  readonly y: number;
  readonly z: number;
  /** Half of its width. */
  readonly half: number;
  /** How far its ends lie back. */
  readonly bow: number;
  /** How far its ends lie lower. */
  readonly crown: number;
}

/** One end of a body: a skin from the lower lip of the bumper over bonnet (or boot) and window to the roof. */
export interface BodyEnd {
  readonly stations: readonly Station[];
  /** Stations from the lip up to this one make the upright face that carries lamps and plate. */
  readonly edge: number;
  /** The window reaches from this station to the next. */
  readonly window: number;
  /** Height of the plate's middle. */
  readonly plateY: number;
}

export interface Body {
  readonly lengthM: number;
  /** Half of its width at the doors. */
  readonly half: number;
  readonly sillY: number;
  readonly wheelRadius: number;
  readonly front: BodyEnd;
  readonly rear: BodyEnd;
}

const station = (y: number, z: number, half: number, bow = 0.2, crown = 0): Station => ({
  y,
  z,
  half,
  bow,
  crown,
});

export const BODY_SHAPES: Readonly<Record<BodyName, Body>> = {
  hatchback: {
    lengthM: 4,
    half: 0.87,
    sillY: 0.24,
    wheelRadius: 0.31,
    front: {
      stations: [
        ...[station(0.2, 0.1, 0.8, 0.26), station(0.3, 0.02, 0.84, 0.24), station(0.47, 0, 0.86, 0.24)],
        ...[station(0.6, 0.02, 0.87, 0.25), station(0.76, 0.09, 0.86, 0.25, 0.01)],
        ...[
          station(0.83, 0.26, 0.84, 0.2, 0.03),
          station(0.94, 0.75, 0.81, 0.1, 0.05),
          station(0.99, 1.02, 0.79, 0.12, 0.05),
        ],
        ...[
          station(1.38, 1.62, 0.6, 0.14, 0.04),
          station(1.46, 1.95, 0.57, 0.1, 0.04),
          station(1.41, 3.3, 0.5, 0.25, 0.05),
        ],
      ],
      edge: 4,
      window: 7,
      plateY: 0.45,
    },
    rear: {
      stations: [
        ...[station(0.24, 0.1, 0.8, 0.22), station(0.34, 0.02, 0.84, 0.2), station(0.5, 0, 0.86, 0.2)],
        ...[
          station(0.62, 0.03, 0.87, 0.2),
          station(0.66, 0.07, 0.87, 0.2),
          station(0.96, 0.16, 0.83, 0.18, 0.01),
        ],
        ...[station(0.98, 0.19, 0.81, 0.18, 0.01), station(1.35, 0.42, 0.63, 0.12, 0.03)],
        ...[
          station(1.43, 0.4, 0.6, 0.1, 0.04),
          station(1.47, 0.7, 0.58, 0.05, 0.04),
          station(1.47, 2.2, 0.57, 0, 0.04),
        ],
      ],
      edge: 5,
      window: 6,
      plateY: 0.78,
    },
  },
  saloon: {
    lengthM: 4.7,
    half: 0.9,
    sillY: 0.22,
    wheelRadius: 0.32,
    front: {
      stations: [
        ...[station(0.18, 0.1, 0.82, 0.3), station(0.28, 0.02, 0.87, 0.28), station(0.45, 0, 0.89, 0.28)],
        ...[station(0.58, 0.03, 0.9, 0.28), station(0.72, 0.1, 0.89, 0.28, 0.01)],
        ...[
          station(0.79, 0.3, 0.87, 0.22, 0.03),
          station(0.91, 0.95, 0.84, 0.1, 0.05),
          station(0.96, 1.28, 0.82, 0.14, 0.05),
        ],
        ...[
          station(1.33, 2.02, 0.61, 0.14, 0.04),
          station(1.41, 2.35, 0.58, 0.1, 0.04),
          station(1.36, 3.4, 0.51, 0.25, 0.05),
        ],
      ],
      edge: 4,
      window: 7,
      plateY: 0.42,
    },
    rear: {
      stations: [
        ...[station(0.24, 0.1, 0.82, 0.24), station(0.33, 0.02, 0.87, 0.22), station(0.5, 0, 0.89, 0.22)],
        ...[
          station(0.6, 0.03, 0.9, 0.22),
          station(0.65, 0.06, 0.9, 0.22),
          station(0.98, 0.1, 0.86, 0.2, 0.02),
        ],
        ...[
          station(1.02, 0.28, 0.84, 0.1, 0.03),
          station(1.03, 0.6, 0.82, 0.1, 0.04),
          station(1.34, 1.28, 0.63, 0.12, 0.04),
        ],
        ...[station(1.4, 1.55, 0.6, 0.1, 0.04), station(1.42, 2.6, 0.58, 0, 0.04)],
      ],
      edge: 5,
      window: 7,
      plateY: 0.8,
    },
  },
  suv: {
    lengthM: 4.6,
    half: 0.94,
    sillY: 0.32,
    wheelRadius: 0.37,
    front: {
      stations: [
        ...[station(0.27, 0.14, 0.84, 0.22), station(0.38, 0.03, 0.9, 0.2), station(0.58, 0, 0.93, 0.2)],
        ...[station(0.78, 0.01, 0.94, 0.2), station(0.97, 0.06, 0.93, 0.2, 0.01)],
        ...[
          station(1.04, 0.22, 0.91, 0.18, 0.03),
          station(1.13, 0.85, 0.88, 0.08, 0.05),
          station(1.17, 1.15, 0.86, 0.12, 0.05),
        ],
        ...[
          station(1.58, 1.75, 0.69, 0.14, 0.04),
          station(1.67, 2.05, 0.66, 0.1, 0.04),
          station(1.64, 3.8, 0.59, 0.25, 0.05),
        ],
      ],
      edge: 4,
      window: 7,
      plateY: 0.57,
    },
    rear: {
      stations: [
        ...[station(0.32, 0.12, 0.84, 0.18), station(0.42, 0.02, 0.9, 0.16), station(0.6, 0, 0.93, 0.16)],
        ...[
          station(0.72, 0.03, 0.94, 0.16),
          station(0.76, 0.07, 0.94, 0.16),
          station(1.13, 0.14, 0.9, 0.16, 0.01),
        ],
        ...[station(1.15, 0.16, 0.88, 0.16, 0.01), station(1.56, 0.36, 0.72, 0.12, 0.03)],
        ...[
          station(1.64, 0.33, 0.69, 0.1, 0.04),
          station(1.69, 0.6, 0.67, 0.05, 0.04),
          station(1.69, 2.4, 0.66, 0, 0.04),
        ],
      ],
      edge: 5,
      window: 6,
      plateY: 0.93,
    },
  },
  van: {
    lengthM: 5,
    half: 0.96,
    sillY: 0.3,
    wheelRadius: 0.34,
    front: {
      stations: [
        ...[station(0.24, 0.12, 0.86, 0.24), station(0.34, 0.02, 0.92, 0.22), station(0.54, 0, 0.95, 0.22)],
        ...[station(0.74, 0.03, 0.96, 0.22), station(0.98, 0.12, 0.95, 0.22, 0.01)],
        ...[
          station(1.06, 0.3, 0.93, 0.16, 0.03),
          station(1.14, 0.55, 0.92, 0.1, 0.04),
          station(1.18, 0.7, 0.91, 0.12, 0.05),
        ],
        ...[
          station(1.76, 1.25, 0.81, 0.12, 0.03),
          station(1.92, 1.5, 0.78, 0.08, 0.03),
          station(1.94, 4.6, 0.74, 0.1, 0.04),
        ],
      ],
      edge: 4,
      window: 7,
      plateY: 0.53,
    },
    rear: {
      stations: [
        ...[station(0.3, 0.08, 0.86, 0.1), station(0.38, 0.01, 0.92, 0.08), station(0.52, 0, 0.95, 0.08)],
        ...[station(0.6, 0.03, 0.96, 0.08), station(0.64, 0.06, 0.96, 0.08), station(1.15, 0.08, 0.95, 0.08)],
        ...[station(1.17, 0.09, 0.94, 0.08), station(1.68, 0.14, 0.86, 0.08, 0.01)],
        ...[
          station(1.84, 0.16, 0.82, 0.06, 0.02),
          station(1.94, 0.4, 0.79, 0.04, 0.03),
          station(1.95, 3, 0.78, 0, 0.03),
        ],
      ],
      edge: 5,
      window: 6,
      plateY: 0.8,
    },
  },
};

export function bodyEnd(body: BodyName, show: Side): BodyEnd {
  return BODY_SHAPES[body][show];
}

/** The line across the skin at `along`, which counts stations from the lip (0) upwards. */
export function skinLine(end: BodyEnd, along: number): Station {
  const last = end.stations.length - 1;
  const index = Math.min(last - 1, Math.max(0, Math.floor(along)));
  const share = along - index;
  const [before, from, to, after] = [-1, 0, 1, 2].map(
    (step) => end.stations[Math.min(last, Math.max(0, index + step))],
  );
  if (!before || !from || !to || !after) return NOWHERE;
  const at = (key: keyof Station): number => hermite(before[key], from[key], to[key], after[key], share);
  return { y: at('y'), z: at('z'), half: at('half'), bow: at('bow'), crown: at('crown') };
}

/** A place on such a line: across goes from -1 to 1. */
export function onLine(line: Station, across: number): Place {
  const edge = across ** 4;
  return [across * line.half, line.y - line.crown * across ** 2, line.z + line.bow * edge];
}

/** The skin's outward direction on `line`, which lies between `below` and `above`. */
export function lineNormal(below: Station, line: Station, above: Station, across: number): Place {
  const up = minus(onLine(above, across), onLine(below, across));
  const right: Place = [line.half, -2 * line.crown * across, 4 * line.bow * across ** 3];
  return unit(cross(up, right));
}

export function onSkin(end: BodyEnd, along: number, across: number): Place {
  return onLine(skinLine(end, along), across);
}

export function skinNormal(end: BodyEnd, along: number, across: number): Place {
  const [below, line, above] = [-NORMAL_STEP, 0, NORMAL_STEP].map((step) => skinLine(end, along + step));
  return lineNormal(below ?? NOWHERE, line ?? NOWHERE, above ?? NOWHERE, across);
}

/** In stations. */
const NORMAL_STEP = 0.04;
const NOWHERE: Station = { y: 0, z: 0, half: 0, bow: 0, crown: 0 };

/**
 * A place on the upright face by share of its width (-1 to 1) and of its height (0 at the lip, 1 at the bonnet's edge).
 */
export function onFace(end: BodyEnd, across: number, height: number): Place {
  return onSkin(end, alongAt(end, height), across);
}

export function alongAt(end: BodyEnd, height: number): number {
  const y = faceY(end, height);
  let index = 0;
  while (index < end.edge - 1 && (end.stations[index + 1]?.y ?? 0) < y) index++;
  const [low, high] = [end.stations[index]?.y ?? 0, end.stations[index + 1]?.y ?? 1];
  return index + (y - low) / (high - low);
}

/** Height above the ground of a share of the face's height, and back. */
export function faceY(end: BodyEnd, height: number): number {
  const [low, high] = [end.stations[0]?.y ?? 0, end.stations[end.edge]?.y ?? 1];
  return low + (high - low) * height;
}

export function faceShare(end: BodyEnd, y: number): number {
  const [low, high] = [end.stations[0]?.y ?? 0, end.stations[end.edge]?.y ?? 1];
  return (y - low) / (high - low);
}

/** Cubic through `from` and `to`, flattened so that it never swings past them. */
function hermite(before: number, from: number, to: number, after: number, t: number): number {
  const slope = to - from;
  const tame = (tangent: number): number =>
    slope === 0
      ? 0
      : Math.sign(slope) * Math.min(2 * Math.abs(slope), Math.max(0, tangent * Math.sign(slope)));
  const [start, end] = [tame((to - before) / 2), tame((after - from) / 2)];
  const [t2, t3] = [t * t, t * t * t];
  return (2 * t3 - 3 * t2 + 1) * from + (t3 - 2 * t2 + t) * start + (3 * t2 - 2 * t3) * to + (t3 - t2) * end;
}
