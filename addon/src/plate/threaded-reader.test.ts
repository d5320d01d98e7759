import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { UserError } from '../errors.ts';
import { drawScene, ONE_ROW } from './plate-drawing.contract.ts';
import { plateReaderContract } from './plate-reader.contract.ts';
import { manualClock } from '../../test/manual-clock.ts';
import { openThreadedReader } from './threaded-reader.ts';

describe('a reader in a thread', () => {
  plateReaderContract(() => openThreadedReader({ reader: 'plates' }));

  it('leaves this thread free while it reads', async () => {
    const reader = await openThreadedReader({ reader: 'plates' });
    const picture = await drawScene([ONE_ROW]).jpeg().toBuffer();
    const order: string[] = [];
    const reading = reader.read(picture).then(() => order.push('read'));
    await new Promise<void>((resolve) => {
      setImmediate(() => {
        order.push('other work');
        resolve();
      });
    });
    await reading;
    expect(order).toEqual(['other work', 'read']);
    await reader.close();
  });
});

describe('a thread that dies', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'reader-thread-'));
  });
  afterAll(async () => {
    await rm(folder, { recursive: true });
  });

  /** A thread that keeps to the messages of the real one and falls over when it is told to. */
  const brittle = async (): Promise<URL> => {
    const file = join(folder, 'brittle.mjs');
    await writeFile(
      file,
      `import { parentPort } from 'node:worker_threads';
      parentPort.on('message', (message) => {
        if (message.kind === 'close') return parentPort.close();
        if (message.picture[0] === 1) throw new Error('out of memory');
        if (message.picture[0] === 2) process.exit(3);
        if (message.picture[0] === 3) return parentPort.postMessage({ kind: 'failed', id: message.id, reason: 'a defect' });
        if (message.picture[0] === 4) return;
        const trouble = { kind: 'empty', detail: 'Read by a living thread.' };
        parentPort.postMessage({ kind: 'result', id: message.id, result: { ok: false, trouble } });
      });
      parentPort.postMessage({ kind: 'ready', name: 'brittle' });`,
    );
    return pathToFileURL(file);
  };
  const alive = { ok: false, trouble: { kind: 'empty', detail: 'Read by a living thread.' } };

  it.each([1, 2])(
    'rejects the reads that wait for it, and the next one is served by a new one',
    async (deadly) => {
      const reader = await openThreadedReader({ reader: 'plates', threadFile: await brittle() });
      const waiting = [reader.read(Uint8Array.of(4)), reader.read(Uint8Array.of(deadly))];
      for (const result of await Promise.allSettled(waiting)) {
        expect(result).toMatchObject({ status: 'rejected', reason: { code: 'reader-thread-ended' } });
      }
      expect(await reader.read(Uint8Array.of(0))).toEqual(alive);
      await reader.close();
    },
  );

  it('is ended when it hangs, and the next read is served by a new one', async () => {
    const clock = manualClock(0);
    const reader = await openThreadedReader({ reader: 'plates', threadFile: await brittle(), clock });
    const hanging = reader.read(Uint8Array.of(4));
    // The picture is on its way once the thread has been found alive.
    await new Promise((resolve) => setImmediate(resolve));
    clock.advance(30_000);
    await expect(hanging).rejects.toMatchObject({ code: 'reader-thread-ended' });
    expect(await reader.read(Uint8Array.of(0))).toEqual(alive);
    expect(clock.pending()).toBe(0);
    await reader.close();
  });

  it('rejects only the read that met a defect', async () => {
    const reader = await openThreadedReader({ reader: 'plates', threadFile: await brittle() });
    await expect(reader.read(Uint8Array.of(3))).rejects.toThrow('a defect');
    expect(await reader.read(Uint8Array.of(0))).toEqual(alive);
    await reader.close();
  });

  it('says so when it cannot start at all', async () => {
    const threadFile = pathToFileURL(join(folder, 'missing.mjs'));
    await expect(openThreadedReader({ reader: 'plates', threadFile })).rejects.toThrow(UserError);
  });

  it('reads no more once closed, and closing twice is the same as once', async () => {
    const reader = await openThreadedReader({ reader: 'plates', threadFile: await brittle() });
    await reader.close();
    await reader.close();
    await expect(reader.read(Uint8Array.of(0))).rejects.toMatchObject({ code: 'reader-closed' });
  });
});
