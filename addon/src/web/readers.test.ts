import { pino } from 'pino';
import { expect, it } from 'vitest';
import { answers } from '../../test/recognition-service.ts';
import { KEY, passageOf, platesToldAs, readersUnderTest } from '../../test/readers-under-test.ts';
import { systemClock } from '../clock.ts';
import type { ReaderView } from '../contract/readers.ts';
import { addReadersRoute } from './readers.ts';
import { webLog } from './request-log.ts';
import { createWebApp } from './web-app.ts';

it('tells who reads plates, how each fares and what it costs, and neither keys nor addresses', async () => {
  const site = await readersUnderTest();
  site.first.behave(answers({ detail: `Invalid token ${KEY}.` }, 403));
  site.second.behave(answers(platesToldAs('KA01AB1234')));
  const readers = await site.open([
    site.remote(site.first),
    site.remote(site.second),
    site.remote(site.second, { name: 'beside', use: 'shadow', afterFrames: 1 }),
  ]);
  await readers.reader.read(site.picture, { passage: passageOf(10) });
  await site.untilCompared(1);

  const lines: string[] = [];
  const log = webLog(pino({ level: 'trace' }, { write: (line) => lines.push(line) }));
  const app = await createWebApp({ clock: systemClock, log, tls: null });
  addReadersRoute(app, { site: { readers: readers.views } });
  const { statusCode, body } = await app.inject({ url: '/api/readers' });
  await app.close();
  await readers.reader.close();
  await site.dispose();

  expect(statusCode).toBe(200);
  expect(JSON.parse(body) as readonly ReaderView[]).toMatchObject([
    { name: 'plates', role: 'local', state: 'working', budget: null },
    { name: 'first', role: 'when-unread', state: 'wrong-key', budget: { used: 1, perMonth: 100 } },
    { name: 'second', role: 'when-unread', state: 'working', trouble: null, budget: { used: 1 } },
    { name: 'beside', role: 'shadow', state: 'working', agreement: { frames: 1, onlyShadow: 1 } },
  ]);
  for (const secret of [KEY, site.keyFile, '/v1/plate-reader']) {
    expect(body + lines.join('')).not.toContain(secret);
  }
});
