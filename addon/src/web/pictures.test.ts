import { expect, it } from 'vitest';
import { openedWeb, PASSWORD } from '../../test/opened-web.ts';
import { jpegOf } from '../../test/web-samples.ts';
import { codeOf, exchanged, signedIn, visitor } from '../../test/web-visitor.ts';

it('shows a picture as what it is, to be kept by the browser alone', async () => {
  await using web = await openedWeb();
  const picture = jpegOf(5000);
  const id = await web.pictures.put(picture);
  const answer = await fetch(`${web.address}/pictures/${id}`);
  expect(answer.status).toBe(200);
  expect(new Uint8Array(await answer.arrayBuffer())).toEqual(picture);
  expect(answer.headers.get('content-type')).toBe('image/jpeg');
  expect(answer.headers.get('cache-control')).toBe('private, max-age=86400, immutable');
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  expect(answer.headers.get('cross-origin-resource-policy')).toBe('same-origin');
});

it.each([
  ['image/png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0]],
  ['image/webp', [...Buffer.from('RIFF\0\0\0\0WEBPVP8 ')]],
])('knows %s', async (type, bytes) => {
  await using web = await openedWeb();
  const id = await web.pictures.put(Uint8Array.from(bytes));
  expect((await visitor(web).get(`/pictures/${id}`)).headers.get('content-type')).toBe(type);
});

it('never shows as a picture what is none', async () => {
  await using web = await openedWeb();
  const id = await web.pictures.put(Buffer.from('<script>alert(1)</script>'));
  expect(codeOf(await visitor(web).get(`/pictures/${id}`))).toBe('no-such-picture');
});

it('shows nothing to those who have not signed in', async () => {
  await using web = await openedWeb({ options: { password: PASSWORD } });
  const id = await web.pictures.put(jpegOf(100));
  expect((await visitor(web).get(`/pictures/${id}`)).status).toBe(401);
  expect((await (await signedIn(web)).get(`/pictures/${id}`)).status).toBe(200);
});

it.each([
  '/pictures/../secret.txt',
  '/pictures/..%2fsecret.txt',
  '/pictures/%2e%2e%2f%2e%2e%2fsecret.txt',
  '/pictures/..%5csecret.txt',
  '/pictures/....//secret.txt',
  '/pictures/%00',
  `/pictures/${'a'.repeat(64)}`,
  `/pictures/${'A'.repeat(64)}`,
  `/pictures/${'a'.repeat(5000)}`,
  '/..%2fsecret.txt',
  '/../secret.txt',
  '/%2e%2e/secret.txt',
  '/page/../../secret.txt',
  '//secret.txt',
])('finds nothing at %s', async (path) => {
  await using web = await openedWeb();
  await web.pictures.put(Buffer.from('x'));
  const answer = await exchanged(
    web.port,
    `GET ${path} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n`,
  );
  expect(answer).toMatch(/^HTTP\/1\.1 40[0-9] /);
  expect(answer).toContain('{"error":{"code":');
  expect(answer).not.toContain('nobody may read this');
});
