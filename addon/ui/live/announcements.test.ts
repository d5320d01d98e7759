import { describe, expect, it } from 'vitest';
import type { GateView, PassageView } from '../../src/contract/site-view.ts';
import { FULL_SITE, noticeFixture } from '../../test/notice-fixtures.ts';
import {
  barrierFixture,
  decisionFixture,
  enteredFixture,
  gateFixture,
  passageFixture,
  SITE_NOW,
  siteFixture,
} from '../../test/site-fixtures.ts';
import { announcements } from './announcements.ts';

const site = (gate: Partial<GateView>, today: readonly PassageView[] = []) =>
  siteFixture({ gates: [gateFixture(gate)], today });

const arriving = passageFixture();
const decided = passageFixture({
  phase: 'opening',
  plate: 'KL01',
  decision: decisionFixture({ plate: 'KL01' }),
});

describe('what is read out', () => {
  it('is nothing when the page opens', () => {
    expect(announcements(null, site({ passages: [decided] }))).toEqual([]);
  });

  it('is an arrival', () => {
    expect(announcements(site({}), site({ passages: [arriving] }))).toEqual([
      'Main gate: a vehicle arrived.',
    ]);
  });

  it('is a decision, once', () => {
    const before = site({ passages: [arriving] });
    const after = site({ passages: [decided] });
    expect(announcements(before, after)).toEqual(['Main gate: KL01, open.']);
    expect(announcements(after, after)).toEqual([]);
  });

  it('is how it ended', () => {
    const end = enteredFixture({ id: decided.id, plate: 'KL01' });
    expect(announcements(site({ passages: [decided] }), site({ passages: [] }, [end]))).toEqual([
      'Main gate: KL01 entered.',
    ]);
  });

  it('is a fault when it begins', () => {
    const faulty = site({ barrier: barrierFixture({ position: 'stopped', fault: 'opens-late' }) });
    expect(announcements(site({}), faulty)).toEqual([
      'Main gate: The arm did not reach the top in time. Look whether something blocks it.',
    ]);
    expect(announcements(faulty, faulty)).toEqual([]);
  });

  it('is an alarm when it begins, beside those that there were', () => {
    const open = site({ barrier: barrierFixture({ alarms: ['left-open'] }) });
    const slow = site({ barrier: barrierFixture({ alarms: ['left-open', 'slow'] }) });
    expect(announcements(open, slow)).toEqual([
      'Main gate: The arm needs clearly longer than it used to. Look after its drive and its springs.',
    ]);
    expect(announcements(slow, slow)).toEqual([]);
    expect(announcements(slow, open)).toEqual([]);
  });

  it('is an emergency when it begins and when it is over', () => {
    const quiet = siteFixture();
    const emergency = siteFixture({ emergency: { by: 'Asha', since: SITE_NOW } });
    expect(announcements(quiet, emergency)).toEqual(['Emergency: Asha opened all gates.']);
    expect(announcements(emergency, emergency)).toEqual([]);
    expect(announcements(emergency, quiet)).toEqual([
      'The emergency is over: gates close again when their lanes are clear.',
    ]);
  });

  it('is a notice when it is new, but not the alarm of a barrier twice', () => {
    const quiet = siteFixture({ notices: [FULL_SITE] });
    const waiting = siteFixture({ notices: [noticeFixture(), FULL_SITE] });
    const leftOpen = noticeFixture({ id: 'open', subject: { kind: 'left-open', gateId: 'main' } });
    expect(announcements(quiet, waiting)).toEqual(['Notice: An unknown vehicle waits at Main gate.']);
    expect(announcements(waiting, waiting)).toEqual([]);
    expect(announcements(waiting, quiet)).toEqual([]);
    expect(announcements(quiet, siteFixture({ notices: [leftOpen, FULL_SITE] }))).toEqual([]);
  });

  it('is nothing of a gate that is new', () => {
    expect(announcements(siteFixture({ gates: [] }), site({ passages: [arriving] }))).toEqual([]);
  });
});
