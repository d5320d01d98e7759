import { regionsOf } from '../formats/fits-region.ts';
import type { RegionOrder } from '../formats/region-order.ts';
import { repairByFormat } from '../formats/repair-by-format.ts';
import type { SettleOptions } from './settle.ts';

/** What the formats of a site's regions mean for settling; nothing where none are set. */
export function siteFormats(order: RegionOrder): Pick<SettleOptions, 'fits' | 'repair'> {
  const regions = order.flat();
  if (regions.length === 0) return {};
  return {
    fits: (text) => regionsOf(text, regions).length > 0,
    repair: (text) => {
      const verdict = repairByFormat(text, order);
      return verdict.kind === 'repaired' ? verdict.repair.text : text;
    },
  };
}
