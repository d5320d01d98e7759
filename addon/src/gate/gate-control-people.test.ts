import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { MINUTE_MS, OPENING_MS, CLEAR_MS, GAP_MS, gateAtWork } from '../../test/gate-under-test.ts';
import { SENSORS } from '../contract/words.ts';
import type { SensorPlace } from '../contract/words.ts';
import type { gateOptions } from './gate-options.ts';

describe('a person at the gate', () => {
  it('opens it for somebody whom no sensor sees yet: it stays up as long as behind a vehicle', () => {
    const gate = gateAtWork();
    void gate.control.person({ kind: 'person-opens' });
    gate.after(OPENING_MS + CLEAR_MS - 1);
    expect(gate.device.position).toBe('open');
    expect(gate.after(1).device.position).toBe('closing');
  });

  it('holds it open for everybody until it is released', () => {
    const gate = gateAtWork();
    void gate.control.person({ kind: 'person-holds', by: 'Ada', until: null });
    gate.sees('+outside', '+beam', '+inside', '-outside', '-beam', '-inside').after(60 * MINUTE_MS);
    expect(gate.device.position).toBe('open');
    expect(gate.control.barrier().heldOpenBy).toBe('Ada');
    void gate.control.person({ kind: 'person-releases' });
    expect(gate.device.position).toBe('closing');
  });

  it('holds it open against other hands and over a lost link', async () => {
    const gate = gateAtWork();
    await gate.control.person({ kind: 'person-holds', by: 'Ada', until: null });
    gate.after(MINUTE_MS);
    await gate.device.order('close');
    expect(gate.device.openness()).toBe(1);
    gate.device.trouble('link-lost');
    gate.after(MINUTE_MS);
    gate.device.trouble(null);
    expect(gate.after(MINUTE_MS).device.position).toBe('open');
  });

  it('hears whether the order has reached the barrier', async () => {
    const gate = gateAtWork();
    expect(await gate.control.person({ kind: 'person-opens' })).toBe('sent');
    gate.device.trouble('link-lost');
    expect(await gate.control.person({ kind: 'person-opens' })).toBe('link-lost');
    expect(gate.control.barrier().fault).toBe('link-lost');
  });

  it('closes it before its time', () => {
    const gate = gateAtWork().isGranted().confirms().after(OPENING_MS);
    gate.sees('+beam', '+inside', '-outside', '-beam', '-inside');
    void gate.control.person({ kind: 'person-closes' });
    expect(gate.device.position).toBe('closing');
  });

  it.each(SENSORS)('cannot close it while %s sees something', (place) => {
    const gate = gateAtWork();
    void gate.control.person({ kind: 'person-opens' });
    gate.after(OPENING_MS);
    gate.sensors.cover(place, true);
    void gate.control.person({ kind: 'person-closes' });
    expect(gate.after(10 * MINUTE_MS).device.position).toBe('open');
  });
});

describe('a person who closes the arm', () => {
  it.each<[string, readonly SensorPlace[], Partial<z.input<typeof gateOptions>>, number]>([
    ['at once where a beam and both sides are watched', SENSORS, {}, 0],
    ['after the wait with a beam and one side', ['outside', 'beam'], { directionRule: 'entry' }, CLEAR_MS],
    ['after a gap in sight where no beam watches', ['outside', 'inside'], {}, GAP_MS],
    [
      'after the long wait with one sensor',
      ['outside'],
      { directionRule: 'entry', unseenUnderArm: 'accepted', blindMs: 5_000 },
      CLEAR_MS + 5_000,
    ],
  ])('has it come down %s', (_, places, options, waitMs) => {
    const gate = gateAtWork({ places, options }).person({ kind: 'person-opens' }).after(OPENING_MS);
    expect(gate.device.position).toBe('open');
    gate.person({ kind: 'person-closes' });
    if (waitMs > 0) expect(gate.after(waitMs - 1).device.position).toBe('open');
    expect(gate.after(1).device.position).toBe('closing');
  });
});

