import type { Point } from './homography.ts';
import type { Place } from './space.ts';

/** Where the camera of an approach stands and looks. */
export interface CameraView {
  readonly eye: Place;
  /** To the right of the lane's direction. */
  readonly yawDeg: number;
  /** Down from the horizon. */
  readonly pitchDeg: number;
  /** Focal length as a share of the picture's width; 1 sees 53 degrees across. */
  readonly focal: number;
}

export interface PictureSize {
  readonly widthPx: number;
  readonly heightPx: number;
}

export interface Projection {
  readonly eye: Place;
  readonly size: PictureSize;
  /** A place in front of the camera as a point of the picture; places beside or behind it come out far outside. */
  point(place: Place): Point;
  /** A flat shape, cut where it would pass the camera; may be empty. */
  ring(places: readonly Place[]): Point[];
  /** Pixels that one metre across the view takes at a place. */
  pxPerM(place: Place): number;
  /** The ground place [x, z] seen at a point of the picture; null at and above the horizon. */
  ground(point: Point): readonly [x: number, z: number] | null;
}

const NEAR_M = 0.25;

export function projection(view: CameraView, size: PictureSize): Projection {
  const { eye } = view;
  const yaw = (view.yawDeg * Math.PI) / 180;
  const pitch = (view.pitchDeg * Math.PI) / 180;
  const [cosYaw, sinYaw, cosPitch, sinPitch] = [
    Math.cos(yaw),
    Math.sin(yaw),
    Math.cos(pitch),
    Math.sin(pitch),
  ];
  const focalPx = view.focal * size.widthPx;
  const [middleX, middleY] = [size.widthPx / 2, size.heightPx / 2];

  /** Right, up and ahead as the camera has them. */
  const seen = (place: Place): Place => {
    const [dx, dy, dz] = [place[0] - eye[0], place[1] - eye[1], place[2] - eye[2]];
    const ahead = dx * sinYaw + dz * cosYaw;
    return [dx * cosYaw - dz * sinYaw, dy * cosPitch + ahead * sinPitch, ahead * cosPitch - dy * sinPitch];
  };
  const flat = ([right, up, ahead]: Place): Point => {
    const scale = focalPx / Math.max(NEAR_M, ahead);
    return [middleX + right * scale, middleY - up * scale];
  };

  return {
    eye,
    size,
    point: (place) => flat(seen(place)),
    ring: (places) => cutNear(places.map(seen)).map(flat),
    pxPerM: (place) => focalPx / Math.max(NEAR_M, seen(place)[2]),
    ground: ([x, y]) => {
      const right = (x - middleX) / focalPx;
      const up = (middleY - y) / focalPx;
      const fall = up * cosPitch - sinPitch;
      if (fall > -1e-3) return null;
      const ahead = cosPitch + up * sinPitch;
      const reach = -eye[1] / fall;
      return [
        eye[0] + (right * cosYaw + ahead * sinYaw) * reach,
        eye[2] + (ahead * cosYaw - right * sinYaw) * reach,
      ];
    },
  };
}

function cutNear(places: readonly Place[]): Place[] {
  return places.flatMap((place, index): Place[] => {
    const before = places[(index + places.length - 1) % places.length] ?? place;
    const isIn = place[2] >= NEAR_M;
    if (isIn === before[2] >= NEAR_M) return isIn ? [place] : [];
    const share = (NEAR_M - before[2]) / (place[2] - before[2]);
    const edge: Place = [
      before[0] + (place[0] - before[0]) * share,
      before[1] + (place[1] - before[1]) * share,
      NEAR_M,
    ];
    return isIn ? [edge, place] : [edge];
  });
}
