import { describe, expect, it } from 'vitest';
import { MINUTE_MS, OPENING_MS, CLEAR_MS, GAP_MS, gateAtWork } from '../../test/gate-under-test.ts';

describe('a gate with one sensor', () => {
  const BLIND_MS = 10_000;
  const single = (rest: { readonly mayStandUnderArm?: boolean; readonly started?: boolean } = {}) =>
    gateAtWork({
      places: ['outside'],
      options: { directionRule: 'entry', unseenUnderArm: 'accepted' },
      ...rest,
    });

  it('lets a vehicle in, and has the arm wait for longer, since it may be under it', () => {
    const gate = single().isGranted().confirms().after(OPENING_MS);
    gate.sensors.cover('outside', false);
    gate.after(500);
    expect(gate.ends()).toEqual(['entered']);
    expect(gate.control.barrier().fault).toBeNull();
    gate.after(CLEAR_MS + BLIND_MS - 501);
    expect(gate.device.position).toBe('open');
    expect(gate.after(1).device.position).toBe('closing');
  });

  it('opens again for what is seen while the arm comes down', () => {
    const gate = single()
      .person({ kind: 'person-opens' })
      .after(OPENING_MS + CLEAR_MS + BLIND_MS + 400);
    expect(gate.device.position).toBe('closing');
    gate.sensors.cover('outside', true);
    expect(gate.device.position).toBe('opening');
  });

  it('needs no person to look under the arm after a restart, where others do', async () => {
    const blind = single({ mayStandUnderArm: true, started: false });
    const seeing = gateAtWork({ places: ['outside', 'inside'], mayStandUnderArm: true, started: false });
    for (const gate of [blind, seeing]) {
      await gate.device.order('open');
      gate.after(MINUTE_MS);
      gate.control.start();
      gate.after(MINUTE_MS);
    }
    expect(blind.device.position).toBe('closed');
    expect(seeing.device.position).toBe('open');
    expect(seeing.control.barrier().fault).toBe('vehicle-lost');
  });
});

describe('a vehicle that may stand under the arm', () => {
  const lost = () => {
    const gate = gateAtWork({ places: ['outside', 'inside'] })
      .isGranted()
      .confirms()
      .after(OPENING_MS);
    return gate.sees('-outside').after(5_000);
  };

  it('keeps the arm up from when it went out of sight, also where nobody let it pass', () => {
    const gate = gateAtWork({ places: ['outside', 'inside'], verdict: 'refuse' });
    gate.person({ kind: 'person-opens' }).after(OPENING_MS).sees('+outside').sensors.cover('outside', false);
    // Clear is believed after the chatter, and from then on it may be under the arm for as long as a gap.
    expect(gate.after(500).control.barrier().clearSince).toBeNull();
    gate.after(GAP_MS - 1);
    expect(gate.control.barrier()).toMatchObject({ position: 'open', clearSince: null, fault: null });
    expect(gate.after(1).control.barrier()).toMatchObject({ position: 'open', fault: 'vehicle-lost' });
  });

  it('is told of until a person has looked, whoever drives through meanwhile', () => {
    const gate = lost();
    expect(gate.control.barrier().fault).toBe('vehicle-lost');
    gate.sees('+outside').after(1_000).confirms('p2').sees('+inside', '-outside', '-inside').after(MINUTE_MS);
    expect(gate.ends()).toEqual(['abandoned', 'entered']);
    expect(gate.control.barrier().fault).toBe('vehicle-lost');
    expect(gate.device.position).toBe('open');
    gate.person({ kind: 'person-closes' }).after(MINUTE_MS);
    expect(gate.control.barrier().fault).toBeNull();
    expect(gate.device.position).toBe('closed');
  });

  it('is told of still where it was only worked out that another drove through', () => {
    const gate = lost();
    gate.sensors.stick('inside', 'unknown', MINUTE_MS);
    gate.sees('+outside').after(1_000).confirms('p2').sees('-outside').after(5_000);
    expect(gate.ends()).toEqual(['abandoned', 'entered']);
    expect(gate.control.barrier().fault).toBe('vehicle-lost');
  });
});
