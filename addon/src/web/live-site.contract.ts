import { describe, expect, it } from 'vitest';
import type { LiveSite } from './live-site.ts';

/** A running site with at least one gate, and a way to make something in its view change. */
export interface LiveSiteUnderTest {
  readonly site: LiveSite;
  readonly makeChange: () => void | Promise<void>;
  readonly close: () => Promise<void>;
}

/** What the web relies on, whoever runs the site. */
export function liveSiteContract(name: string, open: () => Promise<LiveSiteUnderTest>): void {
  describe(`${name} is a live site`, () => {
    async function withSite(story: (under: LiveSiteUnderTest) => Promise<void>): Promise<void> {
      const under = await open();
      try {
        await story(under);
      } finally {
        await under.close();
      }
    }

    it('has a view that can be sent as it is, with gates of different names', () =>
      withSite(({ site }) => {
        const view = site.view();
        expect(JSON.parse(JSON.stringify(view))).toEqual(view);
        expect(view.free).toBe(Math.max(0, view.capacity - view.occupied));
        expect(view.gates.length).toBeGreaterThan(0);
        expect(new Set(view.gates.map(({ id }) => id)).size).toBe(view.gates.length);
        return Promise.resolve();
      }));

    it('tells of changes once the view shows them, until nobody listens any more', () =>
      withSite(async ({ site, makeChange }) => {
        const before = site.view();
        let told = 0;
        const changed = new Promise<void>((resolve) => {
          const cancel = site.onChange(() => {
            told += 1;
            expect(site.view()).not.toEqual(before);
            cancel();
            cancel();
            resolve();
          });
        });
        await makeChange();
        await changed;
        await makeChange();
        expect(told).toBe(1);
      }));

    it('does not know gates that are not there', () =>
      withSite(async ({ site }) => {
        expect(await site.command('no such gate', 'open', 'in', 'a test')).toEqual({
          done: false,
          why: 'no-such-gate',
        });
      }));

    it('takes what is no picture as an answer, not as an error', () =>
      withSite(async ({ site }) => {
        const { result, pictureId } = await site.upload(Buffer.from('no picture'), null);
        expect(result.ok).toBe(false);
        expect(pictureId).toBeNull();
      }));

    it('can be told that permits changed', () =>
      withSite(async ({ site }) => {
        await expect(site.permitsChanged()).resolves.toBeUndefined();
      }));
  });
}
