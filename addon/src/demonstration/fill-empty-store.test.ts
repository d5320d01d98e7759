import { expect, it } from 'vitest';
import { parseOptions } from '../options.ts';
import { DEMONSTRATION_SITE } from '../simulation/demonstration-site.ts';
import { drawTruth } from '../simulation/true-reader.ts';
import { openSqliteStore } from '../store/sqlite-store.ts';
import { openPictureFiles } from '../store/picture-files.ts';
import { withFolder } from '../../test/site-under-test.ts';
import { fillEmptyStore } from './fill-empty-store.ts';

const NOW = Date.parse('2026-11-23T15:00:00+05:30');

const OPTIONS = parseOptions(
  {
    site: {
      timeZone: 'Asia/Kolkata',
      capacity: DEMONSTRATION_SITE.capacity,
      slots: [...DEMONSTRATION_SITE.slots],
    },
    gates: DEMONSTRATION_SITE.gates.map(({ id, name, directionRule, sensors }) => ({
      id,
      name,
      directionRule,
      sensors: [...sensors],
    })),
    simulation: {},
  },
  'the test',
);

it('writes a week into an empty store once, with a picture for every passage', () =>
  withFolder(async (folder) => {
    const store = await openSqliteStore({ folder });
    const pictures = await openPictureFiles({ folder });
    const fill = () => fillEmptyStore({ options: OPTIONS, store, pictures, now: NOW, draw: drawTruth });
    await fill();
    const { rows } = await store.passages.page({}, null, 200);
    expect(rows.length).toBeGreaterThan(100);
    for (const { pictureId } of rows) expect(await pictures.get(pictureId ?? '')).not.toBeNull();
    expect(await store.passages.underWay()).toEqual([]);
    expect(await store.visits.open()).toHaveLength(await store.occupancy.count());
    expect((await store.corrections.newest({}, 10)).length).toBeGreaterThan(0);
    const newest = await store.newestInstant();
    await fill();
    expect(await store.newestInstant()).toBe(newest);
    expect((await store.passages.page({}, null, 200)).rows).toEqual(rows);
    await store.close();
  }));
