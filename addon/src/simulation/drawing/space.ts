/**
 * A place or direction in metres: x to the right across the lane (0 is its middle), y up (0 is the ground), z along the
 * lane away from the camera.
 */
export type Place = readonly [x: number, y: number, z: number];

export function add(one: Place, other: Place, factor = 1): Place {
  return [one[0] + other[0] * factor, one[1] + other[1] * factor, one[2] + other[2] * factor];
}

export function minus(one: Place, other: Place): Place {
  return add(one, other, -1);
}

export function dot(one: Place, other: Place): number {
  return one[0] * other[0] + one[1] * other[1] + one[2] * other[2];
}

export function cross(one: Place, other: Place): Place {
  return [
    one[1] * other[2] - one[2] * other[1],
    one[2] * other[0] - one[0] * other[2],
    one[0] * other[1] - one[1] * other[0],
  ];
}

/** Length one; a vector of no length stays as it is. */
export function unit(vector: Place): Place {
  const length = Math.hypot(...vector);
  return length === 0 ? vector : [vector[0] / length, vector[1] / length, vector[2] / length];
}

export function between(one: Place, other: Place, share: number): Place {
  return add(one, minus(other, one), share);
}
