/** For stories: a site whose vehicles, clock and disk are moved by hand, reached as people reach it, over real HTTP. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pino } from 'pino';
import { systemClock } from '../src/clock.ts';
import type { SiteView } from '../src/contract/site-view.ts';
import { openPictureFiles } from '../src/store/picture-files.ts';
import { openServer } from '../src/web/server.ts';
import { siteView } from '../src/web/site-view.ts';
import { webOptions } from '../src/web/web-options.ts';
import { openLanes } from './lanes-under-test.ts';
import type { LanesOptions, LanesUnderTest } from './lanes-under-test.ts';
import { withFolder } from './site-under-test.ts';

export interface HttpAnswer {
  readonly status: number;
  readonly text: string;
  /** The text as JSON, null when it is none. */
  readonly body: unknown;
}

export interface SiteOverHttp extends LanesUnderTest {
  /** @param body sent as JSON, or as it is when it is a text. */
  readonly ask: (method: string, path: string, body?: unknown, contentType?: string) => Promise<HttpAnswer>;
  /** What the live page is sent when it is opened now. */
  readonly view: () => Promise<SiteView>;
}

/** Opens the site and its server, plays the story, and ends both. */
export async function withSiteOverHttp(
  options: Omit<LanesOptions, 'folder'>,
  story: (site: SiteOverHttp) => Promise<void>,
): Promise<void> {
  await withFolder(async (folder) => {
    const lanes = await openLanes({ folder, ...options });
    const pageFolder = join(folder, 'page');
    await mkdir(pageFolder);
    await writeFile(join(pageFolder, 'index.html'), '<!doctype html><title>Smart Parking</title>');
    const server = await openServer({
      options: webOptions.parse({ port: 0 }),
      site: {
        ...lanes.pipeline,
        view: () => siteView(lanes.pipeline.state(), { clockSpeed: 1, simulated: true }),
      },
      store: lanes.store,
      pictures: await openPictureFiles({ folder }),
      clock: systemClock,
      log: pino({ level: 'silent' }),
      pageFolder,
      timeZone: lanes.pipeline.state().timeZone,
    });
    const { address } = server;
    const ask: SiteOverHttp['ask'] = async (method, path, body, contentType = 'application/json') => {
      const response = await fetch(`${address}/${path}`, {
        method,
        headers: { origin: address, ...(body !== undefined && { 'content-type': contentType }) },
        ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      });
      const text = await response.text();
      const isJson = response.headers.get('content-type')?.startsWith('application/json') === true;
      return { status: response.status, text, body: isJson ? (JSON.parse(text) as unknown) : null };
    };
    const view: SiteOverHttp['view'] = async () => {
      const response = await fetch(`${address}/api/live`);
      let text = '';
      for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
        text += chunk;
        if (text.includes('\n\n')) break;
      }
      return JSON.parse(/^data: (.*)$/m.exec(text)?.[1] ?? 'null') as SiteView;
    };
    await story({ ...lanes, ask, view });
    expectNothingShownTooEarly(lanes);
    await server.close();
    await lanes.stop();
  });
}

function expectNothingShownTooEarly({ shownTooEarly }: LanesUnderTest): void {
  if (shownTooEarly.length > 0) throw new Error('a decision was shown before it was on disk');
}
