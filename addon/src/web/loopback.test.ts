import { expect, it } from 'vitest';
import { isLoopback, namesLoopback } from './loopback.ts';

it.each([
  ['127.0.0.1', true],
  ['127.9.9.9', true],
  ['::1', true],
  ['localhost', true],
  ['0.0.0.0', false],
  ['::', false],
  ['192.168.1.5', false],
  ['127.0.0.1.evil.example', false],
])('listening on %s stays on this machine: %s', (host, stays) => {
  expect(isLoopback(host)).toBe(stays);
});

it.each([
  ['localhost', true],
  ['LOCALHOST:8099', true],
  ['127.0.0.1:8099', true],
  ['[::1]:8099', true],
  ['[::1]', true],
  ['evil.example', false],
  ['localhost.evil.example:8099', false],
  ['127.0.0.1.nip.io', false],
  ['localhost:8099:80', false],
  ['localhost@evil.example', false],
  ['', false],
  [undefined, false],
])('Host %s names this machine: %s', (host, names) => {
  expect(namesLoopback(host)).toBe(names);
});
