import { describe, expect, it } from 'vitest';
import type { ParkingSettingsView } from '../src/contract/parking-settings.ts';
import type { ReconciliationView } from '../src/contract/reconciliation.ts';
import type { LossPage, StatisticsView } from '../src/contract/statistics.ts';
import type { CorrectionView } from '../src/contract/visits.ts';
import { withSiteOverHttp } from './site-over-http.ts';
import type { SiteOverHttp } from './site-over-http.ts';
import { comes, makePermit, must } from './story-steps.ts';

const ASHA = 'KA01AB1234';
const BALA = 'MH12DE1433';
const STRANGER = 'DL8CAF5031';
const MINUTE_MS = 60_000;
const SLOTS = ['a1', 'a2', 'a3', 'a4'].map((id) => ({ id }));

async function reconciliation(site: SiteOverHttp): Promise<ReconciliationView> {
  return (await must(site.ask('GET', 'api/reconciliation'), 200)) as ReconciliationView;
}

/** Two came in and parked; one of them left without anybody seeing it: its slot is empty, the count says two. */
async function oneLeftUnseen(site: SiteOverHttp): Promise<void> {
  await makePermit(site, { holder: 'Asha', plates: [ASHA] });
  await makePermit(site, { holder: 'Bala', plates: [BALA] });
  await comes(site, ASHA);
  site.slots.occupy('a1', true);
  await site.waits(5 * MINUTE_MS);
  await comes(site, BALA);
  site.slots.occupy('a2', true);
  await site.waits(30 * MINUTE_MS);
  expect(await reconciliation(site)).toMatchObject({ agree: true, witnesses: { lanes: 2, visits: 2 } });
  site.slots.occupy('a1', false);
  await site.waits(30 * MINUTE_MS);
}

describe('the count', () => {
  it('that slots and lanes do not agree on is explained, put right with one tap, and the tap can be taken back', () =>
    withSiteOverHttp({ capacity: 4, slots: SLOTS }, async (site) => {
      await oneLeftUnseen(site);
      const view = await reconciliation(site);
      expect(view).toMatchObject({
        agree: false,
        witnesses: { lanes: 2, visits: 2, slots: { least: 1, most: 1 } },
      });
      const [first] = view.explanations;
      expect(first?.remedy).toMatchObject({ countDelta: -1 });
      const after = (await must(
        site.ask('POST', 'api/reconciliation', { explanationId: first?.id }),
        200,
      )) as ReconciliationView;
      expect(after).toMatchObject({ agree: true, witnesses: { lanes: 1, visits: 1 } });
      expect((await site.view()).occupied).toBe(1);
      await must(site.ask('POST', 'api/reconciliation', { explanationId: first?.id }), 409);
      const [kept] = (await must(site.ask('GET', 'api/visits/corrections'), 200)) as CorrectionView[];
      expect(kept).toMatchObject({ kind: 'reconcile', countDelta: -1, undone: null });
      await must(site.ask('POST', `api/visits/corrections/${kept?.id ?? ''}/undo`), 200);
      expect(await reconciliation(site)).toMatchObject({ witnesses: { lanes: 2, visits: 2 } });
      expect((await site.view()).occupied).toBe(2);
    }));

  it('can be said by who counted on foot', () =>
    withSiteOverHttp({ capacity: 4 }, async (site) => {
      const view = (await must(
        site.ask('POST', 'api/reconciliation', { count: 3 }),
        200,
      )) as ReconciliationView;
      expect(view.witnesses.lanes).toBe(3);
      expect((await site.view()).occupied).toBe(3);
      await must(site.ask('POST', 'api/reconciliation', { count: -1 }), 400);
      await must(site.ask('POST', 'api/reconciliation', { count: 1e9 }), 400);
      await must(site.ask('POST', 'api/reconciliation', { count: 1, explanationId: 'x' }), 400);
    }));

  it('that two people put right at once is put right once', () =>
    withSiteOverHttp({ capacity: 4, slots: SLOTS }, async (site) => {
      await oneLeftUnseen(site);
      const explanationId = (await reconciliation(site)).explanations[0]?.id;
      const answers = await Promise.all([
        site.ask('POST', 'api/reconciliation', { explanationId }),
        site.ask('POST', 'api/reconciliation', { explanationId }),
      ]);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
      await Promise.all([
        must(site.ask('POST', 'api/reconciliation', { count: 3 }), 200),
        must(site.ask('POST', 'api/reconciliation', { count: 3 }), 200),
      ]);
      expect((await reconciliation(site)).witnesses).toMatchObject({ lanes: 3, visits: 3 });
      expect(await site.store.occupancy.count()).toBe(3);
    }));

  it('that is put right while the disk refuses is on disk as it is told once the disk works, also when somebody left meanwhile', () =>
    withSiteOverHttp({ capacity: 4 }, async (site) => {
      await makePermit(site, { holder: 'Asha', plates: [ASHA] });
      await comes(site, ASHA);
      site.diskRefuses(true);
      const storeDown = { status: 409, body: { error: { code: 'store-down' } } };
      expect(await site.ask('POST', 'api/reconciliation', { count: 3 })).toMatchObject(storeDown);
      expect((await site.view()).occupied).toBe(1);
      await site.arrives('main', 'out', ASHA);
      await site.pass(MINUTE_MS);
      await site.goesThrough('main', 'out');
      expect(await site.ask('POST', 'api/reconciliation', { count: 0 })).toMatchObject(storeDown);
      site.diskRefuses(false);
      await site.pass(MINUTE_MS);
      expect((await site.view()).occupied).toBe(2);
      expect(await site.store.occupancy.count()).toBe(2);
      expect(await site.store.visits.open()).toHaveLength(2);
    }));

  it('is put right at the quiet hour by itself where the site wants it, and not where it does not', () =>
    withSiteOverHttp({ capacity: 4, slots: SLOTS }, async (site) => {
      await oneLeftUnseen(site);
      await site.waits(20 * 60 * MINUTE_MS);
      expect((await reconciliation(site)).agree).toBe(false);
      const { version, settings } = (await must(
        site.ask('GET', 'api/parking-settings'),
        200,
      )) as ParkingSettingsView;
      const reconciliationAt = { automatic: true, at: '03:30', quietMinutes: 10 };
      await must(
        site.ask('PUT', 'api/parking-settings', {
          version,
          settings: { ...settings, reconciliation: reconciliationAt },
        }),
        200,
      );
      await site.waits(24 * 60 * MINUTE_MS);
      expect(await reconciliation(site)).toMatchObject({ agree: true, witnesses: { lanes: 1, visits: 1 } });
      const [kept] = (await must(site.ask('GET', 'api/visits/corrections'), 200)) as CorrectionView[];
      expect(kept?.kind).toBe('reconcile');
      expect(new Date(kept?.at ?? 0).toISOString()).toMatch(/T22:[0-5]\d/);
    }));
});

