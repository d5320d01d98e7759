import type { FastifyInstance, FastifyReply } from 'fastify';
import { Temporal } from 'temporal-polyfill';
import type { Clock } from '../../clock.ts';
import type { Instant } from '../../contract/words.ts';
import type { Notice } from '../../parking/notices/notice.ts';
import type { PictureStore, Store } from '../../store/store.ts';
import { createAttemptLimit } from '../attempt-limit.ts';
import { bodyDrained } from '../drained-body.ts';
import { errorAnswer, refusal } from '../http-errors.ts';
import type { LiveSite } from '../live-site.ts';
import { peerOf } from '../peer.ts';
import { pictureType } from '../picture-type.ts';
import { linkOfToken } from './answer-link.ts';
import type { AnswerLink } from './answer-link.ts';
import { ANSWER_PAGE_POLICY, donePage, questionPage, refusedPage } from './answer-page.ts';
import { linkFault } from './link-fault.ts';

/** Links cannot be guessed; this spares the box the work for somebody who tries all the same. */
const MOST_WRONG_LINKS = { most: 20, windowMs: 60_000 } as const;
/** A form without fields sends nothing. */
const LARGEST_FORM_BYTES = 1024;
/** How the history names whoever held a link: nobody had to say who they are. */
const BY_LINK = 'a link';

interface LinkRequest {
  readonly Params: { readonly token: string };
}

export interface AnswerRouteOptions {
  readonly site: Pick<LiveSite, 'accessNow' | 'view'> & {
    readonly parking: Pick<LiveSite['parking'], 'answerNotice' | 'answersTo'>;
  };
  readonly store: Pick<Store, 'answerLinks' | 'notices'>;
  readonly pictures: Pick<PictureStore, 'get'>;
  /** The key that links are signed with. */
  readonly linkKey: () => Promise<Uint8Array>;
  /** The machine's clock: how fast somebody may guess is about real time. */
  readonly clock: Clock;
}

/**
 * `GET` and `POST /answer/:token` and `GET /answer/:token/picture`, for whoever was sent the link: the token is all that is asked for, and
 * looking at it answers nothing. They answer in HTML, since a person without the page reads it.
 */
export async function addAnswerRoutes(app: FastifyInstance, options: AnswerRouteOptions): Promise<void> {
  const { site, store, pictures, linkKey, clock } = options;
  const wrongLinks = createAttemptLimit({ clock, ...MOST_WRONG_LINKS });

  /** @throws HttpError unless the link can be used now. */
  async function usable(token: string, address: string): Promise<{ link: AnswerLink; notice: Notice }> {
    const link = linkOfToken(token, await linkKey());
    if (link === null) {
      // Only wrong ones are counted: who guesses must not shut out those behind the same address.
      const attempt = wrongLinks.take(peerOf(address));
      if (!attempt.allowed) throw refusal('too-many-attempts', { retryAfterMs: attempt.retryAfterMs });
      throw refusal('no-such-link');
    }
    const notice = await store.notices.get(link.noticeId);
    const answers = site.parking.answersTo(link.noticeId);
    const fault = linkFault(link, notice, answers, site.accessNow().now);
    if (fault !== null || notice === null) throw refusal(fault ?? 'link-ended');
    return { link, notice };
  }

  await app.register((scope, _options, registered) => {
    scope.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'string', bodyLimit: LARGEST_FORM_BYTES },
      (_request, _body, parsed) => {
        parsed(null, undefined);
      },
    );
    scope.setErrorHandler(async (error, request, reply) => {
      const { status, view, retryAfterS, unexpected } = errorAnswer(error);
      if (unexpected) request.log.error({ err: error }, 'request failed');
      await bodyDrained(request.raw, clock);
      if (retryAfterS !== null) reply.header('retry-after', retryAfterS);
      return sendPage(reply.code(status), refusedPage(view.error.message));
    });

    scope.get<LinkRequest>('/answer/:token', async (request, reply) => {
      const { token } = request.params;
      const { link, notice } = await usable(token, request.ip);
      const { subject } = notice;
      if (subject.kind !== 'unknown-waiting') throw refusal('link-ended');
      const { gateId, plate, likelyPlate } = subject;
      const { gates, timeZone } = site.view();
      const question = questionPage({
        answer: link.answer,
        gateName: gates.find(({ id }) => id === gateId)?.name ?? gateId,
        waitsSince: timeOfDay(notice.since, timeZone),
        plate,
        likelyPlate,
        // The address ends with the token: below it, whatever a proxy puts before.
        picture: notice.pictureId === null ? null : `${token}/picture`,
      });
      return sendPage(reply, question);
    });

    scope.get<LinkRequest>('/answer/:token/picture', async (request, reply) => {
      const { notice } = await usable(request.params.token, request.ip);
      const picture = notice.pictureId === null ? null : await pictures.get(notice.pictureId);
      const type = picture === null ? null : pictureType(picture);
      if (picture === null || type === null) throw refusal('no-such-picture');
      return reply.type(type).header('x-robots-tag', 'noindex').send(picture);
    });

    scope.post<LinkRequest>('/answer/:token', async (request, reply) => {
      const { link } = await usable(request.params.token, request.ip);
      const { noticeId, answer } = link;
      // Before it acts: a program that is killed in between has answered nothing, and nobody answers twice.
      const isFirst = await store.answerLinks.use(noticeId, site.accessNow().now);
      if (!isFirst) throw refusal('link-used');
      const outcome = await site.parking.answerNotice(noticeId, answer, BY_LINK);
      if (outcome !== 'done') {
        await store.answerLinks.release(noticeId).catch((error: unknown) => {
          request.log.error({ err: error }, 'a link that did nothing stays used');
        });
      }
      switch (outcome) {
        case 'done':
          return sendPage(reply, donePage(answer));
        case 'no-such-notice':
        case 'nobody-waits':
          throw refusal('link-ended', { message: 'The vehicle does not wait any more.' });
        case 'plate-has-permit':
        case 'store-down':
          throw refusal(outcome);
      }
    });
    registered();
  });
}

function sendPage(reply: FastifyReply, html: string): FastifyReply {
  return reply
    .header('content-security-policy', ANSWER_PAGE_POLICY)
    .header('x-robots-tag', 'noindex')
    .type('text/html; charset=utf-8')
    .send(html);
}

/** `HH:MM`. */
function timeOfDay(at: Instant, timeZone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(at)
    .toZonedDateTimeISO(timeZone)
    .toPlainTime()
    .toString({ smallestUnit: 'minute' });
}
