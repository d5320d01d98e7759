import type { PictureReading, PlateReading } from '../src/plate/reading.ts';
import type { LabelledPhoto, LabelledPlate } from './data-set.ts';

/** What one reader made of one photo. */
export interface PhotoScore {
  /** Plates whose text is known and fair to ask for. */
  readonly texts: number;
  readonly exact: number;
  /** Exact when O counts as 0 and I as 1. */
  readonly exactFolded: number;
  /** The surest plate alone, folded: null when the photo has no text to score. */
  readonly topIsRight: boolean | null;
  readonly boxes: number;
  readonly foundAtHalf: number;
  readonly foundAtThird: number;
  /** Plates that lie on no labelled one; null where the labels are not complete. */
  readonly falsePlates: number | null;
  readonly cpuMs: number;
  readonly wallMs: number;
}

/**
 * A text counts as read when any plate of the answer has it: photos may show several. A plate is false when it overlaps
 * no labelled box at all; photos with a label without box cannot tell.
 */
export function scorePhoto(photo: LabelledPhoto, { plates, cpuMs, wallMs }: PictureReading): PhotoScore {
  const asked = photo.plates.filter(isAsked);
  const boxes = photo.plates.flatMap(({ box }) => (box === null || box === undefined ? [] : [box]));
  const texts = plates.map(({ text }) => text);
  const top = plates[0];
  const found = (least: number): number =>
    boxes.filter((box) => plates.some((plate) => overlap(plate, box) >= least)).length;
  return {
    texts: asked.length,
    exact: asked.filter(({ text }) => texts.includes(plain(text))).length,
    exactFolded: asked.filter(({ text }) => texts.map(folded).includes(folded(plain(text)))).length,
    topIsRight:
      asked.length === 0
        ? null
        : top !== undefined && asked.some(({ text }) => folded(plain(text)) === folded(top.text)),
    boxes: boxes.length,
    foundAtHalf: found(0.5),
    foundAtThird: found(0.3),
    falsePlates:
      boxes.length === photo.plates.length && boxes.length > 0
        ? plates.filter((plate) => boxes.every((box) => overlap(plate, box) === 0)).length
        : null,
    cpuMs,
    wallMs,
  };
}

type AskedPlate = LabelledPlate & { readonly text: string };

function isAsked(plate: LabelledPlate): plate is AskedPlate {
  return typeof plate.text === 'string' && plate.hard !== true && plate.unreadable !== true;
}

function plain(text: string): string {
  return text
    .normalize('NFKD')
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '');
}

function folded(text: string): string {
  return text.replaceAll('O', '0').replaceAll('I', '1');
}

/** Intersection over union. */
function overlap(plate: PlateReading, [x, y, w, h]: readonly [number, number, number, number]): number {
  const { box } = plate;
  const width = Math.min(box.x + box.w, x + w) - Math.max(box.x, x);
  const height = Math.min(box.y + box.h, y + h) - Math.max(box.y, y);
  const shared = Math.max(0, width) * Math.max(0, height);
  return shared / (box.w * box.h + w * h - shared);
}

/** A share with its 95 % Wilson interval, each 0 to 1. */
export interface Share {
  readonly hits: number;
  readonly of: number;
  readonly share: number;
  readonly low: number;
  readonly high: number;
}

/** Wilson's interval, which stays honest for few trials and for shares near 0 and 1. */
export function shareOf(hits: number, of: number): Share | null {
  if (of === 0) return null;
  const z = 1.959964;
  const share = hits / of;
  const spread = 1 + (z * z) / of;
  const middle = (share + (z * z) / (2 * of)) / spread;
  const half = (z / spread) * Math.sqrt((share * (1 - share)) / of + (z * z) / (4 * of * of));
  return { hits, of, share, low: middle - half, high: middle + half };
}

/** The value below which `fraction` of them lie. `values` is not empty. */
export function quantile(values: readonly number[], fraction: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * fraction))] ?? NaN;
}
