import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { receivedForm } from './received-form.ts';
import type { ReceivedPart } from './received-form.ts';
import type { SelfSignedCertificate } from './self-signed-certificate.ts';

export interface ServiceRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  /** Everything that came, as it came. */
  readonly raw: Buffer;
  /** Empty for a call without a form. */
  readonly form: readonly ReceivedPart[];
}

export type ServiceBehaviour = (request: ServiceRequest, response: ServerResponse) => void | Promise<void>;

/** A recognition service on loopback, as good or bad as the test says. */
export interface RecognitionService {
  /** For example `https://127.0.0.1:1234`. */
  readonly origin: string;
  readonly requests: readonly ServiceRequest[];
  behave(behaviour: ServiceBehaviour): void;
  /** Resolves when so many requests have come. */
  untilAsked(times: number): Promise<void>;
  readonly untilNobodyIsConnected: () => Promise<void>;
  readonly close: () => Promise<void>;
}

export async function recognitionService({
  certificate,
  host = '127.0.0.1',
}: {
  /** Absent: plain HTTP. */
  readonly certificate?: SelfSignedCertificate;
  readonly host?: string;
} = {}): Promise<RecognitionService> {
  const requests: ServiceRequest[] = [];
  const sockets = new Set<Socket>();
  let behaviour: ServiceBehaviour = neverAnswers;
  let changed = Promise.withResolvers<undefined>();
  const change = (): void => {
    changed.resolve(undefined);
    changed = Promise.withResolvers();
  };

  const server = serverFor(certificate, (incoming, response) => {
    void received(incoming).then(async (request) => {
      requests.push(request);
      change();
      await behaviour(request, response);
    });
  });
  server.on(certificate === undefined ? 'connection' : 'secureConnection', (socket: Socket) => {
    sockets.add(socket);
    // Callers that hang up in the middle are what these tests are about.
    socket.on('error', () => undefined);
    socket.on('close', () => {
      sockets.delete(socket);
      change();
    });
  });
  server.on('tlsClientError', () => undefined);
  server.listen(0, host);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;

  const until = async (isSo: () => boolean): Promise<void> => {
    while (!isSo()) await changed.promise;
  };
  return {
    origin: `${certificate === undefined ? 'http' : 'https'}://${host}:${port}`,
    requests,
    behave: (next) => {
      behaviour = next;
    },
    untilAsked: (times) => until(() => requests.length >= times),
    untilNobodyIsConnected: () => until(() => sockets.size === 0),
    close: async () => {
      if (!server.listening) return;
      server.close();
      for (const socket of sockets) socket.destroy();
      await once(server, 'close');
    },
  };
}

function serverFor(
  certificate: SelfSignedCertificate | undefined,
  onRequest: (incoming: IncomingMessage, response: ServerResponse) => void,
): Server {
  return certificate === undefined
    ? createServer(onRequest)
    : createTlsServer({ key: certificate.keyPem, cert: certificate.certificatePem }, onRequest);
}

async function received(incoming: IncomingMessage): Promise<ServiceRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const raw = Buffer.concat(chunks);
  const type = incoming.headers['content-type'] ?? '';
  return {
    method: incoming.method ?? '',
    path: incoming.url ?? '',
    headers: incoming.headers,
    raw,
    form: type.startsWith('multipart/') ? await receivedForm(raw, type) : [],
  };
}

export const neverAnswers: ServiceBehaviour = () => undefined;

/** @param body a text as it is, anything else as JSON. */
export function answers(
  body: unknown,
  status = 200,
  headers: Readonly<Record<string, string>> = {},
): ServiceBehaviour {
  return (_, response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  };
}

/** Sends this much of an answer, and then nothing, without hanging up. */
export function sticksAfter(text: string): ServiceBehaviour {
  return (_, response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.write(text);
  };
}

/** Announces more than it sends and hangs up. */
export function cutsAfter(text: string): ServiceBehaviour {
  return (_, response) => {
    response.writeHead(200, { 'content-length': String(text.length + 100) });
    response.write(text, () => {
      response.destroy();
    });
  };
}

/** The file that was sent under a name. */
export function sentFile(request: ServiceRequest | undefined, name: string): ReceivedPart {
  const file = request?.form.find((part) => part.name === name && part.fileName !== null);
  if (file === undefined) throw new Error(`Nobody sent a file ${name}.`);
  return file;
}
