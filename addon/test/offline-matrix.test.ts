import { describe, expect, it } from 'vitest';
import { DEFAULT_RULES } from '../src/access/default-rules.ts';
import type { OfflineView, OutageCell, Rules } from '../src/contract/rules.ts';
import { SITE_PARTS } from '../src/contract/words.ts';
import type { SitePart } from '../src/contract/words.ts';
import { withSiteOverHttp } from './site-over-http.ts';
import type { SiteOverHttp } from './site-over-http.ts';

const KNOWN = 'KA01AB1234';
const STRANGER = 'DL8CAF5031';
/** More than reading in vain, deciding, writing and raising the arm take. */
const ANSWER_MS = 15_000;
const HOUR_MS = 3_600_000;

/** What takes a part of the simulated site down. Home Assistant and a broker have no link to this site: it is always without. */
const TAKE_DOWN: Record<SitePart, (site: SiteOverHttp) => Promise<void>> = {
  reader: async (site) => {
    site.readerFails(true);
    // It is seen to be down once it has failed on a few pictures.
    await site.arrives('main', 'in', STRANGER);
    await site.pass(ANSWER_MS);
    await site.turnsAway('main', 'in');
  },
  camera: async (site) => {
    site.camera('main', 'in').lose(HOUR_MS);
    site.camera('main', 'out').lose(HOUR_MS);
    await site.pass(ANSWER_MS);
  },
  store: async (site) => {
    site.diskRefuses(true);
    // It is seen to refuse once something was to be written.
    await site.arrives('main', 'out', null);
    await site.pass(ANSWER_MS);
    await site.goesThrough('main', 'out');
    await site.pass(ANSWER_MS);
  },
  'home-assistant': () => Promise.resolve(),
  broker: () => Promise.resolve(),
  'barrier-link': async (site) => {
    site.barrier('main').trouble('link-lost');
    await site.pass(1_000);
  },
};

async function cellsOf(site: SiteOverHttp): Promise<readonly OutageCell[]> {
  return ((await site.ask('GET', 'api/offline')).body as OfflineView).cells;
}

async function verdictFor(
  site: SiteOverHttp,
  direction: 'in' | 'out',
  plate: string,
): Promise<string | null> {
  await site.arrives('main', direction, plate);
  await site.pass(ANSWER_MS);
  const decision = site.pipeline.state().recent.find(({ outcome }) => outcome === null)?.decision;
  // What the disk does not have is shown to nobody, so the arm tells.
  return decision?.verdict ?? (site.position('main') === 'open' ? 'open' : null);
}

