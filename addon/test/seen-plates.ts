import type { PlateReading, Reading } from '../src/plate/reading.ts';
import { plateReadingOf } from './plate-reading.ts';

/** Where a plate stands in the picture, and who else reads what there. */
export interface Seen {
  /** Left edge of its box, in pixels. */
  readonly x?: number;
  /** Top edge. */
  readonly y?: number;
  /** Height of its row. */
  readonly h?: number;
  /** What the witness reads; null when none is asked. Default: the same. */
  readonly witness?: string | null;
  /** Of each character. */
  readonly score?: number;
}

export function seen(
  text: string,
  { x = 300, y = 400, h = 24, witness = text, score = 0.98 }: Seen = {},
): PlateReading {
  return {
    ...plateReadingOf(text, score),
    box: { x, y, w: 4.5 * h, h },
    witnesses: witness === null ? [] : [{ reader: 'witness', text: witness, confidence: 0.9 }],
  };
}

/** The frame number `at`, in which these plates were read. */
export function frame(at: number, ...plates: readonly PlateReading[]): Reading {
  return { takenAt: at * 200, plates, reader: 'eye', advice: null, wallMs: 1, cpuMs: 1 };
}

/** So many frames, each made by its number from `from` on. */
export function frames(
  count: number,
  plates: (at: number) => readonly PlateReading[],
  from = 0,
): readonly Reading[] {
  return Array.from({ length: count }, (_, index) => frame(from + index, ...plates(from + index)));
}
