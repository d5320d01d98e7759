import { regionsOfCode } from './region.ts';
import type { Region } from './region.ts';

/**
 * Where a site's vehicles come from: likeliest first. The regions of one entry are equally likely, as the states are
 * when a site names their country only. Empty when nothing is known.
 */
export type RegionOrder = readonly (readonly Region[])[];

/** @param codes the site's setting. */
export function regionOrder(codes: readonly string[]): RegionOrder {
  return codes.map(regionsOfCode);
}
