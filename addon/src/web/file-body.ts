import type { FastifyInstance, FastifyRequest } from 'fastify';
import { refusal } from './http-errors.ts';
import type { RefusalCode } from './http-errors.ts';

/** What kind of file a call takes. */
export interface FileKind {
  readonly mediaType: 'text/csv' | 'text/calendar';
  readonly mostBytes: number;
  /** Said of a file that cannot be read as text. */
  readonly broken: RefusalCode;
}

/**
 * `POST` of a file as it is, as one media type and nothing else. Its text is handed on without a byte order mark.
 * Throws `too-large`, `unknown-format`, or what `kind` says of a file that is empty or not UTF-8.
 */
export async function addFileRoute(
  app: FastifyInstance,
  path: string,
  kind: FileKind,
  answer: (text: string, request: FastifyRequest) => object | Promise<object>,
): Promise<void> {
  await app.register((scope, _options, done) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser(kind.mediaType, { parseAs: 'buffer' }, (_request, body, parsed) => {
      parsed(null, body);
    });
    scope.addContentTypeParser('*', (_request, _payload, parsed) => {
      parsed(refusal('unknown-format', { message: `Send the file as ${kind.mediaType}.` }));
    });
    scope.post(path, { bodyLimit: kind.mostBytes }, (request) =>
      answer(textOf(request.body, kind.broken), request),
    );
    done();
  });
}

function textOf(body: unknown, broken: RefusalCode): string {
  if (!Buffer.isBuffer(body) || body.length === 0) throw refusal(broken, { message: 'The file is empty.' });
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch {
    throw refusal(broken, { message: 'The file is no text in UTF-8. Save it as UTF-8 and send it again.' });
  }
}
