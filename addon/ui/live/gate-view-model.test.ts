import { describe, expect, it } from 'vitest';
import {
  barrierFixture,
  decisionFixture,
  enteredFixture,
  gateFixture,
  passageFixture,
  SITE_NOW,
  siteFixture,
} from '../../test/site-fixtures.ts';
import type { BarrierView, GateView, PassageView, SiteView } from '../../src/contract/site-view.ts';
import { texts } from '../texts.ts';
import { createSiteTime } from '../time.ts';
import type { BarrierModel } from './barrier-view-model.ts';
import { type GateModel, gateModel } from './gate-view-model.ts';

const time = createSiteTime('Asia/Kolkata');
const model = (changes: Partial<GateView> = {}, site: Partial<SiteView> = {}): GateModel =>
  gateModel(gateFixture(changes), siteFixture(site), time);

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
  const ask = decisionFixture({ verdict: 'ask', plate: 'KL07' });

  it('makes its gate ask', () => {
    expect(model({ passages: [{ ...asking, decision: ask }] }).asks).toBe(true);
  });

  it('may be turned away or answered for by a code on its way in, not on its way out', () => {
    const answers = (changes: Partial<PassageView>) =>
      model({ passages: [{ ...asking, decision: ask, ...changes }] }).others[0];
    expect(answers({ direction: 'in' })).toMatchObject({ refusable: true, takesCode: true });
    expect(answers({ direction: 'out' })).toMatchObject({ asks: true, refusable: false, takesCode: false });
    expect(answers({ decision: asking.decision })).toMatchObject({ refusable: false, takesCode: false });
  });

  it('shows what its plate perhaps is', () => {
    const decision = decisionFixture({ verdict: 'ask' });
    const [other] = model({ passages: [passageFixture({ likelyPlate: 'KL08', decision })] }).others;
    expect(other).toMatchObject({ plate: null, likelyPlate: 'KL08' });
  });

  it('no longer asks once it crosses', () => {
    expect(model({ passages: [{ ...asking, decision: ask, phase: 'crossing' }] }).asks).toBe(false);
  });

  it('is not one that the rules let in', () => {
    expect(model({ passages: [asking] }).asks).toBe(false);
  });
});

describe('the barrier', () => {
  const barrier = (changes: Partial<BarrierView>): BarrierModel =>
    model({ barrier: barrierFixture(changes) }).barrier;
  const labels = (changes: Partial<BarrierView>): readonly string[] =>
    barrier(changes).badges.map(({ label }) => label);

  it.each<[Partial<BarrierView>, readonly string[]]>([
    [{ position: 'open' }, ['Open']],
    [{ position: 'open', heldOpen: true }, ['Held open']],
    [{ position: 'opening', heldOpen: true }, ['Opening', 'Held open']],
    [{ position: 'closed', locked: true }, ['Closed', 'Locked']],
    [{ position: 'stopped' }, ['Stopped']],
    [{ position: 'stopped', stopped: true }, ['Stopped by a person']],
    [{ position: 'closed', stopped: true }, ['Closed', 'Stopped by a person']],
    [{ position: 'closed', stopped: true, locked: true }, ['Closed', 'Stopped by a person', 'Locked']],
  ])('%j is told as %j', (changes, expected) => {
    expect(labels(changes)).toEqual(expected);
  });

  it('says until when it is held open', () => {
    expect(barrier({}).untilText).toBeNull();
    expect(barrier({ heldOpen: true }).untilText).toBe('Until somebody releases it.');
    expect(barrier({ heldOpen: true, heldUntil: SITE_NOW + 900_000 }).untilText).toBe('Until 14:18:20.');
    expect(barrier({ heldOpen: true, heldUntil: SITE_NOW + 86_400_000 }).untilText).toBe(
      'Until Tue 24 Nov 2026, 14:03:20.',
    );
  });

  it('says until when it stays as a person stopped it', () => {
    expect(barrier({ position: 'closed', stopped: true }).untilText).toBe(
      'It stays as it is until somebody orders it to move or a vehicle is let out.',
    );
    expect(barrier({ position: 'stopped' }).untilText).toBeNull();
  });

  it('says what to do about a fault', () => {
    expect(barrier({}).fault).toBeNull();
    expect(barrier({ fault: 'link-lost' }).fault).toBe(
      'The barrier does not answer. Check its power and its network.',
    );
  });

  it('says what a person should know while it still works', () => {
    expect(barrier({}).alarms).toEqual([]);
    expect(barrier({ alarms: ['slow', 'maintenance-due'] }).alarms).toEqual([
      texts.words.barrierAlarm.slow,
      texts.words.barrierAlarm['maintenance-due'],
    ]);
  });
});

describe('what can be ordered', () => {
  it('is to release what is held and to unlock what is locked', () => {
    expect(model().commands).toEqual(['open', 'close', 'stop', 'let-in-once', 'hold', 'lock']);
    expect(model({ barrier: barrierFixture({ heldOpen: true, locked: true }) }).commands).toEqual([
      'open',
      'close',
      'stop',
      'let-in-once',
      'release',
      'unlock',
    ]);
  });

  it('is nothing while all gates are open in an emergency', () => {
    expect(model().emergency).toBe(false);
    expect(model({}, { emergency: { by: 'Asha', since: SITE_NOW } }).emergency).toBe(true);
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
