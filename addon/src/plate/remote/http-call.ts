import { readFile } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import type { ClientRequest, IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { byteBuffer } from '../../camera/byte-buffer.ts';
import { errorCode } from '../../camera/error-code.ts';
import type { Clock } from '../../clock.ts';
import { connectionTrouble, cutOff, tooLong, tooSlow, unreadableCa, withdrawn } from './remote-trouble.ts';
import type { RemoteTrouble } from './remote-trouble.ts';

export interface HttpCall {
  readonly method: 'GET' | 'POST';
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Uint8Array;
  /** Path of a PEM file of whom to trust instead of the public authorities; read anew for each call. */
  readonly caFile?: string | undefined;
}

export interface CallLimits {
  readonly clock: Clock;
  /** For the whole exchange, so that an answer that drips is none. */
  readonly timeLimitMs: number;
  /** Of the answer. */
  readonly maxBytes: number;
  /** Ends the call. */
  readonly signal: AbortSignal;
}

export type HttpAnswer =
  | {
      readonly ok: true;
      readonly status: number;
      readonly location: string | undefined;
      readonly retryAfter: string | undefined;
      readonly body: Uint8Array;
    }
  | { readonly ok: false; readonly trouble: RemoteTrouble };

/**
 * One call on a connection of its own. Certificates are always verified, whatever the environment says; redirects are not
 * followed. Never rejects.
 */
export async function httpCall(call: HttpCall, limits: CallLimits): Promise<HttpAnswer> {
  const { host } = call.url;
  let ca: string | undefined;
  try {
    ca = call.caFile === undefined ? undefined : await readFile(call.caFile, 'utf8');
  } catch (error) {
    return { ok: false, trouble: unreadableCa(host, errorCode(error)) };
  }
  return new Promise((resolve) => {
    let request: ClientRequest | null = null;
    let isOver = false;
    const settle = (answer: HttpAnswer): void => {
      if (isOver) return;
      isOver = true;
      cancelLimit();
      limits.signal.removeEventListener('abort', withdraw);
      request?.destroy();
      resolve(answer);
    };
    const fail = (trouble: RemoteTrouble): void => {
      settle({ ok: false, trouble });
    };
    const withdraw = (): void => {
      fail(withdrawn(host));
    };
    const cancelLimit = limits.clock.after(limits.timeLimitMs, () => {
      fail(tooSlow(host, limits.timeLimitMs));
    });
    limits.signal.addEventListener('abort', withdraw);
    if (limits.signal.aborted) {
      withdraw();
      return;
    }
    request = send(call, ca);
    if (request === null) {
      fail(connectionTrouble(host, 'ERR_INVALID_CALL'));
      return;
    }
    let isAnswered = false;
    request.on('response', (response) => {
      isAnswered = true;
      hear(response, { host, maxBytes: limits.maxBytes, settle, fail });
    });
    request.on('error', (error) => {
      // Bytes after the announced length are an error of the connection, while the answer before them is good.
      if (!isAnswered) fail(connectionTrouble(host, errorCode(error)));
    });
    request.on('close', () => {
      if (!isAnswered) fail(connectionTrouble(host, 'ECONNRESET'));
    });
  });
}

/** Null when Node refuses to make such a request (a character that may not be in a path or header). */
function send({ method, url, headers, body }: HttpCall, ca: string | undefined): ClientRequest | null {
  try {
    const options = {
      method,
      agent: false,
      headers: {
        accept: 'application/json',
        'accept-encoding': 'identity',
        ...headers,
        ...(body === undefined ? {} : { 'content-length': String(body.length) }),
      },
    } as const;
    const request =
      url.protocol === 'https:'
        ? httpsRequest(url, { ...options, rejectUnauthorized: true, ...(ca === undefined ? {} : { ca }) })
        : httpRequest(url, options);
    request.end(body);
    return request;
  } catch {
    return null;
  }
}

interface Hearing {
  readonly host: string;
  readonly maxBytes: number;
  readonly settle: (answer: HttpAnswer) => void;
  readonly fail: (trouble: RemoteTrouble) => void;
}

function hear(response: IncomingMessage, { host, maxBytes, settle, fail }: Hearing): void {
  if (Number(response.headers['content-length'] ?? 0) > maxBytes) {
    fail(tooLong(host, maxBytes));
    return;
  }
  const heard = byteBuffer();
  response.on('data', (chunk: Uint8Array) => {
    if (heard.length + chunk.length > maxBytes) fail(tooLong(host, maxBytes));
    else heard.append(chunk);
  });
  response.on('end', () => {
    settle({
      ok: true,
      status: response.statusCode ?? 0,
      location: response.headers.location,
      retryAfter: response.headers['retry-after'],
      body: heard.bytes,
    });
  });
  response.on('error', () => {
    fail(cutOff(host));
  });
}
