import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { manualClock } from '../../../test/manual-clock.ts';
import type { UploadAnswer } from '../../contract/api.ts';
import type { Direction } from '../../contract/words.ts';
import { readingOf } from '../../../test/hand-site.ts';
import { openedWeb, PASSWORD } from '../../../test/opened-web.ts';
import { addressOfContent, jpegOf } from '../../../test/web-samples.ts';
import { codeOf, exchanged, messageOf, visitor } from '../../../test/web-visitor.ts';
import type { OpenedWeb } from '../../../test/opened-web.ts';
import type { Reply } from '../../../test/web-visitor.ts';
import { LARGEST_PICTURE_BYTES } from './uploaded-picture.ts';
import { newUploadKey } from './upload-keys.ts';

const NOW = Date.UTC(2026, 0, 15, 12);
const BOUNDARY = 'RandomBoundary1234';

async function keyFor(
  web: OpenedWeb,
  gateId: string | null = null,
  watches: Direction = 'in',
): Promise<string> {
  const { uploadKey, hash, secret } = newUploadKey({ name: 'old camera', gateId, watches }, NOW);
  await web.store.uploadKeys.add(uploadKey, hash);
  return secret;
}

async function uploaded(
  web: OpenedWeb,
  key: string,
  picture: Uint8Array<ArrayBuffer>,
  { path = '/readnumberplate', field = 'imageFile' } = {},
): Promise<Reply> {
  const form = new FormData();
  form.set(field, new Blob([picture], { type: 'image/jpeg' }), 'esp32-cam.jpg');
  const response = await fetch(`${web.address}${path}`, {
    method: 'POST',
    headers: { authorization: key },
    body: form,
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, body: JSON.parse(text) as unknown };
}

/** As the original sketch sends it: one part, a length, and then it reads until its peer closes. */
function asTheSketchSends(
  web: OpenedWeb,
  key: string,
  picture: Uint8Array,
  promised = picture.length,
): Promise<string> {
  const head = `--${BOUNDARY}\r\nContent-Disposition: form-data; name="imageFile"; filename="${'x'.repeat(20)}.jpg"\r\nContent-Type: image/jpeg\r\n\r\n`;
  const tail = `\r\n--${BOUNDARY}--\r\n`;
  return exchanged(
    web.port,
    `POST /readnumberplate HTTP/1.1\r\nHost: localhost\r\nAuthorization: ${key}\r\n` +
      `Content-Length: ${head.length + promised + tail.length}\r\n` +
      `Content-Type: multipart/form-data; boundary=${BOUNDARY}\r\n\r\n`,
    head,
    picture,
    tail,
  );
}

describe('an old camera', () => {
  it.each(['/readnumberplate', '/api/v1/readnumberplate'])('is answered at %s', async (path) => {
    await using web = await openedWeb();
    const picture = jpegOf(30_001);
    const answer = await uploaded(web, await keyFor(web, 'main', 'out'), picture, { path });
    const values = { number_plate: 'MH12AB1234', view_image: `/pictures/${addressOfContent(picture)}` };
    expect([answer.status, answer.body]).toEqual([200, { data: values, ...values }]);
    expect(answer.text).toContain('"number_plate": "MH12AB1234"');
    expect(web.site.uploads).toEqual([{ bytes: 30_001, approach: { gateId: 'main', watches: 'out' } }]);
  });

  it('reads until we close, and finds a length and no chunks', async () => {
    await using web = await openedWeb();
    const answer = await asTheSketchSends(web, await keyFor(web), jpegOf(30_001));
    const [head = '', body = ''] = answer.split('\r\n\r\n');
    expect(head).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
    expect(head.toLowerCase()).toContain('connection: close');
    expect(head.toLowerCase()).toContain(`content-length: ${body.length}`);
    expect(head.toLowerCase()).not.toContain('transfer-encoding');
    expect(body).toContain('"number_plate": "MH12AB1234"');
  });

  it.each([1023, 1024, 1025, 64 * 1024, 100 * 1024])(
    'loses nothing of a picture of %d bytes',
    async (bytes) => {
      await using web = await openedWeb();
      const picture = jpegOf(bytes);
      const answer = await uploaded(web, await keyFor(web), picture);
      expect(web.site.uploads).toEqual([{ bytes, approach: null }]);
      expect(answer.body).toMatchObject({ view_image: `/pictures/${addressOfContent(picture)}` });
    },
  );

  it('that keeps the last 1,024 bytes of a picture to itself is answered, and does not hang', async () => {
    await using web = await openedWeb();
    const answer = await asTheSketchSends(web, await keyFor(web), jpegOf(9 * 1024), 10 * 1024);
    expect(answer).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
    expect(web.site.uploads).toEqual([{ bytes: 9 * 1024, approach: null }]);
  });

  it('that does so with a wrong key is told of the key', async () => {
    const clock = manualClock(NOW);
    await using web = await openedWeb({ clock });
    const timers = clock.pending();
    const answering = asTheSketchSends(web, 'x'.repeat(43), jpegOf(9 * 1024), 10 * 1024);
    // The server waits for the rest, and not for long.
    while (clock.pending() === timers) await new Promise((resolve) => setImmediate(resolve));
    clock.advance(2000);
    const answer = await answering;
    expect(answer).toMatch(/^HTTP\/1\.1 401 /);
  });

  it('may leave the file name out, or write Bearer before the key', async () => {
    await using web = await openedWeb();
    const key = await keyFor(web);
    const body = `--${BOUNDARY}\r\nContent-Disposition: form-data; name="imageFile"\r\n\r\nno jpeg\r\n--${BOUNDARY}--\r\n`;
    const answer = await fetch(`${web.address}/readnumberplate`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${key}`,
        'content-type': `multipart/form-data; boundary=${BOUNDARY}`,
      },
      body,
    });
    expect(answer.status).toBe(200);
    expect(web.site.uploads).toEqual([{ bytes: 7, approach: null }]);
  });
});

describe('the answer', () => {
  it('to a picture without a plate is an empty plate and why', async () => {
    await using web = await openedWeb();
    web.site.readAs(readingOf());
    const answer = await uploaded(web, await keyFor(web), jpegOf(100));
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ number_plate: '', reason: 'No plate was found in the picture.' });
  });

  it('to what is no picture is an empty plate and why', async () => {
    await using web = await openedWeb();
    web.site.readAs({ ok: false, trouble: { kind: 'not-a-picture', detail: 'This is not a picture.' } });
    const answer = await uploaded(web, await keyFor(web), jpegOf(100));
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({
      data: { number_plate: '', view_image: '' },
      number_plate: '',
      view_image: '',
      reason: 'This is not a picture.',
    });
  });

  it('leads to the picture, for the key that sent it and for nobody else', async () => {
    await using web = await openedWeb({ options: { password: PASSWORD } });
    const key = await keyFor(web);
    const stranger = await keyFor(web);
    const { view_image } = (await uploaded(web, key, jpegOf(5000))).body as UploadAnswer;
    expect((await visitor(web).get(view_image)).status).toBe(401);
    expect((await visitor(web).get(view_image, { authorization: 'x'.repeat(43) })).status).toBe(401);
    expect(codeOf(await visitor(web).get(view_image, { authorization: stranger }))).toBe('no-such-picture');
    expect((await visitor(web).get(view_image, { authorization: key })).status).toBe(200);
    expect((await visitor(web).get('/api/passages', { authorization: key })).status).toBe(401);
  });
});

describe('a key', () => {
  it('is needed', async () => {
    await using web = await openedWeb();
    for (const key of ['', 'x'.repeat(43), 'Basic YTpi']) {
      const answer = await uploaded(web, key, jpegOf(100));
      expect([answer.status, codeOf(answer)]).toEqual([401, 'wrong-key']);
    }
    expect(web.site.uploads).toEqual([]);
  });

  it('in the address instead of the header is none', async () => {
    await using web = await openedWeb();
    const key = await keyFor(web);
    const path = `/readnumberplate?key=${key}&authorization=${key}`;
    const answer = await fetch(`${web.address}${path}`, { method: 'POST' });
    expect(answer.status).toBe(401);
    await web.closeServer();
    expect(web.logged()).not.toContain(key);
  });

  it('opens nothing any more once it is taken back', async () => {
    await using web = await openedWeb();
    const key = await keyFor(web);
    const [kept] = await web.store.uploadKeys.all();
    expect((await uploaded(web, key, jpegOf(100))).status).toBe(200);
    await web.store.uploadKeys.remove(kept?.id ?? '');
    expect((await uploaded(web, key, jpegOf(100))).status).toBe(401);
  });

  it('shows when it was used last, and is in no log line', async () => {
    await using web = await openedWeb({ clock: manualClock(NOW + 5) });
    const key = await keyFor(web);
    const answer = await uploaded(web, key, jpegOf(100));
    expect(answer.text).not.toContain(key);
    expect((await web.store.uploadKeys.all()).map(({ lastUsedAt }) => lastUsedAt)).toEqual([NOW + 5]);
    await web.closeServer();
    expect(web.logged()).toContain('"route":"/readnumberplate"');
    expect(web.logged()).not.toContain(key);
    expect(web.logged()).not.toContain('MH12AB1234');
  });

  it('may send one picture a second, and is told when to come again', async () => {
    const clock = manualClock(NOW);
    await using web = await openedWeb({ clock });
    const key = await keyFor(web);
    for (let picture = 0; picture < 60; picture += 1) {
      expect((await uploaded(web, key, jpegOf(10))).status).toBe(200);
    }
    const answer = await uploaded(web, key, jpegOf(10));
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([429, '60']);
    expect((await uploaded(web, await keyFor(web), jpegOf(10))).status).toBe(200);
    clock.advance(60_000);
    expect((await uploaded(web, key, jpegOf(10))).status).toBe(200);
  });

  it('cannot be tried for ever', async () => {
    const clock = manualClock(NOW);
    await using web = await openedWeb({ clock });
    for (let attempt = 0; attempt < 20; attempt += 1) {
      expect((await uploaded(web, 'x'.repeat(43), jpegOf(10))).status).toBe(401);
    }
    expect((await uploaded(web, 'x'.repeat(43), jpegOf(10))).status).toBe(429);
    clock.advance(60_000);
    expect((await uploaded(web, await keyFor(web), jpegOf(10))).status).toBe(200);
  });
});

describe('what is no upload', () => {
  it.each([
    ['another field', { field: 'upload' }, jpegOf(100)],
    ['an empty picture', {}, jpegOf(4).subarray(0, 0)],
  ])('%s', async (_what, options, picture) => {
    await using web = await openedWeb();
    const answer = await uploaded(web, await keyFor(web), picture, options);
    expect([answer.status, codeOf(answer)]).toEqual([400, 'no-picture']);
    expect(messageOf(answer)).toContain('imageFile');
    expect(web.site.uploads).toEqual([]);
  });

  it.each([
    ['nothing at all', undefined, ''],
    ['JSON', 'application/json', '{"imageFile":"x"}'],
    ['the bare picture', 'image/jpeg', 'xxxx'],
    ['an empty form', `multipart/form-data; boundary=${BOUNDARY}`, `--${BOUNDARY}--\r\n`],
    ['a form without a boundary', 'multipart/form-data', 'x'],
    ['a form that is none', `multipart/form-data; boundary=${BOUNDARY}`, 'garbage'],
    [
      'a part without headers',
      `multipart/form-data; boundary=${BOUNDARY}`,
      `--${BOUNDARY}\r\nx\r\n--${BOUNDARY}--\r\n`,
    ],
    [
      'a picture that is cut off',
      `multipart/form-data; boundary=${BOUNDARY}`,
      `--${BOUNDARY}\r\nContent-Disposition: form-data; name="imageFile"; filename="a.jpg"\r\n\r\nhalf a pict`,
    ],
    [
      'a field of the prototype',
      `multipart/form-data; boundary=${BOUNDARY}`,
      `--${BOUNDARY}\r\nContent-Disposition: form-data; name="__proto__"; filename="a.jpg"\r\n\r\nx\r\n--${BOUNDARY}--\r\n`,
    ],
  ])('%s', async (_what, type, body) => {
    await using web = await openedWeb();
    const answer = await fetch(`${web.address}/readnumberplate`, {
      method: 'POST',
      headers: { authorization: await keyFor(web), ...(type === undefined ? {} : { 'content-type': type }) },
      body,
    });
    expect(answer.status).toBe(400);
    expect(await answer.text()).toMatch(/^\{"error":\{"code":"(no-picture|bad-request)"/);
    expect(web.site.uploads).toEqual([]);
  });

  it('a picture that is too large, announced or not', async () => {
    await using web = await openedWeb();
    const key = await keyFor(web);
    expect((await uploaded(web, key, jpegOf(LARGEST_PICTURE_BYTES))).status).toBe(200);
    expect((await uploaded(web, key, jpegOf(LARGEST_PICTURE_BYTES + 1))).status).toBe(413);
    const announced = await uploaded(web, key, jpegOf(LARGEST_PICTURE_BYTES + 1_000_000));
    expect([announced.status, codeOf(announced)]).toEqual([413, 'too-large']);
    expect(messageOf(announced)).toBe('The picture is larger than 8 MB.');
    expect(web.site.uploads).toHaveLength(1);
  });

  it('a camera that goes away in the middle leaves the others alone', async () => {
    await using web = await openedWeb();
    const key = await keyFor(web);
    for (let camera = 0; camera < 6; camera += 1) {
      const socket = connect(web.port, '127.0.0.1');
      socket.write(
        `POST /readnumberplate HTTP/1.1\r\nHost: localhost\r\nAuthorization: ${key}\r\nContent-Length: 9999\r\n` +
          `Content-Type: multipart/form-data; boundary=${BOUNDARY}\r\n\r\n--${BOUNDARY}\r\n` +
          'Content-Disposition: form-data; name="imageFile"; filename="a.jpg"\r\n\r\nhalf a picture',
      );
      await new Promise<void>((resolve) => {
        socket.on('close', resolve);
        socket.on('ready', () => {
          socket.destroySoon();
        });
      });
    }
    expect((await uploaded(web, key, jpegOf(100))).status).toBe(200);
  });
});