describe('the table of what happens while a part is down', () => {
  it('has a cell for each part and direction, and exits open in every one that this program has a hand in', () =>
    withSiteOverHttp({}, async (site) => {
      const cells = await cellsOf(site);
      for (const part of SITE_PARTS) {
        expect(
          cells
            .filter((cell) => cell.part === part)
            .map(({ direction }) => direction)
            .sort(),
        ).toEqual(['in', 'out']);
      }
      const out = cells.filter(({ direction }) => direction === 'out');
      expect(new Set(out.map(({ effect }) => effect))).toEqual(new Set(['opens', 'device-alone']));
      expect(out.filter(({ effect }) => effect === 'device-alone').map(({ part }) => part)).toEqual([
        'barrier-link',
      ]);
      expect(out.some(({ editable }) => editable)).toBe(false);
    }));

  it.each(SITE_PARTS.filter((part) => part !== 'barrier-link'))(
    'a vehicle gets out while the part is down: %s',
    (part) =>
      withSiteOverHttp({}, async (site) => {
        await TAKE_DOWN[part](site);
        await site.arrives('main', 'out', STRANGER);
        await site.pass(ANSWER_MS);
        expect(site.position('main')).toBe('open');
      }),
  );

  it('a vehicle that wants out over a lost link is opened for as soon as the link is back, and the device opens by itself before', () =>
    withSiteOverHttp({}, async (site) => {
      await TAKE_DOWN['barrier-link'](site);
      await site.arrives('main', 'out', STRANGER);
      await site.pass(ANSWER_MS);
      site.barrier('main').trouble(null);
      await site.pass(ANSWER_MS);
      expect(site.position('main')).toBe('open');
    }));

  it.each(['reader', 'camera'] as const)(
    'who wants in is answered as the table says while the part is down: %s',
    async (part) => {
      for (const [answer, effect, verdict] of [
        ['ask', 'asks', 'ask'],
        ['refuse', 'refuses', 'refuse'],
        ['let-in', 'opens', 'open'],
      ] as const) {
        await withSiteOverHttp({ permits: [KNOWN] }, async (site) => {
          const rules: Rules = {
            ...DEFAULT_RULES,
            outages: { ...DEFAULT_RULES.outages, [part]: { answer, hours: null } },
          };
          expect((await site.ask('PUT', 'api/rules', { version: 0, rules })).status).toBe(200);
          await TAKE_DOWN[part](site);
          expect(await verdictFor(site, 'in', KNOWN)).toBe(verdict);
          expect(await cellsOf(site)).toContainEqual({ part, direction: 'in', effect, editable: true });
        });
      }
    },
  );

  it('lets nobody in while nothing can be written, and answers when the disk takes it again', () =>
    withSiteOverHttp({ permits: [KNOWN] }, async (site) => {
      await TAKE_DOWN.store(site);
      await site.arrives('main', 'in', KNOWN);
      await site.pass(ANSWER_MS);
      expect(site.position('main')).toBe('closed');
      expect(await cellsOf(site)).toContainEqual({
        part: 'store',
        direction: 'in',
        effect: 'asks',
        editable: false,
      });
      site.diskRefuses(false);
      await site.pass(ANSWER_MS);
      expect(site.position('main')).toBe('open');
    }));

  it('shows who waits although the disk takes nothing, without a decision, and a person can open', () =>
    withSiteOverHttp({ permits: [KNOWN] }, async (site) => {
      await TAKE_DOWN.store(site);
      expect((await site.view()).gates[0]?.passages).toEqual([]);
      await site.arrives('main', 'in', KNOWN);
      await site.pass(ANSWER_MS);
      const [waits, ...others] = (await site.view()).gates[0]?.passages ?? [];
      expect(others).toEqual([]);
      expect(waits).toMatchObject({ direction: 'in', phase: 'reading', plate: KNOWN, decision: null });
      expect(site.shownTooEarly).toEqual([]);

      const order = (command: string) => site.ask('POST', 'api/gates/main/command', { command });
      expect((await order('let-in-once')).body).toMatchObject({ error: { code: 'store-down' } });
      expect((await order('open')).status).toBe(204);
      await site.pass(ANSWER_MS);
      expect(site.position('main')).toBe('open');
      await site.goesThrough('main', 'in');
      const { gates, today, occupied } = await site.view();
      expect([gates[0]?.passages, today, occupied]).toEqual([[], [], 0]);

      site.diskRefuses(false);
      await site.pass(ANSWER_MS);
      expect(await site.view()).toMatchObject({
        today: [{ id: waits?.id, outcome: 'entered', decision: { verdict: 'open' } }, { outcome: 'left' }],
        occupied: 1,
      });
    }));

  it('shows what was decided about who waits once the disk has it', () =>
    withSiteOverHttp({}, async (site) => {
      await TAKE_DOWN.store(site);
      await site.arrives('main', 'in', STRANGER);
      await site.pass(ANSWER_MS);
      expect((await site.view()).gates[0]?.passages).toMatchObject([{ decision: null }]);
      site.diskRefuses(false);
      await site.pass(ANSWER_MS);
      expect((await site.view()).gates[0]?.passages).toMatchObject([
        { phase: 'decided', decision: { verdict: 'refuse' } },
      ]);
    }));

  it('goes on to show who waited before the disk refused as the disk has it', () =>
    withSiteOverHttp({}, async (site) => {
      await site.arrives('main', 'in', STRANGER);
      await site.pass(ANSWER_MS);
      const before = (await site.view()).gates[0]?.passages;
      expect(before).toMatchObject([{ decision: { verdict: 'refuse' } }]);
      site.diskRefuses(true);
      await site.pass(ANSWER_MS);
      expect((await site.view()).gates[0]?.passages).toEqual(before);
      await site.turnsAway('main', 'in');
      expect((await site.view()).gates[0]?.passages).toEqual([]);
      site.diskRefuses(false);
      await site.pass(ANSWER_MS);
    }));

  it.each(['home-assistant', 'broker'] as const)(
    'changes nothing for who wants in without the part: %s',
    (part) =>
      withSiteOverHttp({ permits: [KNOWN] }, async (site) => {
        expect(await verdictFor(site, 'in', KNOWN)).toBe('open');
        expect(await cellsOf(site)).toContainEqual({
          part,
          direction: 'in',
          effect: 'as-usual',
          editable: false,
        });
      }),
  );

  it('moves nothing from here over a lost link, and says so', () =>
    withSiteOverHttp({ permits: [KNOWN] }, async (site) => {
      await TAKE_DOWN['barrier-link'](site);
      expect((await site.ask('POST', 'api/gates/main/command', { command: 'open' })).body).toMatchObject({
        error: { code: 'link-lost' },
      });
      const { parts, cells } = (await site.ask('GET', 'api/offline')).body as OfflineView;
      expect(parts).toContainEqual(
        expect.objectContaining({ part: 'barrier-link', gateId: 'main', health: 'down' }),
      );
      expect(cells).toContainEqual({
        part: 'barrier-link',
        direction: 'in',
        effect: 'device-alone',
        editable: false,
      });
    }));

  it('tells which parts are down and when they are back', () =>
    withSiteOverHttp({}, async (site) => {
      const health = async (part: SitePart): Promise<string | undefined> =>
        ((await site.ask('GET', 'api/offline')).body as OfflineView).parts.find((each) => each.part === part)
          ?.health;
      expect(await health('reader')).toBe('up');
      expect(await health('broker')).toBe('absent');
      await TAKE_DOWN.reader(site);
      expect(await health('reader')).toBe('down');
      site.readerFails(false);
      await site.arrives('main', 'in', STRANGER);
      await site.pass(ANSWER_MS);
      expect(await health('reader')).toBe('up');
    }));
});
