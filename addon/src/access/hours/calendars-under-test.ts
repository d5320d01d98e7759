import { holidaysOfCalendar } from './holidays-of-calendar.ts';

export const calendar = (...events: readonly string[]): string =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    ...events.flatMap((event) => ['BEGIN:VEVENT', event, 'END:VEVENT']),
    'END:VCALENDAR',
  ]
    .join('\n')
    .replaceAll('\n', '\r\n');

export const read = (
  text: string,
  more: { readonly from?: string; readonly to?: string; readonly timeZone?: string } = {},
) => holidaysOfCalendar(text, { from: '2026-01-01', to: '2027-12-31', timeZone: 'Europe/Berlin', ...more });

/** `date name` of each holiday. */
export const holidays = (text: string, more: Parameters<typeof read>[1] = {}): readonly string[] => {
  const answer = read(text, more);
  if (!answer.ok) throw new Error(answer.why);
  return answer.holidays.map(({ date, name }) => `${date} ${name}`);
};

export const why = (text: string): string => {
  const answer = read(text);
  return answer.ok ? `${answer.holidays.length} holidays` : answer.why;
};
