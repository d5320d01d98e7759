import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { ErrorView } from '../src/contract/api.ts';
import type { SiteView } from '../src/contract/site-view.ts';

/** The page must work below a prefix, as Home Assistant's ingress puts one before it. */
const PREFIX = '/ingress/a1b2c3/';

/** As strict as the real server's, so that a story fails where the page would be blocked. */
const CONTENT_SECURITY_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'";

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

export interface ApiRequest {
  /** Such as `POST api/gates/main/command`. */
  readonly call: string;
  readonly query: URLSearchParams;
  readonly body: unknown;
}

export interface ApiAnswer {
  readonly status: number;
  readonly body?: object;
}

/** Answers one call of the API; null: not a call that this story knows. */
export type ApiScript = (request: ApiRequest) => ApiAnswer | null;

/** Serves the built page with an API that a story writes. */
export interface PageServer {
  readonly url: string;
  /** Every call of the API so far, but for the stream. */
  readonly calls: readonly ApiRequest[];
  /** Sends the site to whoever watches and to whoever comes. */
  show(site: SiteView): void;
  /** Pulls the cable: what is open breaks, what comes is not answered. */
  cut(): void;
  restore(): void;
  /** The picture under `pictures/:name`. */
  keepPicture(name: string, jpeg: Uint8Array): void;
  close(): Promise<void>;
}

export function refused(status: number, code: string, message: string): ApiAnswer {
  const body: ErrorView = { error: { code, message } };
  return { status, body };
}

/** JSON as what it says, a file as its text. */
function bodyOf(request: IncomingMessage, body: string): unknown {
  if (body === '') return null;
  return request.headers['content-type'] === 'application/json' ? JSON.parse(body) : body;
}

export async function startPageServer(options: {
  readonly pageFolder: string;
  readonly site: SiteView;
  readonly api?: ApiScript;
}): Promise<PageServer> {
  const calls: ApiRequest[] = [];
  const streams = new Set<ServerResponse>();
  const pictures = new Map<string, Uint8Array>();
  let { site } = options;
  let isCut = false;

  const script: ApiScript = (request) =>
    options.api?.(request) ??
    (request.call === 'GET api/session'
      ? { status: 200, body: { signedIn: true, passwordNeeded: false } }
      : null);

  const sendSite = (stream: ServerResponse): void => {
    stream.write(`event: site\ndata: ${JSON.stringify(site)}\n\n`);
  };

  const answerApi = async (request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> => {
    const path = url.pathname.slice(PREFIX.length);
    const body = await text(request);
    const call: ApiRequest = {
      call: `${request.method ?? ''} ${path}`,
      query: url.searchParams,
      body: bodyOf(request, body),
    };
    calls.push(call);
    const answer = script(call) ?? refused(404, 'no-such-call', `The story does not know ${call.call}.`);
    response.writeHead(answer.status, { 'content-type': 'application/json' });
    response.end(answer.body === undefined ? '' : JSON.stringify(answer.body));
  };

  const openStream = (response: ServerResponse): void => {
    const allowed = script({ call: 'GET api/live', query: new URLSearchParams(), body: null });
    if (allowed !== null) {
      response.writeHead(allowed.status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(allowed.body));
      return;
    }
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    streams.add(response);
    response.on('close', () => streams.delete(response));
    sendSite(response);
  };

  const answerFile = async (response: ServerResponse, path: string): Promise<void> => {
    const name = path === '' ? 'index.html' : path;
    try {
      const content = await readFile(join(options.pageFolder, name));
      response.writeHead(200, {
        'content-type': TYPES[extname(name)] ?? 'application/octet-stream',
        'content-security-policy': CONTENT_SECURITY_POLICY,
      });
      response.end(content);
    } catch {
      response.writeHead(404).end();
    }
  };

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? '/', 'http://page.test');
    const path = url.pathname.slice(PREFIX.length);
    const picture = pictures.get(path.replace(/^pictures\//, ''));
    if (isCut) request.socket.destroy();
    else if (!url.pathname.startsWith(PREFIX)) response.writeHead(404).end();
    else if (path === 'api/live') openStream(response);
    else if (path.startsWith('api/')) await answerApi(request, response, url);
    else if (picture !== undefined) response.writeHead(200, { 'content-type': 'image/jpeg' }).end(picture);
    else await answerFile(response, path);
  };

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      response.destroy(error instanceof Error ? error : new Error(String(error)));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;

  return {
    url: `http://127.0.0.1:${port}${PREFIX}`,
    calls,
    show: (next) => {
      site = next;
      streams.forEach(sendSite);
    },
    cut: () => {
      isCut = true;
      server.closeAllConnections();
    },
    restore: () => {
      isCut = false;
    },
    keepPicture: (name, jpeg) => {
      pictures.set(name, jpeg);
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}
