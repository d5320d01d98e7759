import type { SiteView } from '../../src/contract/site-view.ts';
import { texts } from '../texts.ts';
import type { SiteTime } from '../time.ts';

/** An emergency as the page tells it, everything already in words. */
export interface EmergencyModel {
  readonly text: string;
  /** The gates whose barrier is not up yet; null when all are. */
  readonly notOpenText: string | null;
}

export function emergencyModel(
  site: Pick<SiteView, 'emergency' | 'gates' | 'now'>,
  time: SiteTime,
): EmergencyModel | null {
  if (site.emergency === null) return null;
  const { by, since } = site.emergency;
  const notOpen = site.gates.filter(({ barrier }) => barrier.position !== 'open').map(({ name }) => name);
  return {
    text: texts.emergency.since(by, time.moment(since, site.now)),
    notOpenText: notOpen.length === 0 ? null : texts.emergency.notOpen(notOpen.join(', ')),
  };
}
