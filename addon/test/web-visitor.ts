/** For the tests of this room: who asks the server over real HTTP. */
import { connect } from 'node:net';
import { PASSWORD } from './opened-web.ts';
import type { OpenedWeb } from './opened-web.ts';

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The text as JSON. */
  readonly body: unknown;
}

/** A browser as far as this server can tell: it keeps its cookie and says where its requests come from. */
export interface Visitor {
  readonly get: (path: string, headers?: Record<string, string>) => Promise<Reply>;
  /** A body that is a text or bytes is sent as it is, anything else as JSON. */
  readonly post: (path: string, body: unknown, headers?: Record<string, string>) => Promise<Reply>;
  readonly put: (path: string, body: unknown, headers?: Record<string, string>) => Promise<Reply>;
  readonly patch: (path: string, body: unknown, headers?: Record<string, string>) => Promise<Reply>;
  readonly del: (path: string, headers?: Record<string, string>) => Promise<Reply>;
  readonly cookie: () => string | null;
}

export function visitor({ address }: Pick<OpenedWeb, 'address'>): Visitor {
  let cookie: string | null = null;
  const send = async (path: string, init: RequestInit, headers: Record<string, string>): Promise<Reply> => {
    const response = await fetch(`${address}${path}`, {
      ...init,
      headers: { origin: address, ...(cookie === null ? {} : { cookie }), ...headers },
    });
    const given = response.headers.get('set-cookie')?.split(';')[0];
    if (given !== undefined) cookie = given.endsWith('=') ? null : given;
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.startsWith('application/json') === true;
    return {
      status: response.status,
      headers: response.headers,
      text,
      body: isJson ? (JSON.parse(text) as unknown) : null,
    };
  };
  const sendBody =
    (method: string): Visitor['post'] =>
    (path, body, headers = {}) =>
      send(
        path,
        {
          method,
          body: typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body),
        },
        { 'content-type': 'application/json', ...headers },
      );
  return {
    get: (path, headers = {}) => send(path, {}, headers),
    post: sendBody('POST'),
    put: sendBody('PUT'),
    patch: sendBody('PATCH'),
    del: (path, headers = {}) => send(path, { method: 'DELETE' }, headers),
    cookie: () => cookie,
  };
}

export async function signedIn(web: OpenedWeb): Promise<Visitor> {
  const somebody = visitor(web);
  const answer = await somebody.post('/api/session', { password: PASSWORD });
  if (answer.status !== 200) throw new Error(`signing in was answered with ${answer.status}`);
  return somebody;
}

/** Code of an `ErrorView`. */
export function codeOf({ body }: Pick<Reply, 'body'>): unknown {
  return (body as { error?: { code?: unknown } } | null)?.error?.code;
}

export function messageOf({ body }: Pick<Reply, 'body'>): string {
  return String((body as { error?: { message?: unknown } } | null)?.error?.message);
}

/** Sends bytes as they are and resolves with everything that came back once the server has closed the connection. */
export function exchanged(port: number, ...parts: readonly (string | Uint8Array)[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    const chunks: Buffer[] = [];
    socket.on('data', (chunk: Buffer) => chunks.push(chunk));
    socket.on('close', () => {
      resolve(Buffer.concat(chunks).toString());
    });
    socket.on('error', reject);
    for (const part of parts) socket.write(part);
  });
}
