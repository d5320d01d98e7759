/** What the page takes to show that one slot of many has changed, in a real browser. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { buildPage } from '../build-page.ts';
import type { SiteView } from '../src/contract/site-view.ts';
import type { SlotDetails } from '../src/contract/slots.ts';
import { openBrowser } from '../test/browser.ts';
import { type PageServer, startPageServer } from '../test/page-server.ts';
import { rulesFixture } from '../test/permit-fixtures.ts';
import { keptSettings } from '../test/kept-settings.ts';
import { siteFixture } from '../test/site-fixtures.ts';
import { slotDetailsFixture } from '../test/slot-fixtures.ts';
import { quantile } from './share.ts';

const SLOTS = 500;
const CHANGES = 40;
const WARM_UP = 5;

/** Prints a line for the live page and one for that of slots; bar: 100 ms. */
export async function pageSlots(): Promise<void> {
  const pageFolder = await mkdtemp(join(tmpdir(), 'smart-parking-bench-page-'));
  const slots = Array.from({ length: SLOTS }, (_, index) => slotDetailsFixture(`P${index + 1}`));
  const settings = keptSettings();
  const lists = new Map<string, object>([
    ['GET api/slots', slots],
    ['GET api/promises', []],
    ['GET api/permits', []],
    ['GET api/rules', rulesFixture()],
  ]);
  try {
    await buildPage(pageFolder);
    const server = await startPageServer({
      pageFolder,
      site: siteOf(slots),
      api: (request) => {
        const body = lists.get(request.call);
        return body === undefined ? settings.api(request) : { status: 200, body };
      },
    });
    const browser = await openBrowser();
    try {
      for (const view of ['live', 'slots']) {
        const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
        await page.addInitScript({ content: TIMED_LISTENER });
        await page.goto(`${server.url}#/${view}`);
        await page
          .locator('slot-map .bay')
          .nth(SLOTS - 1)
          .waitFor();
        const times = await changes(page, server, slots);
        const [median, high] = [0.5, 0.95].map((part) => quantile(times, part).toFixed(1));
        console.log(
          `one of ${SLOTS} slots changes, page "${view}", from the message to the drawn frame: ${median} / ${high} ms (median / 95 %; bar 100 ms)`,
        );
        await page.close();
      }
    } finally {
      await browser.close();
      await server.close();
    }
  } finally {
    await rm(pageFolder, { recursive: true, force: true });
  }
}

/**
 * Runs in the page before it: times the listener of the site from when it is called until the frame after it is drawn, that is when
 * a task can run behind that frame.
 */
const TIMED_LISTENER = `{
  window.drawnMs = [];
  const { addEventListener } = EventSource.prototype;
  EventSource.prototype.addEventListener = function (name, listener) {
    addEventListener.call(this, name, name !== 'site' ? listener : (event) => {
      const from = performance.now();
      listener(event);
      requestAnimationFrame(() => setTimeout(() => drawnMs.push(performance.now() - from)));
    });
  };
}`;

const TAKEN = { state: 'taken', presence: 'present' } as const;

/** Milliseconds, one for each change. */
async function changes(
  page: Page,
  server: PageServer,
  slots: readonly SlotDetails[],
): Promise<readonly number[]> {
  await page.evaluate('drawnMs.length = 0');
  for (let round = 0; round < CHANGES; round += 1) {
    const index = (round * 37) % SLOTS;
    const plate = `KL${round + 10}`;
    server.show(siteOf(slots.with(index, slotDetailsFixture(`P${index + 1}`, { ...TAKEN, plate }))));
    await page
      .locator('slot-map .bay.taken')
      .getByText(plate, { exact: true })
      .waitFor({ state: 'attached' });
  }
  // The last of them may not have been drawn yet.
  await page.evaluate('new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)))');
  const times = await page.evaluate<readonly number[]>('drawnMs');
  return times.slice(WARM_UP);
}

function siteOf(slots: readonly SlotDetails[]): SiteView {
  return siteFixture({ capacity: SLOTS, occupied: 1, free: SLOTS - 1, slots });
}
