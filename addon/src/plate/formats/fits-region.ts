import type { Region } from './region.ts';
import { hasShape } from './shape.ts';

/** Whether a text (A-Z 0-9, no separators) has one of the region's formats. */
export function fitsRegion(text: string, { shapes }: Region): boolean {
  return shapes.get(text.length)?.some((shape) => hasShape(text, shape)) ?? false;
}

/** The regions whose formats a text (A-Z 0-9, no separators) fits, in the order given. */
export function regionsOf(text: string, order: readonly Region[]): readonly Region[] {
  return order.filter((region) => fitsRegion(text, region));
}
