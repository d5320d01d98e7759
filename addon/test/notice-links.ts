/** For the tests of this room: a web whose site has one stranger at its gate. */
import { NOTICE_ANSWERS } from '../src/contract/notices.ts';
import type { NoticeAnswer, NoticeLinks } from '../src/contract/notices.ts';
import type { Notice } from '../src/parking/notices/notice.ts';
import type { OpenedWeb } from './opened-web.ts';
import type { Visitor } from './web-visitor.ts';

export const STRANGER = 'DL8CAF5031';

export function noticeOf(said: Partial<Notice> = {}): Notice {
  return {
    id: '6fa459ea-ee8a-4ca4-894e-db77e160355e',
    subject: {
      kind: 'unknown-waiting',
      passageId: 'p1',
      gateId: 'main',
      plate: STRANGER,
      likelyPlate: null,
    },
    since: 0,
    endedAt: null,
    handled: null,
    pictureId: null,
    ...said,
  };
}

/** Somebody nobody knows stands at the main gate, and all answers can be given. */
export async function strangerWaits({ site, store }: OpenedWeb, said: Partial<Notice> = {}): Promise<Notice> {
  const notice = noticeOf(said);
  await store.notices.put(notice);
  site.parking.asks(notice.id, NOTICE_ANSWERS);
  return notice;
}

/** The vehicle has gone away. */
export async function strangerGoes({ site, store }: OpenedWeb, notice: Notice): Promise<void> {
  await store.notices.put({ ...notice, endedAt: site.view().now });
  site.parking.asks(notice.id, []);
}

/** Paths of the links, from the root of the server. */
export async function linksOf(
  somebody: Pick<Visitor, 'post'>,
  { id }: Pick<Notice, 'id'>,
): Promise<ReadonlyMap<NoticeAnswer, string>> {
  const { status, body, text } = await somebody.post(`/api/notices/${id}/links`, {});
  if (status !== 201) throw new Error(`no links: ${text}`);
  return new Map((body as NoticeLinks).links.map(({ answer, path }) => [answer, `/${path}`]));
}

export function linkFor(links: ReadonlyMap<NoticeAnswer, string>, answer: NoticeAnswer): string {
  const link = links.get(answer);
  if (link === undefined) throw new Error(`no link for ${answer}`);
  return link;
}
