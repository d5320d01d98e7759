import { expect, it } from 'vitest';
import { FULL_SITE, noticeFixture } from '../../test/notice-fixtures.ts';
import { SITE_NOW, siteFixture } from '../../test/site-fixtures.ts';
import { createSiteTime } from '../time.ts';
import { noticeModel, noticeNames } from './notice-model.ts';
import { shownNotices } from './shown-notices.ts';

const context = { now: SITE_NOW, time: createSiteTime('UTC'), names: noticeNames(siteFixture()) };
const asking = (id: string) => noticeModel(noticeFixture({ id }), context);
const telling = (id: string) => noticeModel({ ...FULL_SITE, id }, context);

it.each([
  ['who waits comes first, longest first', [telling('t'), asking('new'), asking('old')], ['old', 'new', 't']],
  ['of the rest only the newest', ['1', '2', '3', '4', '5'].map(telling), ['1', '2', '3', '4']],
  ['everybody who waits', ['5', '4', '3', '2', '1'].map(asking), ['1', '2', '3', '4', '5']],
])('%s', (_, notices, ids) => {
  expect(shownNotices(notices, false).map(({ id }) => id)).toEqual(ids);
  expect(shownNotices(notices, true)).toHaveLength(notices.length);
});
