import { pino } from 'pino';
import { expect, it } from 'vitest';
import { webLog } from './request-log.ts';

it('hides what opens doors, should anybody ever log headers', () => {
  const lines: string[] = [];
  const log = webLog(pino({}, { write: (line) => lines.push(line) }));
  const headers = {
    authorization: 'the key',
    cookie: 'the session',
    'set-cookie': ['the session'],
    host: 'gate',
  };
  log.info({ headers }, 'one');
  log.info({ response: { headers } }, 'two');
  log.info(headers, 'three');
  expect(lines).toHaveLength(3);
  for (const line of lines) {
    expect(line).toContain('"room":"web"');
    expect(line).toContain('(hidden)');
    expect(line).toContain('gate');
    expect(line).not.toMatch(/the (key|session)/);
  }
});

it('names the route of a request, and not its address', () => {
  const lines: string[] = [];
  const log = webLog(pino({}, { write: (line) => lines.push(line) }));
  const req = { method: 'GET', url: '/api/passages?plate=BMW1234', routeOptions: { url: '/api/passages' } };
  log.info({ req }, 'asked');
  expect(lines.join('')).toContain('"req":{"method":"GET","route":"/api/passages"}');
  expect(lines.join('')).not.toContain('BMW');
});
