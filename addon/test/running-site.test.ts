import { liveSiteContract } from '../src/web/live-site.contract.ts';
import { siteView } from '../src/web/site-view.ts';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSiteUnderTest } from './site-under-test.ts';

liveSiteContract('the pipeline', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'smart-parking-'));
  const site = await openSiteUnderTest({ folder });
  return {
    site: {
      ...site.pipeline,
      view: () => siteView(site.pipeline.state(), { clockSpeed: 1, simulated: true }),
    },
    // The first vehicle arrives within seconds.
    makeChange: () => site.clock.runFor(10_000),
    close: async () => {
      await site.stop();
      await rm(folder, { recursive: true });
    },
  };
});
