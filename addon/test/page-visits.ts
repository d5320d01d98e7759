/** For stories told in a real browser: the built page, an API that the story writes, and whatever went wrong beside it. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { buildPage } from '../build-page.ts';
import type { SiteView } from '../src/contract/site-view.ts';
import { openBrowser } from './browser.ts';
import { jpegMaker } from './jpegs.ts';
import { type ApiScript, type PageServer, startPageServer } from './page-server.ts';
import { siteFixture } from './site-fixtures.ts';

export interface PageStory {
  readonly site?: SiteView;
  readonly api?: ApiScript;
  /** Where the visit begins, such as `#/history`. */
  readonly hash?: string;
  readonly screen?: BrowserContextOptions;
}

export interface PageVisit {
  readonly page: Page;
  /** `pictures/car` is a picture that it keeps. */
  readonly server: PageServer;
}

/**
 * Builds the page and opens a browser for the stories of one test file, and closes what each story opened. A story fails
 * when something went wrong in the browser that it did not want: an exception, a dialog, something that the policy blocked.
 */
export function pageVisits(): (story?: PageStory) => Promise<PageVisit> {
  let browser: Browser;
  let pageFolder: string;
  let picture: Uint8Array;
  const accidents: string[] = [];
  let server: PageServer | null = null;
  let context: BrowserContext | null = null;

  beforeAll(async () => {
    pageFolder = await mkdtemp(join(tmpdir(), 'smart-parking-page-'));
    await buildPage(pageFolder);
    browser = await openBrowser();
    picture = (await jpegMaker())('a car');
  });

  afterAll(async () => {
    await browser.close();
    await rm(pageFolder, { recursive: true, force: true });
  });

  afterEach(async () => {
    await context?.close();
    await server?.close();
    context = null;
    server = null;
    expect(accidents.splice(0)).toEqual([]);
  });

  return async (story = {}) => {
    const started = await startPageServer({
      pageFolder,
      site: story.site ?? siteFixture(),
      ...(story.api === undefined ? {} : { api: story.api }),
    });
    server = started;
    started.keepPicture('car', picture);
    context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...story.screen });
    const page = await context.newPage();
    page.setDefaultTimeout(15_000);
    page.on('pageerror', (error) => accidents.push(error.message));
    page.on('dialog', (dialog) => {
      accidents.push(`a browser dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on('console', (message) => {
      if (message.text().includes('Content Security Policy')) accidents.push(message.text());
    });
    await page.goto(`${started.url}${story.hash ?? ''}`);
    return { page, server: started };
  };
}
