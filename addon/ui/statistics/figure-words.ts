import { texts } from '../texts.ts';

/** How numbers and days are written in figures. */

const whole = new Intl.NumberFormat(texts.locale);
const tenths = new Intl.NumberFormat(texts.locale, { maximumFractionDigits: 1 });
const percent = new Intl.NumberFormat(texts.locale, { style: 'percent', maximumFractionDigits: 0 });
const percentTenths = new Intl.NumberFormat(texts.locale, { style: 'percent', maximumFractionDigits: 1 });
const day = new Intl.DateTimeFormat(texts.locale, { day: 'numeric', month: 'short', timeZone: 'UTC' });
const fullDay = new Intl.DateTimeFormat(texts.locale, {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
});
const weekday = new Intl.DateTimeFormat(texts.locale, { weekday: 'short', timeZone: 'UTC' });

/** `1,234` */
export function countText(count: number): string {
  return whole.format(count);
}

/** `3.4`; what is not known is a dash. */
export function meanText(value: number | null): string {
  return value === null ? texts.figures.unknown : tenths.format(value);
}

/**
 * `93%` of a whole; a dash of nothing. All and nothing are written only where it is all or nothing: 1,999 of 2,000 are
 * `99.9%`.
 */
export function shareText(part: number, of: number): string {
  if (of === 0) return texts.figures.unknown;
  const share = part / of;
  const isNearlyAll = share > 0.99 && share < 1;
  const isNearlyNothing = share > 0 && share < 0.01;
  return isNearlyAll || isNearlyNothing
    ? percentTenths.format(isNearlyAll ? Math.min(share, 0.999) : Math.max(share, 0.001))
    : percent.format(share);
}

/** `16 Nov` of `2026-11-16`. */
export function dayText(isoDay: string): string {
  return day.format(Date.parse(`${isoDay}T00:00Z`));
}

/** `Mon 16 Nov 2026` of `2026-11-16`. */
export function fullDayText(isoDay: string): string {
  return fullDay.format(Date.parse(`${isoDay}T00:00Z`)).replace(',', '');
}

/** 0 is Monday. */
export function weekdayText(index: number): string {
  // The first of January 2024 was a Monday.
  return weekday.format(Date.UTC(2024, 0, 1 + index));
}

/** `09:00 to 10:00` of 9. */
export function hourText(hour: number): string {
  return texts.figures.fromTo(clockHour(hour), clockHour(hour + 1));
}

/** `15m`, `4h`, `2d`, as narrow as the end of a bar. */
export function minutesMark(minutes: number): string {
  const [value, unit] =
    minutes < 60
      ? ([minutes, 'minute'] as const)
      : minutes < 1_440
        ? ([minutes / 60, 'hour'] as const)
        : ([minutes / 1_440, 'day'] as const);
  return new Intl.NumberFormat(texts.locale, { style: 'unit', unit, unitDisplay: 'narrow' }).format(value);
}

function clockHour(hour: number): string {
  return `${String(hour).padStart(2, '0')}:00`;
}
