import { describe, expect, it } from 'vitest';
import { openedWeb } from '../../../test/opened-web.ts';
import type { OpenedWeb } from '../../../test/opened-web.ts';
import { codeOf, messageOf, visitor } from '../../../test/web-visitor.ts';
import type { Reply } from '../../../test/web-visitor.ts';

const NOON = Date.UTC(2026, 0, 15, 12);

function calendar(...events: readonly (readonly string[])[]): string {
  const blocks = events.flatMap((lines, index) => [
    'BEGIN:VEVENT',
    `UID:${index}@test`,
    'DTSTAMP:20260101T000000Z',
    ...lines,
    'END:VEVENT',
  ]);
  return ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//test//test//EN', ...blocks, 'END:VCALENDAR', ''].join(
    '\r\n',
  );
}

async function sent(web: OpenedWeb, file: string | Uint8Array, type = 'text/calendar'): Promise<Reply> {
  web.site.change({ now: NOON });
  return visitor(web).post('/api/holidays/read', file, { 'content-type': type });
}

const NEW_YEAR = ['DTSTART;VALUE=DATE:20270101', 'SUMMARY:New Year'];

it('reads the days of a calendar, sorted, and changes nothing', async () => {
  await using web = await openedWeb();
  const file = calendar(NEW_YEAR, [
    'DTSTART;VALUE=DATE:20261225',
    'DTEND;VALUE=DATE:20261227',
    'SUMMARY:Christmas',
  ]);
  const answer = await sent(web, file, 'text/calendar; charset=utf-8');
  expect([answer.status, answer.body]).toEqual([
    200,
    [
      { date: '2026-12-25', name: 'Christmas' },
      { date: '2026-12-26', name: 'Christmas' },
      { date: '2027-01-01', name: 'New Year' },
    ],
  ]);
  expect(await web.store.rules.current()).toBeNull();
  expect(web.site.ruleChanges()).toBe(0);
});

it('has days of this year that are over, and of the two years after it', async () => {
  await using web = await openedWeb();
  const yearly = ['DTSTART;VALUE=DATE:20200101', 'RRULE:FREQ=YEARLY', 'SUMMARY:New Year'];
  const { body } = await sent(web, calendar(yearly));
  expect(body).toEqual(
    ['2026-01-01', '2027-01-01', '2028-01-01'].map((date) => ({ date, name: 'New Year' })),
  );
});

describe('what is refused', () => {
  it.each([
    ['nothing', '', 400, 'bad-calendar', 'The file is empty.'],
    ['no calendar', 'holder,plates\n', 400, 'bad-calendar', ''],
    ['HTML', '<html><body>Sign in</body></html>', 400, 'bad-calendar', ''],
    ['no text', Buffer.from([0xff, 0xfe, 0x00]), 400, 'bad-calendar', 'UTF-8'],
    [
      'a calendar that never ends',
      'BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n'.repeat(1000),
      400,
      'bad-calendar',
      '',
    ],
    ['more than a calendar can be', 'x'.repeat(1_100_000), 413, 'too-large', ''],
    ['50 MB', 'x'.repeat(50 * 1024 * 1024), 413, 'too-large', ''],
  ])('%s', async (_what, file, status, code, why) => {
    await using web = await openedWeb();
    const answer = await sent(web, file);
    expect([answer.status, codeOf(answer)]).toEqual([status, code]);
    expect(messageOf(answer)).toContain(why);
  });

  it.each(['application/json', 'text/csv', 'text/html'])('a calendar that is sent as %s', async (type) => {
    await using web = await openedWeb();
    const answer = await sent(web, calendar(NEW_YEAR), type);
    expect([answer.status, codeOf(answer)]).toEqual([415, 'unknown-format']);
    expect(messageOf(answer)).toBe('Send the file as text/calendar.');
  });
});
