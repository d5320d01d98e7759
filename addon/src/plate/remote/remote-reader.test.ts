import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { manualClock } from '../../../test/manual-clock.ts';
import type { ManualClock } from '../../../test/manual-clock.ts';
import { readingService } from '../../../test/reading-service.ts';
import { answers, neverAnswers, recognitionService, sentFile } from '../../../test/recognition-service.ts';
import type { RecognitionService } from '../../../test/recognition-service.ts';
import { selfSignedCertificate } from '../../../test/self-signed-certificate.ts';
import { systemClock } from '../../clock.ts';
import { REMOTE_KINDS } from '../../contract/readers.ts';
import { regionOrder } from '../formats/region-order.ts';
import { drawScene, ONE_ROW } from '../plate-drawing.contract.ts';
import { plateReaderContract } from '../plate-reader.contract.ts';
import type { PlateReader } from '../plate-reader.ts';
import { REMOTE_PROTOCOLS } from './remote-protocols.ts';
import { asPlateReader, remoteReader } from './remote-reader.ts';
import type { RemoteReader, RemoteReaderOptions, RemoteResult } from './remote-reader.ts';
import { remoteTrouble } from './remote-trouble.ts';

const CERTIFICATE = selfSignedCertificate();
const KEY = '0a1b2c3d4e5f';
const PATHS = { 'plate-recognizer': '/v1/plate-reader/', 'read-number-plate': '/readnumberplate' } as const;

let folder: string;
let caFile: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'smart-parking-remote-'));
  caFile = join(folder, 'ca.pem');
  await writeFile(caFile, CERTIFICATE.certificatePem);
});

afterAll(async () => {
  await rm(folder, { recursive: true });
});

const readerOf = (
  kind: (typeof REMOTE_KINDS)[number],
  origin: string,
  changes: Partial<RemoteReaderOptions> = {},
): RemoteReader =>
  remoteReader({
    name: kind,
    protocol: REMOTE_PROTOCOLS[kind],
    url: new URL(PATHS[kind], origin),
    key: () => Promise.resolve({ ok: true, key: KEY }),
    caFile,
    regionCodes: ['IN'],
    regions: regionOrder(['IN']),
    clock: systemClock,
    timeLimitMs: 10_000,
    beforeCall: () => Promise.resolve(null),
    ...changes,
  });

describe.each(REMOTE_KINDS)('a service of the kind %s that reads well', (kind) => {
  plateReaderContract(
    async (): Promise<PlateReader> => {
      const service = await readingService(kind, { certificate: CERTIFICATE, key: KEY });
      const remote = asPlateReader(readerOf(kind, service.origin));
      return {
        ...remote,
        close: async () => {
          await remote.close();
          await service.close();
        },
      };
    },
    { tellsPlaces: kind === 'plate-recognizer', takesCrops: false },
  );
});

