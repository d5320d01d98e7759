import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { systemClock } from '../clock.ts';
import { openPictureFiles } from '../store/picture-files.ts';
import { openSqliteStore } from '../store/sqlite-store.ts';
import { handSite } from '../../test/hand-site.ts';
import { codeOf } from '../../test/web-visitor.ts';
import { webLog } from './request-log.ts';
import { addRoutes } from './routes.ts';
import { createWebApp } from './web-app.ts';
import { neededFor, whoMay } from './who-may.ts';

const nobody = { signedIn: false, hasKey: false };
const person = { signedIn: true, hasKey: false };
const camera = { signedIn: false, hasKey: true };

describe('who may', () => {
  it.each([
    ['nothing', nobody, 'welcome'],
    ['link', nobody, 'welcome'],
    ['session', nobody, 'sign-in-needed'],
    ['session', person, 'welcome'],
    ['session', camera, 'sign-in-needed'],
    ['key', nobody, 'wrong-key'],
    ['key', person, 'wrong-key'],
    ['key', camera, 'welcome'],
    ['session-or-key', nobody, 'sign-in-needed'],
    ['session-or-key', person, 'welcome'],
    ['session-or-key', camera, 'welcome'],
    [null, { signedIn: true, hasKey: true }, 'not-allowed'],
  ] as const)('where %s is needed, %j is %s', (needed, caller, admission) => {
    expect(whoMay(needed, caller)).toBe(admission);
  });

  it('knows HEAD as GET and nothing by accident', () => {
    expect(neededFor('HEAD', '/api/passages')).toBe('session');
    expect(neededFor('PUT', '/api/permits/:id')).toBeNull();
    expect(neededFor('GET', '/api/forgotten')).toBeNull();
  });
});

it('has thought about every route that the server answers, and answers no other', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'smart-parking-routes-'));
  const store = await openSqliteStore({ folder });
  const pictures = await openPictureFiles({ folder });
  const app = await createWebApp({ clock: systemClock, log: webLog(pino({ level: 'silent' })), tls: null });
  try {
    const routes: string[] = [];
    app.addHook('onRoute', ({ method, url }) => {
      routes.push(...[method].flat().map((one) => `${one} ${url}`));
    });
    await addRoutes(app, {
      site: handSite({ pictures, store }),
      store,
      pictures,
      clock: systemClock,
      pageFolder: folder,
      timeZone: 'UTC',
      signIn: null,
    });
    app.get('/api/forgotten', () => 'personal');
    const address = await app.listen({ port: 0, host: '127.0.0.1' });

    const unknown = routes.filter((route) => {
      const [method = '', url = ''] = route.split(' ');
      return neededFor(method, url) === null;
    });
    expect(unknown).toEqual(['GET /api/forgotten']);
    expect(routes.length).toBeGreaterThan(35);

    const answer = await fetch(`${address}/api/forgotten`);
    expect(answer.status).toBe(403);
    expect(codeOf({ body: await answer.json() })).toBe('not-allowed');
  } finally {
    await app.close();
    await store.close();
    await rm(folder, { recursive: true });
  }
});
