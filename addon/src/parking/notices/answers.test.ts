import { describe, expect, it } from 'vitest';
import { NOTICE_ANSWERS } from '../../contract/notices.ts';
import { answersTo, whatToDo } from './answers.ts';
import { noticeOf, STRANGER, WAITING } from './notices-under-test.ts';

const NOW = Date.parse('2026-11-23T18:00:00+05:30');
const guest = { holder: `Guest, ${STRANGER}`, group: 'visitor', plates: [STRANGER] };

describe('what can be answered', () => {
  it.each([
    ['the plate is settled', noticeOf(), NOTICE_ANSWERS],
    ['the plate is not settled', noticeOf({ subject: { ...WAITING, plate: null } }), ['once', 'refuse']],
    [
      'the plate has got a permit',
      noticeOf({ subject: { ...WAITING, plate: 'KNOWN1' } }),
      ['once', 'refuse'],
    ],
    ['it is over', noticeOf({ endedAt: 1 }), []],
    ['it was put aside', noticeOf({ handled: { by: 'Ana', at: 1, answer: null } }), []],
    ['nothing is asked', noticeOf({ subject: { kind: 'full', capacity: 3 } }), []],
  ])('where %s', (_where, notice, answers) => {
    expect(answersTo(notice, (plate) => plate === 'KNOWN1')).toEqual(answers);
  });
});

describe('what is done', () => {
  it.each([
    ['once', 'let-in-once', null],
    ['today', 'let-in-once', { ...guest, validUntil: Date.parse('2026-11-24T00:00:00+05:30') }],
    ['always', 'let-in-once', guest],
    ['refuse', 'refuse', null],
    ['block', 'refuse', { ...guest, kind: 'block', holder: `Blocked, ${STRANGER}` }],
  ] as const)('about "%s"', (answer, command, permit) => {
    expect(whatToDo(answer, STRANGER, NOW, 'Asia/Kolkata')).toEqual({ command, permit });
  });

  it.each(NOTICE_ANSWERS)('about "%s" without a plate', (answer) => {
    const deeds = whatToDo(answer, null, NOW, 'Asia/Kolkata');
    if (answer === 'once' || answer === 'refuse') expect(deeds).toMatchObject({ permit: null });
    else expect(deeds).toBeNull();
  });
});

it.each([
  ['an ordinary day', 'Europe/Berlin', '2026-06-01T10:00:00+02:00', '2026-06-02T00:00:00+02:00'],
  ['its last millisecond', 'Europe/Berlin', '2026-06-01T23:59:59.999+02:00', '2026-06-02T00:00:00+02:00'],
  ['its first', 'Europe/Berlin', '2026-06-01T00:00:00+02:00', '2026-06-02T00:00:00+02:00'],
  ['a day of 23 hours', 'Europe/Berlin', '2026-03-29T00:30:00+01:00', '2026-03-30T00:00:00+02:00'],
  ['a day of 25 hours', 'Europe/Berlin', '2026-10-25T00:30:00+02:00', '2026-10-26T00:00:00+01:00'],
  ['the last day of a leap February', 'UTC', '2028-02-28T12:00:00Z', '2028-02-29T00:00:00Z'],
  ['a leap day', 'UTC', '2028-02-29T12:00:00Z', '2028-03-01T00:00:00Z'],
  [
    'the day before one without a midnight',
    'Africa/Cairo',
    '2026-04-23T12:00:00+02:00',
    '2026-04-24T01:00:00+03:00',
  ],
])('"today" ends with the day: %s', (_day, timeZone, now, end) => {
  const permit = whatToDo('today', STRANGER, Date.parse(now), timeZone)?.permit;
  expect(permit?.validUntil).toBe(Date.parse(end));
});
