import sharp from 'sharp';
import type { Sharp } from 'sharp';
import type { Box } from './reading.ts';

/** Letters that straight strokes make, in a field of 60 x 100: tests must not depend on the fonts of a machine. */
const STROKES: Readonly<Record<string, readonly string[]>> = {
  A: ['0,100 30,0 60,100', '12,65 48,65'],
  E: ['58,0 4,0 4,100 58,100', '4,48 50,48'],
  H: ['4,0 4,100', '56,0 56,100', '4,50 56,50'],
  K: ['4,0 4,100', '56,0 6,55', '22,42 58,100'],
  L: ['4,0 4,100 56,100'],
  M: ['2,100 2,0 30,60 58,0 58,100'],
  N: ['4,100 4,0 56,100 56,0'],
  T: ['0,2 60,2', '30,0 30,100'],
  X: ['2,0 58,100', '58,0 2,100'],
  '1': ['10,22 34,0 34,100'],
  '4': ['58,72 2,72 42,0 42,100'],
  '7': ['2,2 58,2 22,100'],
};

export interface DrawnPlate {
  readonly text: string;
  /** Rows from the top; together they are `text`. */
  readonly rows: readonly string[];
  readonly box: Box;
}

export const ONE_ROW: DrawnPlate = {
  text: 'NL41KH1447',
  rows: ['NL41KH1447'],
  box: { x: 280, y: 400, w: 450, h: 92 },
};

export const TWO_ROWS: DrawnPlate = {
  text: 'KL47TX1474',
  rows: ['KL47', 'TX1474'],
  box: { x: 420, y: 360, w: 300, h: 184 },
};

export const SCENE_WIDTH = 1024;
export const SCENE_HEIGHT = 768;

/** A dull car on a road with the plates given, as upright pixels; encode as needed. */
export function drawScene(plates: readonly DrawnPlate[]): Sharp {
  const road = `<rect width="${SCENE_WIDTH}" height="${SCENE_HEIGHT}" fill="#7b8187"/>
    <rect x="180" y="180" width="700" height="420" rx="60" fill="#28334d"/>
    <rect x="260" y="210" width="540" height="110" rx="30" fill="#55637a"/>`;
  return svg(road + plates.map(plateShapes).join(''), SCENE_WIDTH, SCENE_HEIGHT);
}

/** Just the plate. */
export function drawCrop(plate: DrawnPlate): Sharp {
  const moved = { ...plate, box: { ...plate.box, x: 0, y: 0 } };
  return svg(plateShapes(moved), plate.box.w, plate.box.h);
}

function svg(shapes: string, width: number, height: number): Sharp {
  return sharp(
    Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${shapes}</svg>`,
    ),
  ).removeAlpha();
}

function plateShapes({ rows, box }: DrawnPlate): string {
  const rowHeight = box.h / rows.length;
  const glyphHeight = rowHeight * 0.62;
  const scale = glyphHeight / 100;
  const letters = rows.flatMap((row, rowIndex) => {
    const pitch = Math.min(84 * scale, (box.w - 24) / row.length);
    const left = box.x + (box.w - pitch * row.length) / 2 + (pitch - 60 * scale) / 2;
    const top = box.y + rowHeight * rowIndex + (rowHeight - glyphHeight) / 2;
    return Array.from(row).map((char, index) => {
      const lines = (STROKES[char] ?? []).map((points) => `<polyline points="${points}"/>`).join('');
      return `<g transform="translate(${left + pitch * index} ${top}) scale(${scale})">${lines}</g>`;
    });
  });
  return `<rect x="${box.x}" y="${box.y}" width="${box.w}" height="${box.h}" rx="8" fill="#f4f4ee" stroke="#111" stroke-width="3"/>
    <g fill="none" stroke="#14141c" stroke-width="13" stroke-linejoin="round">${letters.join('')}</g>`;
}
