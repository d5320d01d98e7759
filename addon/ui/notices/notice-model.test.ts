import { describe, expect, it } from 'vitest';
import type { NoticeSubject, NoticeView } from '../../src/contract/notices.ts';
import { noticeFixture, UNKNOWN_WAITING } from '../../test/notice-fixtures.ts';
import { SITE_NOW, siteFixture } from '../../test/site-fixtures.ts';
import { createSiteTime } from '../time.ts';
import { noticeModel, type NoticeModel, noticeNames } from './notice-model.ts';

const names = noticeNames(siteFixture());
const model = (changes: Partial<NoticeView> = {}): NoticeModel =>
  noticeModel(noticeFixture(changes), { now: SITE_NOW, time: createSiteTime('Asia/Kolkata'), names });

const HOUR_MS = 3_600_000;
const wrong: NoticeSubject = {
  kind: 'wrong-slot',
  slotId: 'a1',
  why: 'charging',
  visitId: null,
  plate: 'KL01',
};

describe('what a notice says', () => {
  it.each<[NoticeSubject, string, string]>([
    [UNKNOWN_WAITING, 'An unknown vehicle waits at Main gate', 'Nobody has a permit for this plate.'],
    [
      { ...UNKNOWN_WAITING, plate: null },
      'An unknown vehicle waits at Main gate',
      'Its plate could not be read for sure, so that it can only be let in once or turned away.',
    ],
    [
      { kind: 'overstay', visitId: 'v1', plate: 'KL01', enteredAt: SITE_NOW - 3 * HOUR_MS, minutes: 125 },
      'KL01 stays too long',
      'It may stay for 2 h 5 min and is inside since 11:03:20.',
    ],
    [
      { kind: 'overstay', visitId: 'v1', plate: null, enteredAt: SITE_NOW - 3 * HOUR_MS, minutes: 60 },
      'A vehicle nobody could read stays too long',
      'It may stay for 1 h and is inside since 11:03:20.',
    ],
    [{ kind: 'full', capacity: 8 }, 'The site is full', 'All 8 places are taken or promised.'],
    [
      { kind: 'left-open', gateId: 'gone' },
      'The barrier of gone stays open',
      'It has been up for a long time, and nobody ordered it to stay open.',
    ],
    [wrong, 'KL01 stands in slot A1', 'It is for vehicles that charge.'],
    [
      { kind: 'count-drift', lanes: 5, likely: 4 },
      'The count is off',
      'The lanes counted 5 inside; 4 is likelier. The page of visits says why.',
    ],
    [
      { kind: 'reads-nearly-used', reader: 'cloud', used: 80, budget: 100 },
      'Paid reads of cloud are nearly used up',
      '80 of 100 of this month were used.',
    ],
  ])('%j', (subject, title, meaning) => {
    expect(model({ subject })).toMatchObject({ title, meaning });
  });

  it('names a slot that is no longer there by its id', () => {
    expect(model({ subject: { ...wrong, slotId: 'z9', plate: null } }).title).toBe(
      'A vehicle nobody could read stands in slot z9',
    );
  });

  it('leads to where more is to be seen', () => {
    const stays: NoticeSubject = { kind: 'overstay', visitId: 'v 1', plate: null, enteredAt: 0, minutes: 1 };
    expect(model({ subject: wrong }).href).toBe('#/slots');
    expect(model({ subject: { kind: 'left-open', gateId: 'main' } }).href).toBe('#/gates');
    expect(model({ subject: stays }).href).toBe('#/visits?visit=v+1&where=any');
    expect(model().href).toBeNull();
  });

  it('shows the plate of who waits; others are in the title', () => {
    expect(model({ subject: { ...UNKNOWN_WAITING, plate: null, likelyPlate: 'KL08' } }).vehicle).toEqual({
      plate: null,
      likelyPlate: 'KL08',
    });
    expect(model({ subject: wrong }).vehicle).toBeNull();
  });
});

describe('what can be answered', () => {
  it('is asked back only where it makes a permit', () => {
    expect(model().answers.map(({ answer, question }) => [answer, question])).toEqual([
      ['once', null],
      ['today', 'Let KL07XX1234 in today?'],
      ['always', 'Let KL07XX1234 in always?'],
      ['refuse', null],
      ['block', 'Turn KL07XX1234 away for good?'],
    ]);
  });

  it('is what the site offers', () => {
    const { answers } = model({
      subject: { ...UNKNOWN_WAITING, plate: null },
      answers: ['once', 'refuse'],
    });
    expect(answers.map(({ label, done }) => [label, done])).toEqual([
      ['Once', 'The waiting vehicle is let in this time.'],
      ['Refuse', 'The waiting vehicle is turned away.'],
    ]);
  });

  it.each<[string, Partial<NoticeView>, boolean]>([
    ['is asked for an answer', {}, false],
    ['asks nothing', { answers: [] }, true],
    ['was handled', { answers: [], handled: { by: 'Asha', at: SITE_NOW, answer: null } }, false],
    ['is over', { answers: [], endedAt: SITE_NOW }, false],
  ])('who %s may put it aside: %#', (_, changes, can) => {
    expect(model(changes).canBePutAside).toBe(can);
  });

  it('is nothing once it is over', () => {
    expect(model({ endedAt: SITE_NOW }).answers).toEqual([]);
  });
});

describe('how it ended', () => {
  const at = SITE_NOW - 20_000;
  it.each<[Partial<NoticeView>, string]>([
    [{}, 'It still is'],
    [{ endedAt: at }, 'Over by itself, 14:03:00'],
    [{ handled: { by: 'Asha', at, answer: null } }, 'Put aside by Asha, 14:03:00'],
    [{ endedAt: at, handled: { by: 'a link', at, answer: 'today' } }, 'Answered “Today” by a link, 14:03:00'],
  ])('%j', (changes, outcome) => {
    expect(model(changes).outcome).toBe(outcome);
  });
});
