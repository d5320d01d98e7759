import { describe, expect, it } from 'vitest';
import type { NoticeLinks, NoticePage, NoticeView } from '../src/contract/notices.ts';
import type { ParkingSettings, ParkingSettingsView } from '../src/contract/parking-settings.ts';
import type { PermitView } from '../src/contract/permits.ts';
import { withSiteOverHttp } from './site-over-http.ts';
import type { HttpAnswer, SiteOverHttp } from './site-over-http.ts';
import { ANSWER_MS, changeRules, comes, makePermit, must, newest, withPolicy } from './story-steps.ts';

const ASHA = 'KA01AB1234';
const BALA = 'MH12DE1433';
const STRANGER = 'DL8CAF5031';
const MINUTE_MS = 60_000;

async function openNotices(site: SiteOverHttp): Promise<readonly NoticeView[]> {
  return ((await must(site.ask('GET', 'api/notices?open=true'), 200)) as NoticePage).notices;
}

async function settings(site: SiteOverHttp, change: Partial<ParkingSettings>): Promise<void> {
  const { version, settings: before } = (await must(
    site.ask('GET', 'api/parking-settings'),
    200,
  )) as ParkingSettingsView;
  await must(site.ask('PUT', 'api/parking-settings', { version, settings: { ...before, ...change } }), 200);
}

/** A stranger stands at the gate, and people are asked. */
async function strangerWaits(site: SiteOverHttp): Promise<NoticeView> {
  await changeRules(site, withPolicy({ unknownPlate: { answer: 'ask', hours: null } }));
  await site.arrives('main', 'in', STRANGER);
  await site.pass(MINUTE_MS);
  const [notice] = await openNotices(site);
  if (notice === undefined) throw new Error('nobody was told');
  return notice;
}

async function linkOf(site: SiteOverHttp, notice: NoticeView, answer: string): Promise<string> {
  const { links } = (await must(site.ask('POST', `api/notices/${notice.id}/links`), 201)) as NoticeLinks;
  const path = links.find((each) => each.answer === answer)?.path;
  if (path === undefined) throw new Error(`no link for ${answer}`);
  return path;
}

