export const LAST_DAYS = [7, 30, 90, 365] as const;

/** So many days up to today, or from one day to another, `YYYY-MM-DD`, inclusive. */
export type FigureRange =
  | { readonly kind: 'last'; readonly days: (typeof LAST_DAYS)[number] }
  | { readonly kind: 'days'; readonly from: string; readonly to: string };

/** The first and the last day, `YYYY-MM-DD`, inclusive. */
export interface DaySpan {
  readonly from: string;
  readonly to: string;
}

const DAY_MS = 86_400_000;

/** @param today `YYYY-MM-DD` at the site. */
export function daysOf(range: FigureRange, today: string): DaySpan {
  return range.kind === 'days'
    ? { from: range.from, to: range.to }
    : { from: dayAfter(today, 1 - range.days), to: today };
}

/** @param days may be negative. */
export function dayAfter(day: string, days = 1): string {
  return new Date(Date.parse(`${day}T00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** Whether it is a day of the calendar, written `YYYY-MM-DD`. */
export function isIsoDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const at = Date.parse(`${text}T00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}

/** Where visits or passages of these days are had as a file; relative to the page's base, for a link. */
export function exportPath(what: 'visits' | 'passages', { from, to }: DaySpan): string {
  return `api/${what}.csv?${new URLSearchParams({ from, to }).toString()}`;
}
