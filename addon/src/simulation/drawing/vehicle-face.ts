import type { Point } from './homography.ts';
import { ellipse } from './plane-shapes.ts';
import type { Side } from './plate-style.ts';
import type { BodyName } from './vehicle-look.ts';

/**
 * A part on the upright face of a vehicle: across from 0 (middle) to 1 (corner), height from 0 (lip of the bumper) to 1
 * (edge of the bonnet or window).
 */
export interface Feature {
  readonly shape: readonly Point[];
  readonly colour: string;
  /** Also on the other side. */
  readonly mirrored?: boolean;
  /** Mirrors its surroundings. */
  readonly glossy?: boolean;
  readonly opacity?: number;
  /** Shines when the lamps are on. */
  readonly lamp?: boolean;
  /** Only on these bodies. */
  readonly bodies?: readonly BodyName[];
}

const DARK = '#0d0e10';
const CHROME = '#b9bdc2';

/** A four-sided shape symmetric to the middle: half widths at its top and bottom. */
function trapezium(top: number, topHalf: number, bottom: number, bottomHalf: number): Point[] {
  return [
    [-topHalf, top],
    [0, top],
    [topHalf, top],
    [bottomHalf, bottom],
    [0, bottom],
    [-bottomHalf, bottom],
  ];
}

function slats(from: number, to: number, half: number, count: number, colour: string): Feature[] {
  return Array.from({ length: count }, (_, index) => {
    const height = from + ((to - from) * (index + 0.5)) / count;
    return { shape: trapezium(height + 0.008, half, height - 0.008, half), colour };
  });
}

function badge(height: number): Feature[] {
  return [
    { shape: ellipse([0, height], 0.065, 0.068, 18), colour: CHROME, glossy: true },
    { shape: ellipse([0, height], 0.043, 0.045, 16), colour: '#2b2f36', glossy: true },
    {
      shape: [
        [-0.03, height - 0.014],
        [0, height + 0.03],
        [0.03, height - 0.014],
      ],
      colour: CHROME,
    },
  ];
}

function headlamp(outer: readonly Point[], lens: Point, radius: number): Feature[] {
  return [
    { shape: outer, colour: '#2a2d31', mirrored: true, glossy: true },
    { shape: shrunk(outer, 0.86), colour: '#c8ced4', mirrored: true, glossy: true, lamp: true },
    { shape: ellipse(lens, radius, radius * 0.92, 18), colour: '#4d545b', mirrored: true, glossy: true },
    {
      shape: ellipse(lens, radius * 0.68, radius * 0.62, 16),
      colour: '#eef3f6',
      mirrored: true,
      glossy: true,
    },
  ];
}

function tailLamp(outer: readonly Point[]): Feature[] {
  return [
    { shape: outer, colour: '#4a0a0c', mirrored: true, glossy: true },
    { shape: shrunk(outer, 0.86), colour: '#b5161a', mirrored: true, glossy: true, lamp: true },
    { shape: shrunk(outer, 0.34), colour: '#e8b9a8', mirrored: true, glossy: true },
  ];
}

function shrunk(shape: readonly Point[], factor: number): Point[] {
  const count = shape.length;
  const [x, y] = shape.reduce(
    ([sumX, sumY], [px, py]) => [sumX + px / count, sumY + py / count] as const,
    [0, 0],
  );
  return shape.map(([px, py]) => [x + (px - x) * factor, y + (py - y) * factor]);
}

const INTAKE: readonly Feature[] = [
  { shape: trapezium(0.3, 0.62, 0.1, 0.5), colour: DARK },
  ...slats(0.12, 0.29, 0.56, 3, '#25272a'),
];

const FOG_LAMPS: readonly Feature[] = [
  {
    shape: [
      [0.68, 0.33],
      [0.88, 0.36],
      [0.9, 0.2],
      [0.72, 0.14],
    ],
    colour: DARK,
    mirrored: true,
  },
  { shape: ellipse([0.79, 0.26], 0.045, 0.05, 14), colour: '#aeb6bd', mirrored: true, glossy: true },
];

