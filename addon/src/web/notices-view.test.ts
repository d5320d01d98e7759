import { expect, it } from 'vitest';
import type { Notice } from '../parking/notices/notice.ts';
import { noticeView } from './notices-view.ts';

const NOTICE: Notice = {
  id: 'n1',
  subject: { kind: 'full', capacity: 8 },
  since: 5,
  endedAt: null,
  handled: { by: 'the page', at: 6, answer: null },
  pictureId: null,
};

it('a notice is told with what can be answered to it now', () => {
  expect(noticeView(NOTICE, ['once', 'refuse'])).toEqual({
    id: 'n1',
    subject: { kind: 'full', capacity: 8 },
    since: 5,
    endedAt: null,
    handled: { by: 'the page', at: 6, answer: null },
    picture: null,
    answers: ['once', 'refuse'],
  });
});

it('a notice has its picture where pictures of passages are', () => {
  expect(noticeView({ ...NOTICE, pictureId: 'c0ffee' }, []).picture).toBe('pictures/c0ffee');
});
