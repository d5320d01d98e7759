import { describe, expect, it } from 'vitest';
import {
  START,
  MINUTE_MS,
  OPENING_MS,
  CLOSING_MS,
  CLEAR_MS,
  TRAVEL_MS,
  gateAtWork,
} from '../../test/gate-under-test.ts';
import { SENSORS } from '../contract/words.ts';
import type { BarrierPosition } from '../contract/words.ts';

describe('a gate that starts', () => {
  it.each<BarrierPosition>(['closed', 'open'])(
    'leaves an arm that is %s while a sensor tells nothing',
    async (position) => {
      const gate = gateAtWork({ started: false });
      if (position === 'open') await gate.device.order('open');
      gate.after(MINUTE_MS);
      gate.sensors.stick('beam', 'unknown', 10 * MINUTE_MS);
      gate.control.start();
      gate.after(9 * MINUTE_MS);
      expect(gate.device.position).toBe(position);
    },
  );

  it('lets an arm down that it found up, once all has been seen to be clear for long enough', async () => {
    const gate = gateAtWork({ started: false });
    await gate.device.order('open');
    gate.after(MINUTE_MS);
    gate.control.start();
    gate.after(CLEAR_MS - 1);
    expect(gate.device.position).toBe('open');
    gate.after(1);
    expect(gate.device.position).toBe('closing');
  });

  it('hears only of the places that it was told to watch', () => {
    const gate = gateAtWork({ places: ['outside', 'inside'] });
    gate.sees('+beam');
    expect(gate.control.isClear()).toBe(true);
    expect(Object.keys(gate.control.sensors())).toEqual(['outside', 'inside']);
  });

  it('has itself woken for nothing while nothing happens', () => {
    const gate = gateAtWork();
    expect(gate.clock.pending()).toBe(0);
    const before = gate.changes();
    expect(gate.after(60 * MINUTE_MS).changes()).toBe(before);
  });

  it('does nothing before it is started', () => {
    const gate = gateAtWork({ started: false });
    gate.sees('+outside');
    expect(gate.control.vehiclesToRead()).toEqual([]);
    expect(gate.changes()).toBe(0);
  });
});

describe('who may pass', () => {
  it('finds the arm down until their decision is on disk, and going up in that instant', () => {
    const gate = gateAtWork().isGranted().after(MINUTE_MS);
    expect(gate.control.vehicle('p1')?.passage.phase).toBe('opening');
    expect(gate.control.vehicle('p2')).toBeNull();
    expect(gate.control.waiting()).toEqual([]);
    expect(gate.device.position).toBe('closed');
    gate.confirms();
    expect(gate.device.position).toBe('opening');
  });

  it('is not somebody else: the arm stays down for who was refused when another is confirmed', () => {
    const gate = gateAtWork({ verdict: 'refuse' }).isGranted().confirms('p7').confirms();
    expect(gate.after(MINUTE_MS).device.position).toBe('closed');
    expect(gate.control.waiting().map(({ passage }) => passage.id)).toEqual(['p1']);
  });

  it('goes through, is counted once, and the arm comes down behind them when nothing was seen for long enough', () => {
    const gate = gateAtWork().isGranted().confirms().after(OPENING_MS);
    gate.sees('+beam', '+inside', '-outside', '-beam', '-inside');
    expect(gate.ends()).toEqual(['entered']);
    expect(gate.after(CLEAR_MS - 601).device.position).toBe('open');
    expect(gate.after(1).device.position).toBe('closing');
    expect(gate.after(CLOSING_MS).device.position).toBe('closed');
  });

  it('goes into the history by what was read', () => {
    const gate = gateAtWork({ verdict: 'refuse' }).isGranted();
    const settlement = {
      state: 'settled',
      plate: 'KA1',
      frames: 2,
      readers: ['eye'],
      settledBy: 'known',
    } as const;
    gate.control.settled('p1', settlement, 'picture');
    expect(gate.control.vehicle('p1')).toMatchObject({
      settlement,
      passage: { plate: 'KA1', pictureId: 'picture' },
    });
  });

  it('is told of when the arm does not move, and no longer when it is up after all', () => {
    const gate = gateAtWork().isGranted();
    gate.device.trouble('stalled');
    gate.confirms().after(TRAVEL_MS);
    expect(gate.control.barrier().fault).toBe('opens-late');
    gate.device.trouble(null);
    expect(gate.after(OPENING_MS).control.barrier().fault).toBeNull();
  });
});

