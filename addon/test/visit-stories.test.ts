import { describe, expect, it } from 'vitest';
import type { ConfusionView, CorrectionView, VisitPage, VisitView } from '../src/contract/visits.ts';
import { withSiteOverHttp } from './site-over-http.ts';
import type { SiteOverHttp } from './site-over-http.ts';
import { ANSWER_MS, comes, makePermit, must, newest } from './story-steps.ts';

const ASHA = 'KA01AB1234';
const BALA = 'MH12DE1433';
const CHITRA = 'DL8CAF5031';
const MINUTE_MS = 60_000;

async function visits(site: SiteOverHttp, query = ''): Promise<readonly VisitView[]> {
  return ((await must(site.ask('GET', `api/visits${query}`), 200)) as VisitPage).visits;
}

async function visitOf(site: SiteOverHttp, plate: string | null): Promise<VisitView> {
  const visit = (await visits(site)).find((each) => each.plate === plate);
  if (visit === undefined) throw new Error(`no visit of ${String(plate)}`);
  return visit;
}

async function correct(site: SiteOverHttp, correction: object): Promise<CorrectionView> {
  return (await must(site.ask('POST', 'api/visits/corrections', correction), 201)) as CorrectionView;
}

async function residents(site: SiteOverHttp, ...plates: readonly string[]): Promise<void> {
  for (const plate of plates) await makePermit(site, { holder: `Home of ${plate}`, plates: [plate] });
}

