import { expect, it } from 'vitest';
import { isSafeAddress } from './safe-address.ts';

it.each([
  'https://api.platerecognizer.com/v1/plate-reader/',
  'https://192.168.1.5:8443/readnumberplate',
  'http://127.0.0.1:8080/alpr',
  'http://127.8.9.10/alpr',
  'http://localhost:8080/alpr',
  'http://[::1]:8080/alpr',
])('a picture and a key may be sent to %s', (address) => {
  expect(isSafeAddress(address)).toBe(true);
});

it.each([
  'http://192.168.1.5:8080/alpr',
  'http://api.platerecognizer.com/v1/plate-reader/',
  'http://localhost.example.com/',
  'http://127.example.com/',
  'http://[::2]/',
  'ftp://127.0.0.1/',
  'https://user@example.com/',
  'https://:password@example.com/',
  'https://example.com/read?key=s3cret',
  'https://example.com/read?',
  'https://example.com/read#s3cret',
  'example.com',
  '',
])('neither may be sent to %s', (address) => {
  expect(isSafeAddress(address)).toBe(false);
});
