import { describe, expect, it } from 'vitest';
import { enteredFixture, gateFixture, passageFixture, SITE_NOW } from '../../test/site-fixtures.ts';
import type { BarrierView, GateView } from '../../src/contract/site-view.ts';
import { texts } from '../texts.ts';
import { createSiteTime } from '../time.ts';
import { type GateModel, gateModel } from './gate-view-model.ts';

const time = createSiteTime('Asia/Kolkata');
const model = (changes: Partial<GateView> = {}): GateModel => gateModel(gateFixture(changes), SITE_NOW, time);

describe('the vehicle that is shown', () => {
  it('is nobody before the first picture', () => {
    expect(model().shown).toBeNull();
  });

  it('is the last one, with when it came, once it has gone', () => {
    const { shown } = model({ last: enteredFixture() });
    expect(shown?.heading).toBe('Last vehicle, 13:58:20');
    expect(shown?.underWay).toBeNull();
  });

  it('is shown once only while it is under way', () => {
    const waiting = passageFixture({ id: 'a', phase: 'opening', picture: 'pictures/a' });
    const behind = passageFixture({ id: 'b' });
    const { shown, others } = model({ passages: [waiting, behind], last: waiting });
    expect(shown?.heading).toBe(texts.gate.atTheGate);
    expect(shown?.underWay?.id).toBe('a');
    expect(others.map((passage) => passage.id)).toEqual(['b']);
  });

  it('has come as far along its way as its phase says', () => {
    const { others } = model({ passages: [passageFixture({ phase: 'decided' })] });
    expect(others[0]?.steps.map((step) => `${step.label} ${step.state}`)).toEqual([
      'Arriving done',
      'Reading done',
      'Decided current',
      'Opening ahead',
      'Crossing ahead',
    ]);
  });
});

describe('a vehicle that only a person can let in', () => {
  const asking = enteredFixture({ outcome: null, phase: 'decided', plate: 'KL07' });
  const ask = { verdict: 'ask', plate: 'KL07', decidedAt: SITE_NOW, reasons: [] } as const;

  it('makes its gate ask', () => {
    expect(model({ passages: [{ ...asking, decision: ask }] }).asks).toBe(true);
  });

  it('no longer asks once it crosses', () => {
    expect(model({ passages: [{ ...asking, decision: ask, phase: 'crossing' }] }).asks).toBe(false);
  });

  it('is not one that the rules let in', () => {
    expect(model({ passages: [asking] }).asks).toBe(false);
  });
});

describe('the barrier', () => {
  const barrier = (changes: Partial<BarrierView>): GateModel['barrier'] =>
    model({ barrier: { position: 'closed', heldOpen: false, fault: null, ...changes } }).barrier;

  it('says that it is held open rather than merely open', () => {
    expect(barrier({ position: 'open' }).badge.label).toBe('Open');
    expect(barrier({ position: 'open', heldOpen: true }).badge.label).toBe('Held open');
    expect(barrier({ position: 'opening', heldOpen: true }).badge.label).toBe('Opening');
  });

  it('says what to do about a fault', () => {
    expect(barrier({}).fault).toBeNull();
    expect(barrier({ fault: 'link-lost' }).fault).toBe(
      'The barrier does not answer. Check its power and its network.',
    );
  });

  it('can be released only while it is held', () => {
    expect(model().commands).toEqual(['open', 'hold', 'close', 'let-in-once']);
    expect(model({ barrier: { position: 'open', heldOpen: true, fault: null } }).commands).toEqual([
      'open',
      'release',
      'close',
      'let-in-once',
    ]);
  });

  it('lets through only the ways for which the gate is meant', () => {
    expect(model({ directionRule: 'both' }).ways).toEqual(['in', 'out']);
    expect(model({ directionRule: 'entry' }).ways).toEqual(['in']);
    expect(model({ directionRule: 'exit' }).ways).toEqual(['out']);
  });
});

describe('the sensors', () => {
  const since = SITE_NOW - 60_000;

  it('stand in the order of the lane, and only those that the gate has', () => {
    const { sensors } = model({
      sensors: {
        inside: { presence: 'clear', since, stuck: false },
        outside: { presence: 'present', since, stuck: false },
      },
    });
    expect(sensors.map(({ name, text }) => `${name}: ${text}`)).toEqual([
      'Outside: Vehicle since 14:02:20',
      'Inside: Clear',
    ]);
  });

  it('tell a stuck one and a silent one from a busy one', () => {
    const { sensors } = model({
      sensors: {
        outside: { presence: 'present', since, stuck: true },
        beam: { presence: 'unknown', since, stuck: false },
      },
    });
    expect(sensors.map(({ text, tone, icon }) => ({ text, tone, icon }))).toEqual([
      { text: 'Stuck since 14:02:20: dirty or broken?', tone: 'bad', icon: 'warning' },
      { text: 'No signal since 14:02:20: counts as a vehicle', tone: 'bad', icon: 'question' },
    ]);
  });
});

describe('the cameras', () => {
  it('say since when they are gone and what to do', () => {
    const { cameras } = model({
      cameras: [{ watches: 'out', state: 'gone', since: SITE_NOW - 86_400_000, trouble: 'Check its power.' }],
    });
    expect(cameras).toEqual([
      {
        name: 'Camera, way out',
        text: 'Gone since Sun 22 Nov 2026, 14:03:20',
        trouble: 'Check its power.',
        tone: 'bad',
        icon: 'cameraGone',
      },
    ]);
  });
});
