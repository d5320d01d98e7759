import { expect, it } from 'vitest';
import type { OfflineView } from '../contract/rules.ts';
import { SITE_PARTS } from '../contract/words.ts';
import { openedWeb } from '../../test/opened-web.ts';
import { visitor } from '../../test/web-visitor.ts';

it('says what happens while a part is down, and how the parts are', async () => {
  await using web = await openedWeb();
  const { cells, parts } = (await visitor(web).get('/api/offline')).body as OfflineView;
  expect(cells).toHaveLength(2 * SITE_PARTS.length);
  expect(parts).toEqual([{ part: 'reader', gateId: null, health: 'up', since: 0 }]);
});
