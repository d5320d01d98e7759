import type { PlateReading } from '../src/plate/reading.ts';

/** One row that was read as `text`, each character equally sure. */
export function plateReadingOf(text: string, confidence = 0.9): PlateReading {
  return {
    text,
    confidence,
    characters: Array.from(text, (char) => ({ char, score: confidence, runnersUp: [] })),
    raw: text,
    box: { x: 0, y: 0, w: 100, h: 20 },
    corners: null,
    rows: 1,
    region: null,
    witnesses: [],
    candidates: [],
    quality: null,
  };
}
