import { expect, it } from 'vitest';
import { hashOfSecret, newUploadKey, secretOf } from './upload-keys.ts';

it('makes keys of 256 bits that only their hash stands for', () => {
  const { secret, hash, uploadKey } = newUploadKey({ name: 'camera', gateId: null, watches: 'in' }, 5);
  expect(Buffer.from(secret, 'base64url')).toHaveLength(32);
  expect(hash).toEqual(hashOfSecret(secret));
  expect(JSON.stringify(uploadKey)).not.toContain(secret);
  expect(newUploadKey({ name: 'camera', gateId: null, watches: 'in' }, 5).secret).not.toBe(secret);
});

const SECRET = 'A-b_9'.repeat(9).slice(0, 43);

it.each([
  ['raw, as the original sketch sends it', SECRET, SECRET],
  ['with spaces around it', ` ${SECRET} `, SECRET],
  ['after Bearer', `Bearer ${SECRET}`, SECRET],
  ['after Token, as for Plate Recognizer', `token ${SECRET}`, SECRET],
  ['after another scheme', `Basic ${SECRET}`, null],
  ['too short', SECRET.slice(1), null],
  ['too long', `${SECRET}A`, null],
  ['with other signs', `${SECRET.slice(1)}!`, null],
  ['absent', undefined, null],
])('a key %s', (_how, header, secret) => {
  expect(secretOf(header)).toBe(secret);
});
