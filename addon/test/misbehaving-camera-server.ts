import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import type { SelfSignedCertificate } from './self-signed-certificate.ts';

export interface CameraRequest {
  readonly path: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly socket: Socket;
}

/** What the camera does with a request. */
export type Behaviour = (request: CameraRequest) => void;

/** A camera on loopback that speaks HTTP as badly as an ESP32-CAM does: byte by byte, as the test says. */
export interface MisbehavingCameraServer {
  /** Of the form `http://127.0.0.1:port`, without a path. */
  readonly origin: string;
  readonly requestCount: number;
  behave(behaviour: Behaviour): void;
  /** The next request that has not been asked for yet. */
  nextRequest(): Promise<CameraRequest>;
  readonly untilNobodyIsConnected: () => Promise<void>;
  /** Loses power: every connection breaks and the port is closed. */
  readonly goAway: () => Promise<void>;
  /** Has power again, on the same port. */
  comeBack(): Promise<void>;
  readonly close: () => Promise<void>;
}

export async function misbehavingCameraServer(
  certificate?: SelfSignedCertificate,
): Promise<MisbehavingCameraServer> {
  const sockets = new Set<Socket>();
  const unclaimed: CameraRequest[] = [];
  const claims: ((request: CameraRequest) => void)[] = [];
  let behaviour: Behaviour = neverAnswers;
  let requestCount = 0;
  let whenEmpty = Promise.withResolvers<undefined>();

  const server = listenFor(certificate, (socket) => {
    sockets.add(socket);
    // A viewer that hangs up in the middle is what these tests are about.
    socket.on('error', () => undefined);
    socket.on('close', () => {
      sockets.delete(socket);
      if (sockets.size === 0) whenEmpty.resolve(undefined);
    });
    readHead(socket, (path, headers) => {
      const request = { path, headers, socket };
      requestCount += 1;
      const claim = claims.shift();
      if (claim === undefined) unclaimed.push(request);
      else claim(request);
      // Only the newest are of interest; a test of memory must not count what its double keeps.
      if (unclaimed.length > 10) unclaimed.shift();
      behaviour(request);
    });
  });

  const listen = async (port: number): Promise<void> => {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
  };
  const goAway = async (): Promise<void> => {
    for (const socket of sockets) socket.destroy();
    if (!server.listening) return;
    server.close();
    await once(server, 'close');
  };

  await listen(0);
  const { port } = server.address() as AddressInfo;
  return {
    origin: `${certificate === undefined ? 'http' : 'https'}://127.0.0.1:${port}`,
    get requestCount() {
      return requestCount;
    },
    behave: (next) => {
      behaviour = next;
    },
    nextRequest: () => {
      const request = unclaimed.shift();
      if (request !== undefined) return Promise.resolve(request);
      return new Promise((resolve) => claims.push(resolve));
    },
    untilNobodyIsConnected: async () => {
      if (sockets.size === 0) return;
      whenEmpty = Promise.withResolvers();
      await whenEmpty.promise;
    },
    goAway,
    comeBack: async () => {
      if (!server.listening) await listen(port);
    },
    close: goAway,
  };
}

function listenFor(
  certificate: SelfSignedCertificate | undefined,
  onSocket: (socket: Socket) => void,
): Server {
  if (certificate === undefined) return createServer(onSocket);
  return createTlsServer({ key: certificate.keyPem, cert: certificate.certificatePem }, onSocket);
}

/** First byte of who wants TLS: a server that knows only HTTP takes it for a bad request. */
const TLS_HANDSHAKE = 0x16;

function readHead(
  socket: Socket,
  onHead: (path: string, headers: Readonly<Record<string, string>>) => void,
): void {
  let text = '';
  const onData = (chunk: Buffer): void => {
    if (text === '' && chunk[0] === TLS_HANDSHAKE) {
      socket.end('HTTP/1.1 400 Bad Request\r\n\r\n');
      return;
    }
    text += chunk.toString('latin1');
    const end = text.indexOf('\r\n\r\n');
    if (end === -1) return;
    socket.off('data', onData);
    socket.resume();
    const [requestLine = '', ...headerLines] = text.slice(0, end).split('\r\n');
    const headers = headerLines.map((line): [string, string] => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
    });
    onHead(requestLine.split(' ')[1] ?? '', Object.fromEntries(headers));
  };
  socket.on('data', onData);
}

/** Accepts and says nothing. */
export const neverAnswers: Behaviour = () => undefined;

export interface Manner {
  readonly contentType?: string;
  /** What `Content-Length` says; null leaves it out and the end of the connection is the end. */
  readonly announcedBytes?: number | null;
  readonly chunked?: boolean;
}

/** Answers with a picture, as the camera sees it at the time. */
export function answersWith(picture: Uint8Array | (() => Uint8Array), manner: Manner = {}): Behaviour {
  return ({ socket }) => {
    const body = typeof picture === 'function' ? picture() : picture;
    socket.write(headOf(body, manner));
    if (manner.chunked !== true) {
      socket.end(body);
      return;
    }
    const half = Math.floor(body.length / 2);
    socket.write(httpChunk(body.subarray(0, half)));
    socket.write(httpChunk(body.subarray(half)));
    socket.end('0\r\n\r\n');
  };
}

/** Announces the whole picture, sends `bytes` of it and hangs up. */
export function cutsAfter(picture: Uint8Array, bytes: number): Behaviour {
  return ({ socket }) => {
    socket.write(headOf(picture, {}));
    socket.end(picture.subarray(0, bytes));
  };
}