describe('an arm that comes down', () => {
  it.each(SENSORS)('turns round in the instant in which %s sees something', (place) => {
    const gate = gateAtWork().comesDown();
    expect(gate.device.position).toBe('closing');
    gate.sensors.cover(place, true);
    expect(gate.device.position).toBe('opening');
  });

  it.each(SENSORS)('turns round in the instant in which nobody knows what %s sees', (place) => {
    const gate = gateAtWork().comesDown();
    gate.sensors.stick(place, 'unknown', MINUTE_MS);
    expect(gate.device.position).toBe('opening');
  });

  it('stays up as long as a sensor sticks, and comes down when it tells the truth again', () => {
    const gate = gateAtWork().comesDown();
    gate.sensors.stick('beam', 'present', 60 * MINUTE_MS);
    gate.after(60 * MINUTE_MS - 1);
    expect(gate.device.position).toBe('open');
    expect(gate.control.sensors().beam?.presence).toBe('present');
    expect(gate.after(1 + CLEAR_MS).device.position).toBe('closing');
  });

  it('is reported when it does not arrive, opened again, and left to a person', () => {
    const gate = gateAtWork().comesDown();
    gate.device.trouble('stalled');
    gate.after(TRAVEL_MS);
    expect(gate.control.barrier().fault).toBe('closes-late');
    gate.device.trouble(null);
    expect(gate.after(10 * MINUTE_MS).device.position).toBe('open');
    void gate.control.person({ kind: 'person-closes' });
    expect(gate.after(CLOSING_MS).device.position).toBe('closed');
    expect(gate.control.barrier().fault).toBeNull();
  });
});

describe('an arm that somebody else moves, with a remote control or at the device', () => {
  it('is up again at once while a vehicle is seen', async () => {
    const gate = gateAtWork().isGranted().confirms().after(OPENING_MS);
    await gate.device.order('close');
    expect(gate.device.openness()).toBe(1);
    expect(gate.after(MINUTE_MS).device.position).toBe('open');
  });

  it('goes up again in that instant when it was still on its way up', async () => {
    const gate = gateAtWork()
      .isGranted()
      .confirms()
      .after(OPENING_MS / 2);
    await gate.device.order('close');
    expect(gate.device.position).toBe('opening');
  });

  it('goes up again when it was let down on its way up and then a vehicle comes', async () => {
    const gate = gateAtWork();
    void gate.control.person({ kind: 'person-opens' });
    gate.after(OPENING_MS / 2);
    await gate.device.order('close');
    expect(gate.device.position).toBe('closing');
    gate.sensors.cover('beam', true);
    expect(gate.device.position).toBe('opening');
  });

  it('comes down again after somebody opened it and nobody came', async () => {
    const gate = gateAtWork();
    await gate.device.order('open');
    expect(gate.after(MINUTE_MS).device.position).toBe('closed');
  });
});

describe('a barrier whose link is lost', () => {
  it('opens when it is back for who may pass and still waits', async () => {
    const gate = gateAtWork().isGranted();
    gate.device.trouble('link-lost');
    gate.confirms();
    await gate.answered();
    expect(gate.control.barrier()).toMatchObject({ position: 'unknown', fault: 'link-lost' });
    expect(gate.after(MINUTE_MS).device.openness()).toBe(0);
    gate.device.trouble(null);
    expect(gate.device.position).toBe('opening');
    expect(gate.control.barrier().fault).toBeNull();
  });

  it('says so also when the link was lost while nothing was to be moved', () => {
    const gate = gateAtWork();
    gate.device.trouble('link-lost');
    expect(gate.control.barrier()).toMatchObject({ position: 'unknown', fault: 'link-lost' });
    gate.device.trouble(null);
    expect(gate.control.barrier()).toMatchObject({ position: 'closed', fault: null });
  });

  it('is told of again whenever an order did not arrive', async () => {
    const gate = gateAtWork();
    gate.device.trouble('link-lost');
    const answer = gate.control.person({ kind: 'person-opens' });
    const before = gate.changes();
    expect(await answer).toBe('link-lost');
    expect(gate.changes()).toBe(before + 1);
  });

  it('does not open when it is back for who has gone away meanwhile', async () => {
    const gate = gateAtWork().isGranted();
    gate.device.trouble('link-lost');
    gate.confirms();
    await gate.answered();
    gate.sees('-outside').after(MINUTE_MS);
    gate.device.trouble(null);
    expect(gate.after(MINUTE_MS).device.position).toBe('closed');
  });

  it('comes down when it is back and was left open', () => {
    const gate = gateAtWork().isGranted().confirms().after(OPENING_MS);
    gate.device.trouble('link-lost');
    gate.sees('+beam', '+inside', '-outside', '-beam', '-inside').after(MINUTE_MS);
    expect(gate.device.openness()).toBe(1);
    gate.device.trouble(null);
    expect(gate.after(CLEAR_MS + CLOSING_MS).device.position).toBe('closed');
  });
});

