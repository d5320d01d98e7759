/** Red, green, blue, each 0 (none) to 1 (as bright as the picture can show); more is cut off when drawn. */
export type Rgb = readonly [red: number, green: number, blue: number];

export function rgb(hex: string): Rgb {
  const value = Number.parseInt(hex.slice(1), 16);
  return [((value >> 16) & 255) / 255, ((value >> 8) & 255) / 255, (value & 255) / 255];
}

/** `share` of the way from `one` to `other`. */
export function mix(one: Rgb, other: Rgb, share: number): Rgb {
  return combined(one, other, (a, b) => a + (b - a) * share);
}

export function times(one: Rgb, factor: number | Rgb): Rgb {
  return typeof factor === 'number'
    ? combined(one, one, (a) => a * factor)
    : combined(one, factor, (a, b) => a * b);
}

export function plus(one: Rgb, other: Rgb): Rgb {
  return combined(one, other, (a, b) => a + b);
}

function combined(one: Rgb, other: Rgb, by: (a: number, b: number) => number): Rgb {
  return [by(one[0], other[0]), by(one[1], other[1]), by(one[2], other[2])];
}

export function css(colour: Rgb): string {
  const byte = (part: number): number => Math.round(255 * Math.min(1, Math.max(0, part)));
  return `rgb(${byte(colour[0])},${byte(colour[1])},${byte(colour[2])})`;
}
