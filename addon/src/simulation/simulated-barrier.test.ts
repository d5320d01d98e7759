import { describe, expect, it } from 'vitest';
import { manualClock } from '../../test/manual-clock.ts';
import { barrierDeviceContract } from '../gate/barrier-device.contract.ts';
import { simulatedBarrier } from './simulated-barrier.ts';

barrierDeviceContract('the simulated barrier', () => {
  const clock = manualClock(0);
  const device = simulatedBarrier({ clock, gateId: 'gate' });
  const go = (ms: number) => () => {
    clock.advance(ms);
    return Promise.resolve();
  };
  const link = (trouble: 'link-lost' | null) => () => {
    device.trouble(trouble);
    return Promise.resolve();
  };
  return Promise.resolve({
    device,
    moveABit: go(700),
    rest: go(10_000),
    cutLink: link('link-lost'),
    mendLink: link(null),
    end: () => {
      expect(clock.pending()).toBe(0);
      return Promise.resolve();
    },
  });
});

describe('the simulated arm', () => {
  it('needs its time, and as much less as it has already gone', async () => {
    const clock = manualClock(0);
    const arm = simulatedBarrier({ clock, gateId: 'gate', openingMs: 2_000, closingMs: 4_000 });
    await arm.order('open');
    clock.advance(1_000);
    expect(arm.openness()).toBeCloseTo(0.5);
    await arm.order('close');
    clock.advance(1_999);
    expect(arm.position).toBe('closing');
    clock.advance(1);
    expect(arm.position).toBe('closed');
    expect(arm.openness()).toBe(0);
  });

  it('comes down on a vehicle if nobody minds it: that is an incident, and the arm stays where it met it', async () => {
    const clock = manualClock(0);
    let under: string | null = null;
    const arm = simulatedBarrier({ clock, gateId: 'gate', underArm: () => under });
    await arm.order('open');
    clock.advance(5_000);
    under = 'car';
    await arm.order('close');
    clock.advance(5_000);
    expect(arm.incidents).toHaveLength(1);
    expect(arm.incidents[0]).toMatchObject({ gateId: 'gate', vehicleId: 'car' });
    expect(arm.position).toBe('stopped');
    expect(arm.openness()).toBeCloseTo(0.68, 1);
    await arm.order('open');
    clock.advance(5_000);
    expect(arm.position).toBe('open');
    expect(arm.incidents).toHaveLength(1);
  });

  it('does no harm when it is opened again in time', async () => {
    const clock = manualClock(0);
    const arm = simulatedBarrier({ clock, gateId: 'gate', underArm: () => 'car' });
    await arm.order('open');
    clock.advance(5_000);
    await arm.order('close');
    clock.advance(300);
    await arm.order('open');
    clock.advance(5_000);
    expect(arm.incidents).toEqual([]);
  });

  it('never arrives while it is stalled, and goes on when it is mended', async () => {
    const clock = manualClock(0);
    const arm = simulatedBarrier({ clock, gateId: 'gate' });
    arm.trouble('stalled');
    expect(await arm.order('open')).toBe('sent');
    clock.advance(60_000);
    expect(arm.position).toBe('opening');
    expect(arm.openness()).toBe(0);
    arm.trouble(null);
    clock.advance(60_000);
    expect(arm.position).toBe('open');
  });

  it('goes on to where it was going while its link is lost, and tells so afterwards', async () => {
    const clock = manualClock(0);
    const arm = simulatedBarrier({ clock, gateId: 'gate' });
    await arm.order('open');
    clock.advance(500);
    arm.trouble('link-lost');
    clock.advance(60_000);
    expect(arm.position).toBe('unknown');
    expect(arm.openness()).toBe(1);
    arm.trouble(null);
    expect(arm.position).toBe('open');
  });
});