describe('an unknown plate that waits', () => {
  it('is told with its picture and what can be answered, and the notice ends when it goes away', () =>
    withSiteOverHttp({}, async (site) => {
      const notice = await strangerWaits(site);
      expect(notice).toMatchObject({
        subject: { kind: 'unknown-waiting', gateId: 'main', plate: STRANGER },
        answers: ['once', 'today', 'always', 'refuse', 'block'],
        endedAt: null,
      });
      expect(notice.picture).toMatch(/^pictures\//);
      expect((await site.view()).notices).toMatchObject([{ id: notice.id }]);
      await site.turnsAway('main', 'in');
      await site.pass(MINUTE_MS);
      expect(await openNotices(site)).toEqual([]);
      await must(site.ask('POST', `api/notices/${notice.id}/answer`, { answer: 'once' }), 409);
    }));

  it.each([
    ['once', 'entered', []],
    [
      'today',
      'entered',
      [{ kind: 'allow', plates: [STRANGER], validUntil: Date.parse('2026-11-24T00:00:00+05:30') }],
    ],
    ['always', 'entered', [{ kind: 'allow', plates: [STRANGER], validUntil: null }]],
    ['refuse', 'refused', []],
    ['block', 'refused', [{ kind: 'block', plates: [STRANGER] }]],
  ] as const)('answered "%s" is %s', (answer, outcome, permits) =>
    withSiteOverHttp({}, async (site) => {
      const notice = await strangerWaits(site);
      await must(site.ask('POST', `api/notices/${notice.id}/answer`, { answer }), 204);
      await site.pass(ANSWER_MS);
      if (site.position('main') === 'open') await site.goesThrough('main', 'in');
      else await site.turnsAway('main', 'in');
      await site.pass(ANSWER_MS);
      expect((await newest(site)).outcome).toBe(outcome);
      expect((await must(site.ask('GET', 'api/permits'), 200)) as PermitView[]).toMatchObject(permits);
      expect(await openNotices(site)).toEqual([]);
      const { notices } = (await must(site.ask('GET', 'api/notices'), 200)) as NoticePage;
      expect(notices).toMatchObject([{ id: notice.id, handled: { answer } }]);
    }),
  );

  it('is let in by a link that asks once more, works once, and takes the others of its notice with it', () =>
    withSiteOverHttp({}, async (site) => {
      const notice = await strangerWaits(site);
      const once = await linkOf(site, notice, 'once');
      const always = await linkOf(site, notice, 'always');
      const shown = await site.ask('GET', once);
      expect(shown.status).toBe(200);
      expect(shown.text).toContain(STRANGER);
      await site.pass(ANSWER_MS);
      expect(site.position('main')).toBe('closed');
      expect((await site.ask('POST', once)).status).toBe(200);
      await site.pass(ANSWER_MS);
      expect(site.position('main')).toBe('open');
      await must(site.ask('POST', once), 410);
      await must(site.ask('POST', always), 410);
      expect(await must(site.ask('GET', 'api/permits'), 200)).toEqual([]);
    }));

  it('is not let in by a link that is over, forged, or of a vehicle that has gone', () =>
    withSiteOverHttp({}, async (site) => {
      await settings(site, { answersEndAfterMinutes: 5 });
      const notice = await strangerWaits(site);
      const once = await linkOf(site, notice, 'once');
      const always = await linkOf(site, notice, 'always');
      const tried: HttpAnswer[] = [];
      const middle = Math.floor((once.length + 'answer/'.length) / 2);
      const other = once[middle] === 'A' ? 'B' : 'A';
      tried.push(await site.ask('POST', `${once.slice(0, middle)}${other}${once.slice(middle + 1)}`));
      tried.push(await site.ask('POST', once.slice(0, -1)));
      tried.push(await site.ask('POST', 'answer/nothing'));
      expect(tried.map(({ status }) => status)).toEqual([404, 404, 404]);
      await site.turnsAway('main', 'in');
      await site.pass(MINUTE_MS);
      await site.arrives('main', 'in', BALA);
      await site.pass(ANSWER_MS);
      await must(site.ask('POST', once), 410);
      await site.waits(6 * MINUTE_MS);
      await must(site.ask('POST', always), 410);
      expect(site.position('main')).toBe('closed');
      expect(await must(site.ask('GET', 'api/permits'), 200)).toEqual([]);
    }));
});

describe('a notice', () => {
  it('of a full site comes with the last place and goes when there is room again', () =>
    withSiteOverHttp({ capacity: 1 }, async (site) => {
      await makePermit(site, { holder: 'Asha', plates: [ASHA] });
      await comes(site, ASHA);
      expect(await openNotices(site)).toMatchObject([{ subject: { kind: 'full', capacity: 1 } }]);
      await comes(site, ASHA, 'out');
      await site.waits(10 * MINUTE_MS);
      expect(await openNotices(site)).toEqual([]);
    }));

  it('of an overstay comes when the time of the group is over, is put aside by a person, and is not raised again', () =>
    withSiteOverHttp({}, async (site) => {
      await makePermit(site, { holder: 'Asha', plates: [ASHA] });
      await makePermit(site, { holder: 'Bala', group: 'visitor', plates: [BALA] });
      await settings(site, { overstay: [{ group: 'visitor', minutes: 120 }] });
      await comes(site, ASHA);
      await comes(site, BALA);
      await site.waits(119 * MINUTE_MS);
      expect(await openNotices(site)).toEqual([]);
      await site.waits(2 * MINUTE_MS);
      const [notice] = await openNotices(site);
      expect(notice).toMatchObject({ subject: { kind: 'overstay', plate: BALA, minutes: 120 } });
      await must(site.ask('POST', `api/notices/${notice?.id ?? ''}/aside`), 204);
      await site.waits(60 * MINUTE_MS);
      expect(await openNotices(site)).toEqual([]);
    }));

  it('of a gate left open comes, and kinds that are muted do not', () =>
    withSiteOverHttp({}, async (site) => {
      await must(site.ask('POST', 'api/gates/main/command', { command: 'open' }), 204);
      await site.pass(ANSWER_MS);
      site.sensors('main').cover('beam', true);
      await site.waits(60 * MINUTE_MS);
      expect(await openNotices(site)).toMatchObject([{ subject: { kind: 'left-open', gateId: 'main' } }]);
      await settings(site, { muted: ['left-open'] });
      await site.pass(1_000);
      expect(await openNotices(site)).toEqual([]);
    }));
});