const FRONTS: readonly (readonly Feature[])[] = [
  [
    ...headlamp(
      [
        [0.5, 0.8],
        [0.74, 0.95],
        [0.94, 0.98],
        [0.97, 0.86],
        [0.9, 0.74],
        [0.58, 0.68],
      ],
      [0.74, 0.82],
      0.085,
    ),
    { shape: trapezium(0.92, 0.47, 0.68, 0.4), colour: CHROME, glossy: true },
    { shape: trapezium(0.905, 0.455, 0.695, 0.39), colour: DARK },
    ...slats(0.7, 0.9, 0.42, 4, '#3a3d42'),
    ...badge(0.8),
    ...INTAKE,
    ...FOG_LAMPS,
  ],
  [
    ...headlamp(
      [
        [0.4, 0.84],
        [0.6, 0.92],
        [0.97, 0.97],
        [0.98, 0.84],
        [0.7, 0.75],
        [0.44, 0.74],
      ],
      [0.68, 0.84],
      0.07,
    ),
    { shape: trapezium(0.87, 0.38, 0.79, 0.38), colour: DARK },
    { shape: trapezium(0.835, 0.38, 0.82, 0.38), colour: CHROME, glossy: true },
    ...badge(0.83),
    { shape: trapezium(0.32, 0.74, 0.06, 0.6), colour: DARK },
    ...slats(0.09, 0.3, 0.6, 4, '#2b2d31'),
    {
      shape: [
        [0.7, 0.56],
        [0.93, 0.6],
        [0.93, 0.55],
        [0.7, 0.51],
      ],
      colour: '#dfe6ea',
      mirrored: true,
      glossy: true,
    },
  ],
  [
    ...headlamp(ellipse([0.74, 0.82], 0.2, 0.17, 20), [0.74, 0.82], 0.1),
    { shape: trapezium(0.95, 0.42, 0.66, 0.36), colour: '#2a2c30' },
    ...slats(0.68, 0.94, 0.38, 5, CHROME),
    ...badge(0.81),
    { shape: trapezium(0.27, 0.56, 0.12, 0.5), colour: DARK },
    ...FOG_LAMPS,
  ],
];

const BUMPER: readonly Feature[] = [
  { shape: trapezium(0.12, 0.8, 0.0, 0.75), colour: '#1c1d20' },
  {
    shape: [
      [0.66, 0.24],
      [0.88, 0.25],
      [0.88, 0.2],
      [0.66, 0.19],
    ],
    colour: '#a01418',
    mirrored: true,
    glossy: true,
  },
  {
    shape: [
      [0.42, 0.05],
      [0.54, 0.05],
      [0.54, 0.0],
      [0.42, 0.0],
    ],
    colour: '#85888c',
    bodies: ['hatchback', 'saloon', 'suv'],
  },
];

const REARS: readonly (readonly Feature[])[] = [
  [
    ...tailLamp([
      [0.68, 0.97],
      [0.97, 0.98],
      [0.985, 0.62],
      [0.86, 0.6],
      [0.72, 0.78],
    ]),
    { shape: trapezium(0.945, 0.3, 0.92, 0.3), colour: CHROME, glossy: true },
    ...BUMPER,
  ],
  [
    ...tailLamp([
      [0.52, 0.93],
      [0.97, 0.96],
      [0.985, 0.74],
      [0.84, 0.7],
      [0.56, 0.78],
    ]),
    ...badge(0.93),
    ...BUMPER,
  ],
  [
    ...tailLamp([
      [0.86, 1.0],
      [0.97, 1.0],
      [0.985, 0.5],
      [0.9, 0.46],
    ]),
    ...badge(0.94),
    ...BUMPER,
  ],
];

/** Faces to choose from, each drawn in order. */
export const FACES: Readonly<Record<Side, readonly (readonly Feature[])[]>> = { front: FRONTS, rear: REARS };