describe('a gate by itself', () => {
  it('ends a hold at its end', () => {
    const gate = gateAtWork().person({ kind: 'person-holds', by: 'Ada', until: START + MINUTE_MS });
    expect(gate.after(MINUTE_MS - 1).device.position).toBe('open');
    expect(gate.after(1).device.position).toBe('closing');
    expect(gate.control.barrier().heldOpenBy).toBeNull();
  });

  it('tells how long the arm needed for each whole travel', () => {
    const gate = gateAtWork().person({ kind: 'person-opens' }).after(MINUTE_MS);
    expect(gate.travels).toEqual([
      { at: START + OPENING_MS, way: 'up', travelMs: OPENING_MS },
      { at: START + OPENING_MS + CLEAR_MS + CLOSING_MS, way: 'down', travelMs: CLOSING_MS },
    ]);
  });

  it('tells nothing of a travel that was broken off', () => {
    const gate = gateAtWork().comesDown();
    const [up] = gate.travels;
    gate.sensors.cover('beam', true);
    gate.after(MINUTE_MS);
    expect(gate.travels).toEqual([up]);
  });

  it('says so when the arm has been up for too long', () => {
    const gate = gateAtWork({ options: { leftOpenMs: 300_000 } });
    gate.sensors.stick('beam', 'present', 60 * MINUTE_MS);
    gate.person({ kind: 'person-opens' }).after(299_999);
    const before = gate.changes();
    expect(gate.after(1).changes()).toBeGreaterThan(before);
    const after = gate.changes();
    expect(gate.after(MINUTE_MS).changes()).toBe(after);
  });

  it('says so when a sensor has seen something for too long', () => {
    const gate = gateAtWork({ options: { stuckMs: 30_000, patienceMs: 60_000 } });
    gate.sensors.stick('beam', 'present', 60 * MINUTE_MS);
    const before = gate.after(30_000).changes();
    expect(gate.after(1).changes()).toBe(before + 1);
    expect(gate.after(MINUTE_MS).changes()).toBe(before + 1);
  });

  it('tells of each passage in the order in which it happened, whatever is answered meanwhile', () => {
    const gate = gateAtWork({ verdict: 'open' }).isGranted().confirms().leaves();
    const last = new Map<string, string>();
    for (const effect of gate.effects) {
      if (effect.kind === 'changed') last.set(effect.passage.id, effect.passage.phase);
    }
    expect([...last]).toEqual([
      ['p1', 'decided'],
      ['p2', 'opening'],
    ]);
  });
});

describe('a gate that is stopped', () => {
  type Gate = ReturnType<typeof gateAtWork>;
  it.each<readonly [string, (gate: Gate) => unknown]>([
    ['at rest', () => undefined],
    ['while somebody waits for an answer', (gate) => gate.sees('+outside')],
    ['while the arm goes up', (gate) => gate.isGranted().confirms().after(300)],
    ['while somebody goes through', (gate) => gate.isGranted().confirms().after(OPENING_MS).sees('+beam')],
    [
      'while somebody is out of sight',
      (gate) => gate.isGranted().confirms().after(OPENING_MS).sees('-outside'),
    ],
    ['while the arm comes down', (gate) => gate.comesDown()],
    [
      'while a sensor sticks',
      (gate) => {
        gate.sensors.stick('beam', 'present', MINUTE_MS);
      },
    ],
    [
      'while the link is lost',
      (gate) => {
        gate.device.trouble('link-lost');
      },
    ],
  ])('%s leaves no timer behind and moves nothing any more', async (_, story) => {
    const gate = gateAtWork();
    story(gate);
    await gate.control.stop();
    const openness = gate.device.openness();
    expect(gate.clock.pending()).toBe(0);
    gate.confirms();
    void gate.control.person({ kind: 'person-opens' });
    await gate.answered();
    expect(gate.clock.pending()).toBe(0);
    expect(gate.device.openness()).toBe(openness);
  });

  it('before it was started stops as well', async () => {
    const gate = gateAtWork({ started: false });
    await gate.control.stop();
    gate.control.start();
    expect(gate.clock.pending()).toBe(0);
  });

  it('hears nothing any more from the instant on in which it is told to', async () => {
    const gate = gateAtWork();
    gate.device.trouble('link-lost');
    const answer = gate.control.person({ kind: 'person-opens' });
    const stopping = gate.control.stop();
    const before = gate.changes();
    gate.device.trouble(null);
    expect(await answer).toBe('link-lost');
    await stopping;
    expect(gate.changes()).toBe(before);
  });
});