describe('a person who stops the arm', () => {
  const stopped = () => gateAtWork().isGranted().confirms().after(500).person({ kind: 'person-stops' });

  it('has it stand where it is, although somebody is let in', () => {
    const gate = stopped();
    expect(gate.after(10 * MINUTE_MS).device.position).toBe('stopped');
    expect(gate.control.barrier()).toMatchObject({ stopped: true, fault: null });
  });

  it('keeps it also for who was let in by a person before', () => {
    const gate = gateAtWork({ verdict: 'ask' }).isGranted().letsIn().after(500);
    gate.person({ kind: 'person-stops' });
    expect(gate.after(10 * MINUTE_MS).device.position).toBe('stopped');
  });

  it('keeps it down for who is let in by a plate after that', () => {
    const gate = gateAtWork().person({ kind: 'person-stops' }).isGranted().confirms();
    expect(gate.after(10 * MINUTE_MS).device.position).toBe('closed');
    expect(gate.control.barrier().stopped).toBe(true);
  });

  it('keeps it down for who wants out and may not', () => {
    const gate = gateAtWork({ verdict: 'refuse' }).person({ kind: 'person-stops' }).sees('+inside');
    expect(gate.confirms().after(MINUTE_MS).device.position).toBe('closed');
  });

  it('is not overruled by hearing a second time that who was let out before is', () => {
    const gate = gateAtWork().leaves().after(500).person({ kind: 'person-stops' });
    expect(gate.confirms().after(10_000).device.position).toBe('stopped');
  });

  it('does not keep in who is let out after that', () => {
    expect(stopped().leaves().device.position).toBe('opening');
  });

  it('keeps it also for who was let out before, but not for the next one', () => {
    const gate = gateAtWork().leaves().after(500).person({ kind: 'person-stops' });
    expect(gate.after(10_000).device.position).toBe('stopped');
    gate.sees('-inside').after(5_000).leaves();
    expect(gate.device.position).toBe('opening');
  });

  it('keeps who was let out before for no longer than a turn, counted from the last stop', () => {
    const TURN_MS = 30_000;
    const gate = gateAtWork().leaves().after(500).person({ kind: 'person-stops' });
    gate.after(10_000).person({ kind: 'person-stops' });
    expect(gate.after(TURN_MS - 1).device.position).toBe('stopped');
    expect(gate.after(1).device.position).toBe('opening');
    expect(gate.after(OPENING_MS).device.position).toBe('open');
    expect(gate.control.barrier().stopped).toBe(false);
  });

  it('has the arm opened for the next one who is let out although the one before still stands there', () => {
    const gate = gateAtWork().leaves().after(500).person({ kind: 'person-stops' }).after(1_000);
    gate.sees('+beam', '-inside').after(500).leaves();
    expect(gate.control.granted('out')).toHaveLength(2);
    expect(gate.device.position).toBe('opening');
  });
});

describe('a gate that is locked', () => {
  const locked = () => gateAtWork().person({ kind: 'person-locks', by: 'Ada' });

  it('stays shut for who was let in by a plate, until it is unlocked', () => {
    const gate = locked().isGranted().confirms().after(MINUTE_MS);
    expect(gate.device.position).toBe('closed');
    expect(gate.control.barrier().lockedBy).toBe('Ada');
    gate.person({ kind: 'person-unlocks' });
    expect(gate.device.position).toBe('opening');
  });

  it('opens for who wants out', () => {
    expect(locked().leaves().device.position).toBe('opening');
  });

  it('opens for who wants out also where another one was let in and waits in vain', () => {
    const gate = locked().isGranted().confirms().after(MINUTE_MS);
    expect(gate.control.barrier()).toMatchObject({ position: 'closed', needed: true, owed: false });
    expect(gate.leaves().device.position).toBe('opening');
  });

  it('opens for who was let in by a person', () => {
    const gate = gateAtWork({ verdict: 'ask' }).person({ kind: 'person-locks', by: 'Ada' }).isGranted();
    expect(gate.letsIn({ confirmed: false }).device.position).toBe('closed');
    expect(gate.confirms().device.position).toBe('opening');
  });
});

describe('in an emergency', () => {
  const emergency = () => gateAtWork().person({ kind: 'emergency-opens', by: 'Ada' });

  it('the arm goes up and stays up, whoever closes it, until a person ends it', async () => {
    const gate = emergency().after(MINUTE_MS);
    gate.person({ kind: 'person-closes' }).person({ kind: 'person-stops' });
    expect(gate.device.position).toBe('open');
    await gate.device.order('close');
    expect(gate.after(MINUTE_MS).device.position).toBe('open');
    gate.person({ kind: 'emergency-ends' });
    expect(gate.device.position).toBe('closing');
  });

  it('the arm goes up when its link is back, and whoever asks hears that it was lost', async () => {
    const gate = gateAtWork();
    gate.device.trouble('link-lost');
    expect(await gate.control.person({ kind: 'emergency-opens', by: 'Ada' })).toBe('link-lost');
    gate.after(MINUTE_MS).device.trouble(null);
    expect(gate.device.position).toBe('opening');
    expect(gate.control.barrier().emergencyBy).toBe('Ada');
  });

  it('the arm goes up when it is mended', () => {
    const gate = gateAtWork();
    gate.device.trouble('stalled');
    gate.person({ kind: 'emergency-opens', by: 'Ada' }).after(10 * MINUTE_MS);
    expect(gate.control.barrier().fault).toBe('opens-late');
    gate.device.trouble(null);
    expect(gate.after(OPENING_MS).device.position).toBe('open');
  });

  it('nobody waits for anybody', () => {
    const gate = gateAtWork().isGranted().confirms().leaves();
    const phases = () =>
      [...gate.control.granted('in'), ...gate.control.granted('out')].map(({ passage }) => passage.phase);
    expect(phases()).toEqual(['decided', 'opening']);
    gate.person({ kind: 'emergency-opens', by: 'Ada' });
    expect(phases()).toEqual(['opening', 'opening']);
  });
});
