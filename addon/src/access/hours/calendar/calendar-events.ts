import ICAL from 'ical.js';
import { z } from 'zod';

/** One property of an event in the manner of jCal (RFC 7265): its parameters, the type of its values, and those. */
export interface CalendarProperty {
  readonly name: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly type: string;
  readonly values: readonly unknown[];
}

export type CalendarEvent = readonly CalendarProperty[];

export type CalendarEvents =
  | { readonly ok: true; readonly events: readonly CalendarEvent[] }
  | { readonly ok: false; readonly why: string };

/** The parser takes time with the square of what stands in one line. */
const LONGEST_LINE = 64 * 1024;
const FOLD = /\r?\n[ \t]/g;
const NO_CALENDAR = 'The file is no calendar: it must be iCalendar, which begins with BEGIN:VCALENDAR.';

const property = z
  .tuple([z.string(), z.record(z.string(), z.unknown()), z.string()])
  .rest(z.unknown())
  .transform(([name, parameters, type, ...values]): CalendarProperty => ({ name, parameters, type, values }));
const calendar = z.tuple([z.literal('vcalendar'), z.unknown(), z.array(z.unknown())]);
const event = z.tuple([z.literal('vevent'), z.array(property)]).rest(z.unknown());

/** The events of an iCalendar file (RFC 5545), in their order. */
export function calendarEvents(text: string): CalendarEvents {
  const isTooLong = text
    .replace(FOLD, '')
    .split('\n')
    .some((line) => line.length > LONGEST_LINE);
  if (isTooLong) return { ok: false, why: 'A line of the file is longer than 64 kB.' };
  let parsed: unknown;
  try {
    parsed = ICAL.parse(text.replace(/^\uFEFF/, '').trim());
  } catch (error) {
    // The parser also trips over what it did not expect, and then what it says helps nobody.
    const isTold = error instanceof Error && error.name === 'ParserError';
    return {
      ok: false,
      why: isTold ? `${NO_CALENDAR} What is wrong: ${error.message.slice(0, 100)}` : NO_CALENDAR,
    };
  }
  const calendars = z.union([calendar.transform((one) => [one]), z.array(calendar).min(1)]).safeParse(parsed);
  if (!calendars.success) return { ok: false, why: NO_CALENDAR };
  const events = calendars.data.flatMap(([, , components]) =>
    components.flatMap((component) => {
      const read = event.safeParse(component);
      return read.success ? [read.data[1]] : [];
    }),
  );
  return { ok: true, events };
}

/** All values of the properties of a name. */
export function propertiesOf(event: CalendarEvent, name: string): readonly CalendarProperty[] {
  return event.filter((each) => each.name === name);
}

/** The text of the first property of a name; null when there is none. */
export function textOf(event: CalendarEvent, name: string): string | null {
  const value = event.find((each) => each.name === name)?.values[0];
  return typeof value === 'string' ? value : null;
}