describe('a visit', () => {
  it('is open while the vehicle is inside, then lasts from entry to exit, with who came in by which permit', () =>
    withSiteOverHttp({}, async (site) => {
      await residents(site, ASHA);
      await comes(site, ASHA);
      const [open] = await visits(site, '?open=true');
      expect(open).toMatchObject({ plate: ASHA, holder: `Home of ${ASHA}`, leftAt: null, reviewed: true });
      await site.pass(20 * MINUTE_MS);
      await comes(site, ASHA, 'out');
      const [ended] = await visits(site);
      expect(ended).toMatchObject({ id: open?.id, pairedBy: 'plate', anomalies: [], entryGateId: 'main' });
      const lasted = (ended?.leftAt ?? 0) - (ended?.enteredAt ?? 0);
      expect(lasted).toBeGreaterThan(20 * MINUTE_MS);
      expect(lasted).toBeLessThan(21 * MINUTE_MS);
      expect(await visits(site, '?open=true')).toEqual([]);
    }));

  it('of a misread exit is paired with the plate that is nearest and marked, and a correction teaches what this gate confuses', () =>
    withSiteOverHttp({}, async (site) => {
      await residents(site, ASHA, BALA);
      await comes(site, ASHA);
      await comes(site, BALA);
      await comes(site, 'KA01A81234', 'out');
      const [waiting] = await visits(site, '?review=waiting');
      expect(waiting).toMatchObject({
        plate: ASHA,
        exitPlate: 'KA01A81234',
        pairedBy: 'similar-plate',
        anomalies: ['plates-differ'],
      });
      await correct(site, { kind: 'correct-plate', visitId: waiting?.id, plate: ASHA });
      expect(await visits(site, '?review=waiting')).toEqual([]);
      const confusions = (await must(site.ask('GET', 'api/confusions?gate=main'), 200)) as ConfusionView[];
      expect(confusions).toMatchObject([
        { gateId: 'main', corrections: 1, characters: [{ read: '8', meant: 'B', count: 1 }] },
      ]);
    }));

  it('of an unread exit waits for a person while two were inside, who merges it, takes that back, and merges it again', () =>
    withSiteOverHttp({}, async (site) => {
      await residents(site, ASHA, BALA);
      await comes(site, ASHA);
      await comes(site, BALA);
      await comes(site, null, 'out');
      const [unread] = await visits(site, '?review=waiting');
      expect(unread).toMatchObject({ plate: null, enteredAt: null, anomalies: ['unread-exit'] });
      const asha = await visitOf(site, ASHA);
      const merge = { kind: 'merge', entryVisitId: asha.id, exitVisitId: unread?.id };
      const correction = await correct(site, merge);
      expect(await visitOf(site, ASHA)).toMatchObject({ leftAt: unread?.leftAt, pairedBy: 'person' });
      expect(await visits(site, '?review=waiting')).toEqual([]);
      await must(site.ask('POST', `api/visits/corrections/${correction.id}/undo`), 200);
      expect(await visits(site, '?review=waiting')).toMatchObject([{ id: unread?.id }]);
      expect(await visitOf(site, ASHA)).toEqual({ ...asha, suggestions: [] });
      expect((await site.ask('POST', `api/visits/corrections/${correction.id}/undo`)).body).toMatchObject({
        error: { code: 'already-undone' },
      });
      await correct(site, merge);
      // What is inside decides who may come: Asha has left, and comes in as a new visit.
      await site.pass(MINUTE_MS);
      await comes(site, ASHA);
      expect((await visits(site, '?open=true')).map(({ plate }) => plate).sort()).toEqual([ASHA, BALA]);
      const kept = (await must(site.ask('GET', 'api/visits/corrections'), 200)) as CorrectionView[];
      expect(kept.map(({ kind, undone }) => [kind, undone === null])).toEqual([
        ['merge', true],
        ['merge', false],
      ]);
    }));

  it('of an exit that nobody had seen come in can be corrected to a plate, split and closed, each with what stands against it', () =>
    withSiteOverHttp({}, async (site) => {
      await residents(site, ASHA);
      await comes(site, CHITRA, 'out');
      const [stray] = await visits(site, '?review=waiting');
      expect(stray).toMatchObject({ plate: CHITRA, anomalies: ['exit-without-entry'] });
      await must(site.ask('POST', 'api/visits/corrections', { kind: 'split', visitId: stray?.id }), 409);
      await must(
        site.ask('POST', 'api/visits/corrections', { kind: 'close', visitId: stray?.id, leftAt: 1 }),
        409,
      );
      await must(site.ask('POST', 'api/visits/corrections', { kind: 'confirm', visitId: 'nobody' }), 404);
      await must(
        site.ask('POST', 'api/visits/corrections', {
          kind: 'correct-plate',
          visitId: stray?.id,
          plate: 'A'.repeat(300),
        }),
        400,
      );
      await correct(site, { kind: 'correct-plate', visitId: stray?.id, plate: BALA });
      expect(await visitOf(site, BALA)).toMatchObject({ id: stray?.id, reviewed: true });
      await comes(site, ASHA);
      const inside = await visitOf(site, ASHA);
      await correct(site, { kind: 'close', visitId: inside.id, leftAt: (inside.enteredAt ?? 0) + 1 });
      expect(await visits(site, '?open=true')).toEqual([]);
    }));

  it('of a vehicle that comes in twice ends when it comes again, and is to be reviewed', () =>
    withSiteOverHttp({}, async (site) => {
      await residents(site, ASHA);
      await comes(site, ASHA);
      await site.waits(60 * MINUTE_MS);
      await site.arrives('main', 'in', ASHA);
      await site.pass(ANSWER_MS);
      await must(site.ask('POST', 'api/gates/main/command', { command: 'let-in-once' }), 204);
      await site.pass(ANSWER_MS);
      await site.goesThrough('main', 'in');
      await site.pass(ANSWER_MS);
      expect((await newest(site)).outcome).toBe('entered');
      const [second, first] = await visits(site);
      expect(second).toMatchObject({ plate: ASHA, leftAt: null });
      expect(first).toMatchObject({ plate: ASHA, exitPassageId: null, anomalies: ['entered-twice'] });
      expect(first?.leftAt).toBe(second?.enteredAt);
      expect(await must(site.ask('GET', 'api/visits/review'), 200)).toEqual({ waiting: 1 });
    }));

  it('is found by a part of its plate and by its day, and is exported as CSV', () =>
    withSiteOverHttp({}, async (site) => {
      await residents(site, ASHA, BALA);
      await comes(site, ASHA);
      await site.waits(24 * 60 * MINUTE_MS);
      await comes(site, BALA);
      expect((await visits(site, '?plate=1b12')).map(({ plate }) => plate)).toEqual([]);
      expect((await visits(site, '?plate=ab12')).map(({ plate }) => plate)).toEqual([ASHA]);
      expect((await visits(site, '?from=2026-11-24')).map(({ plate }) => plate)).toEqual([BALA]);
      expect((await visits(site, '?to=2026-11-23')).map(({ plate }) => plate)).toEqual([ASHA]);
      const { status, text } = await site.ask('GET', 'api/visits.csv');
      expect(status).toBe(200);
      const [header, first, second] = text.trim().split('\r\n');
      expect(header).toContain('plate');
      expect(first).toContain(ASHA);
      expect(first).toContain('2026-11-23T08:00');
      expect(second).toContain(BALA);
    }));
});
