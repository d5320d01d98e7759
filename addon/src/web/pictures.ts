import type { FastifyInstance } from 'fastify';
import type { PictureStore } from '../store/store.ts';
import { refusal } from './http-errors.ts';
import type { OwnUploads } from './upload/own-uploads.ts';
import { pictureType } from './picture-type.ts';

const CONTENT_ADDRESS = /^[0-9a-f]{64}$/;
/** A day: what has an address by its content never changes, but pictures of plates should not linger for ever. */
const CACHING = 'private, max-age=86400, immutable';

export interface PictureRouteOptions {
  readonly pictures: Pick<PictureStore, 'get'>;
  readonly ownUploads: OwnUploads;
}

/** `GET /pictures/:id`. */
export function addPictureRoutes(app: FastifyInstance, { pictures, ownUploads }: PictureRouteOptions): void {
  app.get<{ Params: { readonly id: string } }>('/pictures/:id', async (request, reply) => {
    const { id } = request.params;
    const { caller } = request;
    const keyId = caller?.uploadKey?.id;
    const maySee = caller?.signedIn === true || (keyId !== undefined && ownUploads.has(keyId, id));
    const picture = maySee && CONTENT_ADDRESS.test(id) ? await pictures.get(id) : null;
    const type = picture === null ? null : pictureType(picture);
    if (picture === null || type === null) throw refusal('no-such-picture');
    return reply.type(type).header('cache-control', CACHING).send(picture);
  });
}