describe.each(REMOTE_KINDS)('a service of the kind %s', (kind) => {
  let service: RecognitionService;
  let picture: Uint8Array;
  let clock: ManualClock;

  beforeEach(async () => {
    service = await recognitionService({ certificate: CERTIFICATE });
    picture = await drawScene([ONE_ROW]).jpeg().toBuffer();
    clock = manualClock(Date.parse('2027-03-01T10:00:00Z'));
  });

  afterEach(async () => {
    await service.close();
    expect(clock.pending()).toBe(0);
  });

  const GOOD = {
    'plate-recognizer': { results: [{ plate: 'ka01ab1234', score: 0.9 }] },
    'read-number-plate': { data: { number_plate: 'KA01AB1234' } },
  }[kind];
  const NONE = {
    'plate-recognizer': { results: [] },
    'read-number-plate': { data: { number_plate: null }, reason: 'No plate.' },
  }[kind];

  const read = (changes: Partial<RemoteReaderOptions> = {}): Promise<RemoteResult> =>
    readerOf(kind, service.origin, { clock, ...changes }).read(picture);

  const troubleOf = (result: RemoteResult): string => (result.ok ? 'none' : result.trouble.kind);

  const textsOf = (result: RemoteResult): unknown =>
    result.ok ? result.reading.plates.map(({ text }) => text) : result.trouble;

  it.each([200, 201])('is heard with status %d', async (status) => {
    service.behave(answers(GOOD, status));
    expect(textsOf(await read())).toEqual(['KA01AB1234']);
  });

  it('that found nothing is an answer', async () => {
    service.behave(answers(NONE));
    expect(textsOf(await read())).toEqual([]);
  });

  it('may escape what it writes', async () => {
    const text = JSON.stringify(GOOD).replace(/KA01AB1234/i, String.raw`\u004b\u0041\u0030\u0031 AB-1234\n`);
    service.behave(answers(text));
    expect(textsOf(await read())).toEqual(['KA01AB1234']);
  });

  it.each([
    ['a page', '<!doctype html><html>Welcome</html>', 'not-understood'],
    ['JSON that is cut off', '{"data": {"number_plate": "KA01', 'not-understood'],
    ['null', 'null', 'not-understood'],
    ['nothing', '', 'not-understood'],
    ['bytes', '\u0000\uFFFF', 'not-understood'],
    ['JSON of something else', '{"weather": "fine"}', 'not-understood'],
    ['JSON without an end', '['.repeat(400_000), 'not-understood'],
    ['more than a reading is', JSON.stringify('x'.repeat(600_000)), 'too-long'],
  ])('that answers with %s is not believed', async (_, body, expected) => {
    service.behave(answers(body));
    expect(troubleOf(await read())).toBe(expected);
  });

  it.each([
    [401, { detail: 'Invalid token.' }, 'wrong-key'],
    [403, { detail: 'Invalid token.' }, 'wrong-key'],
    [403, { detail: 'Not enough credits.', message: 'No credits left' }, 'no-reads-left'],
    [413, 'too large', 'picture-refused'],
    [429, { detail: 'Request was throttled. Expected available in 1 second.' }, 'too-often'],
    [500, '<html>oops</html>', 'failing'],
    [502, '', 'failing'],
  ])('that refuses with %d %j is trouble of the kind %s', async (status, body, expected) => {
    service.behave(answers(body, status));
    expect(troubleOf(await read())).toBe(expected);
  });

  it('is left alone as long as it asks', async () => {
    service.behave(answers('', 429, { 'retry-after': 'Mon, 01 Mar 2027 10:00:30 GMT' }));
    expect(await read()).toMatchObject({ trouble: { retryAfterMs: 30_000 } });
  });

  it('that never answers is left when time is up', async () => {
    service.behave(neverAnswers);
    const result = read({ timeLimitMs: 3000 });
    await service.untilAsked(1);
    clock.advance(3000);
    expect(troubleOf(await result)).toBe('too-slow');
  });

  it('that sends elsewhere gets neither key nor picture there', async () => {
    const elsewhere = await recognitionService({ certificate: CERTIFICATE });
    elsewhere.behave(answers(GOOD));
    for (const status of [301, 302, 303, 307, 308]) {
      service.behave(answers('', status, { location: `${elsewhere.origin}/?key=${KEY}` }));
      const result = await read();
      expect(troubleOf(result)).toBe('redirected');
      expect(JSON.stringify(result)).not.toContain(KEY);
    }
    expect(elsewhere.requests).toEqual([]);
    await elsewhere.close();
  });

  it('is not asked without a key, nor when the call may not be counted', async () => {
    service.behave(answers(GOOD));
    const noKey = { ok: false, trouble: remoteTrouble('no-key', 'There is none.') } as const;
    let counted = 0;
    const beforeCall = (): Promise<null> => {
      counted += 1;
      return Promise.resolve(null);
    };
    expect(troubleOf(await read({ key: () => Promise.resolve(noKey), beforeCall }))).toBe('no-key');
    expect(counted).toBe(0);
    const usedUp = remoteTrouble('budget-used', 'All used.');
    expect(troubleOf(await read({ beforeCall: () => Promise.resolve(usedUp) }))).toBe('budget-used');
    await expect(read({ beforeCall: () => Promise.reject(new Error('disk')) })).rejects.toThrow('disk');
    expect(service.requests).toEqual([]);
  });

  it('is asked only after the call was counted', async () => {
    const order: string[] = [];
    service.behave((request, response) => {
      order.push('asked');
      return answers(GOOD)(request, response);
    });
    await read({
      beforeCall: () => {
        order.push('counted');
        return Promise.resolve(null);
      },
    });
    expect(order).toEqual(['counted', 'asked']);
  });

  it('is not asked about what is no picture', async () => {
    picture = Buffer.from('<html>');
    let counted = 0;
    const beforeCall = (): Promise<null> => {
      counted += 1;
      return Promise.resolve(null);
    };
    expect(await read({ beforeCall })).toMatchObject({ ok: false, of: 'picture' });
    expect([service.requests.length, counted]).toEqual([0, 0]);
  });

  it('gets the key in the header, and nowhere else', async () => {
    service.behave(answers(GOOD));
    await read();
    const [request] = service.requests;
    expect(request?.method).toBe('POST');
    expect(request?.path).toBe(PATHS[kind]);
    const expected = { 'plate-recognizer': `Token ${KEY}`, 'read-number-plate': KEY }[kind];
    expect(request?.headers.authorization).toBe(expected);
    expect(JSON.stringify({ ...request?.headers, authorization: '' })).not.toContain(KEY);
    expect(request?.raw.includes(KEY)).toBe(false);
  });

  it.each([
    ['an echo', answers(`{"detail":"Invalid token ${KEY}","message":"${KEY}"}`, 403)],
    ['an echo with a good status', answers(`"${KEY}"`)],
    ['an echo as a header', answers('', 500, { 'x-key': KEY })],
  ])('that sends the key back (%s) does not bring it into what people read', async (_, behaviour) => {
    service.behave(behaviour);
    expect(JSON.stringify(await read())).not.toContain(KEY);
  });

  it('gets one picture without a camera’s notes, upright and not larger than it needs', async () => {
    service.behave(answers(NONE));
    picture = await drawScene([ONE_ROW])
      .resize(3000, 2250)
      .withExif({ IFD0: { Model: 'a camera' }, IFD3: { GPSLatitude: '48/1 8/1 0/1' } })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    await read();
    const file = { 'plate-recognizer': 'upload', 'read-number-plate': 'imageFile' }[kind];
    const sent = sentFile(service.requests[0], file);
    expect([sent.fileName, sent.type]).toEqual(['picture.jpg', 'image/jpeg']);
    const meta = await sharp(sent.bytes).metadata();
    expect(meta).toMatchObject({ format: 'jpeg', width: 1440, height: 1920 });
    expect([meta.exif, meta.orientation]).toEqual([undefined, undefined]);
  });

  it('is not waited for by a program that stops', async () => {
    service.behave(neverAnswers);
    const reader = readerOf(kind, service.origin, { clock });
    const result = reader.read(picture);
    await service.untilAsked(1);
    reader.close();
    expect(troubleOf(await result)).toBe('unreachable');
  });
});