describe('statistics', () => {
  it('tell how far those came who wanted in, with each loss, its picture and why', () =>
    withSiteOverHttp({}, async (site) => {
      await makePermit(site, { holder: 'Asha', plates: [ASHA] });
      await comes(site, ASHA);
      await comes(site, STRANGER);
      await comes(site, null);
      await site.waits(MINUTE_MS);
      const view = (await must(
        site.ask('GET', 'api/statistics?from=2026-11-23&to=2026-11-23'),
        200,
      )) as StatisticsView;
      expect(view.funnel).toMatchObject([
        { gateId: 'main', counts: { arrived: 3, picture: 3, settled: 2, matched: 1, opened: 1 } },
      ]);
      expect(view.days).toMatchObject([{ day: '2026-11-23', entered: 1, left: 0, most: 1 }]);
      const { losses } = (await must(
        site.ask('GET', 'api/statistics/losses?from=2026-11-23&to=2026-11-23'),
        200,
      )) as LossPage;
      expect(losses).toHaveLength(2);
      for (const { passage } of losses) expect(passage.picture).not.toBeNull();
      expect(losses.map(({ reason }) => reason)).toContainEqual({ stage: 'matched', why: 'no-permit' });
    }));

  it('know that a day has 23 or 25 hours where the clocks change', () =>
    withSiteOverHttp(
      { timeZone: 'Europe/Berlin', startsAt: Date.parse('2026-03-29T00:30:00+01:00') },
      async (site) => {
        await makePermit(site, { holder: 'Asha', plates: [ASHA] });
        await comes(site, ASHA);
        await site.waits(26 * 60 * MINUTE_MS);
        const view = (await must(
          site.ask('GET', 'api/statistics?from=2026-03-29&to=2026-03-29'),
          200,
        )) as StatisticsView;
        const sunday = view.occupancy[6] ?? [];
        expect(sunday[1]).toBeCloseTo(1);
        // From 2:00 the clocks went to 3:00.
        expect(sunday[2]).toBeNull();
        expect(sunday[3]).toBeCloseTo(1);
      },
    ));
});
