import { Temporal } from 'temporal-polyfill';
import type { ExplanationView, WitnessCounts } from '../../contract/reconciliation.ts';
import type { ParkingSettings } from '../../contract/parking-settings.ts';
import type { Instant } from '../../contract/words.ts';

/** A quiet hour that the program slept through is made up for so long after it. */
const MADE_UP_FOR_MS = 3 * 60 * 60_000;

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
  const on = (day: Temporal.PlainDate): Instant =>
    day.toZonedDateTime({ timeZone, plainTime: time }).epochMilliseconds;
  const todays = on(today);
  return todays <= now ? todays : on(today.subtract({ days: 1 }));
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
 * What the program puts right by itself: the first explanation, and only where the slots are certain, so that two witnesses say the same
 * afterwards without anybody's guess.
 */
export function certainRemedy(
  { slots }: WitnessCounts,
  explanations: readonly ExplanationView[],
): ExplanationView | null {
  const [first] = explanations;
  if (first === undefined || first.remedy === null) return null;
  return slots !== null && slots.least === slots.most ? first : null;
}
