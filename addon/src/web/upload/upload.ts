import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Clock } from '../../clock.ts';
import type { Store } from '../../store/store.ts';
import { createAttemptLimit } from '../attempt-limit.ts';
import { refusal } from '../http-errors.ts';
import type { LiveSite } from '../live-site.ts';
import type { OwnUploads } from './own-uploads.ts';
import { uploadAnswer, uploadAnswerText } from './upload-answer.ts';
import { MULTIPART_OPTIONS, uploadedPicture } from './uploaded-picture.ts';

/** One picture a second: more than a gate needs (the original sends one in 14 s), less than the reader can do. */
const MOST_UPLOADS = { most: 60, windowMs: 60_000 } as const;
/** Pictures held in memory at the same time; each may have 8 MB. */
const MOST_AT_ONCE = 4;
const BUSY_RETRY_MS = 1000;

export interface UploadRouteOptions {
  readonly clock: Clock;
  readonly site: Pick<LiveSite, 'upload'>;
  readonly store: Pick<Store, 'uploadKeys'>;
  readonly ownUploads: OwnUploads;
}

/** The upload call of the original sketch: `POST /readnumberplate` and `POST /api/v1/readnumberplate`. */
export async function addUploadRoutes(app: FastifyInstance, options: UploadRouteOptions): Promise<void> {
  const { clock, site, store, ownUploads } = options;
  const uploads = createAttemptLimit({ clock, ...MOST_UPLOADS });
  let atOnce = 0;

  const upload = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const key = request.caller?.uploadKey ?? null;
    if (key === null) throw refusal('wrong-key');
    const attempt = uploads.take(key.id);
    if (!attempt.allowed) throw refusal('too-many-attempts', { retryAfterMs: attempt.retryAfterMs });
    if (atOnce >= MOST_AT_ONCE) throw refusal('busy', { retryAfterMs: BUSY_RETRY_MS });
    atOnce += 1;
    try {
      const picture = await uploadedPicture(request);
      const approach = key.gateId === null ? null : { gateId: key.gateId, watches: key.watches };
      const { result, pictureId } = await site.upload(picture, approach);
      await store.uploadKeys.used(key.id, clock.now());
      if (pictureId !== null) ownUploads.remember(key.id, pictureId);
      const text = uploadAnswerText(uploadAnswer(result, pictureId));
      return await reply.type('application/json; charset=utf-8').send(text);
    } finally {
      atOnce -= 1;
    }
  };

  await app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    await scope.register(multipart, MULTIPART_OPTIONS);
    // Whatever else comes is told that it is no picture.
    scope.addContentTypeParser('*', (_request, _payload, done) => {
      done(null);
    });
    scope.addHook('onSend', (_request, reply, payload, done) => {
      // The original sketch reads until its peer closes, whatever the length says.
      reply.header('connection', 'close');
      done(null, payload);
    });
    scope.post('/readnumberplate', upload);
    scope.post('/api/v1/readnumberplate', upload);
  });
}
