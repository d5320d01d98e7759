import { afterEach, describe, expect, it } from 'vitest';
import type { BarrierPosition } from '../contract/words.ts';
import type { BarrierDevice } from './barrier-device.ts';

/** A barrier device whose arm is down and at rest, with a hand on its arm, its clock and its link. */
export interface BarrierDeviceRig {
  readonly device: BarrierDevice;
  /** Lets less time go by than the arm needs from one end to the other, but some of it. */
  moveABit(): Promise<void>;
  /** Lets time go by until the arm is at rest, and what the device told has arrived. */
  rest(): Promise<void>;
  cutLink(): Promise<void>;
  mendLink(): Promise<void>;
  /** Ends everything that the rig started besides the device. */
  end(): Promise<void>;
}

/** What every barrier device has to do. Call it in the test of an adapter. */
export function barrierDeviceContract(name: string, build: () => Promise<BarrierDeviceRig>): void {
  describe(`${name} is a barrier device`, () => {
    const rigs: BarrierDeviceRig[] = [];

    async function rigged(): Promise<{ readonly rig: BarrierDeviceRig; readonly told: BarrierPosition[] }> {
      const rig = await build();
      rigs.push(rig);
      const told: BarrierPosition[] = [];
      rig.device.onPosition((position) => told.push(position));
      return { rig, told };
    }

    afterEach(async () => {
      for (const rig of rigs.splice(0)) {
        await rig.device.stop();
        await rig.end();
      }
    });

    it('begins with the arm down', async () => {
      const { rig } = await rigged();
      expect(rig.device.position).toBe('closed');
    });

    it('goes up and down when told, and tells each position once', async () => {
      const { rig, told } = await rigged();
      expect(await rig.device.order('open')).toBe('sent');
      await rig.rest();
      expect(rig.device.position).toBe('open');
      expect(await rig.device.order('close')).toBe('sent');
      await rig.rest();
      expect(rig.device.position).toBe('closed');
      expect(told).toEqual(['opening', 'open', 'closing', 'closed']);
    });

    it('takes the same order twice as once', async () => {
      const { rig, told } = await rigged();
      await rig.device.order('open');
      await rig.moveABit();
      await rig.device.order('open');
      await rig.rest();
      await rig.device.order('open');
      await rig.rest();
      expect(told).toEqual(['opening', 'open']);
    });

    it('turns round in the middle of closing', async () => {
      const { rig, told } = await rigged();
      await rig.device.order('open');
      await rig.rest();
      await rig.device.order('close');
      await rig.moveABit();
      await rig.device.order('open');
      await rig.rest();
      expect(told).toEqual(['opening', 'open', 'closing', 'opening', 'open']);
    });

    it('stops half-way and goes on from there', async () => {
      const { rig, told } = await rigged();
      await rig.device.order('open');
      await rig.moveABit();
      await rig.device.order('stop');
      await rig.rest();
      expect(rig.device.position).toBe('stopped');
      await rig.device.order('close');
      await rig.rest();
      expect(told).toEqual(['opening', 'stopped', 'closing', 'closed']);
    });

    it('tells the position that it has when it is told', async () => {
      const { rig } = await rigged();
      const seen: boolean[] = [];
      rig.device.onPosition((position) => seen.push(position === rig.device.position));
      await rig.device.order('open');
      await rig.rest();
      expect(seen).toEqual([true, true]);
    });

    it('knows nothing without its link, says so to orders, and knows again with it', async () => {
      const { rig, told } = await rigged();
      await rig.cutLink();
      expect(rig.device.position).toBe('unknown');
      expect(await rig.device.order('open')).toBe('link-lost');
      await rig.rest();
      await rig.mendLink();
      expect(rig.device.position).toBe('closed');
      expect(told).toEqual(['unknown', 'closed']);
      expect(await rig.device.order('open')).toBe('sent');
    });

    it('tells nobody who has stopped listening', async () => {
      const { rig } = await rigged();
      const told: BarrierPosition[] = [];
      const cancel = rig.device.onPosition((position) => told.push(position));
      cancel();
      cancel();
      await rig.device.order('open');
      await rig.rest();
      expect(told).toEqual([]);
    });

    it('is quiet once it is stopped, and can be stopped twice', async () => {
      const { rig, told } = await rigged();
      await rig.device.stop();
      await rig.device.stop();
      expect(await rig.device.order('open')).toBe('link-lost');
      await rig.rest();
      expect(told).toEqual([]);
    });
  });
}
