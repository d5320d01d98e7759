import multipart from '@fastify/multipart';
import { fastify } from 'fastify';

/** One part of a form as a server sees it. */
export interface ReceivedPart {
  readonly name: string;
  /** Null for a plain text. */
  readonly fileName: string | null;
  readonly type: string;
  readonly bytes: Buffer;
}

/** Reads a multipart form with somebody else's parser. */
export async function receivedForm(body: Uint8Array, contentType: string): Promise<readonly ReceivedPart[]> {
  const parts: ReceivedPart[] = [];
  const app = fastify();
  await app.register(multipart, { limits: { fileSize: 64 * 1024 * 1024, fieldSize: 1024 * 1024 } });
  app.post('/', async (request) => {
    for await (const part of request.parts()) {
      const { fieldname: name, mimetype: type } = part;
      parts.push(
        part.type === 'file'
          ? { name, type, fileName: part.filename, bytes: await part.toBuffer() }
          : { name, type, fileName: null, bytes: Buffer.from(String(part.value)) },
      );
    }
    return {};
  });
  const payload = Buffer.from(body);
  const headers = { 'content-type': contentType };
  const { statusCode } = await app.inject({ method: 'POST', url: '/', headers, payload });
  await app.close();
  if (statusCode !== 200) throw new Error(`The form was refused with status ${statusCode}.`);
  return parts;
}
