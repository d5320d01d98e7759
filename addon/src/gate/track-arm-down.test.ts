import { describe, expect, it } from 'vitest';
import { SENSORS } from '../contract/words.ts';
import { isUnderWay, trackPartsAt } from './track.ts';
import { GAP_MS, lane } from './tracks-under-test.ts';

describe('a vehicle before an arm that is down', () => {
  const closed = () => lane(SENSORS, { passable: false });

  it('may have its nose in the beam, and still waits where it arrived', () => {
    const gate = closed().sees('+outside', '+beam');
    expect(gate.tracks()).toMatchObject([{ covers: ['outside', 'beam'], underClosedArm: true }]);
    expect(gate.tracks().map((track) => isUnderWay(track, SENSORS))).toEqual([false]);
    expect(
      gate
        .armGoesUp()
        .tracks()
        .map((track) => isUnderWay(track, SENSORS)),
    ).toEqual([true]);
  });

  it('has not begun to cross when it draws its nose back', () => {
    const gate = closed().sees('+outside', '+beam', '-beam');
    expect(gate.tracks()).toMatchObject([{ covers: ['outside'], reach: 0, underClosedArm: false }]);
    expect(gate.armGoesUp().sees('-outside').goneIn()).toEqual([GAP_MS]);
  });

  it('crosses as any other once the arm is up', () => {
    const gate = closed().sees('+outside', '+beam').armGoesUp();
    gate.sees('+inside', '-outside', '-beam', '-inside').after(0);
    expect(gate.ends()).toEqual([['v1', 'crossed', false]]);
    expect(gate.tracks()).toEqual([]);
  });

  it('forces it when it goes on without a stop', () => {
    const gate = closed().sees('+outside', '+beam', '+inside', '-outside');
    expect(gate.tracks()).toMatchObject([{ id: 'v1', covers: ['beam', 'inside'], underClosedArm: true }]);
    expect(gate.tracks().map((track) => isUnderWay(track, SENSORS))).toEqual([true]);
    expect(gate.sees('-beam', '-inside').after(0).ends()).toEqual([['v1', 'crossed', false]]);
  });

  it('forces it the other way round too', () => {
    const gate = closed().sees('+inside', '+beam', '+outside', '-inside', '-beam', '-outside').after(0);
    expect(gate.ends()).toEqual([['v1', 'crossed', false]]);
  });

  it.each([
    [GAP_MS - 100, ['in']],
    [GAP_MS, ['in', 'out']],
  ])('is another than the one beyond it when that comes %d ms after the nose', (ms, directions) => {
    const gate = closed().sees('+outside', '+beam').after(ms).sees('+inside');
    expect(gate.tracks().map(({ direction }) => direction)).toEqual(directions);
  });

  it('is another than the one beyond it when it draws its nose back', () => {
    const gate = closed().sees('+outside', '+beam', '+inside', '-beam');
    expect(gate.tracks()).toMatchObject([
      { id: 'v1', direction: 'in', covers: ['outside'], reach: 0, underClosedArm: false },
      { id: 'v2', direction: 'out', covers: ['inside'], reach: 0 },
    ]);
  });

  it('is another than the one beyond it when neither moves', () => {
    const gate = closed()
      .sees('+outside', '+beam', '+inside')
      .after(GAP_MS - 1);
    expect(gate.tracks()).toHaveLength(1);
    expect(gate.tracks().map((track) => trackPartsAt(track, gate.options))).toEqual([300 + GAP_MS]);
    expect(gate.after(1).tracks()).toMatchObject([
      { id: 'v1', direction: 'in', covers: ['outside', 'beam'], reach: 1, underClosedArm: true },
      { id: 'v2', direction: 'out', covers: ['inside'] },
    ]);
    expect(gate.tracks().map((track) => trackPartsAt(track, gate.options))).toEqual([null, null]);
  });

  it('is parted from nobody under an arm that is up, or where it is through', () => {
    const up = lane(SENSORS).sees('+outside', '+beam', '+inside').after(GAP_MS);
    expect(up.tracks()).toMatchObject([{ covers: ['outside', 'beam', 'inside'] }]);
    const through = closed().sees('+outside', '+beam', '+inside', '-outside', '-beam').after(GAP_MS);
    expect(through.tracks()).toMatchObject([{ id: 'v1', covers: ['inside'] }]);
  });

  it('did not force it when somebody walks through the beam as it goes away', () => {
    const gate = closed().sees('+outside', '+beam', '-outside', '-beam').after(GAP_MS);
    expect(gate.ends()).toEqual([['v1', 'went-back', false]]);
  });

  it('is not through where the beam is the last that sees it', () => {
    const gate = lane(['outside', 'beam'], { passable: false, directionRule: 'entry' });
    expect(gate.sees('+outside', '+beam', '-outside', '-beam').after(GAP_MS).ends()).toEqual([
      ['v1', 'went-back', false],
    ]);
  });

  it('does not force its way where no beam tells: who is beyond wants to leave', () => {
    const gate = lane(['beam', 'inside'], { passable: false, directionRule: 'entry' }).sees(
      '+beam',
      '+inside',
    );
    expect(gate.tracks().map(({ direction }) => direction)).toEqual(['in', 'out']);
  });
});
