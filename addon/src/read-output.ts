import type { PlateQuality } from './plate/quality/plate-quality.ts';
import type { PictureReading, PlateReading } from './plate/reading.ts';

/** One picture as a line of JSON: an interface that others' programs read, so names and shapes stay. */
export function jsonLine(image: string, { plates, advice, wallMs, cpuMs }: PictureReading): string {
  return JSON.stringify({
    image,
    plates: plates.map(plateFields),
    ...(advice !== null && { advice }),
    ms: rounded(wallMs, 1),
    cpu_ms: rounded(cpuMs, 1),
  });
}

function plateFields(plate: PlateReading): Readonly<Record<string, unknown>> {
  const { text, confidence, box, candidates, raw, rows, corners, region, witnesses, quality } = plate;
  return {
    text,
    confidence: rounded(confidence, 4),
    box: [box.x, box.y, box.w, box.h].map((pixels) => rounded(pixels, 1)),
    ...(candidates.length > 0 && { candidates: candidates.map(withRoundedConfidence) }),
    raw,
    rows,
    ...(corners !== null && { corners: corners.map(({ x, y }) => [rounded(x, 1), rounded(y, 1)]) }),
    ...(region !== null && { region: withRoundedConfidence(region) }),
    ...(witnesses.length > 0 && { witnesses: witnesses.map(withRoundedConfidence) }),
    ...(quality !== null && { quality: qualityFields(quality) }),
  };
}

function withRoundedConfidence<T extends { readonly confidence: number }>(told: T): T {
  return { ...told, confidence: rounded(told.confidence, 4) };
}

/** Lengths in pixels of the file, shares from 0 to 1. */
function qualityFields(quality: PlateQuality): Readonly<Record<string, number | string>> {
  return {
    plate_width: rounded(quality.plateWidthPx, 1),
    character_height: rounded(quality.characterHeightPx, 1),
    sharpness: rounded(quality.sharpness, 2),
    contrast: rounded(quality.contrast, 2),
    brightness: rounded(quality.brightness, 2),
    glare: rounded(quality.glare, 2),
    tilt_degrees: rounded(quality.tiltDegrees, 1),
    ...(quality.cutOff !== null && { cut_off: quality.cutOff }),
  };
}

/** Widths fit what is common, so that a row can be printed before the next picture is read. */
const COLUMNS = [
  { head: 'picture', width: 32 },
  { head: 'plate', width: 12 },
  { head: 'confidence', width: 11 },
  { head: 'box', width: 22 },
  { head: 'reader', width: 11 },
  { head: 'ms', width: 6 },
  { head: 'cpu ms', width: 6 },
] as const;

export const TABLE_HEAD = row(COLUMNS.map(({ head }) => head));

/** One picture as lines of a table, one a plate. */
export function tableRows(image: string, { plates, reader, wallMs, cpuMs }: PictureReading): string {
  const times = [reader, wallMs.toFixed(0), cpuMs.toFixed(0)];
  if (plates.length === 0) return row([image, '(none)', '', '', ...times]);
  return plates
    .map(({ text, confidence, box }) => {
      const [x, y, w, h] = [box.x, box.y, box.w, box.h].map((pixels) => pixels.toFixed(0));
      return row([image, text, confidence.toFixed(3), `${x},${y} ${w} x ${h}`, ...times]);
    })
    .join('\n');
}

function row(cells: readonly string[]): string {
  return cells
    .map((cell, index) => cell.padEnd(COLUMNS[index]?.width ?? 0))
    .join('  ')
    .trimEnd();
}

function rounded(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