describe('what an account was used for', () => {
  let service: RecognitionService;

  beforeEach(async () => {
    service = await recognitionService({ certificate: CERTIFICATE });
  });

  afterEach(async () => {
    await service.close();
  });

  it('is asked with the key, and counts as no read', async () => {
    service.behave(answers({ usage: { calls: 128 }, total_calls: 2500 }));
    const beforeCall = (): never => {
      throw new Error('counted');
    };
    const reader = readerOf('plate-recognizer', service.origin, { beforeCall });
    expect(await reader.usage()).toEqual({ used: 128, total: 2500 });
    expect(service.requests[0]).toMatchObject({ method: 'GET', path: '/v1/statistics/' });
    expect(service.requests[0]?.headers.authorization).toBe(`Token ${KEY}`);
  });

  it('stays unknown where the service does not tell, or not now', async () => {
    service.behave(answers('{}', 500));
    expect(await readerOf('plate-recognizer', service.origin).usage()).toBeNull();
    service.behave(answers('<html>'));
    expect(await readerOf('plate-recognizer', service.origin).usage()).toBeNull();
    const before = service.requests.length;
    expect(await readerOf('read-number-plate', service.origin).usage()).toBeNull();
    const noKey = { ok: false, trouble: remoteTrouble('no-key', 'There is none.') } as const;
    const keyless = readerOf('plate-recognizer', service.origin, { key: () => Promise.resolve(noKey) });
    expect(await keyless.usage()).toBeNull();
    expect(service.requests).toHaveLength(before);
  });
});

it('by itself rejects where the service fails, with what people can do about it', async () => {
  const service = await recognitionService({ certificate: CERTIFICATE });
  service.behave(answers('', 401));
  const reader = asPlateReader(readerOf('plate-recognizer', service.origin));
  await expect(reader.read(await drawScene([]).jpeg().toBuffer())).rejects.toMatchObject({
    code: 'remote-reader-failed',
    message: expect.stringContaining('does not accept the key') as unknown,
  });
  await reader.close();
  await service.close();
});
