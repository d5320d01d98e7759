import type { BarrierWearView } from '../../src/contract/site-view.ts';
import { texts } from '../texts.ts';
import type { SiteTime } from '../time.ts';

/** How much an arm has moved, everything already in words. */
export interface WearModel {
  readonly facts: readonly { readonly name: string; readonly value: string }[];
  /** The same in one line. */
  readonly brief: string;
}

const wholeNumber = new Intl.NumberFormat(texts.locale);
const tenths = new Intl.NumberFormat(texts.locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 });

export function wearModel(wear: BarrierWearView, time: SiteTime): WearModel {
  const words = texts.gates;
  const cycles = wholeNumber.format(wear.cycles);
  const up = secondsText(wear.opensInMs);
  const down = secondsText(wear.closesInMs);
  return {
    facts: [
      { name: words.cycles, value: cycles },
      { name: words.sinceService, value: wholeNumber.format(wear.cyclesSinceService) },
      {
        name: words.serviced,
        value: wear.servicedAt === null ? words.neverServiced : time.day(wear.servicedAt),
      },
      { name: words.opensIn, value: up ?? words.notMeasured },
      { name: words.closesIn, value: down ?? words.notMeasured },
    ],
    brief: words.brief(cycles, up, down),
  };
}

function secondsText(durationMs: number | null): string | null {
  return durationMs === null ? null : texts.gates.seconds(tenths.format(durationMs / 1_000));
}
