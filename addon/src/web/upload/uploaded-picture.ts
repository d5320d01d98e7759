import type { Readable } from 'node:stream';
import type { FastifyRequest } from 'fastify';
import { HttpError, refusal } from '../http-errors.ts';

/** A 12-megapixel JPEG of a telephone is half of it; an ESP32-CAM sends 20 to 200 kB. */
export const LARGEST_PICTURE_BYTES = 8 * 1024 * 1024;
/** Room for the multipart wrapping around the picture. */
const LARGEST_WRAPPING_BYTES = 64 * 1024;
const PICTURE_FIELD = 'imageFile';

/** For the registration of the multipart parser. */
export const MULTIPART_OPTIONS = {
  limits: { fileSize: LARGEST_PICTURE_BYTES, files: 1, fields: 10, fieldSize: 1024, headerPairs: 20 },
  throwFileSizeLimit: false,
  // Small clients leave the file name out, which makes it a text field otherwise.
  isPartAFile: (name: string | undefined, _type: string | undefined, fileName: string | undefined): boolean =>
    name === PICTURE_FIELD || fileName !== undefined,
};

/**
 * The picture in the field `imageFile`. Resolves when its closing boundary has come, not when the request has: the
 * original sketch promises 1,024 bytes more than it sends when the picture's length is a multiple of 1,024, and waits.
 * @throws HttpError `no-picture`, `too-large` or `bad-request`.
 */
export async function uploadedPicture(request: FastifyRequest): Promise<Uint8Array> {
  if (!request.isMultipart()) throw refusal('no-picture');
  if (Number(request.headers['content-length'] ?? 0) > LARGEST_PICTURE_BYTES + LARGEST_WRAPPING_BYTES) {
    throw tooLarge();
  }
  try {
    for await (const part of request.parts()) {
      if (part.type !== 'file') continue;
      if (part.fieldname !== PICTURE_FIELD) {
        part.file.resume();
        continue;
      }
      const picture = await wholeFile(part.file);
      if (picture.length === 0) break;
      return picture;
    }
  } catch (error) {
    if (error instanceof HttpError) throw error;
    throw refusal('bad-request', { message: 'The multipart/form-data body is broken or was cut off.' });
  }
  throw refusal('no-picture');
}

/** Ends early, and says so, at the largest size. */
type FileStream = Readable & { readonly truncated: boolean };

async function wholeFile(file: FileStream): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of file as AsyncIterable<Uint8Array>) {
    if (isCut(file)) throw tooLarge();
    chunks.push(chunk);
  }
  if (isCut(file)) throw tooLarge();
  return Buffer.concat(chunks);
}

function isCut(file: FileStream): boolean {
  return file.truncated;
}

function tooLarge(): HttpError {
  return refusal('too-large', {
    message: `The picture is larger than ${LARGEST_PICTURE_BYTES / 1024 / 1024} MB.`,
  });
}