/** Sends `bytes` of the picture and then nothing, without hanging up. */
export function sticksAfter(picture: Uint8Array, bytes: number, manner: Manner = {}): Behaviour {
  return ({ socket }) => {
    socket.write(headOf(picture, manner));
    socket.write(picture.subarray(0, bytes));
  };
}

/** Never comes to an end: `beginning`, then `filler` as fast as it is taken. */
export function neverEnds(beginning: Uint8Array, filler: Uint8Array): Behaviour {
  return ({ socket }) => {
    socket.write('HTTP/1.1 200 OK\r\nContent-Type: image/jpeg\r\n\r\n');
    socket.write(beginning);
    const pour = (): void => {
      while (socket.writable && socket.write(filler));
    };
    socket.on('drain', pour);
    pour();
  };
}

export function saysStatus(status: number, headers: Readonly<Record<string, string>> = {}): Behaviour {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return ({ socket }) => {
    socket.end(`HTTP/1.1 ${status} Because\r\n${lines.join('')}Content-Length: 4\r\n\r\nnope`);
  };
}

/** Sends these bytes and hangs up, whatever HTTP says about it. */
export function talksGarbage(bytes: Uint8Array): Behaviour {
  return ({ socket }) => {
    socket.end(bytes);
  };
}

/**
 * Two frame buffers, filled ahead: each answer is what was seen when the answer before was fetched, the first one
 * what is seen now.
 */
export function answersOneBehind(scene: () => Uint8Array): Behaviour {
  let buffered = scene();
  return (request) => {
    const picture = buffered;
    buffered = scene();
    answersWith(picture)(request);
  };
}

function headOf(body: Uint8Array, manner: Manner): string {
  const { contentType = 'image/jpeg', announcedBytes = body.length, chunked = false } = manner;
  const length = chunked
    ? 'Transfer-Encoding: chunked\r\n'
    : announcedBytes === null
      ? ''
      : `Content-Length: ${announcedBytes}\r\n`;
  return `HTTP/1.1 200 OK\r\nContent-Type: ${contentType}\r\n${length}\r\n`;
}

function httpChunk(bytes: Uint8Array): Buffer {
  return Buffer.concat([Buffer.from(`${bytes.length.toString(16)}\r\n`), bytes, Buffer.from('\r\n')]);
}

export interface StreamManner {
  readonly boundary: string;
  /** What the header says the boundary is; another one is a lie. */
  readonly announcedBoundary: string;
  readonly newline: '\r\n' | '\n';
  /** What each part says its length is; null says nothing. */
  readonly partLength: (picture: Uint8Array) => number | null;
  /** `Transfer-Encoding: chunked`, as the web server of the ESP32 examples does. */
  readonly chunked: boolean;
}

/** As the stream of the ESP32-CAM example writes it. */
export const ESP32_STREAM: StreamManner = {
  boundary: '123456789000000000000987654321',
  announcedBoundary: '123456789000000000000987654321',
  newline: '\r\n',
  partLength: (picture) => picture.length,
  chunked: true,
};

/** One part: boundary line, headers, picture, line end. */
export function streamPart(picture: Uint8Array, manner: StreamManner): Buffer {
  const length = manner.partLength(picture);
  const lines = [
    `--${manner.boundary}`,
    'Content-Type: image/jpeg',
    ...(length === null ? [] : [`Content-Length: ${length}`]),
    '',
    '',
  ];
  return Buffer.concat([Buffer.from(lines.join(manner.newline)), picture, Buffer.from(manner.newline)]);
}

export interface CameraStream {
  readonly behaviour: Behaviour;
  readonly isWatched: boolean;
  /** Resolves when somebody watches. */
  untilWatched(): Promise<void>;
  /** To everybody who watches. */
  send(...pictures: readonly Uint8Array[]): void;
  sendBytes(bytes: Uint8Array): void;
  end(): void;
}

/** A stream whose pictures are sent by the test, and that stalls while it sends none. */
export function cameraStream(manner: StreamManner = ESP32_STREAM): CameraStream {
  const viewers = new Set<Socket>();
  let watched = Promise.withResolvers<undefined>();

  const sendBytes = (bytes: Uint8Array): void => {
    const data = manner.chunked ? httpChunk(bytes) : bytes;
    for (const viewer of viewers) viewer.write(data);
  };
  return {
    behaviour: ({ socket }) => {
      const coding = manner.chunked ? 'Transfer-Encoding: chunked\r\n' : '';
      const type = `multipart/x-mixed-replace; boundary=${manner.announcedBoundary}`;
      socket.write(`HTTP/1.1 200 OK\r\nContent-Type: ${type}\r\n${coding}\r\n`);
      viewers.add(socket);
      watched.resolve(undefined);
      socket.on('close', () => {
        viewers.delete(socket);
        if (viewers.size === 0) watched = Promise.withResolvers();
      });
    },
    get isWatched() {
      return viewers.size > 0;
    },
    untilWatched: () => watched.promise,
    send: (...pictures) => {
      sendBytes(Buffer.concat(pictures.map((picture) => streamPart(picture, manner))));
    },
    sendBytes,
    end: () => {
      for (const viewer of viewers) viewer.end(manner.chunked ? '0\r\n\r\n' : '');
    },
  };
}
