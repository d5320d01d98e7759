import type { SiteView } from '../../src/contract/site-view.ts';
import type { Instant } from '../../src/contract/words.ts';
import { namesOf } from '../names.ts';
import type { SiteTime } from '../time.ts';

/** What visits are told with: names instead of ids, and times of the site. */
export interface VisitContext {
  readonly now: Instant;
  readonly time: SiteTime;
  readonly gate: (id: string) => string;
  readonly slot: (id: string) => string;
}

/**
 * What has left the configuration since then keeps its id: better than nothing.
 *
 * @param now when the site was last heard of, when absent.
 */
export function visitContext(
  { gates, slots, ...site }: Pick<SiteView, 'now' | 'gates' | 'slots'>,
  time: SiteTime,
  now: Instant = site.now,
): VisitContext {
  return {
    now,
    time,
    gate: namesOf(gates).gate,
    slot: (id) => slots.find((slot) => slot.id === id)?.name ?? id,
  };
}
