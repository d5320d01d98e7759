import { regionsOf } from '../formats/fits-region.ts';
import type { RegionOrder } from '../formats/region-order.ts';
import type { SettleOptions } from './settle-options.ts';

/** What the formats of a site's regions mean for settling; nothing where none are set. */
export function siteFormats(order: RegionOrder): Pick<SettleOptions, 'fits'> {
  const regions = order.flat();
  return regions.length === 0 ? {} : { fits: (text) => regionsOf(text, regions).length > 0 };
}
