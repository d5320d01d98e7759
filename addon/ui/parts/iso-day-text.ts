import { texts } from '../texts.ts';

/** `Mon 23 Nov 2026` for `2026-11-23`, a day of the calendar and no instant; what is no date stays as it is. */
export function isoDayText(isoDay: string): string {
  const at = Date.parse(`${isoDay}T00:00:00Z`);
  if (Number.isNaN(at)) return isoDay;
  return new Date(at)
    .toLocaleDateString(texts.locale, {
      timeZone: 'UTC',
      weekday: 'short',
      day: 'numeric',
      month: 'short',
      year: 'numeric',
    })
    .replace(',', '');
}
