import type { Box } from '../src/plate/reading.ts';

/** A-Z 0-9 of a labelled text: marks on letters, spaces and dashes fall away. */
export function plain(text: string): string {
  return text
    .normalize('NFKD')
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '');
}

/** O counts as 0 and I as 1: labels mix them, and most plate fonts draw them alike. */
export function folded(text: string): string {
  return text.replaceAll('O', '0').replaceAll('I', '1');
}

/** Intersection over union. */
export function overlapOf(one: Box, other: Box): number {
  const width = Math.min(one.x + one.w, other.x + other.w) - Math.max(one.x, other.x);
  const height = Math.min(one.y + one.h, other.y + other.h) - Math.max(one.y, other.y);
  const shared = Math.max(0, width) * Math.max(0, height);
  const union = one.w * one.h + other.w * other.h - shared;
  return union > 0 ? shared / union : 0;
}
