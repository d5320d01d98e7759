import { once } from 'node:events';
import { createServer, get } from 'node:http';
import type { IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pipeline } from 'node:stream/promises';
import { buffer } from 'node:stream/consumers';
import type { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { csvStream } from './csv-stream.ts';

const COLUMNS = [
  { name: 'number', cell: ({ number }: { readonly number: number }) => String(number) },
  { name: 'note', cell: ({ note }: { readonly note: string }) => note },
];

/** With the byte order mark, which decoders of texts leave out. */
async function text(file: Readable): Promise<string> {
  return (await buffer(file)).toString('utf8');
}

async function* rowsOf(...notes: readonly string[]) {
  for (const [number, note] of notes.entries()) {
    await Promise.resolve();
    yield { number, note };
  }
}

describe('a file of rows', () => {
  it('begins with a byte order mark and the names of the columns', async () => {
    expect(await text(csvStream(COLUMNS, rowsOf()))).toBe('\uFEFFnumber,note\r\n');
  });

  it.each([
    ['plain', '0,plain'],
    ['with, a comma', '0,"with, a comma"'],
    ['with "quotes"', '0,"with ""quotes"""'],
    ['two\r\nlines', '0,"two\r\nlines"'],
    ['=HYPERLINK("http://evil.example")', `0,"'=HYPERLINK(""http://evil.example"")"`],
    ['@sum', "0,'@sum"],
    ['Zoë 京都', '0,Zoë 京都'],
  ])('a cell of %j', async (note, line) => {
    expect(await text(csvStream(COLUMNS, rowsOf(note)))).toBe(`\uFEFFnumber,note\r\n${line}\r\n`);
  });

  it.each([199, 200, 201, 1_000])('of %d rows has each once, in order', async (count) => {
    const notes = Array.from({ length: count }, () => 'x');
    const [, ...lines] = (await text(csvStream(COLUMNS, rowsOf(...notes)))).trimEnd().split('\r\n');
    expect(lines).toEqual(notes.map((note, number) => `${number},${note}`));
  });
});

/** A server that sends more rows than any caller takes, and knows how many were asked for. */
async function endlessFile() {
  let asked = 0;
  const ended = Promise.withResolvers<undefined>();
  async function* rows() {
    try {
      for (;;) {
        await Promise.resolve();
        yield { number: (asked += 1), note: 'x'.repeat(100) };
      }
    } finally {
      ended.resolve(undefined);
    }
  }
  const server = createServer((_request, response) => {
    pipeline(csvStream(COLUMNS, rows()), response).catch(() => undefined);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return { port, asked: () => asked, ended: ended.promise, close: () => server.close() };
}

/** Nothing more moves: sockets and timers that are due have had several turns. */
async function settled(value: () => number): Promise<void> {
  for (let before = -1, still = 0; still < 50;) {
    still = before === value() ? still + 1 : 0;
    before = value();
    await new Promise((resolve) => setImmediate(resolve));
  }
}

it('a caller who takes nothing is sent no more than fits between, and one who goes away nothing', async () => {
  const file = await endlessFile();
  try {
    const request = get({ port: file.port, host: '127.0.0.1' });
    const [response] = (await once(request, 'response')) as [IncomingMessage];
    response.pause();
    await settled(file.asked);
    // Some megabytes lie in the buffers of the two sockets.
    expect(file.asked()).toBeLessThan(200_000);
    response.destroy();
    await file.ended;
  } finally {
    file.close();
  }
});
