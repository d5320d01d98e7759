import { describe, expect, it } from 'vitest';
import type { GateView, PassageView } from '../../src/contract/site-view.ts';
import {
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
  decision: { verdict: 'open', plate: 'KL01', decidedAt: SITE_NOW, reasons: [] },
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
    const faulty = site({ barrier: { position: 'stopped', heldOpen: false, fault: 'opens-late' } });
    expect(announcements(site({}), faulty)).toEqual([
      'Main gate: The arm did not reach the top in time. Look whether something blocks it.',
    ]);
    expect(announcements(faulty, faulty)).toEqual([]);
  });

  it('is nothing of a gate that is new', () => {
    expect(announcements(siteFixture({ gates: [] }), site({ passages: [arriving] }))).toEqual([]);
  });
});
