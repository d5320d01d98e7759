import { readFile } from 'node:fs/promises';
import { request as httpRequest, type ClientRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { Cancel } from '../clock.ts';
import type { CameraTrouble } from './camera.ts';
import { errorCode } from './error-code.ts';
import { hostOf, requestHeaders, type HttpAddress } from './http-address.ts';
import { connectionTrouble, lostTrouble, statusTrouble, unreadableCa } from './http-trouble.ts';

export interface HttpListener {
  readonly onData: (chunk: Uint8Array) => void;
  /** Called once, unless cancelled before: null when the body came to its end as announced. */
  readonly onEnd: (trouble: CameraTrouble | null) => void;
}

export interface HttpGet {
  /** Ends the connection; the listener hears nothing more. */
  readonly cancel: Cancel;
  /** Resolves when the connection is closed, however that came. */
  readonly closed: Promise<void>;
}

/**
 * One GET on a connection of its own (an ESP32 has few to give). Certificates are always verified. Has no time limit:
 * whoever calls has the clock. Never throws.
 */
export function httpGet(address: HttpAddress, listener: HttpListener): HttpGet {
  let isOver = false;
  let request: ClientRequest | null = null;
  const host = hostOf(address);

  const finish = (trouble: CameraTrouble | null): void => {
    if (isOver) return;
    isOver = true;
    request?.destroy();
    listener.onEnd(trouble);
  };
  const onData = (chunk: Uint8Array): void => {
    if (!isOver) listener.onData(chunk);
  };

  const ask = async (): Promise<void> => {
    const ca = await authority(address.ca);
    if (!ca.ok) {
      finish(ca.trouble);
      return;
    }
    if (isOver) return;
    const sent = send(address, ca.pem);
    if (sent === null) {
      finish(connectionTrouble(host, 'ERR_INVALID_URL'));
      return;
    }
    request = sent;
    await exchange(sent, host, onData, finish);
  };

  return {
    cancel: () => {
      isOver = true;
      request?.destroy();
    },
    closed: ask(),
  };
}

type Authority =
  | { readonly ok: true; readonly pem: string | undefined }
  | { readonly ok: false; readonly trouble: CameraTrouble };

async function authority(ca: string | undefined): Promise<Authority> {
  if (ca === undefined || ca.includes('-----BEGIN')) return { ok: true, pem: ca };
  try {
    return { ok: true, pem: await readFile(ca, 'utf8') };
  } catch (error) {
    return { ok: false, trouble: unreadableCa(errorCode(error)) };
  }
}

/** Null when Node refuses to make such a request (a character that may not be in a path or header). */
function send(address: HttpAddress, ca: string | undefined): ClientRequest | null {
  try {
    const url = new URL(address.url);
    url.username = url.password = '';
    const options = { agent: false, headers: requestHeaders(address) } as const;
    const request =
      url.protocol === 'https:'
        ? httpsRequest(url, { ...options, rejectUnauthorized: true, ...(ca === undefined ? {} : { ca }) })
        : httpRequest(url, options);
    request.end();
    return request;
  } catch {
    return null;
  }
}

/** Resolves when the connection is closed. */
function exchange(
  request: ClientRequest,
  host: string,
  onData: (chunk: Uint8Array) => void,
  finish: (trouble: CameraTrouble | null) => void,
): Promise<void> {
  return new Promise((resolve) => {
    let isAnswered = false;
    request.on('response', (response) => {
      isAnswered = true;
      const refusal = statusTrouble(host, refusalOf(response));
      if (refusal !== null) {
        finish(refusal);
        return;
      }
      response.on('data', onData);
      response.on('end', () => {
        finish(null);
      });
      response.on('error', () => {
        finish(lostTrouble(host));
      });
    });
    request.on('error', (error) => {
      // Bytes after the announced length are an error of the connection, while the answer before them is good.
      if (!isAnswered) finish(connectionTrouble(host, errorCode(error)));
    });
    request.on('close', () => {
      if (!isAnswered) finish(connectionTrouble(host, 'ECONNRESET'));
      resolve();
    });
  });
}

function refusalOf(response: IncomingMessage): Parameters<typeof statusTrouble>[1] {
  return {
    status: response.statusCode ?? 0,
    location: response.headers.location,
    signInScheme: response.headers['www-authenticate']?.split(' ')[0],
  };
}
