import type { FastifyInstance } from 'fastify';
import { Temporal } from 'temporal-polyfill';
import { holidaysOfCalendar, LARGEST_CALENDAR_BYTES } from '../../access/hours/holidays-of-calendar.ts';
import type { Holiday } from '../../contract/schedule.ts';
import { addFileRoute } from '../file-body.ts';
import { refusal } from '../http-errors.ts';
import type { LiveSite } from '../live-site.ts';

/** Days that come every year are put down for so many years after this one; then somebody reads a calendar again. */
const YEARS_AHEAD = 2;

/** `POST /api/holidays/read`. */
export async function addHolidayRoutes(
  app: FastifyInstance,
  { site }: { readonly site: Pick<LiveSite, 'accessNow'> },
): Promise<void> {
  const kind = {
    mediaType: 'text/calendar',
    mostBytes: LARGEST_CALENDAR_BYTES,
    broken: 'bad-calendar',
  } as const;
  await addFileRoute(app, '/api/holidays/read', kind, (text): readonly Holiday[] => {
    const { now, timeZone } = site.accessNow();
    const { year } = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(timeZone);
    const reading = holidaysOfCalendar(text, {
      from: `${year}-01-01`,
      to: `${year + YEARS_AHEAD}-12-31`,
      timeZone,
    });
    if (!reading.ok) throw refusal('bad-calendar', { message: reading.why });
    return reading.holidays;
  });
}
