import type { NewPromise, PromiseView } from '../../src/contract/slots.ts';
import type { Instant } from '../../src/contract/words.ts';
import { texts } from '../texts.ts';
import type { SiteTime } from '../time.ts';

const words = texts.slots.promises;

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const WEEK_MS = 7 * 24 * HOUR_MS;

export interface PromiseModel {
  readonly id: string;
  readonly whom: string;
  readonly where: string;
  readonly untilText: string;
  readonly byText: string;
}

export interface PromiseOptions {
  readonly now: Instant;
  readonly time: SiteTime;
  /** What people call a slot. */
  readonly slotName: (id: string) => string;
}

/** Whom a place is promised to: the holder where a permit is meant, which may be gone since. */
export function promisedTo({
  plate,
  holder,
  permitId,
}: Pick<PromiseView, 'plate' | 'holder' | 'permitId'>): string {
  return plate ?? holder ?? permitId ?? '';
}

export function promiseModel(promise: PromiseView, { now, time, slotName }: PromiseOptions): PromiseModel {
  const { id, slotId, until, by } = promise;
  return {
    id,
    whom: promisedTo(promise),
    where: slotId === null ? words.anySlot : words.slot(slotName(slotId)),
    untilText: words.until(time.moment(until, now)),
    byText: words.by(by),
  };
}

/** A promise as a person writes it. */
export interface PromiseForm {
  readonly for: 'plate' | 'permit';
  readonly plate: string;
  readonly permit: { readonly permitId: string; readonly holder: string } | null;
  /** Empty: any place. */
  readonly slotId: string;
  /** `YYYY-MM-DD` and `HH:MM`, or empty. */
  readonly day: string;
  readonly minute: string;
}

export interface PromiseFault {
  readonly field: 'plate' | 'permit' | 'until';
  readonly message: string;
}

/** For two hours: long enough for whoever is on the way. */
export function startOfPromise(now: Instant, time: SiteTime, slotId = ''): PromiseForm {
  const until = now + 2 * HOUR_MS;
  return {
    for: 'plate',
    plate: '',
    permit: null,
    slotId,
    day: time.isoDay(until),
    minute: time.minute(until),
  };
}

export function newPromiseOf(
  form: PromiseForm,
  now: Instant,
  time: SiteTime,
):
  { readonly ok: true; readonly promise: NewPromise } | { readonly ok: false; readonly fault: PromiseFault } {
  const fault = (field: PromiseFault['field'], message: string) =>
    ({ ok: false, fault: { field, message } }) as const;
  const plate = form.plate.trim();
  if (form.for === 'plate' && plate === '') return fault('plate', words.needsPlate);
  if (form.for === 'permit' && form.permit === null) return fault('permit', words.needsPermit);
  const until = time.instantOf(form.day, form.minute);
  if (until === null) return fault('until', words.needsMoment);
  if (until <= now) return fault('until', words.past);
  if (until > now + WEEK_MS) return fault('until', words.tooLate);
  return {
    ok: true,
    promise: {
      ...(form.for === 'permit' && form.permit !== null ? { permitId: form.permit.permitId } : { plate }),
      slotId: form.slotId === '' ? null : form.slotId,
      until,
    },
  };
}
