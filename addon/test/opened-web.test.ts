import { liveSiteContract } from '../src/web/live-site.contract.ts';
import { openedWeb } from './opened-web.ts';

liveSiteContract('The site moved by hand', async () => {
  const web = await openedWeb();
  let occupied = 0;
  return {
    site: web.site,
    makeChange: () => {
      occupied += 1;
      web.site.change({ occupied, free: 8 - occupied });
    },
    close: () => web[Symbol.asyncDispose](),
  };
});
