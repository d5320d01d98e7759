import { cheapestMeanings } from './cheapest-meanings.ts';
import { regionsOf } from './fits-region.ts';
import type { RegionOrder } from './region-order.ts';
import type { Region } from './region.ts';

/** What the formats of a site's regions make of a text as it was read; that is always kept in `raw`. */
export type FormatVerdict =
  /** It fits these regions (codes, in the order of the setting) and stays as it is. */
  | { readonly kind: 'fits'; readonly raw: string; readonly regions: readonly string[] }
  /** Only one text can have been meant. */
  | { readonly kind: 'repaired'; readonly raw: string; readonly repair: Repair }
  /** Several texts can have been meant, likeliest first; nobody can say which. */
  | { readonly kind: 'ambiguous'; readonly raw: string; readonly repairs: readonly Repair[] }
  /** No swap of look-alikes makes it fit. */
  | { readonly kind: 'no-fit'; readonly raw: string };

/** A text whose look-alikes were put right; as long as what was read. */
export interface Repair {
  readonly text: string;
  /** At least one, by position. */
  readonly changes: readonly CharacterChange[];
  /** Codes of the regions whose formats ask for it. */
  readonly regions: readonly string[];
}

export interface CharacterChange {
  /** Index in the text. */
  readonly at: number;
  readonly read: string;
  readonly meant: string;
}

/**
 * Puts look-alikes right where a format forbids the character that was read.
 *
 * - A text that fits a region of the order is never changed.
 * - Else the texts with the fewest swaps count; among those, swaps of characters that are drawn the same (O and 0, I and
 *   1) go before others.
 * - The entry of the order that offers the nearest text decides, and the first of several such entries. When it offers
 *   several texts that are equally near, it is ambiguous.
 *
 * @param text A-Z 0-9, without separators.
 */
export function repairByFormat(text: string, order: RegionOrder): FormatVerdict {
  const fitting = regionsOf(text, order.flat());
  if (fitting.length > 0) return { kind: 'fits', raw: text, regions: fitting.map(({ code }) => code) };
  const meanings = nearestMeanings(text, order);
  const repairs = meanings.map((meaning) => ({
    text: meaning.text,
    changes: changesBetween(text, meaning.text),
    regions: meaning.regions,
  }));
  const [repair] = repairs;
  if (repair === undefined) return { kind: 'no-fit', raw: text };
  return repairs.length === 1
    ? { kind: 'repaired', raw: text, repair }
    : { kind: 'ambiguous', raw: text, repairs };
}

interface Meaning {
  readonly text: string;
  readonly cost: number;
  /** Codes. */
  readonly regions: readonly string[];
}

/** What the deciding entry of an order offers at its lowest cost. */
function nearestMeanings(text: string, order: RegionOrder): readonly Meaning[] {
  let nearest: readonly Meaning[] = [];
  for (const regions of order) {
    const meanings = meaningsFor(text, regions);
    const lowest = meanings[0]?.cost ?? Infinity;
    if (lowest < (nearest[0]?.cost ?? Infinity)) nearest = meanings.filter(({ cost }) => cost === lowest);
  }
  return nearest;
}

/** The cheapest texts of each region, the cheapest of all first. */
function meaningsFor(text: string, regions: readonly Region[]): readonly Meaning[] {
  const found = new Map<
    string,
    { readonly text: string; readonly cost: number; readonly regions: string[] }
  >();
  for (const region of regions) {
    const { cost, texts } = cheapestMeanings(text, region);
    for (const meant of texts) {
      const known = found.get(meant);
      if (known === undefined) found.set(meant, { text: meant, cost, regions: [region.code] });
      else known.regions.push(region.code);
    }
  }
  return [...found.values()].sort((one, other) => one.cost - other.cost);
}

function changesBetween(read: string, meant: string): readonly CharacterChange[] {
  return Array.from(read, (char, at) => ({ at, read: char, meant: meant.charAt(at) })).filter(
    (change) => change.read !== change.meant,
  );
}
