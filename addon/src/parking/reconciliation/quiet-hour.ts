import { Temporal } from 'temporal-polyfill';
import type { ExplanationView, WitnessCounts } from '../../contract/reconciliation.ts';
import type { ParkingSettings } from '../../contract/parking-settings.ts';
import type { Instant } from '../../contract/words.ts';

/** A quiet hour that the program slept through is made up for so long after it. */
const MADE_UP_FOR_MS = 3 * 60 * 60_000;
/**
 * Slots that say so much else than lanes and than visits are likelier wrong themselves: all sensors of a site go quiet or
 * clear at once when what they hang on fails. As a share of those inside, but never less than `TRUSTED_ALONE_AT_LEAST`.
 */
const TRUSTED_ALONE = 0.2;
const TRUSTED_ALONE_AT_LEAST = 1;

/**
 * The newest quiet hour at or before an instant. Where the clocks skip it, it is the first instant after the gap; where it comes twice,
 * the first time counts.
 *
 * @param timeZone IANA name.
 */
export function lastQuietHour(
  { at }: ParkingSettings['reconciliation'],
  timeZone: string,
  now: Instant,
): Instant {
  const time = Temporal.PlainTime.from(at);
  const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(timeZone).toPlainDate();
  const on = (day: Temporal.PlainDate): Instant => firstInstantAt(day.toPlainDateTime(time), timeZone);
  const todays = on(today);
  return todays <= now ? todays : on(today.subtract({ days: 1 }));
}

function firstInstantAt(time: Temporal.PlainDateTime, timeZone: string): Instant {
  const found = time.toZonedDateTime(timeZone, { disambiguation: 'earlier' });
  const isSkipped = !found.toPlainDateTime().equals(time);
  const gap = isSkipped ? found.getTimeZoneTransition('next') : null;
  return (gap ?? found).epochMilliseconds;
}

export interface QuietHourFacts {
  readonly settings: ParkingSettings['reconciliation'];
  readonly timeZone: string;
  readonly now: Instant;
  /** When the program last looked at a quiet hour; null: never. */
  readonly lookedAt: Instant | null;
  /** When the newest passage ended; null: none. */
  readonly lastPassageAt: Instant | null;
  readonly isAnybodyAtGate: boolean;
}

/** Whether now is the time to put right what is certain: at the quiet hour or a little later, once, while nobody moves. */
export function isTimeToReconcile(facts: QuietHourFacts): boolean {
  const { settings, now, lookedAt, lastPassageAt } = facts;
  if (!settings.automatic) return false;
  const hour = lastQuietHour(settings, facts.timeZone, now);
  if (now - hour > MADE_UP_FOR_MS || (lookedAt !== null && lookedAt >= hour)) return false;
  if (facts.isAnybodyAtGate) return false;
  return lastPassageAt === null || now - lastPassageAt >= settings.quietMinutes * 60_000;
}

/**
 * What the program puts right by itself: the first explanation, and only where the slots are certain and it brings the count to what they
 * say, so that two witnesses say the same afterwards without anybody's guess. Against lanes and visits together, the slots are believed
 * only where one of the two says nearly the same.
 */
export function certainRemedy(
  { lanes, visits, slots }: WitnessCounts,
  explanations: readonly ExplanationView[],
): ExplanationView | null {
  const [first] = explanations;
  if (first === undefined || first.remedy === null) return null;
  if (slots === null || slots.least !== slots.most) return null;
  const count = slots.least;
  if (lanes + first.remedy.countDelta !== count) return null;
  const nearest = Math.min(Math.abs(lanes - count), Math.abs(visits - count));
  const trusted = Math.max(TRUSTED_ALONE_AT_LEAST, Math.floor(TRUSTED_ALONE * Math.max(lanes, count)));
  return nearest > trusted ? null : first;
}
