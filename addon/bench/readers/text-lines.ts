import { clamp, leastBox } from './geometry.ts';
import type { Point, TurnedBox } from './geometry.ts';

/** What a text detector says for each pixel of its input: 0 to 1 that the pixel is in the heart of a line of text. */
export interface ProbabilityMap {
  readonly values: Float32Array;
  readonly width: number;
  readonly height: number;
}

/** A line of text, in pixels of the map. */
export interface FoundLine {
  readonly box: TurnedBox;
  /** Mean probability inside, 0 to 1. */
  readonly score: number;
}

export interface LineRules {
  /** A pixel above it is text. 0.3 in the paper on differentiable binarisation (DB, Liao et al. 2020) and in PP-OCR. */
  readonly pixelThreshold: number;
  /** A line whose mean is below it is dropped. */
  readonly lineThreshold: number;
  /** How far to grow the found heart into the whole line: distance = area x ratio / perimeter. */
  readonly growth: number;
  /** A heart less high or wide than this is noise. In pixels. */
  readonly leastSidePx: number;
}

/** PP-OCRv4's own values, except where measured otherwise. */
export const PP_OCR_RULES: LineRules = {
  pixelThreshold: 0.3,
  lineThreshold: 0.5,
  growth: 1.6,
  leastSidePx: 3,
};

/** The lines of text in a map, surest first. */
export function findLines(map: ProbabilityMap, rules: LineRules = PP_OCR_RULES): readonly FoundLine[] {
  const lines: FoundLine[] = [];
  for (const patch of patchesOf(map, rules.pixelThreshold)) {
    if (patch.score < rules.lineThreshold) continue;
    const heart = leastBox(patch.outline);
    if (heart === null || Math.min(heart.w, heart.h) < rules.leastSidePx) continue;
    lines.push({ box: grown(heart, rules.growth), score: patch.score });
  }
  return lines.sort((a, b) => b.score - a.score);
}

/** The network is taught on shrunken lines; this undoes the shrinking for a rectangle. */
function grown(box: TurnedBox, growth: number): TurnedBox {
  const distance = (box.w * box.h * growth) / (2 * (box.w + box.h));
  return { ...box, w: box.w + 2 * distance, h: box.h + 2 * distance };
}

interface Patch {
  /** Corners of its pixels at the left and right end of each row: they span the same hull as all of its pixels. */
  readonly outline: readonly Point[];
  readonly score: number;
}

/** Pixels above the threshold that touch, corners included. */
function patchesOf({ values, width, height }: ProbabilityMap, threshold: number): readonly Patch[] {
  const isSeen = new Uint8Array(width * height);
  const patches: Patch[] = [];
  const waiting: number[] = [];
  for (let start = 0; start < values.length; start++) {
    if (isSeen[start] === 1 || (values[start] ?? 0) <= threshold) continue;
    isSeen[start] = 1;
    waiting.push(start);
    const rows = new Map<number, { left: number; right: number }>();
    let sum = 0;
    let count = 0;
    for (let pixel = waiting.pop(); pixel !== undefined; pixel = waiting.pop()) {
      const x = pixel % width;
      const y = (pixel - x) / width;
      sum += values[pixel] ?? 0;
      count++;
      const row = rows.get(y);
      if (row === undefined) {
        rows.set(y, { left: x, right: x });
      } else {
        row.left = Math.min(row.left, x);
        row.right = Math.max(row.right, x);
      }
      for (let ny = Math.max(0, y - 1); ny <= Math.min(height - 1, y + 1); ny++) {
        for (let nx = Math.max(0, x - 1); nx <= Math.min(width - 1, x + 1); nx++) {
          const next = ny * width + nx;
          if (isSeen[next] === 1 || (values[next] ?? 0) <= threshold) continue;
          isSeen[next] = 1;
          waiting.push(next);
        }
      }
    }
    const outline = [...rows].flatMap(([y, { left, right }]) => [
      { x: left, y },
      { x: right + 1, y },
      { x: left, y: y + 1 },
      { x: right + 1, y: y + 1 },
    ]);
    patches.push({ outline, score: clamp(sum / count, 0, 1) });
  }
  return patches;
}
