import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { NOTICE_ANSWERS } from '../../contract/notices.ts';
import type { NoticeAnswered, NoticeLinks, NoticePage } from '../../contract/notices.ts';
import { DEFAULT_PARKING_SETTINGS } from '../../contract/parking-settings.ts';
import type { Store } from '../../store/store.ts';
import { BY_PAGE } from '../by-page.ts';
import { refusal } from '../http-errors.ts';
import type { LiveSite } from '../live-site.ts';
import { noticeView } from '../notices-view.ts';
import { pagingFields } from '../paging.ts';
import { assertNoBody, parseBody, parseQuery } from '../parse-input.ts';
import { answerToken } from './answer-link.ts';

const MINUTE_MS = 60_000;

const noticeQuery = z.strictObject({
  open: z.enum(['true', 'false'], { error: 'true or false' }).optional(),
  ...pagingFields,
});

const noticeAnswered = z.strictObject({
  answer: z.enum(NOTICE_ANSWERS, { error: `one of ${NOTICE_ANSWERS.join(', ')}` }),
} satisfies Record<keyof NoticeAnswered, z.ZodType>);

interface NoticeRequest {
  readonly Params: { readonly id: string };
}

export interface NoticeRouteOptions {
  readonly site: Pick<LiveSite, 'accessNow'> & {
    readonly parking: Pick<LiveSite['parking'], 'answerNotice' | 'answersTo' | 'noticeAside'>;
  };
  readonly store: Pick<Store, 'notices' | 'parkingSettings'>;
  /** The key that links are signed with. */
  readonly linkKey: () => Promise<Uint8Array>;
}

/** `GET /api/notices`, `POST /api/notices/:id/aside`, `/answer` and `/links`. */
export function addNoticeRoutes(app: FastifyInstance, { site, store, linkKey }: NoticeRouteOptions): void {
  const { parking } = site;

  app.get('/api/notices', async (request): Promise<NoticePage> => {
    const { open, before, limit } = parseQuery(noticeQuery, request.query);
    const filter = open === undefined ? {} : { open: open === 'true' };
    const { rows, next } = await store.notices.page(filter, before ?? null, limit);
    return { notices: rows.map((notice) => noticeView(notice, parking.answersTo(notice.id))), next };
  });

  app.post<NoticeRequest>('/api/notices/:id/aside', async (request, reply) => {
    assertNoBody(request.body);
    const outcome = await parking.noticeAside(request.params.id, BY_PAGE);
    if (outcome !== 'done') throw refusal(outcome);
    return reply.code(204).send();
  });

  app.post<NoticeRequest>('/api/notices/:id/answer', async (request, reply) => {
    const { answer } = parseBody(noticeAnswered, request.body);
    const outcome = await parking.answerNotice(request.params.id, answer, BY_PAGE);
    if (outcome !== 'done') throw refusal(outcome);
    return reply.code(204).send();
  });

  app.post<NoticeRequest>('/api/notices/:id/links', async (request, reply): Promise<NoticeLinks> => {
    assertNoBody(request.body);
    const noticeId = request.params.id;
    if ((await store.notices.get(noticeId)) === null) throw refusal('no-such-notice');
    const settings = (await store.parkingSettings.current())?.settings ?? DEFAULT_PARKING_SETTINGS;
    const key = await linkKey();
    // Asked for last: what cannot be answered any more gets no link.
    const answers = parking.answersTo(noticeId);
    if (answers.length === 0) throw refusal('nobody-waits');
    const until = site.accessNow().now + settings.answersEndAfterMinutes * MINUTE_MS;
    void reply.code(201);
    return {
      until,
      links: answers.map((answer) => ({
        answer,
        path: `answer/${answerToken({ noticeId, answer, until }, key)}`,
      })),
    };
  });
}
